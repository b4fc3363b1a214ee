import { OWN } from '../latest.ts';
import { TOPIC_MEMBERS } from '../schema/tables.ts';

/** SQL: topics by conversation, as they were said last. */
export function placed(): string {
  return `SELECT id, topic FROM ${TOPIC_MEMBERS.name} FINAL WHERE ${OWN.join(' AND ')}`;
}

/** SQL over a row of `conversations`; `topics` are SQL, an empty one is none. */
export function inTopics(topics: string): string {
  return `id IN (SELECT id FROM (${placed()}) WHERE topic IN ${topics})`;
}
