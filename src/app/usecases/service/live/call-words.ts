import type { PhraseAnswer, PhraseTask } from '#app/usecases/write-phrases.ts';
import type { Bilingual } from '#core/bilingual.ts';
import type { AudioBlock } from '#core/ports/speech-audio.ts';
import type { HeardSound } from '#core/speech/call-listener.ts';
import type { WrittenTurn } from '#core/speech/hear-turns.ts';
import { finishedPhrases, type TakenUntil, type WordsSoFar, wordsSoFar } from '#core/speech/phrases.ts';
import { soundedTurns } from '#core/speech/recognition-plan.ts';
import type { SpokenLanguage } from '#core/speech/spoken-language.ts';
import { lengthOf, type Stretch } from '#core/speech/stretches.ts';
import type { SpokenTurn } from '#core/speech/turns.ts';

/** Writes down phrases of running calls, so many at a time as it can. */
export interface PhraseWriter {
  /**
   * @param pick called when a place is free, as what is wanted most changes while one waits; undefined: nothing any more
   * @returns undefined where nothing was picked
   */
  write(pick: () => Promise<PhraseTask | undefined>): Promise<PhraseAnswer | undefined>;
}

/** A phrase that was written down, as it is kept beside the sound. */
export interface KeptPhrase {
  readonly phrase: WrittenTurn;
  readonly recogniser: string;
}

/** So much is heard at once at most: with what went before each phrase is understood better, and sooner than one by one. */
const TOGETHER_MS = 28_000;
const MOST_SPAN_MS = 45_000;
/** What waits longer than so much speech takes is left to the end of the call. */
const MOST_WAITING_MS = 120_000;
/** Before and after a phrase. */
const AROUND_MS = 500;
/** After a failure nothing is asked for so long. */
const REST_MS = 15_000;

/** The words of one running call as a recogniser of ours writes them down. */
export class CallWords {
  #taken: TakenUntil = [0, 0];
  #waiting: SpokenTurn[] = [];
  #asked: readonly SpokenTurn[] = [];
  #written: WrittenTurn[] = [];
  #heard: SpokenLanguage['heard'] = [];
  #restUntil = 0;
  #untilMs = 0;
  #isOneChannel: boolean;
  /** Who wrote the words, once there are any. */
  recogniser: string | undefined;

  constructor(channels: 1 | 2) {
    this.#isOneChannel = channels === 1;
  }

  /** Looks for phrases that were finished since. */
  notice(sound: HeardSound): WordsSoFar {
    const turns = soundedTurns(sound);
    this.#isOneChannel = sound.tracks.length === 1;
    this.#untilMs = sound.durationMs;
    const found = finishedPhrases(turns, this.#isOneChannel, sound.durationMs, this.#taken);
    this.#taken = found.taken;
    this.#waiting.push(...found.phrases);
    while (this.#waiting.reduce((sum, phrase) => sum + lengthOf(phrase), 0) > MOST_WAITING_MS) {
      this.#waiting.shift();
    }
    return wordsSoFar(turns, this.#written, this.#isOneChannel, sound.durationMs);
  }

  /** Whether there is something to be written down. */
  isWaiting(now: number): boolean {
    return this.#waiting.length > 0 && now >= this.#restUntil;
  }

  /** How long ago the oldest phrase ended that is not written down yet. */
  get behindMs(): number {
    const open = [...this.#waiting, ...this.#asked];
    return open.length === 0 ? 0 : this.#untilMs - Math.min(...open.map(({ endMs }) => endMs));
  }

  /** The newest phrases that wait, with their sound. */
  async pick(read: (stretch: Stretch) => Promise<AudioBlock>): Promise<PhraseTask | undefined> {
    const group: SpokenTurn[] = [];
    let spoken = 0;
    for (const phrase of this.#waiting.toReversed()) {
      spoken += lengthOf(phrase);
      const spanMs = (group[0]?.endMs ?? phrase.endMs) - phrase.startMs;
      if (group.length > 0 && (spoken > TOGETHER_MS || spanMs > MOST_SPAN_MS)) break;
      group.push(phrase);
    }
    if (group.length === 0) return undefined;
    this.#asked = group.toReversed();
    this.#waiting = this.#waiting.filter((phrase) => !group.includes(phrase));
    const fromMs = this.#fromMs;
    const toMs = Math.max(...group.map(({ endMs }) => endMs)) + AROUND_MS;
    const sound = await read({ startMs: fromMs, endMs: toMs });
    return {
      sound: this.#isOneChannel ? sound.slice(0, 1) : sound,
      phrases: this.#asked.map((phrase) => shifted(phrase, -fromMs)),
      heard: this.#heard,
    };
  }

  /** @returns what is to be kept, or why nothing came of it */
  take(answer: PhraseAnswer, now: number): readonly KeptPhrase[] | Bilingual {
    const fromMs = this.#fromMs;
    const asked = this.#asked;
    this.#asked = [];
    if (!answer.ok) {
      this.#waiting = [...asked, ...this.#waiting];
      this.#restUntil = now + REST_MS;
      return answer.reason;
    }
    const { written, heard, recogniser } = answer;
    this.#heard = heard;
    const kept = written.map((phrase) => ({ phrase: moved(phrase, fromMs), recogniser }));
    for (const one of kept) this.recall(one);
    return kept;
  }

  /** A phrase that was written down before. */
  recall({ phrase, recogniser }: KeptPhrase): void {
    this.recogniser = recogniser;
    this.#written.push(phrase);
    const place = this.#isOneChannel || phrase.speaker === 0 ? 0 : 1;
    const [first, second] = this.#taken;
    this.#taken =
      place === 0 ? [Math.max(first, phrase.endMs), second] : [first, Math.max(second, phrase.endMs)];
  }

  get #fromMs(): number {
    return Math.max(0, Math.min(...this.#asked.map(({ startMs }) => startMs)) - AROUND_MS);
  }
}

function shifted<Part extends SpokenTurn>(turn: Part, ms: number): Part {
  const move = ({ startMs, endMs }: Stretch) => ({ startMs: startMs + ms, endMs: endMs + ms });
  return { ...turn, ...move(turn), speech: turn.speech.map(move) };
}

function moved(turn: WrittenTurn, ms: number): WrittenTurn {
  const move = <Part extends Stretch>(part: Part): Part => ({
    ...part,
    startMs: part.startMs + ms,
    endMs: part.endMs + ms,
  });
  return { ...move(turn), ...(turn.words === undefined ? {} : { words: turn.words.map(move) }) };
}
