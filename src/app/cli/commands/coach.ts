import { Sheet } from '#app/boot.ts';
import type { Growth } from '#core/coaching/growth.ts';
import { growthSheet } from '../growth-sheet.ts';
import { ask, findService } from '../local-service.ts';
import { dataFolder } from '../service-options.ts';
import type { Terminal } from '../terminal.ts';
import { UsageError } from '../usage-error.ts';

export interface CoachOptions {
  readonly data?: string;
  readonly period: string;
  readonly format: 'text' | 'json';
}

/** `tingzhen coach`: an agent's growth as the running service tells it. */
export async function coach(agent: string, options: CoachOptions, terminal: Terminal): Promise<number> {
  const days = daysOf(options.period);
  const service = await findService(process.env, dataFolder(options.data), terminal.language);
  const path = `/api/v1/coaching/agents/${encodeURIComponent(agent)}?days=${days}`;
  const growth = (await (await ask(service, path)).json()) as Growth;
  if (options.format === 'json') await terminal.out.write(`${JSON.stringify(growth, null, 2)}\n`);
  else {
    const sheet = new Sheet(terminal.width, terminal.paint);
    growthSheet(sheet, growth, terminal.language);
    await terminal.out.write(sheet.toString());
  }
  await terminal.out.finish();
  return 0;
}

function daysOf(period: string): number {
  const days = Number(/^([1-9]\d{0,2})d?$/.exec(period.trim())?.[1]);
  if (days <= 366) return days;
  throw new UsageError(
    { zh: `--period 看不懂：${period}`, en: `--period is no period: ${period}` },
    { zh: '写天数，例如 30d，最多 366d', en: 'Write days, for example 30d, 366d at the most' },
  );
}
