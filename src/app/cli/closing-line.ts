import type { ReadCounts } from '#contract/files/summary.ts';
import type { Bilingual } from '#core/bilingual.ts';
import type { Terminal } from './terminal.ts';

export interface Closing {
  readonly seconds: number;
  /** Files in folders that no format knows. */
  readonly skipped: readonly string[];
  readonly out?: string;
  readonly rejects?: string;
  /** False where the report on the screen has just said them. */
  readonly withCounts: boolean;
  /** What was done with the conversations that were read. */
  readonly done: Bilingual;
}

/** The last word of a run, on stderr: the counts that add up, where things went, what was left alone. */
export function closingLine(counts: ReadCounts, terminal: Terminal, closing: Closing): string {
  const { language, errPaint } = terminal;
  const isChinese = language === 'zh';
  const { read, analysed, rejected } = counts;
  const { out, rejects, skipped, withCounts } = closing;
  const time = closing.seconds.toFixed(1);
  const parts: string[] = [];
  if (withCounts) {
    parts.push(
      isChinese
        ? `读取 ${read} = ${closing.done.zh} ${analysed} + 退回 ${rejected}（${time} 秒）`
        : `Read ${read} = ${closing.done.en} ${analysed} + rejected ${rejected} (${time} s)`,
    );
  }
  if (out !== undefined) parts.push(isChinese ? `结果在 ${out}` : `result in ${out}`);
  if (withCounts && rejected > 0) {
    if (rejects !== undefined) parts.push(isChinese ? `退回的在 ${rejects}` : `rejects in ${rejects}`);
    else parts.push(isChinese ? '退回的原因见上' : 'reasons of the rejects are above');
  }
  if (skipped.length > 0) {
    const names = skipped.slice(0, 3).join(isChinese ? '、' : ', ') + (skipped.length > 3 ? ' …' : '');
    parts.push(
      isChinese
        ? `文件夹里有 ${skipped.length} 个文件不是对话，没有读：${names}`
        : skipped.length === 1
          ? `1 file in the folder is no conversation and was left alone: ${names}`
          : `${skipped.length} files in the folder are no conversations and were left alone: ${names}`,
    );
  }
  if (parts.length === 0) return '';
  return `${errPaint.strong(parts[0]!)}${parts
    .slice(1)
    .map((part) => (isChinese ? `；${part}` : `; ${part}`))
    .join('')}\n`;
}
