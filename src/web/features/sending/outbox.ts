import type { z } from 'zod';
import type { importMappings } from '#contract/api/imports.ts';
import { knownMapping } from './column-fields.ts';
import type { ReadingWish, UploadPreview } from './preview-file.ts';
import { NOTHING_SENT, type SentFile } from './sent-file.ts';
import type { FileTogether } from './together.ts';

/** One dropped file, from the first look at it to what became of its conversations. */
export interface Outgoing {
  /** Tells it apart from others of the same name. */
  readonly key: number;
  readonly sending: FileTogether<File>;
  readonly wish: ReadingWish;
  /** Whether `preview` is how it would be read by the wish, or when it will be. */
  readonly reading: 'due' | 'going' | 'known' | 'failed';
  /** The newest that there is. */
  readonly preview?: UploadPreview;
  readonly failure?: unknown;
  /** Name of the saved mapping that such tables have. */
  readonly known?: string;
  /** A saved mapping or a person said how it is read. */
  readonly isToldHow: boolean;
  /** Sent as soon as it can be. */
  readonly isWanted: boolean;
  readonly sent?: SentFile;
}

type SavedMapping = z.output<typeof importMappings>['mappings'][number];

export interface Ways {
  preview(sending: FileTogether<File>, wish: ReadingWish, signal: AbortSignal): Promise<UploadPreview>;
  send(sending: FileTogether<File>, wish: ReadingWish, tell: (sent: SentFile) => void): Promise<void>;
  mappings(): Promise<readonly SavedMapping[]>;
}

/** A browser has six connections to one service, and pages need some of them. */
const AT_ONCE = 2;

/** Conversations of it that can be taken in, as far as it was looked at. */
export function readableOf({ preview }: Pick<Outgoing, 'preview'>): number {
  return preview === undefined ? 0 : preview.read - preview.refused;
}

/** It can be sent as it is, for the first time or once more. */
export function isReady(one: Outgoing): boolean {
  const isUnsent = one.sent === undefined || one.sent.state === 'failed';
  return isUnsent && one.reading === 'known' && readableOf(one) > 0;
}

/** Not sent yet, nor known to be nothing that can be sent. */
export function isOpen(one: Outgoing): boolean {
  const isStillLooked = one.reading === 'due' || one.reading === 'going';
  return one.sent === undefined && (isStillLooked || isReady(one));
}

/** Whether leaving the program now would lose something that somebody asked for. */
export function isBusy(all: readonly Outgoing[]): boolean {
  return all.some(({ isWanted, sent }) => isWanted || sent?.state === 'sending');
}

/** The dropped files and what goes on with them, whichever page is shown: a few at once, the first dropped first. */
export class Outbox {
  readonly #ways: Ways;
  readonly #listeners = new Set<() => void>();
  readonly #looks = new Map<number, AbortController>();
  #all: readonly Outgoing[] = [];
  #next = 1;

  constructor(ways: Ways) {
    this.#ways = ways;
  }

  readonly list = (): readonly Outgoing[] => this.#all;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  };

  add(dropped: readonly FileTogether<File>[]): void {
    const added = dropped.map(
      (sending): Outgoing => ({
        key: this.#next++,
        sending,
        wish: { map: {} },
        reading: 'due',
        isToldHow: false,
        isWanted: false,
      }),
    );
    this.#set([...added, ...this.#all]);
  }

