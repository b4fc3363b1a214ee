import type { ReadOutcome } from '#contract/files/reading.ts';
import { error, reject } from '../problems.ts';

/** Refuses what has the id of a conversation on an earlier sheet: one would take the other's place. */
export class SheetIds {
  readonly #firstWith = new Map<string, { readonly file: string; readonly table: number }>();
  #table = 0;

  /** The sheets that come now cannot be put together with those before. */
  next(): void {
    this.#table++;
  }

  checked(outcome: ReadOutcome): ReadOutcome {
    if (!outcome.ok) return outcome;
    const { id } = outcome.conversation;
    const first = this.#firstWith.get(id);
    if (first === undefined) this.#firstWith.set(id, { file: outcome.source.file, table: this.#table });
    if (first === undefined || first.table === this.#table) return outcome;
    const sheet = first.file.slice(first.file.lastIndexOf('!') + 1);
    return reject(outcome.source, sameId(id, sheet), { id });
  }
}

function sameId(id: string, sheet: string) {
  return error(
    'id-on-two-sheets',
    {
      zh: `工作表“${sheet}”里已有对话 ${id}，两张表的列不同或各是整通对话，合不成一通`,
      en: `the sheet “${sheet}” has a conversation ${id} already, and the two cannot be put together as one`,
    },
    {
      hint: {
        zh: '是同一通就让两张表的列一致，或只留一处；不是就各给一个 id',
        en: 'where it is the same one, give both sheets the same columns or keep one of them; where not, give each an id of its own',
      },
    },
  );
}
