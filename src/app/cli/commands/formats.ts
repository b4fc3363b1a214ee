import { FORMATS, Sheet } from '#app/boot.ts';
import { RESULT_FORMATS } from '#contract/files/writing.ts';
import type { Terminal } from '../terminal.ts';

/** `tingzhen formats` */
export async function formats(terminal: Terminal): Promise<number> {
  const { paint, say } = terminal;
  const sheet = new Sheet(terminal.width, paint);
  sheet.heading(say({ zh: '能读的格式（--input-format）', en: 'What can be read (--input-format)' }));
  for (const { id, title, description, extensions, reads } of FORMATS) {
    if (!reads) continue;
    sheet.line(`  ${paint.accent(id.padEnd(11))} ${say(title)}  ${paint.faint(extensions.join(' '))}`);
    sheet.text(say(description), 14, '', paint.faint);
  }
  sheet.text(say({ zh: '以 .gz 压缩的也能读。', en: 'Each may be compressed with gzip (.gz).' }), 2);
  sheet.line();
  sheet.heading(say({ zh: '能写的结果（--format）', en: 'What can be written (--format)' }));
  sheet.line(`  ${RESULT_FORMATS.map((id) => paint.accent(id)).join(' · ')}`);
  await terminal.out.write(sheet.toString());
  await terminal.out.finish();
  return 0;
}
