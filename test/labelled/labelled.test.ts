import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { CHANNELS, LANGUAGES } from '#core/conversation/schema.ts';
import { countLabels, expectSoundLabels, LABELS, readLabelled } from '../suites/labelled-conversation.ts';

/** Rare in real service and kept rare here. */
const RARE = ['customer.abuse', 'agent.off_channel'];
const LEAST = {
  zh: { conversations: 90, turns: 650, label: 18, rare: 10 },
  en: { conversations: 45, turns: 330, label: 9, rare: 6 },
} as const;

const here = (name: string) => fileURLToPath(new URL(name, import.meta.url));
const sets = { zh: readLabelled(here('blind-zh.jsonl')), en: readLabelled(here('blind-en.jsonl')) };

describe.each(LANGUAGES)('the blind labelled set in %s', (language) => {
  const conversations = sets[language];
  const turns = conversations.flatMap((conversation) =>
    conversation.turns.map((turn) => ({ ...turn, place: `${conversation.id}: ${turn.text}` })),
  );

  it('is large enough and names each conversation once, in its language', () => {
    expect(conversations.length).toBeGreaterThanOrEqual(LEAST[language].conversations);
    expect(turns.length).toBeGreaterThanOrEqual(LEAST[language].turns);
    expect(new Set(conversations.map(({ id }) => id)).size).toBe(conversations.length);
    expect(conversations.filter((c) => c.language !== language || !c.id.startsWith(language))).toEqual([]);
    expect(new Set(conversations.map(({ domain }) => domain)).size).toBeGreaterThanOrEqual(10);
    expect(new Set(conversations.map(({ channel }) => channel))).toEqual(new Set(CHANNELS));
  });

  it('labels each turn soundly', () => {
    expectSoundLabels(conversations);
  });

  it('has enough positives of every signal, and turns with none', () => {
    const counts = countLabels(conversations);
    for (const label of LABELS) {
      const least = RARE.includes(label) ? LEAST[language].rare : LEAST[language].label;
      expect(counts.get(label) ?? 0, label).toBeGreaterThanOrEqual(least);
    }
    expect(turns.filter(({ labels }) => labels.length === 0).length).toBeGreaterThan(turns.length / 8);
  });

  it('says no sentence twice, but for short words and minimal pairs with different labels', () => {
    const labelsOf = new Map<string, string>();
    for (const { text, labels, place } of turns) {
      if (text.length <= (language === 'zh' ? 4 : 10)) continue;
      const known = labelsOf.get(text);
      expect(known === undefined || known !== labels.join(), place).toBe(true);
      labelsOf.set(text, labels.join());
    }
  });
});

it('README.md tells the true counts', () => {
  const readme = readFileSync(here('README.md'), 'utf8');
  const zh = countLabels(sets.zh);
  const en = countLabels(sets.en);
  for (const label of LABELS) {
    const row = new RegExp(`\\| \`${label.replace('.', '\\.')}\` +\\| +(\\d+) \\| +(\\d+) \\|`).exec(readme);
    expect([Number(row?.[1]), Number(row?.[2])], label).toEqual([zh.get(label), en.get(label)]);
  }
});
