import type { ReadOutcome } from '#contract/files/reading.ts';
import type { Bilingual } from '#core/bilingual.ts';

/** Ids stand in indexes, whose entries have a largest size. In UTF-16 units. */
const LONGEST_ID = 500;

/** Refuses a conversation whose ids no store could hold, before it spoils the batch that it is in. */
export function refuseUnstorable(outcome: ReadOutcome): ReadOutcome {
  if (!outcome.ok) return outcome;
  const { id, customer } = outcome.conversation;
  const [path, message] =
    wrongWith(id, 'id') ?? (customer === undefined ? undefined : wrongWith(customer.id, 'customer.id')) ?? [];
  if (path === undefined || message === undefined) return outcome;
  return {
    ok: false,
    source: outcome.source,
    problems: [{ code: 'bad-id', severity: 'error', message, path }],
  };
}

/** The same for a stream of them. */
export async function* withoutUnstorable(outcomes: AsyncIterable<ReadOutcome>): AsyncGenerator<ReadOutcome> {
  for await (const outcome of outcomes) yield refuseUnstorable(outcome);
}

function wrongWith(id: string, path: string): [path: string, message: Bilingual] | undefined {
  if (id.includes('\0')) {
    return [path, { zh: `${path} 中含有空字符`, en: `there is a NUL character in ${path}` }];
  }
  if (id.length > LONGEST_ID) {
    return [
      path,
      {
        zh: `${path} 有 ${id.length} 个字符，最多 ${LONGEST_ID} 个`,
        en: `${path} has ${id.length} characters; at most ${LONGEST_ID} are allowed`,
      },
    ];
  }
  return undefined;
}
