import { Sheet } from '#app/boot.ts';
import type { DigestLine } from '#core/coaching/digest.ts';
import type { Growth } from '#core/coaching/growth.ts';
import { growthSheet, weekSheet } from '../growth-sheet.ts';
import { ask, findService } from '../local-service.ts';
import { dataFolder } from '../service-options.ts';
import type { Terminal } from '../terminal.ts';
import { UsageError } from '../usage-error.ts';

export interface CoachOptions {
  readonly data?: string;
  readonly period: string;
  /** The week in a few sentences instead of everything. */
  readonly digest?: boolean;
  readonly format: 'text' | 'json';
}

/** `tingzhen coach`: an agent's growth as the running service tells it. */
export async function coach(agent: string, options: CoachOptions, terminal: Terminal): Promise<number> {
  const days = daysOf(options.period);
  const service = await findService(process.env, dataFolder(options.data), terminal.language);
  const path = `/api/v1/coaching/agents/${encodeURIComponent(agent)}`;
  const asked = options.digest === true ? `${path}/week` : path;
  const answer: unknown = await (await ask(service, `${asked}?days=${days}`)).json();
  if (options.format === 'json') await terminal.out.write(`${JSON.stringify(answer, null, 2)}\n`);
  else {
    const sheet = new Sheet(terminal.width, terminal.paint);
    if (options.digest === true) {
      weekSheet(sheet, (answer as { readonly lines: readonly DigestLine[] }).lines, terminal.language);
    } else growthSheet(sheet, answer as Growth, terminal.language);
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
