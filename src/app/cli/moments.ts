import type { Bilingual } from '#core/bilingual.ts';
import { UsageError } from './usage-error.ts';

const FORM = /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d(?::\d\d)?)(Z|[+-]\d\d:\d\d)?)?$/;
const HOW: Bilingual = {
  zh: '写成 2026-01-05、2026-01-05T09:00 或 2026-01-05T09:00+08:00',
  en: 'Write 2026-01-05, 2026-01-05T09:00 or 2026-01-05T09:00+08:00',
};

/**
 * An instant from what a person wrote, in ISO 8601 with its offset. Without an offset the clock of this machine
 * counts. A day alone means its beginning; as the `end` of a stretch, the beginning of the day after.
 */
export function momentOf(option: string, written: string, side: 'begin' | 'end'): string {
  const match = FORM.exec(written.trim());
  const [, day = '', time, offset = ''] = match ?? [];
  const date = new Date(`${day}T${time ?? '00:00'}${offset}`);
  // Of days that no month has, the platform makes a day of the next one.
  const exists = !Number.isNaN(date.getTime()) && new Date(`${day}T00:00Z`).toISOString().startsWith(day);
  if (match === null || !exists) {
    throw new UsageError({ zh: `${option} 看不懂：${written}`, en: `${option} is no time: ${written}` }, HOW);
  }
  if (time === undefined && side === 'end') date.setDate(date.getDate() + 1);
  return date.toISOString();
}
