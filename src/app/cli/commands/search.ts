import { Sheet } from '#app/boot.ts';
import type { ConversationPage } from '#core/facts/query.ts';
import { counted } from '../counted.ts';
import { foundSection } from '../found-section.ts';
import { ask, findService } from '../local-service.ts';
import { momentOf } from '../moments.ts';
import { dataFolder } from '../service-options.ts';
import type { Terminal } from '../terminal.ts';

export interface SearchOptions {
  readonly data?: string;
  readonly signal?: readonly string[];
  readonly channel?: string;
  readonly agent?: readonly string[];
  readonly from?: string;
  readonly to?: string;
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
  const filter = filterOf(words, options);
  const service = await findService(process.env, dataFolder(options.data), terminal.language);
  let shown = 0;
  let cursor: string | undefined;
  do {
    const query = new URLSearchParams(filter);
    query.set('limit', String(Math.min(PAGE, limit - shown)));
    if (cursor !== undefined) query.set('cursor', cursor);
    const page = (await (await ask(service, `/api/v1/conversations?${query}`)).json()) as ConversationPage;
    for (const conversation of page.conversations) {
      if (format === 'ndjson') await terminal.out.write(`${JSON.stringify(conversation)}\n`);
      else {
        const sheet = new Sheet(terminal.width, terminal.paint);
        foundSection(sheet, conversation, terminal.language);
        await terminal.out.write(sheet.toString());
      }
    }
    shown += page.conversations.length;
    cursor = page.cursor;
  } while (cursor !== undefined && shown < limit);
  if (format === 'text') await terminal.out.write(ending(shown, cursor !== undefined, terminal));
  await terminal.out.finish();
  return 0;
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
