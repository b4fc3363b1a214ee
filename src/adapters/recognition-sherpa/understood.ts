import { z } from 'zod';
import type { RecognisedSegment, RecognisedWord } from '#core/ports/recognizer.ts';
import type { Stretch } from '#core/speech/stretches.ts';
import { unspelt } from './spelt-bytes.ts';

/** What the library understood; seconds from the beginning of the sound. Lists are empty where the model does not tell. */
export const understoodSchema = z.object({
  text: z.string(),
  lang: z.string().default(''),
  tokens: z.array(z.string()).default([]),
  timestamps: z.array(z.number()).default([]),
  durations: z.array(z.number()).default([]),
  /** Natural logarithms of how likely each token was. */
  ys_log_probs: z.array(z.number()).default([]),
});

export type Understood = z.infer<typeof understoodSchema>;

/** A character of a script without spaces, else what stands between spaces; marks belong to what is before them. */
const WORDS =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}][\p{P}\p{S}]*|[^\s\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]+/gu;
/** Models tell when a token begins. It ends where the next begins, but nobody says one for longer. */
const LONGEST_TOKEN_MS = 600;
/** Two scripts in one language; ISO 639-1 has no name for Cantonese. */
const LANGUAGES: Readonly<Record<string, string>> = { yue: 'zh' };

/** Unicode's mark for what cannot be read. */
const MISSING = '\ufffd';

/** A token and the characters of the text that are it. */
interface PlacedToken {
  readonly from: number;
  readonly until: number;
  readonly index: number;
}

/**
 * As segments of the recording; empty where nothing was said.
 * @param isCapital the model knows no small letters: its text is written in them, as anybody would
 */
export function segmentsOf(
  understood: Understood,
  stretch: Stretch,
  isCapital: boolean,
): RecognisedSegment[] {
  const text = (isCapital ? understood.text.toLowerCase() : understood.text).trim();
  if (text === '') return [];
  const language = languageOf(understood.lang);
  const confidence = surenessOf(understood.ys_log_probs, understood.tokens.length);
  return [
    {
      ...stretch,
      text,
      ...(confidence === undefined ? {} : { confidence }),
      ...(language === undefined ? {} : { language }),
      words: wordsOf({ ...understood, text }, stretch, isCapital),
    },
  ];
}

/** Of one that was spelt by its bytes: tokens that are parts of a character are taken as one. */
export function readable(understood: Understood): Understood {
  const { tokens, timestamps, durations } = understood;
  const whole = { tokens: [] as string[], timestamps: [] as number[], durations: [] as number[] };
  let from = 0;
  for (const until of tokens.keys()) {
    const text = unspelt(tokens.slice(from, until + 1).join(''));
    if (text.endsWith(MISSING) && until < tokens.length - 1) continue;
    whole.tokens.push(text);
    if (timestamps.length === tokens.length) whole.timestamps.push(timestamps[from]!);
    if (durations.length === tokens.length) {
      whole.durations.push(timestamps[until]! + durations[until]! - timestamps[from]!);
    }
    from = until + 1;
  }
  return { ...understood, ...whole, text: unspelt(understood.text) };
}

/** `<|zh|>` or `zh`. */
function languageOf(told: string): string | undefined {
  const name = told.replace(/[<|>]/g, '');
  return /^[a-z]{2,3}$/.test(name) ? (LANGUAGES[name] ?? name) : undefined;
}

function wordsOf(understood: Understood, { startMs, endMs }: Stretch, isCapital: boolean): RecognisedWord[] {
  const { text, tokens, timestamps, durations, ys_log_probs: logs } = understood;
  if (timestamps.length !== tokens.length) return [];
  const placed = placesOf(isCapital ? tokens.map((token) => token.toLowerCase()) : tokens, text);
  const at = (seconds: number) => Math.min(endMs, Math.round(startMs + seconds * 1000));
  const endOf = (index: number) => {
    const begins = timestamps[index]!;
    const lasts = durations[index] ?? 0;
    if (durations.length === tokens.length && lasts > 0) return at(begins + lasts);
    return Math.min(at(begins) + LONGEST_TOKEN_MS, at(timestamps[index + 1] ?? Number.POSITIVE_INFINITY));
  };
  return [...text.matchAll(WORDS)].flatMap(({ 0: word, index: from }) => {
    const until = from + word.length;
    const own = placed.filter((token) => token.from < until && from < token.until);
    if (own.length === 0) return [];
    const [first, last] = [own[0]!.index, own.at(-1)!.index];
    const confidence = surenessOf(
      logs.length === tokens.length ? logs.slice(first, last + 1) : [],
      last - first + 1,
    );
    return {
      text: word,
      startMs: at(timestamps[first]!),
      endMs: endOf(last),
      ...(confidence === undefined ? {} : { confidence }),
    };
  });
}

/** Where tokens stand in the text. Those that cannot be read alone stand between what is before and after them. */
function placesOf(tokens: readonly string[], text: string): PlacedToken[] {
  const placed: PlacedToken[] = [];
  let unread: number[] = [];
  let reached = 0;
  const fill = (until: number) => {
    placed.push(...unread.map((index) => ({ from: reached, until, index })));
    unread = [];
  };
  for (const [index, token] of tokens.entries()) {
    const said = token.replace(/^[\s▁]+|@@$/gu, '').trimEnd();
    const from = said === '' || said.includes(MISSING) ? -1 : text.indexOf(said, reached);
    if (from < 0) {
      unread.push(index);
      continue;
    }
    fill(from);
    reached = from + said.length;
    placed.push({ from, until: reached, index });
  }
  fill(text.length);
  return placed;
}

/** The geometric mean, 0–1; undefined where not every token has a likelihood. */
function surenessOf(logs: readonly number[], tokens: number): number | undefined {
  if (logs.length === 0 || logs.length !== tokens) return undefined;
  const mean = logs.reduce((sum, log) => sum + log, 0) / logs.length;
  return Math.round(100 * Math.min(1, Math.exp(mean))) / 100;
}