  /** Nothing of it is left for whoever comes next; what is on its way cannot be called back. */
  clear(): void {
    for (const { key } of this.#all) this.#stopLooking(key);
    this.#set([]);
  }

  remove(key: number): void {
    this.#stopLooking(key);
    this.#set(this.#all.filter((one) => one.key !== key));
  }

  /** Somebody chose how it is to be read; it is not sent before they have seen what comes of that. */
  readAs(key: number, wish: ReadingWish): void {
    this.#stopLooking(key);
    this.#change(key, { wish, reading: 'due', isToldHow: true, isWanted: false });
  }

  /** A mapping was saved: tables of which nobody has said how they are read may be known by it. */
  offerSaved(): void {
    this.#set(
      this.#all.map((one) => {
        if (!isOpen(one) || one.isToldHow || one.preview?.table === undefined) return one;
        this.#stopLooking(one.key);
        return { ...one, reading: 'due' };
      }),
    );
  }

  lookAgain(key: number): void {
    this.#change(key, { reading: 'due' });
  }

  want(key: number): void {
    this.#change(key, { isWanted: true });
  }

  /** Everything that was not sent yet, also what is still to be looked at. */
  wantAll(): void {
    this.#set(this.#all.map((one) => (isOpen(one) ? { ...one, isWanted: true } : one)));
  }

  #stopLooking(key: number): void {
    this.#looks.get(key)?.abort();
    this.#looks.delete(key);
  }

  #set(all: readonly Outgoing[]): void {
    this.#all = all;
    for (const listener of this.#listeners) listener();
    this.#goOn();
  }

  #change(key: number, changed: Partial<Outgoing>): void {
    this.#set(this.#with(key, changed));
  }

  #with(key: number, changed: Partial<Outgoing>): readonly Outgoing[] {
    return this.#all.map((one) => (one.key === key ? { ...one, ...changed } : one));
  }

  #goOn(): void {
    for (let one = this.#nextToLook(); one !== undefined; one = this.#nextToLook()) void this.#look(one);
    for (let one = this.#nextToSend(); one !== undefined; one = this.#nextToSend()) void this.#send(one);
  }

  #nextToLook(): Outgoing | undefined {
    return this.#nextOf(
      ({ reading }) => reading === 'going',
      ({ reading }) => reading === 'due',
    );
  }

  #nextToSend(): Outgoing | undefined {
    return this.#nextOf(
      ({ sent }) => sent?.state === 'sending',
      (one) => one.isWanted && isReady(one),
    );
  }

  /** The first dropped of those whose turn it is, while not too many are under way. */
  #nextOf(isUnderWay: (one: Outgoing) => boolean, isDue: (one: Outgoing) => boolean): Outgoing | undefined {
    if (this.#all.filter(isUnderWay).length >= AT_ONCE) return undefined;
    return this.#all.filter(isDue).toSorted((a, b) => a.key - b.key)[0];
  }

  async #look({ key, sending, wish, isToldHow }: Outgoing): Promise<void> {
    const look = new AbortController();
    const { signal } = look;
    this.#looks.set(key, look);
    this.#all = this.#with(key, { reading: 'going' });
    try {
      const found = await this.#ways.preview(sending, wish, signal);
      const mapping = isToldHow ? undefined : await this.#mappingOf(found);
      if (signal.aborted) return;
      // A table that came before is read as it was then, until somebody chooses otherwise.
      if (mapping !== undefined) {
        const told = { known: mapping.name, wish: wishOf(mapping), isToldHow: true };
        this.#change(key, { preview: found, ...told, reading: 'due' });
        return;
      }
      const isReadable = readableOf({ preview: found }) > 0;
      const { isWanted = false } = this.#all.find((one) => one.key === key) ?? {};
      this.#change(key, { preview: found, reading: 'known', isWanted: isWanted && isReadable });
    } catch (failure) {
      if (!signal.aborted) this.#change(key, { reading: 'failed', failure, isWanted: false });
    } finally {
      if (this.#looks.get(key) === look) this.#looks.delete(key);
    }
  }

  async #mappingOf({ table }: UploadPreview): Promise<SavedMapping | undefined> {
    if (table === undefined) return undefined;
    // A file can be taken in without them.
    const saved = await this.#ways.mappings().catch(() => []);
    return knownMapping(saved, table.headers);
  }

  async #send({ key, sending, wish }: Outgoing): Promise<void> {
    this.#all = this.#with(key, { isWanted: false, sent: NOTHING_SENT });
    await this.#ways.send(sending, wish, (sent) => this.#change(key, { sent }));
  }
}

function wishOf({ map, channel }: SavedMapping): ReadingWish {
  return { map, ...(channel === null ? {} : { channel }) };
}
