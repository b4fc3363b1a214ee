import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Role } from '#core/conversation/schema.ts';

/** Readers of the external sets: `dialogues/`, `emotion/`, `offensive/` and `pairs/` of the folder given by `--data`. */

export interface OutsideTurn {
  readonly role: Role;
  readonly text: string;
}

interface Rating {
  /** −2…2, of each rater. */
  readonly votes: readonly number[];
  readonly mean: number;
}

export interface HelpdeskDialogue {
  readonly id: string;
  readonly turns: readonly OutsideTurn[];
  /** A: the matter is solved; S: the customer is satisfied. */
  readonly quality: { readonly A: Rating; readonly S: Rating };
}

export interface RatedChat {
  readonly id: string;
  /** `satisfaction` 0, 1 or 2 on rated customer turns. */
  readonly turns: readonly (OutsideTurn & { readonly satisfaction?: number })[];
}

export interface Dialogue {
  readonly id: string;
  readonly turns: readonly OutsideTurn[];
}

export interface Sentence {
  readonly text: string;
  readonly label: string | number;
}

export interface Pair {
  readonly a: string;
  readonly b: string;
  readonly label: number;
}

/** Rows of one file of the folder; undefined where it is absent. */
export function readSet<Row>(folder: string, file: string): Row[] | undefined {
  const path = join(folder, file);
  if (!existsSync(path)) return undefined;
  return readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Row);
}

/** A mean of ratings from −2 to 2, rounded to low (0), middle (1) or high (2). */
export function classOfRating(rating: number): number {
  if (rating < -0.5) return 0;
  return rating > 0.5 ? 2 : 1;
}
