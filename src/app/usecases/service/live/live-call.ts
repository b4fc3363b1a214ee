import type { Analysis, Evidence, Signal } from '#core/analysis/analysis.ts';
import type { Bilingual } from '#core/bilingual.ts';
import { normaliseConversation } from '#core/conversation/normalise.ts';
import type { Conversation } from '#core/conversation/schema.ts';
import type { Role } from '#core/conversation/vocabulary.ts';
import { messageOf } from '#core/message-of.ts';
import type { LiveDecoder, LiveFormat, LiveRecording } from '#core/ports/live-sound.ts';
import type { VoiceActivityModel } from '#core/ports/speech-activity.ts';
import type { AudioBlock } from '#core/ports/speech-audio.ts';
import { CallListener, type HeardSound } from '#core/speech/call-listener.ts';
import { type HeardTurn, heardAsTurn, hearTurns } from '#core/speech/hear-turns.ts';
import { measuresOnce } from '#core/speech/measure-turn.ts';
import { type Speaking, wordsSoFar } from '#core/speech/phrases.ts';
import { placeWords } from '#core/speech/place-words.ts';
import type { TranscriptSegment } from '#core/speech/read-transcript.ts';
import { soundedTurns } from '#core/speech/recognition-plan.ts';
import { type ConversationSound, SOUND } from '#core/speech/turn-sound.ts';
import type { NamedRulebookSet } from '../active-rulebooks.ts';
import type { ServicePorts } from '../ports.ts';
import { CallWords, type KeptPhrase, type PhraseWriter } from './call-words.ts';

/** What is known of a call when it begins. */
export interface LiveAbout {
  readonly organisation: string;
  readonly id: string;
  /** Its own name among all that were begun with this id; what was kept before there were such names has none. */
  readonly entry?: string;
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
  /** Who speaks now. */
  readonly speaking: readonly (Omit<Speaking, 'speaker'> & { readonly role: Role })[];
  /** So much later than they were said the words come; 0 where none are waited for. */
  readonly wordsBehindMs: number;
}

/** Kept once the call is heard and about to be stored. */
export const STORING = { isStoring: true } as const;

/** What is kept beside the sound: words that were sent, or written down here. */
export type LiveNote = TranscriptSegment | KeptPhrase | typeof STORING;

/** What one look told that the looks before had not. */
export interface LiveNews {
  readonly atMs: number;
  readonly turns: number;
  readonly signals: readonly Signal[];
  readonly rules: readonly FiredRule[];
}

/** How often a call is judged in which only what was known already goes on. */
const JUDGED_EVERY_MS = 600;
/** Times move by a little as more is heard. */
const SAME_MS = 500;
const NOTHING: Heard = { conversation: null, speaking: [], outline: '' };
const MS_PER_SAMPLE = 1000 / 16_000;

/** What is made of the sound and the words, before it is judged. */
interface Heard extends Pick<LiveView, 'speaking'> {
  readonly conversation: Conversation | null;
  /** Changes with whatever may be a signal. */
  readonly outline: string;
}

