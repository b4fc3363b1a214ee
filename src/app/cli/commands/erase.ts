import type { z } from 'zod';
import { Sheet } from '#app/boot.ts';
import type { figuresAnswer } from '#contract/api/figures.ts';
import type { erasureAnswer } from '#contract/api/operations.ts';
import type { Bilingual } from '#core/bilingual.ts';
import { isConfirmed } from '../confirm.ts';
import { counted } from '../counted.ts';
import { ask, findService, type ServiceLine } from '../local-service.ts';
import { dataFolder } from '../service-options.ts';
import type { Terminal } from '../terminal.ts';
import { UsageError } from '../usage-error.ts';

export interface EraseOptions {
  readonly data?: string;
  readonly customer?: string;
  readonly conversation?: readonly string[];
  readonly yes?: boolean;
}

/** Everything of one customer, or conversations by their ids. */
type Meant = { readonly customer: string } | { readonly ids: readonly string[] };

/** `tingzhen erase`: erases conversations in the running service for good, once somebody has said yes. */
export async function erase(options: EraseOptions, terminal: Terminal, signal: AbortSignal): Promise<number> {
  const { say } = terminal;
  const meant = meantBy(options);
  const service = await findService(process.env, dataFolder(options.data), terminal.language);
  if (options.yes !== true && !(await isSure(service, meant, terminal, signal))) {
    terminal.note(`${say({ zh: '没有删除任何对话', en: 'Nothing was erased' })}\n`);
    return 1;
  }
  const { conversations, run, backups } = await erased(service, meant);
  const sheet = new Sheet(terminal.width, terminal.paint);
  sheet.text(
    say({ zh: `已彻底删除 ${conversations} 通对话`, en: `${counted(conversations, 'conversation')} erased` }),
    0,
  );
  if ('ids' in meant && conversations < meant.ids.length) {
    const unknown = meant.ids.length - conversations;
    sheet.text(
      say({
        zh: `另有 ${unknown} 个编号没有对应的对话`,
        en: `${counted(unknown, 'id')} not known to the service`,
      }),
      0,
    );
  }
  sheet.text(
    say({
      zh: `原始数据里更早的内容还在后台清查，进展见 GET /api/v1/runs/${run}`,
      en: `Raw input is still being searched for earlier contents; GET /api/v1/runs/${run} tells how far that is`,
    }),
    0,
  );
  sheet.text(say(backups), 0);
  await terminal.out.write(sheet.toString());
  await terminal.out.finish();
  return 0;
}

function meantBy({ customer, conversation }: EraseOptions): Meant {
  if (customer !== undefined && conversation !== undefined) {
    throw new UsageError({
      zh: '--customer 和 --conversation 只能写一个',
      en: 'Either --customer or --conversation, not both',
    });
  }
  if (customer !== undefined) return { customer };
  if (conversation !== undefined) return { ids: [...new Set(conversation)] };
  throw new UsageError(
    { zh: '没有写要删除什么', en: 'Nothing to erase was named' },
    {
      zh: '写 --customer 客户编号，或 --conversation 对话编号…',
      en: 'Name it with --customer ID, or --conversation ID…',
    },
  );
}

async function isSure(
  service: ServiceLine,
  meant: Meant,
  { say }: Terminal,
  signal: AbortSignal,
): Promise<boolean> {
  const { stdin, stderr } = process;
  if (stdin.isTTY !== true || stderr.isTTY !== true) {
    throw new UsageError(
      {
        zh: '彻底删除前要确认，而这里没有可以提问的终端',
        en: 'Erasing has to be confirmed, and there is no terminal to ask on',
      },
      { zh: '确定的话，加上 --yes', en: 'Where you are sure, add --yes' },
    );
  }
  return isConfirmed(say(await questionOf(service, meant)), stdin, stderr, signal);
}

async function questionOf(service: ServiceLine, meant: Meant): Promise<Bilingual> {
  if ('ids' in meant) {
    const number = meant.ids.length;
    return {
      zh: `彻底删除这 ${number} 通对话？删除后无法找回。输入 y 继续：`,
      en: `Erase ${counted(number, 'conversation')} for good? They cannot be brought back. Type y to go on: `,
    };
  }
  const { customer } = meant;
  const query = new URLSearchParams({ measure: 'conversations', customer });
  const answer = await ask(service, `/api/v1/figures?${query.toString()}`);
  const { rows } = (await answer.json()) as z.output<typeof figuresAnswer>;
  const found = rows[0]?.conversations ?? 0;
  return {
    zh: `彻底删除客户 ${customer} 的全部对话（已分析的 ${found} 通，未分析完的也一并删除）？删除后无法找回。输入 y 继续：`,
    en: `Erase everything of customer ${customer} for good (${counted(found, 'analysed conversation')}, and what is not analysed yet)? It cannot be brought back. Type y to go on: `,
  };
}

async function erased(service: ServiceLine, meant: Meant): Promise<z.output<typeof erasureAnswer>> {
  const response =
    'customer' in meant
      ? await ask(service, `/api/v1/customers/${encodeURIComponent(meant.customer)}`, { method: 'DELETE' })
      : await ask(service, '/api/v1/conversations:erase', {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({ ids: meant.ids }),
        });
  return (await response.json()) as z.output<typeof erasureAnswer>;
}
