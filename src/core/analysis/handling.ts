import type { Channel, Role } from '../conversation/schema.ts';
import type { Utterance } from '../conversation/utterance.ts';

/** Within so long after the turn before, somebody is still at it; after longer they did something else meanwhile. */
const AT_IT_MS = 10 * 60_000;
/**
 * Of one character, in milliseconds. Reading: 255 Chinese characters and 228 English words a minute (Trauzettel-Klosinski
 * and Dietz 2012, IReST); composing on a keyboard: 19 words a minute (Karat and others 1999), a Chinese word being 1.6
 * characters and an English one 5.3 with its space.
 */
const MS_A_CHARACTER = {
  read: { han: 235, other: 49 },
  written: { han: 1_970, other: 593 },
} as const;
const HAN = /\p{Script=Han}/gu;

/**
 * Time in which somebody of the company worked on a conversation, in milliseconds: handling time, wherever it is shown.
 *
 * Of a call it is the length. Of a chat or an e-mail thread the time up to each turn counts whole where the turn before was
 * at most ten minutes ago (of a chat without longer pauses that is its length, too); where it was longer ago, and for the
 * first turn of all, an agent's turn counts as long as it takes to write it and a customer's as long as it takes to read.
 * What a bot says and what is said to it takes nobody's time.
 * @returns undefined where the source tells no times
 */
export function handlingMs(utterances: readonly Utterance[], channel: Channel): number | undefined {
  if (!utterances.some(({ startMs }) => startMs !== undefined)) return undefined;
  const isCall = channel === 'voice';
  // Whoever speaks first on the company's side deals with what the customer said before.
  let dealing = utterances.find(({ role }) => role === 'agent' || role === 'bot')?.role;
  let before: number | undefined;
  let sum = 0;
  for (const { role, text, startMs, endMs = startMs } of utterances) {
    if (role === 'agent' || role === 'bot') dealing = role;
    if (startMs === undefined) continue;
    const from = before ?? (isCall ? startMs : undefined);
    const until = Math.max(from ?? startMs, endMs ?? startMs);
    const isAtIt = from !== undefined && (isCall || startMs - from <= AT_IT_MS);
    if (dealing !== 'bot') sum += isAtIt ? until - from : workOn(text, role);
    before = until;
  }
  return Math.round(sum);
}

function workOn(text: string, role: Role): number {
  const han = text.match(HAN)?.length ?? 0;
  const { han: ofHan, other } = MS_A_CHARACTER[role === 'customer' ? 'read' : 'written'];
  return han * ofHan + (text.length - han) * other;
}
