import type { Language } from '../../conversation/schema.ts';
import { type Announcement, announcedAs } from './announced.ts';
import { isLatinLetter } from './characters.ts';
import type { DigitRun } from './digit-run.ts';
import type { PiiKind } from './kinds.ts';

/** One reading of a run of digits: what it is, and how many of its groups belong to it. */
export interface Reading {
  readonly kind: PiiKind;
  readonly groups: number;
  readonly confidence: number;
  /** Where it begins or ends other than its groups do. */
  readonly start?: number;
  readonly end?: number;
}

/** A run of digits with the words before it, which are read only where its shape allows a kind. */
export class Candidate {
  readonly text: string;
  readonly run: DigitRun;
  readonly language: Language;
  #announced: Announcement | null | undefined;

  constructor(text: string, run: DigitRun, language: Language) {
    this.text = text;
    this.run = run;
    this.language = language;
  }

  get announced(): Announcement | undefined {
    this.#announced ??= announcedAs(this.text, this.start) ?? null;
    return this.#announced ?? undefined;
  }

  /** The words before it were asked for, and they say that it is the number of a thing. */
  get isAnnouncedAsOther(): boolean {
    return this.#announced === 'order' || this.#announced === 'service' || this.#announced === 'version';
  }

  get digits(): string {
    return this.run.digits;
  }

  get start(): number {
    return this.run.groups[0]!.start;
  }

  /** How many groups have so many digits together; 0 when a group goes over it. */
  groupsWith(digits: number): number {
    return this.run.groups.findIndex((group) => group.upTo === digits) + 1;
  }

  /** Digits in each of the first groups. */
  sizes(groups: number): number[] {
    const { groups: all } = this.run;
    return all.slice(0, groups).map(({ upTo }, i) => upTo - (all[i - 1]?.upTo ?? 0));
  }

  /** Where the last of the first groups ends. */
  end(groups: number): number {
    return this.run.groups[groups - 1]!.end;
  }

  /** No letter follows the first groups. */
  endsWord(groups: number): boolean {
    return isWordEnd(this.text, this.end(groups));
  }

  /** A letter stands directly before: part of some code. */
  get touchesWord(): boolean {
    return this.start > 0 && isLatinLetter(this.text.charCodeAt(this.start - 1));
  }
}

export function isWordEnd(text: string, end: number): boolean {
  return end >= text.length || !isLatinLetter(text.charCodeAt(end));
}

/** Spelt digit by digit, as speech recognition writes it. */
export function isSpelt(sizes: readonly number[]): boolean {
  return sizes.length > 4 && sizes.every((size) => size === 1);
}
