import { messageOf } from '#core/message-of.ts';
import type { LiveRecorder } from '#core/ports/live-sound.ts';
import { type EndPorts, endCall } from './end-call.ts';
import type { LiveAbout, LiveNote } from './live-call.ts';

const LONGEST_PAUSE_MS = 600_000;

interface Unstored {
  pauseMs: number;
  timer: NodeJS.Timeout | undefined;
  /** While it is being tried. */
  attempt: Promise<void> | undefined;
}

/** Ended calls that could not be stored: each is tried again with growing pauses, from what is kept of it on the disk. */
export class UnstoredCalls {
  readonly #ports: EndPorts & { readonly recorder: LiveRecorder };
  readonly #firstPauseMs: number;
  readonly #calls = new Map<string, Unstored>();

  constructor(ports: EndPorts & { readonly recorder: LiveRecorder }, firstPauseMs: number) {
    this.#ports = ports;
    this.#firstPauseMs = firstPauseMs;
  }

  /** @param key of its recording; there need not be one */
  add(key: string): void {
    if (this.#calls.has(key)) return;
    const call: Unstored = { pauseMs: this.#firstPauseMs, timer: undefined, attempt: undefined };
    this.#calls.set(key, call);
    this.#wait(key, call);
  }

  /** Tries it no more: whoever sends it goes on with it. Lets a try end. */
  async release(key: string): Promise<void> {
    const call = this.#calls.get(key);
    if (call === undefined) return;
    clearTimeout(call.timer);
    await call.attempt;
    clearTimeout(call.timer);
    this.#calls.delete(key);
  }

  close(): void {
    for (const { timer } of this.#calls.values()) clearTimeout(timer);
    this.#calls.clear();
  }

  #wait(key: string, call: Unstored): void {
    call.timer = setTimeout(() => {
      call.attempt = this.#try(key, call);
    }, call.pauseMs).unref();
  }

  async #try(key: string, call: Unstored): Promise<void> {
    let isStored = false;
    try {
      isStored = await this.#store(key);
    } catch (failure) {
      const error = messageOf(failure);
      this.#ports.log.warn({ error }, 'a live call could not be stored; it is tried again');
    }
    if (this.#calls.get(key) !== call) return;
    if (isStored) this.#calls.delete(key);
    else {
      call.pauseMs = Math.min(LONGEST_PAUSE_MS, 2 * call.pauseMs);
      this.#wait(key, call);
    }
  }

  async #store(key: string): Promise<boolean> {
    const left = await this.#ports.recorder.leftOf(key);
    if (left === null) return true;
    const { recording } = left;
    const about = left.about as LiveAbout;
    const notes = left.notes as readonly LiveNote[];
    await recording.close();
    const segments = notes.filter((note) => 'text' in note);
    const mayBeStored = notes.some((note) => 'isStoring' in note);
    return (await endCall(this.#ports, { about, recording, segments, mayBeStored }, 'en')).isStored;
  }
}
