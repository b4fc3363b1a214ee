import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { CHANNELS, LANGUAGES, ROLES } from '#core/conversation/schema.ts';
import { EMOTIONS, isKnownSignal, RESOLUTIONS, SIGNAL_TYPES } from '#core/signals/catalogue.ts';

const LABELS = SIGNAL_TYPES.filter(
  (type) => /^(customer|agent)\./.test(type) && type !== 'customer.emotion',
) as string[];
/** Rare in real service and kept rare here. */
const RARE = ['customer.abuse', 'agent.off_channel'];
const LEAST = {
  zh: { conversations: 90, turns: 650, label: 18, rare: 10 },
  en: { conversations: 45, turns: 330, label: 9, rare: 6 },
} as const;

const labelledConversation = z.strictObject({
  id: z.string().regex(/^(zh|en)-b\d{3}$/),
  channel: z.enum(CHANNELS),
  language: z.enum(LANGUAGES),
  domain: z.string().min(1),
  turns: z
    .array(
      z.strictObject({
        role: z.enum(ROLES),
        text: z.string().trim().min(1),
        labels: z.array(z.string().refine(isKnownSignal)),
        emotion: z.enum(EMOTIONS).optional(),
      }),
    )
    .min(5)
    .max(12),
  resolution: z.enum(RESOLUTIONS),
  satisfaction: z.int().min(1).max(5),
});
type LabelledConversation = z.infer<typeof labelledConversation>;

const here = (name: string) => fileURLToPath(new URL(name, import.meta.url));

function read(language: 'zh' | 'en'): LabelledConversation[] {
  const lines = readFileSync(here(`blind-${language}.jsonl`), 'utf8')
    .trimEnd()
    .split('\n');
  return lines.map((line) => labelledConversation.parse(JSON.parse(line)));
}

function countLabels(conversations: readonly LabelledConversation[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { turns } of conversations) {
    for (const { labels } of turns) {
      for (const label of labels) counts.set(label, (counts.get(label) ?? 0) + 1);
    }
  }
  return counts;
}

const sets = { zh: read('zh'), en: read('en') };

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

  it('labels a turn only with signals of its own role, each once', () => {
    for (const { role, labels, place } of turns) {
      expect(new Set(labels).size, place).toBe(labels.length);
      for (const label of labels) {
        expect(LABELS, place).toContain(label);
        expect(label.split('.')[0], place).toBe(role);
      }
    }
  });

  it('keeps signals apart that exclude each other', () => {
    for (const { labels, place } of turns) {
      for (const [one, other] of [
        ['customer.implicit_dissatisfaction', 'customer.explicit_complaint'],
        ['customer.request_info', 'customer.repeat_question'],
      ] as const) {
        expect(labels.includes(one) && labels.includes(other), place).toBe(false);
      }
    }
  });

  it('tells the emotion of every customer turn and of no other', () => {
    for (const { role, emotion, place } of turns) {
      expect(emotion !== undefined, place).toBe(role === 'customer');
    }
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
