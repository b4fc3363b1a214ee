import type { Language } from '../conversation/schema.ts';
import { ngramSimilarity } from '../text/ngram-similarity.ts';
import { slot } from './phrase-slots.ts';

/** A sentence of an answer, with slots, and whose it is. */
export interface SaidSentence {
  readonly conversation: string;
  readonly agent: string;
  readonly text: string;
}

/** A wording that several colleagues share. */
export interface Phrase {
  readonly text: string;
  /** In how many conversations, and by how many agents, it was said; absent where a person wrote it. */
  readonly conversations?: number;
  readonly agents?: number;
}

/** Of different conversations and agents: a wording that fewer share could lead back to one of them. */
export const SHARED_BY = { conversations: 3, agents: 3 } as const;
const ALIKE = 0.5;
/** Of the sentences alike, so many say a word before it belongs to the wording. */
const COMMON = 0.7;
const MOST_SENTENCES = 800;
const MOST_GAPS = 2;
const LONGEST_GAP = 24;
/** Letters (Chinese) or words (English) that a wording has outside its slots, at least and at most. */
const FIXED = { zh: { least: 6, most: 60 }, en: { least: 4, most: 40 } } as const;

/**
 * Wordings that sentences of several conversations and agents share: sentences alike are gathered around the most often
 * said one, and what most of them do not say becomes a slot. A wording is told only where sentences of at least
 * `SHARED_BY` fit it; whole sentences before parts of them, the most widely shared first.
 */
export function distilPhrases(
  sentences: readonly SaidSentence[],
  language: Language,
  limit: number,
): Phrase[] {
  const kept: Required<Phrase>[] = [];
  for (const units of [sentences, sentences.flatMap(clausesOf)]) {
    for (const wording of wordingsOf(units, language)) {
      if (kept.length >= limit) return kept;
      const bare = bareOf(wording.text);
      if (!kept.some(({ text }) => text.includes(bare) || bare.includes(bareOf(text)))) kept.push(wording);
    }
  }
  return kept;
}

function wordingsOf(units: readonly SaidSentence[], language: Language): Required<Phrase>[] {
  return groupsOf(units)
    .flatMap((group) => wordingOf(group, language) ?? [])
    .toSorted((a, b) => b.agents - a.agents || b.conversations - a.conversations || compare(a.text, b.text));
}

const CLAUSE_MARK = /[，,；;：:—]/u;

/** The parts of a sentence that has several. */
function clausesOf(sentence: SaidSentence): SaidSentence[] {
  const parts = sentence.text.split(CLAUSE_MARK).map((part) => part.trim());
  return parts.length < 2 ? [] : parts.map((text) => ({ ...sentence, text }));
}

/** Without the marks around it. */
function bareOf(text: string): string {
  return text.replaceAll(/^[^\p{L}{]+|[^\p{L}}]+$/gu, '');
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}

/** Sentences that say nearly the same, around the one most often said. */
function groupsOf(sentences: readonly SaidSentence[]): SaidSentence[][] {
  const byText = [...Map.groupBy(sentences, ({ text }) => text)]
    .toSorted(([a, x], [b, y]) => y.length - x.length || compare(a, b))
    .slice(0, MOST_SENTENCES);
  const similarity = ngramSimilarity();
  const groups: { readonly leader: string; readonly members: SaidSentence[] }[] = [];
  for (const [text, said] of byText) {
    let best: (typeof groups)[number] | undefined;
    let likest = ALIKE;
    for (const group of groups) {
      const likeness = similarity.compare(group.leader, text);
      if (likeness >= likest) [best, likest] = [group, likeness];
    }
    if (best === undefined) groups.push({ leader: text, members: [...said] });
    else best.members.push(...said);
  }
  return groups.map(({ members }) => members);
}

function wordingOf(group: readonly SaidSentence[], language: Language): Required<Phrase> | undefined {
  if (!isShared(group)) return undefined;
  const leader = tokensOf(group[0]!.text);
  const conversations = new Set(group.map(({ conversation }) => conversation)).size;
  const sayers = leader.map(() => new Set<string>());
  for (const [text, said] of Map.groupBy(group, (one) => one.text)) {
    for (const at of commonPlaces(leader, tokensOf(text)))
      for (const { conversation } of said) sayers[at]!.add(conversation);
  }
  const isCommon = sayers.map(({ size }) => size >= COMMON * conversations);
  for (const kept of [isCommon, leader.map(() => true)]) {
    const wording = withWholeEdges(runsOf(leader, kept, language), language);
    if (!isWording(wording.runs, language)) continue;
    const fitting = group.filter(({ text }) => fits(tokensOf(text), wording.runs));
    if (!isShared(fitting)) continue;
    return {
      text: written(wording, language),
      conversations: new Set(fitting.map(({ conversation }) => conversation)).size,
      agents: new Set(fitting.map(({ agent }) => agent)).size,
    };
  }
  return undefined;
}

function isShared(sentences: readonly SaidSentence[]): boolean {
  const count = (by: (one: SaidSentence) => string) => new Set(sentences.map(by)).size;
  return (
    count(({ conversation }) => conversation) >= SHARED_BY.conversations &&
    count(({ agent }) => agent) >= SHARED_BY.agents
  );
}

