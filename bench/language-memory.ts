import { openLanguageModel } from '#adapters/language/open-language-model.ts';
import { synthetic } from './language-sample.ts';

/** Prints the resident MB of this process after each language of the folder given was read for a while. */
const model = await openLanguageModel(process.argv[2]!);
for (const language of model.languages) {
  for (let seed = 1; seed <= 4; seed++) await model.read(synthetic(language, seed));
}
console.log(Math.round(process.memoryUsage().rss / 2 ** 20));
await model.close();
