import type { EngineAnswers, EngineMessage, EngineQuestion, EngineReply } from './protocol.ts';

/** The engine in a worker of its own; of several questions at once each is answered in its turn. */
export class Engine {
  readonly #worker = new Worker(new URL('./engine-worker.ts', import.meta.url), { type: 'module' });
  readonly #waiting = new Map<number, { resolve(answer: unknown): void; reject(failure: Error): void }>();
  #asked = 0;

  constructor() {
    this.#worker.addEventListener('message', ({ data }: MessageEvent<EngineReply>) => {
      const waiting = this.#waiting.get(data.id);
      this.#waiting.delete(data.id);
      if (data.ok) waiting?.resolve(data.answer);
      else waiting?.reject(new Error(data.error));
    });
    this.#worker.addEventListener('error', ({ message }) => {
      for (const { reject } of this.#waiting.values()) reject(new Error(message));
      this.#waiting.clear();
    });
  }

  ask<Question extends EngineQuestion>(question: Question): Promise<EngineAnswers[Question['kind']]> {
    const id = ++this.#asked;
    const message: EngineMessage = { id, question };
    return new Promise<unknown>((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      this.#worker.postMessage(message);
    }) as Promise<EngineAnswers[Question['kind']]>;
  }

  close(): void {
    this.#worker.terminate();
    for (const { reject } of this.#waiting.values()) reject(new Error('the engine was closed'));
    this.#waiting.clear();
  }
}
