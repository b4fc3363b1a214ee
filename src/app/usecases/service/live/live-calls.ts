import type { Language } from '#core/conversation/schema.ts';
import { messageOf } from '#core/message-of.ts';
import type { LeftRecording, LiveAudio, LiveRecorder, LiveRecording } from '#core/ports/live-sound.ts';
import type { VoiceActivityModel } from '#core/ports/speech-activity.ts';
import type { AudioReader } from '#core/ports/speech-audio.ts';
import type { Problem } from '#core/problem.ts';
import { activeRulebooks } from '../active-rulebooks.ts';
import type { ServicePorts } from '../ports.ts';
import type { PhraseWriter } from './call-words.ts';
import { type EndedCall, type EndPorts, endCall } from './end-call.ts';
import { type LiveAbout, LiveCall, type LiveNews, type LiveNote } from './live-call.ts';
import { isCallErased, registerCall, registerLeft, unregisterCall } from './live-register.ts';
import { unstorableAbout } from './unstorable-about.ts';
import { UnstoredCalls } from './unstored-calls.ts';

/** What sound is heard with. */
export interface LiveEars {
  readonly live: LiveAudio;
  readonly audio: AudioReader;
  readonly activity: VoiceActivityModel;
}

export interface LivePorts extends EndPorts {
  readonly analysis: ServicePorts['analysis'];
  readonly recorder: LiveRecorder;
  /** Loaded when the first call begins: the libraries are large. */
  ears(): Promise<LiveEars>;
  /** Writes down the words of calls whose sender sends none; absent where there is no recogniser. */
  readonly writer?: PhraseWriter | undefined;
}

export interface LivePace {
  /** For how long whoever sends may stay away before the call is taken for ended. */
  readonly patienceMs: number;
  /** How often a call is looked at. */
  readonly lookMs: number;
  /** After how long a call that could not be stored is tried again for the first time. */
  readonly retryMs: number;
  /** How often it is looked for what other processes have left. */
  readonly takeUpMs: number;
}

const USUAL: LivePace = { patienceMs: 60_000, lookMs: 150, retryMs: 30_000, takeUpMs: 60_000 };

/** A call that runs; `ending`: it is over, and being stored. */
export interface RunningCall {
  readonly call: LiveCall;
  readonly state: 'running' | 'waiting' | 'ending';
}

interface Kept {
  readonly call: LiveCall;
  /** Told of news; absent while nobody sends. */
  sender: Sender | undefined;
  looking: NodeJS.Timeout | undefined;
  patience: NodeJS.Timeout | undefined;
  /** How many pieces there were at the last look. */
  lookedAt: number;
  /** Some of its words are being written down. */
  isWriting: boolean;
  isOver: boolean;
}

export interface Sender {
  news(news: LiveNews): void;
}

export type BeginOutcome =
  | { readonly outcome: 'running'; readonly receivedMs: number }
  /** A conversation of this id has been received already. */
  | { readonly outcome: 'received_before' }
  /** Somebody else is sending it. */
  | { readonly outcome: 'being_sent' }
  /** After a break with another number of channels. */
  | { readonly outcome: 'other_channels' }
  /** What is told of it could never be stored. */
  | { readonly outcome: 'unstorable'; readonly problems: readonly Problem[] };

/** The calls that are going on in this process: each is heard as it arrives and stored as a recording when it ends. */
export class LiveCalls {
  readonly #ports: LivePorts;
  readonly #pace: LivePace;
  readonly #calls = new Map<string, Kept>();
  /** Over, and not stored yet. */
  readonly #ending = new Map<string, Kept>();
  readonly #unstored: UnstoredCalls;
  readonly #watchers = new Set<(organisation: string, id: string) => void>();
  /** Calls that a stop left behind are taken up before others begin. */
  #ready: Promise<void> | undefined;
  #beginning: Promise<unknown> = Promise.resolve();
  #takingUp: NodeJS.Timeout | undefined;

  constructor(ports: LivePorts, pace: Partial<LivePace> = {}) {
    this.#ports = ports;
    this.#pace = { ...USUAL, ...pace };
    this.#unstored = new UnstoredCalls(ports, this.#pace.retryMs);
  }

