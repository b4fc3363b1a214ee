import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { LANGUAGES } from '#core/conversation/schema.ts';
import {
  countLabels,
  expectSoundLabels,
  LABELS,
  readLabelled,
} from '../../test/suites/labelled-conversation.ts';

/** What is too short to be anybody's sentence. */
const SHORT = { zh: 6, en: 16 } as const;

describe.each(LANGUAGES)('the corpus in %s', (language) => {
  const folder = fileURLToPath(new URL(`${language}/`, import.meta.url));
  const conversations = readdirSync(folder)
    .filter((name) => name.endsWith('.jsonl'))
    .flatMap((name) => readLabelled(`${folder}${name}`));

  it('names each conversation once, in its language, with its family and style', () => {
    expect(new Set(conversations.map(({ id }) => id)).size).toBe(conversations.length);
    const incomplete = conversations.filter(
      ({ language: own, family, style }) => own !== language || family === undefined || style === undefined,
    );
    expect(incomplete.map(({ id }) => id)).toEqual([]);
  });

  it('labels each turn soundly', () => {
    expectSoundLabels(conversations);
  });

  it('shows every label, and hardly a sentence twice outside its family', () => {
    const counts = countLabels(conversations);
    expect(LABELS.filter((label) => (counts.get(label) ?? 0) === 0)).toEqual([]);
    const families = new Map<string, string>();
    let sentences = 0;
    let repeated = 0;
    for (const { family, turns } of conversations) {
      for (const { text, labels } of turns) {
        const isFormula = labels.includes('agent.greeting') || labels.includes('agent.closing');
        if (text.length <= SHORT[language] || isFormula) continue;
        sentences++;
        const known = families.get(text);
        if (known !== undefined && known !== family) repeated++;
        families.set(text, family!);
      }
    }
    expect(repeated / sentences).toBeLessThan(0.005);
  });
});
