import { SingleBar } from 'cli-progress';
import type { RunProgress } from '#app/usecases/read-all.ts';
import type { Language } from '#core/conversation/schema.ts';
import type { InputFile } from './inputs.ts';
import { sizeOf } from './size-of.ts';

const WORDS = {
  conversations: { zh: '通', en: 'conversations' },
  rejected: { zh: '退回', en: 'rejected' },
} as const;

/** Bytes, files, conversations and rejects on one line of the terminal, gone when the work is done. */
export class ProgressBar {
  readonly #bar: SingleBar;
  readonly #files: readonly InputFile[];
  readonly #bytesBefore: readonly number[];

  constructor(files: readonly InputFile[], language: Language, stream: NodeJS.WriteStream) {
    this.#files = files;
    let sum = 0;
    this.#bytesBefore = files.map(({ bytes }) => {
      const before = sum;
      sum += bytes;
      return before;
    });
    this.#bar = new SingleBar({
      format: `{bar} {percentage}% · {size} · {file}/${files.length} · {analysed} ${WORDS.conversations[language]} · ${WORDS.rejected[language]} {rejected}`,
      barCompleteChar: '█',
      barIncompleteChar: '░',
      barsize: 24,
      clearOnComplete: true,
      hideCursor: true,
      gracefulExit: false,
      linewrap: true,
      stream,
    });
    this.#bar.start(Math.max(1, sum), 0, { size: sizeOf(0), file: 1, analysed: 0, rejected: 0 });
  }

  update({ file, bytesRead, analysed, rejected }: RunProgress): void {
    const size = this.#files[file]?.bytes ?? 0;
    const bytes = (this.#bytesBefore[file] ?? 0) + Math.min(bytesRead, size);
    this.#bar.update(bytes, { size: sizeOf(bytes), file: file + 1, analysed, rejected });
  }

  stop(): void {
    this.#bar.stop();
  }
}
