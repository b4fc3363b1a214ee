import type { Findings } from './findings.ts';

/** More than any source means, and far from where writing a value out overflows the stack. */
const MOST_LEVELS = 100;

/** Whether lists and objects stand in one another more than so many levels deep. */
export function isTooDeep(value: unknown, levels: number = MOST_LEVELS): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return levels === 0 || Object.values(value).some((inner) => isTooDeep(inner, levels - 1));
}

/** Refuses what of a conversation is nested too deep, whatever it means. */
export function refuseTooDeep(source: object, findings: Findings): void {
  const fields = Array.isArray(source) ? { turns: source } : source;
  for (const [field, value] of Object.entries(fields)) {
    if (!isTooDeep(value)) continue;
    findings.error('too-deep', field, {
      zh: `${field} 嵌套超过 ${MOST_LEVELS} 层`,
      en: `${field} is nested more than ${MOST_LEVELS} levels deep`,
    });
  }
}