/** A running call: its sound and words as they arrive, and everything that is found in them so far. */
export class LiveCall {
  readonly about: LiveAbout;
  readonly recording: LiveRecording;
  readonly #analysis: ServicePorts['analysis'];
  readonly #rulebooks: NamedRulebookSet;
  readonly #listener: CallListener;
  #decoder: LiveDecoder;
  readonly #segments: TranscriptSegment[] = [];
  /** Ours, until whoever sends sends words. */
  #words: CallWords | undefined;
  readonly #fired = new Map<string, FiredRule>();
  readonly #told = new Set<string>();
  #samples = 0;
  #pieces = 0;
  #isClosed = false;
  #mayBeStored = false;
  readonly #measure = [measuresOnce(), measuresOnce()];
  /** What the judge saw last, and when. */
  #judged = { outline: '', atMs: Number.NEGATIVE_INFINITY };
  #view: LiveView = { atMs: 0, heard: null, rules: [], speaking: [], wordsBehindMs: 0 };
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
      /** Whether words are written down here. */
      readonly writesWords: boolean;
    },
  ) {
    this.about = about;
    this.recording = ports.recording;
    this.#analysis = ports.analysis;
    this.#rulebooks = ports.rulebooks;
    this.#decoder = ports.decoder;
    this.#words = ports.writesWords ? new CallWords(about.format.channels) : undefined;
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

  /** Whether an earlier try to store it may have done so, whatever became of the try. */
  get mayBeStored(): boolean {
    return this.#mayBeStored;
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

  /** What is kept already. */
  recall(note: LiveNote): void {
    if ('isStoring' in note) this.#mayBeStored = true;
    else if ('phrase' in note) this.#words?.recall(note);
    else {
      this.#segments.push(note);
      this.#words = undefined;
    }
    this.#pieces++;
  }

  /** Whether something was said that a recogniser should write down. */
  isUnwritten(now: number): boolean {
    return !this.#isClosed && this.#words?.isWaiting(now) === true;
  }

  /** Has the newest of it written down. @returns why nothing came of it, where something went wrong */
  async write(writer: PhraseWriter, now: () => number): Promise<Bilingual | undefined> {
    const words = this.#words;
    if (words === undefined) return undefined;
    const answer = await writer
      .write(async () =>
        this.#isClosed ? undefined : words.pick(({ startMs, endMs }) => this.recording.read(startMs, endMs)),
      )
      .catch((failure: unknown) => {
        const reason = messageOf(failure);
        return { ok: false, reason: { zh: reason, en: reason } } as const;
      });
    // Whoever sends has begun to send words, or the call is over.
    if (answer === undefined || this.#words === undefined || this.#isClosed) return undefined;
    const kept = words.take(answer, now());
    if (!Array.isArray(kept)) return kept as Bilingual;
    for (const phrase of kept as readonly KeptPhrase[]) {
      if (this.#isClosed) break;
      await this.recording.note(phrase);
    }
    this.#pieces++;
    return undefined;
  }

  /** Looks at the call as it is now; it is judged when there is something new in it, and every now and then. */
  async look(): Promise<LiveNews> {
    await this.#taking;
    const atMs = this.receivedMs;
    const { conversation, speaking, outline } =
      atMs === 0 ? NOTHING : this.#heard(this.#listener.heardSoFar());
    const wordsBehindMs = this.#words?.behindMs ?? 0;
    if (outline === this.#judged.outline && atMs - this.#judged.atMs < JUDGED_EVERY_MS) {
      this.#view = { ...this.#view, atMs, speaking, wordsBehindMs };
      return { atMs, turns: conversation?.turns.length ?? 0, signals: [], rules: [] };
    }
    this.#judged = { outline, atMs };
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
    this.#view = { atMs, heard, rules: [...this.#fired.values()], speaking, wordsBehindMs };
    return { atMs, turns: conversation?.turns.length ?? 0, signals, rules };
  }

  /** Ends the sound; nothing may be taken afterwards. */
  async close(): Promise<void> {
    this.#isClosed = true;
    await this.#taking;
    this.#decoder.close();
    await this.recording.close();
  }

  #heard(sound: HeardSound): Heard {
    const { id, channels, startedAt, agent, customer, attributes, format } = this.about;
    const soFar =
      this.#words?.notice(sound) ??
      wordsSoFar(soundedTurns(sound), [], sound.tracks.length === 1, sound.durationMs);
    const speaking = soFar.speaking.map(({ speaker, ...one }) => ({ ...one, role: channels[speaker]! }));
    const recogniser = this.#words?.recogniser;
    const written =
      this.#segments.length > 0
        ? placeWords({ segments: this.#segments, rest: {} }, channels, sound)
        : recogniser === undefined
          ? undefined
          : soFar.turns;
    const turns = hearTurns(sound, written, this.#measure);
    if (turns.length === 0) return { ...NOTHING, speaking };
    const about: ConversationSound = {
      ...(recogniser === undefined
        ? { words: written === undefined ? 'none' : 'transcript' }
        : { words: 'recogniser', recogniser }),
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
    return { conversation: result.ok ? result.conversation : null, speaking, outline: outlineOf(turns) };
  }

  async #judge(conversation: Conversation): Promise<Analysis | null> {
    const [outcome] = await this.#analysis.analyse(this.#rulebooks, [conversation]);
    return outcome?.ok === true ? outcome.analysis : null;
  }

  /** A signal whose end or size still grows is told once. */
  #isNew({ type, turn, start, startMs }: Signal): boolean {
    const key =
      startMs === undefined
        ? `${type} ${turn} ${start}`
        : `${type} ${Math.round(startMs / SAME_MS)} ${start}`;
    if (this.#told.has(key)) return false;
    this.#told.add(key);
    return true;
  }
}

function outlineOf(turns: readonly HeardTurn[]): string {
  const at = (ms: number) => Math.round(ms / SAME_MS);
  return turns
    .map(({ speaker, startMs, text, sound }) =>
      [
        speaker,
        at(startMs),
        text.length,
        ...sound.heard.map((thing) => `${thing.type}${at(thing.startMs)}`),
      ].join(' '),
    )
    .join('\n');
}
