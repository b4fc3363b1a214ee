import { readdirSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type OpenLanguageModel, openLanguageModel } from '#adapters/language/open-language-model.ts';
import { readAlong } from '#app/usecases/read-along.ts';
import { testRules } from '#app/usecases/test-rules.ts';
import { MODELS } from '../src/adapters/language/test-models.ts';

const folder = new URL('../packs/', import.meta.url);
const packs = readdirSync(folder, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);
/** Several hundred conversations are read on whatever processor there is. */
const LONGEST = 300_000;

describe('where the language model reads along, as it does by default', () => {
  let model: OpenLanguageModel;
  beforeAll(async () => {
    model = await openLanguageModel(MODELS);
  }, LONGEST);
  afterAll(() => model.close());

  it.each(packs)(
    '%s says of every example what it is expected to say',
    async (name) => {
      const warnings: string[] = [];
      const reader = readAlong(model, ({ en }) => warnings.push(en));
      const source = readFileSync(new URL(`${name}/rules.yaml`, folder), 'utf8');
      const { rules, problems } = await testRules({ file: `${name}/rules.yaml`, source }, reader);
      const results = rules.flatMap((rule) => rule.results);
      const failed = results
        .filter(({ passed }) => !passed)
        .map(
          ({ rule, number, example, result }) =>
            `${rule} #${number} (${example.name}): ${result.outcome}, expected ${example.expect}`,
        );
      expect([warnings, problems, failed]).toEqual([[], [], []]);
      expect(results.length).toBeGreaterThan(0);
    },
    LONGEST,
  );
});
