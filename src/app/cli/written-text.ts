import { readText } from '#app/boot.ts';
import { UsageError } from './usage-error.ts';

/** All of a file that a person has written, whatever encoding the editor has saved it in. */
export async function writtenText(file: string, missing: UsageError): Promise<string> {
  const text = await readText(file).catch(() => {
    throw missing;
  });
  if (text !== undefined) return text;
  throw new UsageError(
    { zh: `${file} 不是文本，或编码认不出`, en: `${file} is no text in a known encoding` },
    { zh: '请将文件存为 UTF-8', en: 'Save the file as UTF-8' },
  );
}