  /** Takes up what processes leave behind, now and later: it waits for its sender, and is stored when nobody comes. */
  resume(): Promise<void> {
    this.#ready ??= this.#takeUpAll();
    this.#takingUp ??= setInterval(() => {
      this.#beginning = this.#beginning
        .then(() => this.#takeUpAll())
        .catch((failure) => this.#ports.log.error({ error: messageOf(failure) }, 'live calls'));
    }, this.#pace.takeUpMs).unref();
    return this.#ready;
  }

  /** One after the other: of two that begin the same call at once, the second finds it being sent. */
  begin(about: LiveAbout, sender: Sender): Promise<BeginOutcome> {
    const begun = this.#beginning.then(() => this.#begin(about, sender));
    this.#beginning = begun.catch(() => {});
    return begun;
  }

  async #begin(about: LiveAbout, sender: Sender): Promise<BeginOutcome> {
    const problems = unstorableAbout(about);
    if (problems.length > 0) return { outcome: 'unstorable', problems };
    await this.resume();
    const ears = await this.#ports.ears();
    const { organisation, id, format } = about;
    const key = keyOf(organisation, id);
    // A store that cannot answer just now keeps no call from going on: it is asked again before anything is stored.
    const isErased = await this.isErased(organisation, id).catch(() => false);
    if (isErased && this.#calls.get(key)?.sender === undefined) await this.end(organisation, id);
    const known = this.#calls.get(key);
    if (known !== undefined) {
      if (known.sender !== undefined) return { outcome: 'being_sent' };
      if (known.call.about.format.channels !== format.channels) return { outcome: 'other_channels' };
      known.call.replaceDecoder(ears.live.open(format));
      this.#listen(known, sender);
      return { outcome: 'running', receivedMs: known.call.receivedMs };
    }
    if (this.#ending.has(key)) return { outcome: 'received_before' };
    await this.#unstored.release(key);
    try {
      return await this.#beginAnew(key, about, sender, ears);
    } catch (failure) {
      if (!this.#calls.has(key)) this.#unstored.add(key);
      throw failure;
    }
  }

  async #beginAnew(key: string, asked: LiveAbout, sender: Sender, ears: LiveEars): Promise<BeginOutcome> {
    const { organisation, id, format } = asked;
    const received = await this.#ports.workflow.receipts.find(organisation, [id]);
    if (received.length > 0) return { outcome: 'received_before' };
    const { recorder } = this.#ports;
    const left = await recorder.leftOf(key);
    if (left !== null) {
      // It could not be stored; nobody sends it as long as it is not kept here.
      this.#wait(await this.#takeUp(left, ears));
      return this.#begin(asked, sender);
    }
    const about = { ...asked, entry: this.#ports.newId() };
    const { blobs, now } = this.#ports;
    const call = await this.#open(about, ears, async () => {
      await registerCall(blobs, about, now());
      return recorder.begin(key, format.channels, about).catch(async (failure) => {
        await unregisterCall(blobs, about);
        throw failure;
      });
    });
    this.#listen(this.#keep(call), sender);
    return { outcome: 'running', receivedMs: 0 };
  }

  /** Null also once it is over. */
  find(organisation: string, id: string): RunningCall | null {
    const kept = this.#calls.get(keyOf(organisation, id));
    return kept === undefined ? null : running(kept);
  }

  /** Whether a call that goes on here was erased, or its customer, by whichever process: it is to be ended then. */
  async isErased(organisation: string, id: string): Promise<boolean> {
    const kept = this.#calls.get(keyOf(organisation, id));
    return kept !== undefined && (await isCallErased(this.#ports.blobs, kept.call.about));
  }

  /** Of one organisation, the newest first, those that are being stored among them. */
  list(organisation: string): readonly RunningCall[] {
    return [...this.#calls.values(), ...this.#ending.values()]
      .filter(({ call }) => call.about.organisation === organisation)
      .map(running)
      .toSorted((a, b) => (a.call.about.startedAt < b.call.about.startedAt ? 1 : -1));
  }

  /** Tells of every change. @returns takes it back */
  watch(tell: (organisation: string, id: string) => void): () => void {
    this.#watchers.add(tell);
    return () => this.#watchers.delete(tell);
  }

  /** Whoever sent has gone without an end: the call waits, unless another sender has taken it over already. */
  leave(organisation: string, id: string, sender: Sender): void {
    const kept = this.#calls.get(keyOf(organisation, id));
    if (kept?.sender !== sender) return;
    this.#wait(kept);
    this.#tell(kept);
  }

  /** Stores the call as a recording; null where there is none. @param language of the reason for a refusal */
  async end(organisation: string, id: string, language: Language = 'zh'): Promise<EndedCall | null> {
    const kept = this.#calls.get(keyOf(organisation, id));
    if (kept === undefined) return null;
    const key = keyOf(organisation, id);
    this.#stop(kept);
    this.#calls.delete(key);
    this.#ending.set(key, kept);
    kept.isOver = true;
    this.#tell(kept);
    let isStored = false;
    try {
      await kept.call.close();
      const ended = await endCall(this.#ports, kept.call, language);
      isStored = ended.isStored;
      return ended.told;
    } finally {
      this.#ending.delete(key);
      if (!isStored) this.#unstored.add(key);
      this.#tell(kept);
    }
  }

  /** Lets go of every call as it is; the next start takes them up. */
  async close(): Promise<void> {
    clearInterval(this.#takingUp);
    this.#unstored.close();
    for (const kept of this.#calls.values()) {
      this.#stop(kept);
      await kept.call.close();
    }
    this.#calls.clear();
    await this.#ports.recorder.close();
  }

  async #takeUpAll(): Promise<void> {
    const { recorder, log } = this.#ports;
    for (const name of await recorder.left()) {
      let key: string | undefined;
      try {
        const left = await recorder.takeUp(name);
        const { organisation, id } = left.about as LiveAbout;
        key = keyOf(organisation, id);
        this.#wait(await this.#takeUp(left, await this.#ports.ears()));
      } catch (failure) {
        const told = { name, error: messageOf(failure) };
        const what = 'what was kept of a live call cannot be taken up';
        if (key === undefined) log.error(told, `${what}; it is left`);
        else {
          log.error(told, `${what}; storing it is tried a little later`);
          this.#unstored.add(key);
        }
      }
    }
  }

  async #takeUp({ about, notes, recording }: LeftRecording, ears: LiveEars): Promise<Kept> {
    const known = about as LiveAbout;
    const call = await this.#open(known, ears, async () => {
      // One with a name was registered before it was begun, and needs no store to go on.
      if (known.entry === undefined) await registerLeft(this.#ports.blobs, known, this.#ports.now());
      return recording;
    }).catch(async (failure) => {
      await recording.close();
      throw failure;
    });
    for (const note of notes) call.recall(note as LiveNote);
    const audio = await ears.audio.open(recording.file).catch(() => null);
    if (audio !== null) {
      try {
        for await (const block of audio.blocks()) await call.hear(block);
      } catch {
        // Nothing had arrived yet.
      } finally {
        audio.close();
      }
    }
    return this.#keep(call);
  }

  /** @param record begins to keep the sound, once it is known that it can be decoded */
  async #open(
    about: LiveAbout,
    { live, activity }: LiveEars,
    record: () => Promise<LiveRecording>,
  ): Promise<LiveCall> {
    const decoder = live.open(about.format);
    const rulebooks = await activeRulebooks(this.#ports, about.organisation);
    const { analysis, writer } = this.#ports;
    const recording = await record();
    const writesWords = writer !== undefined;
    return new LiveCall(about, { analysis, rulebooks, activity, decoder, recording, writesWords });
  }

  #keep(call: LiveCall): Kept {
    const kept: Kept = {
      call,
      sender: undefined,
      looking: undefined,
      patience: undefined,
      lookedAt: -1,
      isWriting: false,
      isOver: false,
    };
    this.#calls.set(keyOf(call.about.organisation, call.about.id), kept);
    return kept;
  }

  #listen(kept: Kept, sender: Sender): void {
    clearTimeout(kept.patience);
    kept.patience = undefined;
    kept.sender = sender;
    this.#lookSoon(kept);
    this.#tell(kept);
  }

  #wait(kept: Kept): void {
    kept.sender = undefined;
    const { organisation, id } = kept.call.about;
    kept.patience = setTimeout(() => {
      this.end(organisation, id).catch((failure: unknown) => {
        const told = { organisation, error: messageOf(failure) };
        this.#ports.log.error(told, 'a live call could not be stored; it is tried again');
      });
    }, this.#pace.patienceMs);
  }

  #stop(kept: Kept): void {
    clearTimeout(kept.patience);
    clearTimeout(kept.looking);
    kept.looking = undefined;
    kept.patience = undefined;
  }

