import { LANGUAGES } from '../conversation/schema.ts';
import type { LabelledExample } from './labelled-example.ts';

/** Labelled conversations, one a line, or the first line that is none, from 1. */
export function readExamples(
  source: string,
): { readonly examples: readonly LabelledExample[] } | { readonly wrongLine: number } {
  const examples: LabelledExample[] = [];
  for (const [index, line] of source.split('\n').entries()) {
    if (line.trim() === '') continue;
    const example = parsed(line);
    if (example === null) return { wrongLine: index + 1 };
    examples.push(example);
  }
  return { examples };
}

function parsed(line: string): LabelledExample | null {
  try {
    const value = JSON.parse(line) as Partial<LabelledExample> | null;
    const isOne =
      typeof value?.id === 'string' &&
      LANGUAGES.some((language) => language === value.language) &&
      Array.isArray(value.turns) &&
      value.turns.every((turn) => typeof turn?.text === 'string');
    return isOne ? (value as LabelledExample) : null;
  } catch {
    return null;
  }
}
