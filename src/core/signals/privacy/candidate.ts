import type { Language } from '../../conversation/schema.ts';
import {
  type Announcement,
  announcedAs,
  isAmountSaidAfter,
  isOtherSaidAfter,
  isToldAsPhone,
} from './announced.ts';
import { digitValue, isLatinLetter, isSpace } from './characters.ts';
import { type DigitRun, FEWEST_DIGITS, groupEnd, nextGroup } from './digit-run.ts';
import type { PiiKind } from './kinds.ts';
import type { Question } from './question.ts';

/** One reading of a run of digits: what it is, and how many of its groups belong to it. */
export interface Reading {
  readonly kind: PiiKind;
  readonly groups: number;
  readonly confidence: number;
  /** Where it begins or ends other than its groups do. */
  readonly start?: number;
  readonly end?: number;
}

const SEPARATORS = new Set([...',，、\n\r']);

/** What is known of a number beside its text. */
export interface NumberContext {
  readonly language: Language;
  /** What the other side has said right before. */
  readonly question?: Question | undefined;
}

/** A run of digits with the words before it, which are read only where its shape allows a kind. */
export class Candidate {
  readonly text: string;
  readonly run: DigitRun;
  readonly language: Language;
  readonly #question: Question | undefined;
  #announced: Announcement | null | undefined;

  constructor(text: string, run: DigitRun, { language, question }: NumberContext) {
    this.text = text;
    this.run = run;
    this.language = language;
    this.#question = question;
  }

  /** Its own words say that it is one of these, or it answers who asked for one. */
  is(...kinds: readonly Announcement[]): boolean {
    this.#announced ??= announcedAs(this.text, this.start) ?? null;
    if (this.#announced !== null) return kinds.includes(this.#announced);
    return kinds.some((kind) => this.#question?.announces(kind, this.text, this.start) === true);
  }

  /** Words right before it say so, or it answers who asked: more than that a telephone was spoken of. */
  get isToldAsPhone(): boolean {
    if (!this.is('phone')) return false;
    return this.#announced === null || isToldAsPhone(this.text, this.start);
  }

  /** The number of a thing, or a sum. */
  isOfThing(groups: number): boolean {
    if (this.is('order', 'sum')) return true;
    return !this.is('phone') && isOtherSaidAfter(this.text, this.end(groups));
  }

  /** The words before it were asked for, and they say that it tells nothing of anybody. */
  get isAnnouncedAsOther(): boolean {
    return this.#announced !== undefined && this.is('order', 'sum', 'service', 'version');
  }

  /** There is a pause among the first groups. */
  isPaused(groups: number): boolean {
    return this.run.groups.slice(0, groups).some(({ paused }) => paused);
  }

  /** The first groups are no part of a longer row of numbers, and of no amount. */
  standsAlone(groups: number): boolean {
    const end = this.end(groups);
    const next = nextGroup(this.text, end);
    // What is long enough to be a number of its own, or follows one that is told to be a telephone, is the next one.
    const isRow = next >= 0 && groupEnd(this.text, next) - next < FEWEST_DIGITS;
    if (isRow && !this.isToldAsPhone) return false;
    if (isAmountSaidAfter(this.text, end) || isOtherSaidAfter(this.text, end)) return false;
    let before = this.start - 1;
    while (isSpace(this.text.charCodeAt(before)) || SEPARATORS.has(this.text[before] ?? '')) before--;
    return before < 0 || digitValue(this.text.charCodeAt(before)) < 0;
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
