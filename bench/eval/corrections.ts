import { readFileSync } from 'node:fs';
import type { OpenLanguageModel } from '#adapters/language/open-language-model.ts';
import { readExamples } from '#core/annotations/read-examples.ts';
import { correctionTables, countCorrections } from '../../training/corrections.ts';
import { Listener, readAll } from '../../training/hearing.ts';

/** How much of what people corrected is told rightly by now, as Markdown. */
export async function measureCorrections(file: string, model: OpenLanguageModel): Promise<string> {
  const read = readExamples(readFileSync(file, 'utf8'));
  if ('wrongLine' in read) {
    throw new Error(
      `Line ${read.wrongLine} of ${file} is no labelled conversation; GET /api/v1/corrections writes such a file.`,
    );
  }
  const { examples } = read;
  const readings = await readAll(model, examples);
  const listener = new Listener(model.fusion);
  const heard = examples.map((example, index) => listener.hear(example, readings[index]));
  return correctionTables(countCorrections(examples, heard));
}
