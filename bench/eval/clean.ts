import type { Language, Role } from '#core/conversation/schema.ts';
import type { LanguageModel } from '#core/ports/language-model.ts';
import { SERIOUS_FAULTS, type SignalType } from '#core/signals/catalogue.ts';
import { type Hearable, type Listener, readAll } from '../../training/hearing.ts';
import { type Dialogue, readSet } from './sets.ts';

export interface FalseAlarms {
  readonly file: string;
  readonly turns: number;
  /** For each hundred turns of the conversations. */
  readonly detectors: number;
  readonly both: number;
  /** Of both together, the most frequent ones first. */
  readonly most: readonly (readonly [SignalType, number])[];
}

/** What no clean conversation shows: serious faults of the agent; threats, insults and leaving of the customer. */
const ALARMS: Readonly<Partial<Record<Role, readonly SignalType[]>>> = {
  agent: SERIOUS_FAULTS,
  customer: ['customer.escalation_threat', 'customer.abuse', 'customer.churn_intent'],
};

/** Counts what is told of conversations in which nothing goes wrong. */
export async function falseAlarms(
  folder: string,
  file: string,
  language: Language,
  role: 'agent' | 'customer',
  model: LanguageModel,
  hearings: { readonly detectors: Listener; readonly both: Listener },
): Promise<FalseAlarms | undefined> {
  const dialogues = readSet<Dialogue>(folder, file);
  if (dialogues === undefined) return undefined;
  const conversations = dialogues.map(
    ({ id, turns }): Hearable => ({
      id,
      channel: 'chat',
      language,
      turns: turns.filter(({ text }) => text !== ''),
    }),
  );
  const readings = await readAll(model, conversations);
  const counted = { detectors: new Map<SignalType, number>(), both: new Map<SignalType, number>() };
  for (const [index, conversation] of conversations.entries()) {
    for (const who of ['detectors', 'both'] as const) {
      const heard = hearings[who].hear(conversation, who === 'both' ? readings[index] : undefined);
      for (const { signals } of heard.turns) {
        for (const type of signals.keys()) {
          if (ALARMS[role]!.includes(type)) counted[who].set(type, (counted[who].get(type) ?? 0) + 1);
        }
      }
    }
  }
  const turns = conversations.reduce((sum, { turns: all }) => sum + all.length, 0);
  const per = (counts: ReadonlyMap<SignalType, number>) =>
    (100 * [...counts.values()].reduce((sum, count) => sum + count, 0)) / turns;
  return {
    file,
    turns,
    detectors: per(counted.detectors),
    both: per(counted.both),
    most: [...counted.both].sort((a, b) => b[1] - a[1]).slice(0, 4),
  };
}
