import type { Analysis, Evidence, Signal } from '#core/analysis/analysis.ts';
import { normaliseConversation } from '#core/conversation/normalise.ts';
import type { Conversation } from '#core/conversation/schema.ts';
import type { Role } from '#core/conversation/vocabulary.ts';
import type { LiveDecoder, LiveFormat, LiveRecording } from '#core/ports/live-sound.ts';
import type { VoiceActivityModel } from '#core/ports/speech-activity.ts';
import type { AudioBlock } from '#core/ports/speech-audio.ts';
import { CallListener } from '#core/speech/call-listener.ts';
import { heardAsTurn, hearTurns } from '#core/speech/hear-turns.ts';
import { placeWords } from '#core/speech/place-words.ts';
import type { TranscriptSegment } from '#core/speech/read-transcript.ts';
import { type ConversationSound, SOUND } from '#core/speech/turn-sound.ts';
import type { NamedRulebookSet } from '../active-rulebooks.ts';
import type { ServicePorts } from '../ports.ts';

/** What is known of a call when it begins. */
export interface LiveAbout {
  readonly organisation: string;
  readonly id: string;
  readonly format: LiveFormat;
  readonly channels: readonly [Role, Role];
  /** ISO 8601. */
  readonly startedAt: string;
  readonly agent?: Conversation['agent'];
  readonly customer?: Conversation['customer'];
  readonly attributes?: Readonly<Record<string, unknown>>;
}

/** A rule that was hit while the call went on. It stays so, whatever is said later. */
export interface FiredRule {
  readonly rule: string;
  /** Of the call, when it was told. */
  readonly atMs: number;
  readonly evidence: readonly Evidence[];
}

/** A call as it has been so far. */
export interface LiveView {
  readonly atMs: number;
  /** Null while nobody has said anything. */
  readonly heard: { readonly conversation: Conversation; readonly analysis: Analysis } | null;
  readonly rules: readonly FiredRule[];
}

/** What one look told that the looks before had not. */
export interface LiveNews {
  readonly atMs: number;
  readonly turns: number;
  readonly signals: readonly Signal[];
  readonly rules: readonly FiredRule[];
}

const MS_PER_SAMPLE = 1000 / 16_000;

/** A running call: its sound and words as they arrive, and everything that is found in them so far. */
export class LiveCall {
  readonly about: LiveAbout;
  readonly recording: LiveRecording;
  readonly #analysis: ServicePorts['analysis'];
  readonly #rulebooks: NamedRulebookSet;
  readonly #listener: CallListener;
  #decoder: LiveDecoder;
  readonly #segments: TranscriptSegment[] = [];
  readonly #fired = new Map<string, FiredRule>();
  readonly #told = new Set<string>();
  #samples = 0;
  #pieces = 0;
  #view: LiveView = { atMs: 0, heard: null, rules: [] };
  /** One piece of sound after the other. */
  #taking: Promise<void> = Promise.resolve();

  constructor(
    about: LiveAbout,
    ports: {
      readonly analysis: ServicePorts['analysis'];
      readonly rulebooks: NamedRulebookSet;
      readonly activity: VoiceActivityModel;
      readonly decoder: LiveDecoder;
      readonly recording: LiveRecording;
    },
  ) {
    this.about = about;
    this.recording = ports.recording;
    this.#analysis = ports.analysis;
    this.#rulebooks = ports.rulebooks;
    this.#decoder = ports.decoder;
    this.#listener = new CallListener(about.format.channels, ports.activity.start(about.format.channels));
  }

  /** How much of the call has arrived. */
  get receivedMs(): number {
    return this.#samples * MS_PER_SAMPLE;
  }

  /** Counts every piece of sound and of words. */
  get pieces(): number {
    return this.#pieces;
  }

  get segments(): readonly TranscriptSegment[] {
    return this.#segments;
  }

  get view(): LiveView {
    return this.#view;
  }

  /** The next sound. Resolves when it is kept; rejects with `AudioRefusal` where it cannot be decoded. */
  take(bytes: Uint8Array): Promise<void> {
    const taken = this.#taking.then(async () => {
      const block = this.#decoder.decode(bytes);
      if (block === null) return;
      await this.recording.write(block);
      await this.hear(block);
    });
    this.#taking = taken.catch(() => {});
    return taken;
  }

  /** Sound that is kept already. */
  async hear(block: AudioBlock): Promise<void> {
    this.#samples += block[0]!.length;
    this.#pieces++;
    await this.#listener.take(block);
  }

  /** After a break the sound begins anew, in another form perhaps. */
  replaceDecoder(decoder: LiveDecoder): void {
    this.#decoder.close();
    this.#decoder = decoder;
  }

  async say(segment: TranscriptSegment): Promise<void> {
    await this.recording.note(segment);
    this.recall(segment);
  }

  /** Words that are kept already. */
  recall(segment: TranscriptSegment): void {
    this.#segments.push(segment);
    this.#pieces++;
  }

  /** Looks at the call as it is now. */
  async look(): Promise<LiveNews> {
    await this.#taking;
    const atMs = this.receivedMs;
    const conversation = atMs === 0 ? null : this.#conversation();
    const analysis = conversation === null ? null : await this.#judge(conversation);
    const signals: Signal[] = [];
    const rules: FiredRule[] = [];
    if (analysis !== null) {
      for (const signal of analysis.signals) if (this.#isNew(signal)) signals.push(signal);
      for (const { rule, outcome, decidedAt, evidence } of analysis.rules) {
        // What only the end can tell is not told before it.
        if (outcome !== 'hit' || decidedAt === undefined || this.#fired.has(rule)) continue;
        const fired = { rule, atMs, evidence };
        this.#fired.set(rule, fired);
        rules.push(fired);
      }
    }
    const heard = conversation === null || analysis === null ? null : { conversation, analysis };
    this.#view = { atMs, heard, rules: [...this.#fired.values()] };
    return { atMs, turns: conversation?.turns.length ?? 0, signals, rules };
  }

  /** Ends the sound; nothing may be taken afterwards. */
  async close(): Promise<void> {
    await this.#taking;
    this.#decoder.close();
    await this.recording.close();
  }

  #conversation(): Conversation | null {
    const { id, channels, startedAt, agent, customer, attributes, format } = this.about;
    const sound = this.#listener.heard();
    const written =
      this.#segments.length === 0
        ? undefined
        : placeWords({ segments: this.#segments, rest: {} }, channels, sound);
    const turns = hearTurns(sound, written);
    if (turns.length === 0) return null;
    const about: ConversationSound = {
      words: written === undefined ? 'none' : 'transcript',
      channels: format.channels,
      durationMs: sound.durationMs,
    };
    const result = normaliseConversation(
      {
        id,
        startedAt,
        ...(agent === undefined ? {} : { agent }),
        ...(customer === undefined ? {} : { customer }),
        turns: turns.map((turn) => heardAsTurn(turn, channels)),
        attributes: { ...attributes, [SOUND]: about },
      },
      { fallbackId: id, channel: 'voice' },
    );
    return result.ok ? result.conversation : null;
  }

  async #judge(conversation: Conversation): Promise<Analysis | null> {
    const [outcome] = await this.#analysis.analyse(this.#rulebooks, [conversation]);
    return outcome?.ok === true ? outcome.analysis : null;
  }

  /** A signal whose end or size still grows is told once. */
  #isNew({ type, turn, start, startMs }: Signal): boolean {
    const key =
      startMs === undefined ? `${type} ${turn} ${start}` : `${type} ${Math.round(startMs / 500)} ${start}`;
    if (this.#told.has(key)) return false;
    this.#told.add(key);
    return true;
  }
}
