import { readFileSync, writeFileSync } from 'node:fs';

/** A Markdown table: the first column to the left, figures to the right. */
export function table(head: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
  return [
    `| ${head.join(' | ')} |`,
    `|${head.map((_, index) => (index === 0 ? '---|' : '---:|')).join('')}`,
    ...rows.map((row) => `| ${row.join(' | ')} |`),
  ].join('\n');
}

/** Replaces what stands between `<!-- NAME -->` and `<!-- /NAME -->` of a document. */
export function writeSection(file: URL, name: string, content: string): void {
  const document = readFileSync(file, 'utf8');
  const [from, to] = [`<!-- ${name} -->`, `<!-- /${name} -->`];
  const start = document.indexOf(from);
  const end = document.indexOf(to);
  if (start < 0 || end < start) {
    throw new Error(`${file.pathname} has no section ${name}: set ${from} and ${to} where it shall stand.`);
  }
  writeFileSync(
    file,
    `${document.slice(0, start + from.length)}\n\n${content.trim()}\n\n${document.slice(end)}`,
  );
}

export const percent = (share: number, digits = 0): string => `${(100 * share).toFixed(digits)} %`;