const TOKEN = /\{[^}]*\}|\p{Script=Han}|(?:(?!\p{Script=Han})[\p{L}\p{M}'’-])+|\S/gu;

/** Slots, words, single Chinese characters and marks. */
function tokensOf(text: string): string[] {
  return [...text.matchAll(TOKEN)].map(([token]) => token);
}

/** Places of the first list whose tokens stand in the second in the same order, as many as can be. */
function commonPlaces(a: readonly string[], b: readonly string[]): number[] {
  const width = b.length + 1;
  const best = new Uint16Array((a.length + 1) * width);
  for (let i = a.length - 1; i >= 0; i -= 1)
    for (let k = b.length - 1; k >= 0; k -= 1) {
      best[i * width + k] =
        fold(a[i]!) === fold(b[k]!)
          ? best[(i + 1) * width + k + 1]! + 1
          : Math.max(best[(i + 1) * width + k]!, best[i * width + k + 1]!);
    }
  const places: number[] = [];
  for (let i = 0, k = 0; i < a.length && k < b.length; ) {
    if (fold(a[i]!) === fold(b[k]!)) {
      places.push(i);
      i += 1;
      k += 1;
    } else if (best[(i + 1) * width + k]! >= best[i * width + k + 1]!) i += 1;
    else k += 1;
  }
  return places;
}

const fold = (token: string): string => token.toLowerCase();

/** What is said, as runs with a slot between each two, and whether something else is said before and after. */
interface Wording {
  readonly runs: readonly string[][];
  readonly isLed: boolean;
  readonly isFollowed: boolean;
}

/** What is kept of the tokens; a chance character is no run of its own. */
function runsOf(tokens: readonly string[], isKept: readonly boolean[], language: Language): Wording {
  const least = language === 'zh' ? 2 : 1;
  const runs: string[][] = [];
  let first = tokens.length;
  let last = 0;
  for (let at = 0; at < tokens.length; ) {
    let end = at;
    while (end < tokens.length && isKept[end] === isKept[at]) end += 1;
    const run = tokens.slice(at, end);
    if (isKept[at] === true && lettersIn(run) >= least) {
      runs.push(run);
      first = Math.min(first, at);
      last = end;
    }
    at = end;
  }
  const says = (token: string) => /[\p{L}{]/u.test(token);
  return { runs, isLed: tokens.slice(0, first).some(says), isFollowed: tokens.slice(last).some(says) };
}

/** Begins and ends with a clause where enough of it is left; else a slot stands at the edge. */
function withWholeEdges(wording: Wording, language: Language): Wording {
  let { runs, isLed, isFollowed } = wording;
  if (isLed && runs.length > 0) {
    const [first = [], ...rest] = runs;
    const cut = first.slice(first.findIndex((token) => CLAUSE_MARK.test(token)) + 1);
    if (cut.length < first.length && isWording([cut, ...rest], language))
      [runs, isLed] = [[cut, ...rest], false];
  }
  if (isFollowed && runs.length > 0) {
    const end = runs.at(-1)!;
    const mark = end.findLastIndex((token) => CLAUSE_MARK.test(token));
    const cut = [...runs.slice(0, -1), end.slice(0, Math.max(0, mark))];
    if (mark > 0 && isWording(cut, language)) [runs, isFollowed] = [cut, false];
  }
  return { runs, isLed, isFollowed };
}

function isWording(runs: readonly string[][], language: Language): boolean {
  const fixed = lettersIn(runs.flat());
  const { least, most } = FIXED[language];
  return fixed >= least && fixed <= most && runs.length - 1 <= MOST_GAPS;
}

function lettersIn(tokens: readonly string[]): number {
  return tokens.filter((token) => /^\p{L}/u.test(token)).length;
}

/** Whether the runs stand in the sentence one after the other, with no more than a slot's worth between two. */
function fits(tokens: readonly string[], runs: readonly string[][]): boolean {
  let end = 0;
  for (const [index, run] of runs.entries()) {
    const last = index === 0 ? tokens.length : end + LONGEST_GAP;
    let at = end;
    while (at <= last && !run.every((token, place) => fold(tokens[at + place] ?? '') === fold(token)))
      at += 1;
    if (at > last || at + run.length > tokens.length) return false;
    end = at + run.length;
  }
  return true;
}

function written({ runs, isLed, isFollowed }: Wording, language: Language): string {
  const gap = slot('detail', language);
  const said = runs.flatMap((run, index) => (index === 0 ? run : [gap, ...run]));
  const tokens = [...(isLed ? [gap] : []), ...said, ...(isFollowed ? [gap] : [])];
  let text = '';
  for (const token of tokens) {
    const isApart = language === 'en' && !/^[\p{P}]$/u.test(token);
    const areWords =
      /[\p{L}\p{M}]$/u.test(text) &&
      /^\p{L}/u.test(token) &&
      !/\p{Script=Han}/u.test(`${text.at(-1)}${token[0]}`);
    text += text !== '' && (isApart || areWords) ? ` ${token}` : token;
  }
  return text.replaceAll(new RegExp(`(?:\\${gap.slice(0, -1)}\\}\\s*){2,}`, 'g'), gap).trim();
}
