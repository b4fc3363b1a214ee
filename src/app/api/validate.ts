import { z } from 'zod';
import { parseTold } from '#app/parse-told.ts';
import type { Bilingual } from '#core/bilingual.ts';
import { type ApiProblem, badRequest, type WrongPart } from './problem.ts';

/** The value as the schema understands it. Throws a 400 that names every part that is wrong, and tells people why. */
export function validate<Schema extends z.ZodType>(
  schema: Schema,
  value: unknown,
  where: 'path' | 'query' | 'body',
): z.output<Schema> {
  const parsed = parseTold(schema, value);
  if (parsed.ok) return parsed.value;
  const errors: WrongPart[] = [];
  const reasons: Bilingual[] = [];
  for (const { path, message, isOwn } of parsed.issues) {
    const inside = path.map(String).join('.');
    errors.push({ path: inside === '' ? where : `${where}.${inside}`, message });
    // General words do not say what they speak of.
    const name = isOwn ? undefined : path.findLast((part) => typeof part === 'string');
    reasons.push(
      name === undefined ? message : { zh: `${name}：${message.zh}`, en: `${name}: ${message.en}` },
    );
  }
  const told = (language: keyof Bilingual, between: string) =>
    [...new Set(reasons.map((reason) => reason[language]))].slice(0, 5).join(between);
  throw badRequest({ zh: told('zh', '；'), en: told('en', '; ') }, errors);
}

/**
 * The parameters of an address: one value each, or a list where the schema has a list. A parameter that is
 * given twice but has one value is left as a list, so that it is refused.
 */
export function queryOf(
  schema: z.ZodObject,
  given: Readonly<Record<string, string[]>>,
): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(given).map(([key, values]) => {
      const field = Object.hasOwn(schema.shape, key) ? schema.shape[key] : undefined;
      return [key, values.length === 1 && !isList(field) ? values[0] : values];
    }),
  );
}

function isList(field: unknown): boolean {
  if (field instanceof z.ZodOptional || field instanceof z.ZodDefault) return isList(field.unwrap());
  return field instanceof z.ZodArray;
}

/** PostgreSQL holds every character but this one, and no name has it. */
export function refuseNul(texts: Iterable<string>, where: 'path' | 'query'): void {
  for (const text of texts) {
    if (text.includes('\0')) {
      throw badRequest({ zh: `${where} 中含有空字符`, en: `There is a NUL character in the ${where}` });
    }
  }
}

/** The same for a body of JSON, in texts and names of fields however deep; names the field. */
export function refuseNulWithin(body: unknown): void {
  // A stack of its own: calls would overflow theirs where somebody nests without end.
  const open: Level[] = [{ name: '', parts: partsOf({ body }) }];
  const path = (levels: readonly Level[]) => levels.map(({ name }) => name).join('.');
  for (let level = open.at(-1); level !== undefined; level = open.at(-1)) {
    const { done, value: part } = level.parts.next();
    if (done === true) {
      open.pop();
      continue;
    }
    const [name, value] = part;
    if (typeof name === 'string' && name.includes('\0')) throw nulIn(path(open.slice(0, -1)));
    level.name = name;
    if (typeof value === 'string' && value.includes('\0')) throw nulIn(path(open));
    if (typeof value === 'object' && value !== null) open.push({ name: '', parts: partsOf(value) });
  }
}

interface Level {
  /** Of the part that is looked at. */
  name: string | number;
  readonly parts: Iterator<[name: string | number, value: unknown], undefined>;
}

/** One after the other: a list of all would be many times as large as the body. */
function* partsOf(value: object): Generator<[name: string | number, value: unknown], undefined> {
  if (Array.isArray(value)) yield* value.entries();
  else for (const name of Object.keys(value)) yield [name, (value as Record<string, unknown>)[name]];
}

function nulIn(path: string): ApiProblem {
  const message = { zh: `${path} 中含有空字符`, en: `There is a NUL character in ${path}` };
  return badRequest(message, [{ path, message }]);
}
