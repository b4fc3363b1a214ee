/** What customers come for, said in both languages, and how it is split. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';

export interface SentencePair {
  /** Pairs of one matter are asked by people who come for the same, in other words. */
  readonly matter: string;
  readonly zh: string;
  readonly en: string;
}

export const FOLDS = 5;

/** Every pair, file by file in the order of their names. */
export function readPairs(): SentencePair[] {
  const folder = new URL('parallel/', import.meta.url);
  return readdirSync(folder)
    .filter((name) => name.endsWith('.jsonl'))
    .sort()
    .flatMap((name) => readFileSync(new URL(name, folder), 'utf8').trim().split('\n'))
    .map((line) => JSON.parse(line) as SentencePair);
}

/** By matter, so that no other wording of a sentence stands on both sides. */
export function foldOf({ matter }: Pick<SentencePair, 'matter'>): number {
  return Number.parseInt(createHash('sha256').update(matter).digest('hex').slice(0, 8), 16) % FOLDS;
}
