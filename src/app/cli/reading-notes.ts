import { harmless, type Palette } from '#app/boot.ts';
import type { Accepted, ReadOutcome } from '#contract/files/reading.ts';
import type { Language } from '#core/conversation/schema.ts';
import type { Problem } from '#core/problem.ts';
import { isNamedLikeRecording, nameOfRecording } from '#core/speech/recording-name.ts';

/** What may have been read in another way than it was meant, many conversations at a time. */
const TOLD_CODES: ReadonlySet<string> = new Set([
  'no-id-column',
  'columns-by-content',
  'agent-by-mailbox',
  'customer-by-order',
  'ambiguous-date',
  'unreadable-line-beside',
  'role-by-elimination',
  'role-by-words',
]);

interface Note {
  readonly file: string;
  readonly problem: Pick<Problem, 'message' | 'hint'>;
  more: number;
}

/** Remembers the first place of every kind of doubt about how inputs were read, and how often it came again. */
export class ReadingNotes {
  readonly #notes = new Map<string, Note>();
  /** Of ids that are names of recordings: the recording. One a file, however large the inputs are. */
  readonly #recordings = new Map<string, string>();

  /** The same outcomes, looked at on their way. */
  async *over(outcomes: AsyncIterable<ReadOutcome>): AsyncGenerator<ReadOutcome> {
    for await (const outcome of outcomes) {
      if (outcome.ok) this.#take(outcome);
      yield outcome;
    }
  }

  #take({ conversation: { id }, source: { file }, warnings }: Accepted): void {
    for (const problem of warnings) {
      if (TOLD_CODES.has(problem.code)) this.#add(problem.code, file, problem);
    }
    if (!isNamedLikeRecording(file) || id !== nameOfRecording(file)) return;
    const other = this.#recordings.get(id);
    if (other === undefined) this.#recordings.set(id, file);
    else if (other !== file) this.#add('same-id', file, sameId(id, other));
  }

  #add(code: string, file: string, problem: Pick<Problem, 'message' | 'hint'>): void {
    const known = this.#notes.get(code);
    if (known === undefined) this.#notes.set(code, { file, problem, more: 0 });
    else known.more++;
  }

  /** For stderr; empty where nothing was in doubt. */
  tell(language: Language, paint: Palette): string {
    return Array.from(this.#notes.values(), ({ file, problem, more }) => {
      const way = problem.hint === undefined ? '' : paint.faint(` — ${problem.hint[language]}`);
      const often =
        more === 0 ? '' : language === 'zh' ? `（另有 ${more} 处）` : ` (and ${more} more like it)`;
      return `${paint.strong(harmless(file))}: ${harmless(problem.message[language])}${often}${way}\n`;
    }).join('');
  }
}

function sameId(id: string, other: string): Pick<Problem, 'message' | 'hint'> {
  return {
    message: {
      zh: `录音 ${id} 与 ${other} 的 id 相同（没有写 id 的录音以文件名为 id）`,
      en: `the recording ${id} has the same id as ${other} (without an id of its own it is called by its file)`,
    },
    hint: {
      zh: '导入服务时，后一通会取代前一通；请给文件改名，或写明 id',
      en: 'in a service the later one replaces the earlier: rename a file, or give ids',
    },
  };
}
