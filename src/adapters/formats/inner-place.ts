import { conversationField } from '#core/conversation/fields.ts';
import type { Normalised } from '#core/conversation/normalise.ts';
import type { Problem } from '#core/problem.ts';
import { isRecord } from './mapping.ts';

/** So deep, and no deeper, services wrap what they answer. */
const DEEPEST = 4;

/** A refusal for want of turns says where they stand further inside, as in what a service answered. */
export function pointedInside(result: Normalised, raw: unknown): Normalised {
  if (result.ok || !result.problems.some(({ code }) => code === 'no-turns')) return result;
  const pair = placeOf(raw, []);
  if (pair === undefined) return result;
  const hint: NonNullable<Problem['hint']> = {
    zh: `看起来在文件的里层，请用 --map ${pair} 指出`,
    en: `they seem to stand further inside: say --map ${pair}`,
  };
  const problems = result.problems.map((one) => (one.code === 'no-turns' ? { ...one, hint } : one));
  return { ...result, problems };
}

/** `conversations=data.list`, or `turns=data.messages` where one conversation is wrapped. */
function placeOf(value: unknown, path: readonly string[]): string | undefined {
  if (path.length > DEEPEST || !isRecord(value)) return undefined;
  for (const [key, inner] of Object.entries(value)) {
    const at = [...path, key];
    if (key.includes('.')) continue;
    if (Array.isArray(inner)) {
      if (inner.some(hasTurns)) return `conversations=${at.join('.')}`;
      if (path.length > 0 && isTurns(key, inner)) return `turns=${at.join('.')}`;
      continue;
    }
    const found = placeOf(inner, at);
    if (found !== undefined) return found;
  }
  return undefined;
}

function hasTurns(value: unknown): boolean {
  return isRecord(value) && Object.entries(value).some(([key, inner]) => isTurns(key, inner));
}

function isTurns(key: string, value: unknown): boolean {
  return Array.isArray(value) && value.length > 0 && conversationField(key)?.field === 'turns';
}
