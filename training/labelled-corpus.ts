/** The labelled conversations as training and evaluation read them, and how they are split. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import type { Channel, Language, Role } from '#core/conversation/schema.ts';
import {
  EMOTIONS,
  type Emotion,
  type KnownSignalType,
  type Resolution,
  SIGNAL_TYPES,
} from '#core/signals/catalogue.ts';

export type Style = 'typed' | 'spoken' | 'email';

export interface LabelledTurn {
  readonly role: Role;
  readonly text: string;
  /** Absent where nobody judged the turn. */
  readonly labels?: readonly KnownSignalType[];
  /** On customer turns that were judged. */
  readonly emotion?: Emotion;
  /** The label, or that there is none, cannot be told from give-away words. */
  readonly hard?: boolean;
}

export interface LabelledConversation {
  readonly id: string;
  /** Variants and minimal pairs of one scene share it. */
  readonly family: string;
  readonly language: Language;
  readonly channel: Channel;
  readonly style: Style;
  readonly domain: string;
  readonly turns: readonly LabelledTurn[];
  readonly resolution?: Resolution;
  /** 1–5. */
  readonly satisfaction?: number;
}

/** What is heard turn by turn, beside the emotion: the labels of a customer's and of an agent's turn. */
export const TURN_SIGNALS = {
  customer: SIGNAL_TYPES.filter((type) => type.startsWith('customer.') && type !== 'customer.emotion'),
  agent: SIGNAL_TYPES.filter((type) => type.startsWith('agent.')),
} as const;
export { EMOTIONS };

const STYLES: Readonly<Record<Channel, Style>> = { voice: 'spoken', email: 'email', chat: 'typed' };

/** Conversations of one JSONL file in the form of the corpus. */
export function readConversations(file: URL): LabelledConversation[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line): LabelledConversation => {
      const read = JSON.parse(line) as Partial<LabelledConversation> &
        Pick<LabelledConversation, 'id' | 'language' | 'channel' | 'turns'>;
      return {
        ...read,
        family: read.family ?? read.id,
        style: read.style ?? STYLES[read.channel],
        domain: read.domain ?? 'unknown',
      };
    });
}

/** Every conversation of the corpus in a language, file by file in the order of their names. */
export function readCorpus(language: Language): LabelledConversation[] {
  const folder = new URL(`corpus/${language}/`, import.meta.url);
  return readdirSync(folder)
    .filter((name) => name.endsWith('.jsonl'))
    .sort()
    .flatMap((name) => readConversations(new URL(name, folder)));
}

/** Files of the corpus that the first-generation detectors learn from: those that were written first. */
export const DETECTOR_FILE = /^[ab]\d+\.jsonl$/;

/** Whether the first-generation detectors learned from a conversation: on these their word is worth more than elsewhere. */
export function taughtDetectors({ id }: Pick<LabelledConversation, 'id'>): boolean {
  return /^(en-)?[ab]\d/.test(id);
}

export type Part = 'train' | 'dev' | 'test';

/** Before the name of a family that was told in the other language first. */
const RETOLD = /^retold:/;

/**
 * 12 % test, 10 % dev: by family, so that no variant of a scene stands on both sides; what is retold stays where it
 * was told first. As `corpus.py` splits.
 */
export function partOf(family: string): Part {
  const told = family.replace(RETOLD, '');
  const bucket = Number.parseInt(createHash('sha256').update(told).digest('hex').slice(0, 8), 16) % 100;
  if (bucket < 12) return 'test';
  return bucket < 22 ? 'dev' : 'train';
}
