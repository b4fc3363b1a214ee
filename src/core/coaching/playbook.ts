import type { Language } from '../conversation/schema.ts';
import type { Estimate } from '../reviews/intervals.ts';
import type { SignalType } from '../signals/catalogue.ts';
import type { Phrase } from './distil-phrases.ts';
import type { Situation } from './situations.ts';

/** Where a passage stands; it is read when it is shown, so that what is erased or no longer shared is shown no longer. */
export interface PassagePlace {
  readonly conversation: string;
  /** Index of the customer's turn with which the moment begins. */
  readonly turn: number;
}

export const PLAYBOOK_STATES = ['draft', 'approved', 'retired'] as const;
export type PlaybookState = (typeof PLAYBOOK_STATES)[number];

/** What people write, in one language. */
export interface PlaybookContent {
  readonly title: string;
  readonly steps: readonly string[];
  /** With slots in braces: `{days}`. */
  readonly phrases: readonly Phrase[];
  readonly whenNot: readonly string[];
  readonly exemplars: readonly PassagePlace[];
}

/** What the draft rests on: comparable moments with the behaviour and without. */
export interface PlaybookEvidence {
  readonly with: Estimate;
  readonly without: Estimate;
  readonly difference: Estimate;
  readonly moments: number;
  readonly agents: number;
  readonly from: string;
  readonly to: string;
}

/** One version of a learnable template for one situation. An approved version is never changed: an edit is a new draft. */
export interface Playbook extends PlaybookContent {
  readonly id: string;
  /** From 1. */
  readonly version: number;
  readonly situation: Situation;
  readonly behaviour: SignalType;
  readonly language: Language;
  readonly evidence: PlaybookEvidence;
  readonly state: PlaybookState;
  /** `user:ID`, `key:ID` or `system`. */
  readonly createdBy: string;
  readonly createdAt: string;
  readonly changedBy: string;
  readonly changedAt: string;
  readonly approvedBy: string | null;
  readonly approvedAt: string | null;
  /** When a version was first approved: what came of it is followed from here. */
  readonly followedSince: string | null;
}

/** A playbook cannot be brought there from where it is. */
export class PlaybookMoveError extends Error {
  readonly state: PlaybookState;
  constructor(state: PlaybookState) {
    super(`a playbook that is ${state} cannot be changed in this way`);
    this.name = 'PlaybookMoveError';
    this.state = state;
  }
}

interface Change {
  readonly actor: string;
  readonly at: string;
}

/**
 * A draft with other content, or the next version where this one has been approved or retired. What stays of a phrase
 * keeps how widely it was shared; what a person wrote has nothing to show for it.
 */
export function editPlaybook(playbook: Playbook, content: PlaybookContent, { actor, at }: Change): Playbook {
  const shared = new Map(playbook.phrases.map((phrase) => [phrase.text, phrase]));
  const phrases = content.phrases.map(({ text }) => shared.get(text) ?? { text });
  const changed = { ...playbook, ...content, phrases, changedBy: actor, changedAt: at };
  if (playbook.state === 'draft') return changed;
  return {
    ...changed,
    version: playbook.version + 1,
    state: 'draft',
    createdBy: actor,
    createdAt: at,
    approvedBy: null,
    approvedAt: null,
  };
}

/** @throws PlaybookMoveError where it is no draft */
export function approvePlaybook(playbook: Playbook, { actor, at }: Change): Playbook {
  if (playbook.state !== 'draft') throw new PlaybookMoveError(playbook.state);
  return {
    ...playbook,
    state: 'approved',
    changedBy: actor,
    changedAt: at,
    approvedBy: actor,
    approvedAt: at,
    followedSince: playbook.followedSince ?? at,
  };
}

/** @throws PlaybookMoveError where it is retired already */
export function retirePlaybook(playbook: Playbook, { actor, at }: Change): Playbook {
  if (playbook.state === 'retired') throw new PlaybookMoveError(playbook.state);
  return { ...playbook, state: 'retired', changedBy: actor, changedAt: at };
}