  #lookSoon(kept: Kept): void {
    clearTimeout(kept.looking);
    kept.looking = setTimeout(() => void this.#look(kept), this.#pace.lookMs);
  }

  async #look(kept: Kept): Promise<void> {
    const { call } = kept;
    try {
      if (call.pieces > kept.lookedAt) {
        const { pieces } = call;
        const news = await call.look();
        kept.lookedAt = pieces;
        kept.sender?.news(news);
        this.#tell(kept);
      }
      void this.#write(kept);
    } catch (failure) {
      const told = { organisation: call.about.organisation, error: messageOf(failure) };
      this.#ports.log.warn(told, 'a live call could not be looked at; it is tried again');
    }
    if (kept.looking !== undefined && kept.sender !== undefined) this.#lookSoon(kept);
  }

  /** Has what was said meanwhile written down, the newest first, until nothing waits. */
  async #write(kept: Kept): Promise<void> {
    const { writer, now } = this.#ports;
    const { call } = kept;
    if (writer === undefined || kept.isWriting) return;
    kept.isWriting = true;
    try {
      while (call.isUnwritten(now())) {
        const failure = await call.write(writer, now);
        if (failure !== undefined) this.#noteUnwritten(call, failure.en);
      }
    } catch (failure) {
      this.#noteUnwritten(call, messageOf(failure));
    } finally {
      kept.isWriting = false;
    }
  }

  #noteUnwritten({ about: { organisation, id } }: LiveCall, error: string): void {
    this.#ports.log.warn(
      { organisation, conversation: id, error },
      'words of a live call could not be written down; they are asked for again',
    );
  }

  #tell({ call: { about } }: Kept): void {
    for (const tell of this.#watchers) tell(about.organisation, about.id);
  }
}

function running({ call, sender, isOver }: Kept): RunningCall {
  return { call, state: isOver ? 'ending' : sender === undefined ? 'waiting' : 'running' };
}

function keyOf(organisation: string, id: string): string {
  return JSON.stringify([organisation, id]);
}
