import { readFileSync } from 'node:fs';
import { expect } from 'vitest';
import { z } from 'zod';
import { CHANNELS, LANGUAGES, ROLES } from '#core/conversation/schema.ts';
import { EMOTIONS, isKnownSignal, RESOLUTIONS, SIGNAL_TYPES } from '#core/signals/catalogue.ts';

/** Signals that a person labels turn by turn. */
export const LABELS = SIGNAL_TYPES.filter(
  (type) => /^(customer|agent)\./.test(type) && type !== 'customer.emotion',
) as string[];

/** A conversation labelled by a person: the blind sets and the training corpus have this form. */
export const labelledConversation = z.strictObject({
  id: z.string().min(1),
  family: z.string().min(1).optional(),
  channel: z.enum(CHANNELS),
  style: z.enum(['typed', 'spoken', 'email']).optional(),
  language: z.enum(LANGUAGES),
  domain: z.string().min(1),
  turns: z
    .array(
      z.strictObject({
        role: z.enum(ROLES),
        text: z.string().trim().min(1),
        labels: z.array(z.string().refine(isKnownSignal)),
        emotion: z.enum(EMOTIONS).optional(),
        hard: z.literal(true).optional(),
      }),
    )
    .min(4)
    .max(20),
  resolution: z.enum(RESOLUTIONS),
  satisfaction: z.int().min(1).max(5),
});
export type LabelledConversation = z.infer<typeof labelledConversation>;

export function readLabelled(file: string): LabelledConversation[] {
  const lines = readFileSync(file, 'utf8').trimEnd().split('\n');
  return lines.map((line) => labelledConversation.parse(JSON.parse(line)));
}

export function countLabels(conversations: readonly LabelledConversation[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { turns } of conversations) {
    for (const { labels } of turns) {
      for (const label of labels) counts.set(label, (counts.get(label) ?? 0) + 1);
    }
  }
  return counts;
}

/** Each label fits its turn's role, stands once, and beside none that it excludes; emotions on customer turns only. */
export function expectSoundLabels(conversations: readonly LabelledConversation[]): void {
  // One comparison for all: corpora have more turns than there is time for comparisons.
  const faults = conversations.flatMap(({ id, turns }) =>
    turns.flatMap((turn) => faultsOf(turn).map((fault) => `${id}: ${turn.text}: ${fault}`)),
  );
  expect(faults).toEqual([]);
}

const KNOWN = new Set(LABELS);
const EXCLUDING = [
  ['customer.implicit_dissatisfaction', 'customer.explicit_complaint'],
  ['customer.request_info', 'customer.repeat_question'],
] as const;

function faultsOf({ role, labels, emotion }: LabelledConversation['turns'][number]): string[] {
  const faults: string[] = [];
  if (new Set(labels).size < labels.length) faults.push('a label stands twice');
  for (const label of labels) {
    if (!KNOWN.has(label)) faults.push(`${label} is no label`);
    if (label.split('.')[0] !== role) faults.push(`${label} stands on a turn of the ${role}`);
  }
  for (const [one, other] of EXCLUDING) {
    if (labels.includes(one) && labels.includes(other)) faults.push(`${one} stands beside ${other}`);
  }
  if ((emotion !== undefined) !== (role === 'customer')) {
    faults.push(`${emotion ?? 'no emotion'} stands on a turn of the ${role}`);
  }
  return faults;
}
