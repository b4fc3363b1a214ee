import { Sheet } from '#app/boot.ts';
import type { SimilarConversations } from '#app/usecases/service/find-similar-conversations.ts';
import type { ConversationPage, ConversationSummary } from '#core/facts/query.ts';
import { counted } from '../counted.ts';
import { foundSection } from '../found-section.ts';
import { ask, findService } from '../local-service.ts';
import { momentOf } from '../moments.ts';
import { dataFolder } from '../service-options.ts';
import type { Terminal } from '../terminal.ts';
import { UsageError } from '../usage-error.ts';

export interface SearchOptions {
  readonly data?: string;
  readonly signal?: readonly string[];
  readonly channel?: string;
  readonly agent?: readonly string[];
  readonly from?: string;
  readonly to?: string;
  /** Id of a conversation: others in which the customer needed the same are looked for. */
  readonly like?: string;
  readonly limit: number;
  readonly format: 'text' | 'ndjson';
}

/** The service gives at most so many a page. */
const PAGE = 500;

/** `tingzhen search`: conversations of the running service, newest first, each as soon as it is known. */
export async function search(
  words: readonly string[],
  options: SearchOptions,
  terminal: Terminal,
): Promise<number> {
  const { limit, format } = options;
  if (options.like !== undefined) return searchLike(options.like, words, options, terminal);
  const filter = filterOf(words, options);
  const service = await findService(process.env, dataFolder(options.data), terminal.language);
  let shown = 0;
  let cursor: string | undefined;
  do {
    const query = new URLSearchParams(filter);
    query.set('limit', String(Math.min(PAGE, limit - shown)));
    if (cursor !== undefined) query.set('cursor', cursor);
    const page = (await (await ask(service, `/api/v1/conversations?${query}`)).json()) as ConversationPage;
    for (const conversation of page.conversations) await show(conversation, format, terminal);
    shown += page.conversations.length;
    cursor = page.cursor;
  } while (cursor !== undefined && shown < limit);
  if (format === 'text') await terminal.out.write(ending(shown, cursor !== undefined, terminal));
  await terminal.out.finish();
  return 0;
}

/** The service gives at most so many similar ones. */
const SIMILAR_AT_MOST = 100;

async function searchLike(
  id: string,
  words: readonly string[],
  { limit, format, ...options }: SearchOptions,
  terminal: Terminal,
): Promise<number> {
  const narrowed = words.length > 0 || FILTERS.some((name) => options[name] !== undefined);
  if (narrowed) {
    throw new UsageError(
      { zh: '--like 不能和其他条件一起用', en: '--like cannot be combined with other conditions' },
      { zh: '去掉词和其他选项，只留 --limit', en: 'Leave out words and other options but --limit' },
    );
  }
  const service = await findService(process.env, dataFolder(options.data), terminal.language);
  const most = Math.min(SIMILAR_AT_MOST, limit);
  const path = `/api/v1/conversations/${encodeURIComponent(id)}/similar?limit=${most}`;
  const { conversations, reason } = (await (await ask(service, path)).json()) as SimilarConversations;
  for (const conversation of conversations) await show(conversation, format, terminal);
  if (reason !== undefined) terminal.note(`${terminal.say(reason)}\n`);
  else if (format === 'text') await terminal.out.write(ending(conversations.length, false, terminal));
  await terminal.out.finish();
  return 0;
}

const FILTERS = ['signal', 'channel', 'agent', 'from', 'to'] as const;

async function show(
  conversation: ConversationSummary,
  format: SearchOptions['format'],
  terminal: Terminal,
): Promise<void> {
  if (format === 'ndjson') {
    await terminal.out.write(`${JSON.stringify(conversation)}\n`);
    return;
  }
  const sheet = new Sheet(terminal.width, terminal.paint);
  foundSection(sheet, conversation, terminal.language);
  await terminal.out.write(sheet.toString());
}

function filterOf(
  words: readonly string[],
  { signal = [], agent = [], channel, from, to }: SearchOptions,
): URLSearchParams {
  const query = new URLSearchParams();
  for (const word of words) query.append('words', word);
  for (const one of signal) query.append('signal', one);
  for (const one of agent) query.append('agent', one);
  if (channel !== undefined) query.set('channel', channel);
  if (from !== undefined) query.set('from', momentOf('--from', from, 'begin'));
  if (to !== undefined) query.set('to', momentOf('--to', to, 'end'));
  return query;
}

function ending(shown: number, hasMore: boolean, { say, paint }: Terminal): string {
  if (shown === 0) {
    return `${say({ zh: '没有找到符合条件的对话', en: 'No conversation is like that' })}\n`;
  }
  const more = hasMore ? say({ zh: '，后面还有，可加大 --limit', en: '; there are more, see --limit' }) : '';
  return `${paint.faint(say({ zh: `${shown} 通对话${more}`, en: `${counted(shown, 'conversation')}${more}` }))}\n`;
}
