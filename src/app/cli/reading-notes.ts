import { createHash } from 'node:crypto';
import { harmless, type Palette } from '#app/boot.ts';
import type { Accepted, ReadOutcome, SourcePlace } from '#contract/files/reading.ts';
import type { Language } from '#core/conversation/schema.ts';
import type { Problem } from '#core/problem.ts';
import { isNamedLikeRecording, nameOfRecording } from '#core/speech/recording-name.ts';

/** What is as it should be, or repaired in one place without a doubt. Everything else that readers warn of is told. */
const QUIET_CODES: ReadonlySet<string> = new Set(['columns-guessed', 'text-repaired', 'date-only']);

/** Of so many conversations the ids are kept: memory stays the same however many follow. */
const IDS_KEPT = 100_000;

type Told = Pick<Problem, 'message' | 'hint' | 'line'>;

interface Note {
  readonly file: string;
  readonly problem: Told;
  more: number;
}

/** Remembers the first place of every kind of doubt about how inputs were read, and how often it came again. */
export class ReadingNotes {
  readonly #notes = new Map<string, Note>();
  /** By a digest of the id: an id that was cut out of a file would keep that part of the file in memory. */
  readonly #places = new Map<number, SourcePlace>();
  readonly #idsKept: number;

  constructor(idsKept = IDS_KEPT) {
    this.#idsKept = idsKept;
  }

  /** The same outcomes, looked at on their way. */
  async *over(outcomes: AsyncIterable<ReadOutcome>): AsyncGenerator<ReadOutcome> {
    for await (const outcome of outcomes) {
      this.#take(outcome);
      yield outcome;
    }
  }

  #take(outcome: ReadOutcome): void {
    const { file } = outcome.source;
    for (const problem of outcome.ok ? outcome.warnings : outcome.problems.filter(isOfTheFile)) {
      if (!QUIET_CODES.has(problem.code)) this.#add(problem.code, file, problem);
    }
    if (outcome.ok) this.#compareId(outcome);
  }

  #compareId({ conversation: { id }, source }: Accepted): void {
    const digest = createHash('sha256').update(id).digest().readUIntBE(0, 6);
    const other = this.#places.get(digest);
    if (other !== undefined) this.#add('same-id', source.file, sameId(id, source, other));
    else if (this.#places.size < this.#idsKept) this.#places.set(digest, source);
  }

  #add(code: string, file: string, problem: Told): void {
    const known = this.#notes.get(code);
    if (known === undefined) this.#notes.set(code, { file, problem, more: 0 });
    else known.more++;
  }

  /** For stderr; empty where nothing was in doubt. */
  tell(language: Language, paint: Palette): string {
    return Array.from(this.#notes.values(), ({ file, problem, more }) => {
      const way = problem.hint === undefined ? '' : paint.faint(` — ${harmless(problem.hint[language])}`);
      const often =
        more === 0 ? '' : language === 'zh' ? `（另有 ${more} 处）` : ` (and ${more} more like it)`;
      const place = placeOf({ file, line: problem.line });
      return `${paint.strong(harmless(place))}: ${harmless(problem.message[language])}${often}${way}\n`;
    }).join('');
  }
}

/** A refused conversation tells itself what is wrong with it; what it says of its whole file has no path. */
function isOfTheFile({ severity, path }: Problem): boolean {
  return severity === 'warning' && path === undefined;
}

function placeOf({ file, line }: { readonly file: string; readonly line?: number | undefined }): string {
  return line === undefined ? file : `${file}:${line}`;
}

function sameId(id: string, { file, line }: SourcePlace, other: SourcePlace): Told {
  const place = placeOf(other);
  const message = isCalledByItsFile(id, file)
    ? {
        zh: `录音 ${id} 与 ${place} 的 id 相同（没有写 id 的录音以文件名为 id）`,
        en: `the recording ${id} has the same id as ${place} (without an id of its own it is called by its file)`,
      }
    : {
        zh: `对话 ${id} 与 ${place} 的一通 id 相同`,
        en: `the conversation ${id} has the same id as the one in ${place}`,
      };
  return {
    message,
    hint: {
      zh: '导入服务时，后一通会取代前一通；若不是同一通，请各给一个 id（没有写 id 的录音改文件名即可）',
      en: 'in a service the later one replaces the earlier; where they are two, give each an id of its own (a recording without one: another file name)',
    },
    ...(line === undefined ? {} : { line }),
  };
}

function isCalledByItsFile(id: string, file: string): boolean {
  return isNamedLikeRecording(file) && id === nameOfRecording(file);
}
