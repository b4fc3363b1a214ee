import { clip, harmless, type Palette, width } from '#app/boot.ts';
import type { Language } from '#core/conversation/schema.ts';
import type { Problem } from '#core/problem.ts';

const SEVERITY_WORDS = {
  error: { zh: '错误', en: 'error' },
  warning: { zh: '提醒', en: 'warning' },
} as const;
const LONGEST_LINE = 96;

/** A problem in a written file as a person wants it: the place, the line itself with a caret, the likely way out. */
export function showProblem(
  problem: Problem,
  language: Language,
  paint: Palette,
  sources: ReadonlyMap<string, string> = new Map(),
): string {
  const { file, line, column, severity, message, hint } = problem;
  const place = [file, line, column].filter((part) => part !== undefined).join(':');
  const shade = severity === 'error' ? paint.bad : paint.middling;
  const said = `${shade(SEVERITY_WORDS[severity][language])}: ${harmless(message[language])}`;
  const lines = [place === '' ? said : `${paint.strong(place)}: ${said}`];
  const source = file === undefined || line === undefined ? undefined : sources.get(file);
  const written = source?.split(/\r?\n/)[line! - 1];
  if (written !== undefined && written.trim() !== '') {
    lines.push(...excerpt(harmless(written), line!, column ?? 1, paint));
  }
  if (hint !== undefined) lines.push(`  ${paint.accent(harmless(hint[language]))}`);
  return `${lines.join('\n')}\n`;
}

function excerpt(written: string, line: number, column: number, paint: Palette): string[] {
  const number = String(line).padStart(3);
  const gutter = `${number} | `;
  // A very long line is shown from a little before the place.
  const from = column > LONGEST_LINE / 2 ? column - LONGEST_LINE / 2 : 0;
  const shown = (from > 0 ? '…' : '') + clip(written.slice(from), LONGEST_LINE);
  const before = (from > 0 ? '…' : '') + written.slice(from, column - 1);
  return [
    paint.faint(gutter) + shown,
    `${paint.faint(`${' '.repeat(number.length)} | `)}${' '.repeat(width(before))}${paint.bad('^')}`,
  ];
}
