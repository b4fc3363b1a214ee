import { type InferenceSession, Tensor } from 'onnxruntime-node';
import type {
  RecognisedSegment,
  RecognisedWord,
  RecognitionHints,
  Recognizer,
  SpokenStretch,
} from '#core/ports/recognizer.ts';
import { HEARING_RATE } from '#core/ports/speech-audio.ts';
import { beginningsOf } from './align.ts';
import { meanOf, type Sequence } from './beam-search.ts';
import { type Decoder, whole } from './decoder.ts';
import { HOP } from './encoder-graph.ts';
import type { Vocabulary } from './vocabulary.ts';
import type { WhisperShape } from './whisper-shape.ts';
import { piecesOf } from './words-of-tokens.ts';

/** Samples of a step of the encoder: 20 ms. */
const STEP = 2 * HOP;
const STEP_MS = 20;
const HALF_WINDOW = 200;
/** The model was trained on thirty seconds, most of them empty at their end; with so much of that it does as well. */
const QUIET_STEPS = 150;
const LEAST_STEPS = 150;
/** Nobody says more: tokens of a fast speaker, and some for short answers. */
const TOKENS_A_SECOND = 14;
const FEW_TOKENS = 12;
/** As in OpenAI's own program: nobody speaks, and what is written all the same is unlikely. */
const NO_SPEECH = 0.6;
const UNLIKELY = -1;
/** Where a text goes in circles, none of its passages of so many tokens comes twice. */
const UNREPEATED = 4;
/** Hot words take at most this many tokens. */
const MOST_PROMPT = 100;
/** What conversations are written in; others are named in the hints. */
const USUAL_LANGUAGES = ['zh', 'en'];

/** Whisper, inside the process. */
export class WhisperRecognizer implements Recognizer {
  readonly id: string;
  readonly longestMs: number;
  readonly placesWords = true;
  readonly #encoder: InferenceSession;
  readonly #decoder: Decoder;
  readonly #vocabulary: Vocabulary;
  readonly #shape: WhisperShape;
  readonly #beams: number;

  constructor(
    id: string,
    encoder: InferenceSession,
    decoder: Decoder,
    vocabulary: Vocabulary,
    shape: WhisperShape,
    beams: number,
  ) {
    this.id = id;
    this.longestMs = shape.audioSteps * STEP_MS;
    this.#encoder = encoder;
    this.#decoder = decoder;
    this.#vocabulary = vocabulary;
    this.#shape = shape;
    this.#beams = beams;
  }

  async recognise(stretch: SpokenStretch, hints: RecognitionHints): Promise<readonly RecognisedSegment[]> {
    const steps = Math.max(1, Math.min(this.#shape.audioSteps, Math.ceil(stretch.samples.length / STEP)));
    const sound = await this.#encode(stretch.samples, steps);
    const { probabilities, noSpeech } = await this.#decoder.languages(
      sound,
      hints.language === undefined ? USUAL_LANGUAGES : [hints.language],
    );
    const [language] = [...probabilities].toSorted(([, a], [, b]) => b - a)[0] ?? ['en'];
    const prompt = this.#promptOf(language, hints.hotWords ?? []);
    const found = await this.#textOf(sound, prompt, steps);
    const text = this.#vocabulary.decode(found.tokens).trim();
    const mean = meanOf(found);
    if (text === '' || (noSpeech > NO_SPEECH && mean < UNLIKELY)) return [];
    return [
      {
        startMs: stretch.startMs,
        endMs: stretch.startMs + Math.round((stretch.samples.length / HEARING_RATE) * 1000),
        text,
        confidence: hundredths(Math.exp(mean)),
        language,
        words: await this.#wordsOf(sound, language, found, steps, stretch.startMs),
      },
    ];
  }

  async close(): Promise<void> {
    await Promise.all([this.#encoder.release(), this.#decoder.close()]);
  }

  async #encode(samples: Float32Array, steps: number): Promise<Record<string, Tensor>> {
    const all = Math.min(this.#shape.audioSteps, Math.max(LEAST_STEPS, steps + QUIET_STEPS));
    const input = new Float32Array(steps * STEP - HOP + 2 * HALF_WINDOW);
    const taken = samples.subarray(0, input.length - HALF_WINDOW);
    input.set(taken, HALF_WINDOW);
    for (let i = 1; i <= HALF_WINDOW; i++) input[HALF_WINDOW - i] = taken[i] ?? 0;
    const encoded = await this.#encoder.run({
      samples: new Tensor('float32', input, [1, 1, input.length]),
      rest: whole([2 * (all - steps)], [1]),
    });
    return encoded as Record<string, Tensor>;
  }

  #promptOf(language: string, hotWords: readonly string[]): number[] {
    const { previous, start, transcribe, noTimestamps, languages } = this.#vocabulary;
    const before =
      hotWords.length === 0 ? [] : this.#vocabulary.encode(` ${hotWords.join(', ')}`).slice(0, MOST_PROMPT);
    return [
      ...(before.length === 0 ? [] : [previous, ...before]),
      start,
      languages.get(language)!,
      transcribe,
      noTimestamps,
    ];
  }

  async #textOf(sound: Record<string, Tensor>, prompt: readonly number[], steps: number): Promise<Sequence> {
    const longest = FEW_TOKENS + Math.ceil((TOKENS_A_SECOND * steps * STEP_MS) / 1000);
    const options = { beams: this.#beams, longest, unrepeated: 0 };
    const found = await this.#decoder.text(sound, prompt, options);
    if (found.tokens.length < longest && !goesInCircles(found.tokens)) return found;
    return this.#decoder.text(sound, prompt, { ...options, unrepeated: UNREPEATED });
  }

  async #wordsOf(
    sound: Record<string, Tensor>,
    language: string,
    { tokens, logs }: Sequence,
    steps: number,
    startMs: number,
  ): Promise<RecognisedWord[]> {
    const marks = this.#promptOf(language, []);
    const all = [...marks, ...tokens, this.#vocabulary.end];
    const attention = await this.#decoder.attention(sound, all);
    const [heads, count, allSteps] = attention.dims as [number, number, number];
    const begins = beginningsOf(attention.data as Float32Array, heads, count, allSteps, steps);
    // A token looks for the one after it.
    const timeOf = (token: number) => startMs + begins[marks.length - 1 + token]! * STEP_MS;
    return piecesOf(tokens, (token) => this.#vocabulary.bytesOf(token)).map(({ text, from, until }) => ({
      text,
      startMs: timeOf(from),
      endMs: timeOf(until),
      confidence: hundredths(Math.exp(meanOf({ tokens: [], logs: logs.slice(from, until) }))),
    }));
  }
}

/** Three times the same at the end, or hardly anything new in all. */
function goesInCircles(tokens: readonly number[]): boolean {
  if (tokens.length < 12) return false;
  const distinct = new Set(tokens.map((token, i) => `${token} ${tokens[i + 1]}`)).size;
  return distinct < tokens.length * 0.5;
}

function hundredths(value: number): number {
  return Math.round(value * 100) / 100;
}
