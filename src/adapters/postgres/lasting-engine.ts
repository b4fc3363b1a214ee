import type { PGlite } from '@electric-sql/pglite';
import { type Engine, EngineStopped, startEngine } from './embedded-engine.ts';

/** A disk that is full stays so for a while, and each start takes a third of a second of this process. */
const FIRST_PAUSE_MS = 250;
const LONGEST_PAUSE_MS = 8_000;
/** An engine that has run for so long has recovered. */
const WELL_MS = 60_000;

interface Listener {
  readonly channel: string;
  heard(payload: string): void;
}

/**
 * PostgreSQL inside this process that is started again after it has ended by itself. Calls under way then, and
 * all until it runs again, reject with `EngineStopped`; what was committed before is there afterwards.
 */
export class LastingEngine {
  readonly #files: string;
  readonly #prepare: (pglite: PGlite) => Promise<unknown>;
  readonly #listeners = new Set<Listener>();
  #current: Promise<Engine>;
  #startedAt = performance.now();
  #startsInVain = 0;
  #notBefore = 0;
  #closed = false;

  private constructor(files: string, prepare: (pglite: PGlite) => Promise<unknown>, first: Engine) {
    this.#files = files;
    this.#prepare = prepare;
    this.#current = Promise.resolve(first);
  }

  /**
   * @param prepare runs on every engine before anybody else has it
   * @throws EngineStopped when PostgreSQL cannot start on these files.
   */
  static async open(files: string, prepare: (pglite: PGlite) => Promise<unknown>): Promise<LastingEngine> {
    return new LastingEngine(files, prepare, await prepared(files, prepare));
  }

  async use<T>(work: (pglite: PGlite) => Promise<T>): Promise<T> {
    const engine = await this.#running();
    try {
      return await work(engine.pglite);
    } catch (failure) {
      throw engine.stopped() ?? failure;
    }
  }

  /** Calls back with the payload of each notification of the channel until closed. */
  async listen(channel: string, heard: (payload: string) => void): Promise<{ close(): Promise<void> }> {
    const listener = { channel, heard };
    await this.use((pglite) => pglite.listen(channel, heard));
    this.#listeners.add(listener);
    return {
      close: async () => {
        this.#listeners.delete(listener);
        await this.use((pglite) => pglite.unlisten(channel, heard));
      },
    };
  }

  async close(): Promise<void> {
    this.#closed = true;
    const engine = await this.#current.catch(() => null);
    await engine?.close();
  }

  async #running(): Promise<Engine> {
    if (this.#closed) throw new EngineStopped('The embedded database is closed.');
    const found = this.#current;
    let reason: unknown;
    try {
      const engine = await found;
      reason = engine.stopped();
      if (reason === null) return engine;
    } catch (failure) {
      reason = failure;
    }
    // Of those that find it stopped at the same time the first one starts it.
    if (this.#current === found) {
      if (performance.now() < this.#notBefore) throw reason;
      this.#current = this.#startAgain(found);
    }
    return this.#current;
  }

  async #startAgain(last: Promise<Engine>): Promise<Engine> {
    await last.then(
      (engine) => engine.close(),
      () => {},
    );
    if (performance.now() - this.#startedAt > WELL_MS) this.#startsInVain = 0;
    try {
      return await prepared(this.#files, async (pglite) => {
        await this.#prepare(pglite);
        for (const { channel, heard } of this.#listeners) await pglite.listen(channel, heard);
      });
    } finally {
      this.#startedAt = performance.now();
      this.#notBefore =
        this.#startedAt + Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** this.#startsInVain);
      this.#startsInVain += 1;
    }
  }
}

async function prepared(files: string, prepare: (pglite: PGlite) => Promise<unknown>): Promise<Engine> {
  const engine = await startEngine(files);
  try {
    await prepare(engine.pglite);
    return engine;
  } catch (failure) {
    const reason = engine.stopped();
    await engine.close();
    throw reason ?? failure;
  }
}
