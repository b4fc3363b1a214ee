import type { Bilingual } from '../bilingual.ts';
import type { Channel } from '../conversation/schema.ts';
import type { Emotion, SignalType } from '../signals/catalogue.ts';
import type { Practice } from './compare-behaviours.ts';
import type { MomentOutcome } from './moments.ts';
import type { CompetencyProfile } from './profile.ts';
import type { Sharing } from './sharing.ts';
import type { Situation } from './situations.ts';

/** Instants, ISO 8601 in UTC: the first included, the other not. */
export interface GrowthPeriod {
  readonly from: string;
  readonly to: string;
  /** Into how many parts the courses divide it. */
  readonly parts: number;
  /** On whose clock its days are counted. */
  readonly timeZone: string;
}

export interface NamedCompetency extends CompetencyProfile {
  readonly title: Bilingual;
  /** What there is to say of it, in a sentence or two. */
  readonly message: Bilingual;
}

/** A moment as it was said, with personal data hidden. */
export interface Passage {
  /** Only for those who may open the conversation. */
  readonly conversation?: string;
  /** Index of the customer's turn with which it begins, in that conversation. */
  readonly turn?: number;
  readonly at: string;
  /** Who answered: `own`, a name, or nobody named. */
  readonly by: 'own' | 'colleague';
  readonly name?: string;
  readonly channel: Channel;
  readonly situation: Situation;
  readonly emotion: Emotion;
  readonly behaviours: readonly SignalType[];
  readonly outcome: MomentOutcome;
  readonly turns: readonly {
    readonly role: 'customer' | 'agent' | 'bot' | 'system';
    readonly text: string;
  }[];
  /** To the agent's own moment that it stands beside, 0–1. */
  readonly likeness?: number;
}

export interface Lesson {
  readonly competency: string;
  readonly own: Passage;
  readonly exemplars: readonly Passage[];
  /** Why there is no exemplar. */
  readonly reason?: Bilingual;
}

export interface ToldPractice extends Practice {
  readonly text: Bilingual;
}

/** Everything that an agent and those who coach them see of a period. */
export interface Growth {
  readonly agent: { readonly id: string; readonly name?: string; readonly teams: readonly string[] };
  /** What the agent's answers may be used for; told to the agent alone. */
  readonly sharing?: Sharing;
  readonly period: GrowthPeriod;
  /** Conversations of the agent in it. */
  readonly conversations: number;
  readonly competencies: readonly NamedCompetency[];
  /** The agent's own best, before anything else. */
  readonly best: readonly { readonly competency: string; readonly passage: Passage }[];
  readonly lessons: readonly Lesson[];
  readonly practices: readonly ToldPractice[];
  /** What could not be told and why. */
  readonly notes: readonly Bilingual[];
}
