import { signalTone } from '../../client/labels/labels.ts';
import type { HeardSignal } from './heard.ts';

/** What a passage means by the reference that it carries; one without a meaning is plain evidence. */
export type Tones = ReadonlyMap<string, Tone>;

/** The weightier first: of several on one passage the first shows. */
const ORDER = ['current', 'found', 'fault', 'unhappy', 'good', 'happy', 'fact', 'refuted'] as const;
type Tone = (typeof ORDER)[number];

export function tonesOf(heard: ReadonlyMap<number, readonly HeardSignal[]>): Tones {
  return new Map(
    [...heard.values()].flatMap((some) =>
      some.map(({ ref, type, state }) => [ref, state === 'refuted' ? 'refuted' : signalTone(type)] as const),
    ),
  );
}

/** References of what somebody looks for on the page. */
export const FOUND_REF = 'found';
export const CURRENT_FOUND_REF = 'found-current';
const OF_SEARCH: Tones = new Map([
  [FOUND_REF, 'found'],
  [CURRENT_FOUND_REF, 'current'],
]);

export function toneOf(tones: Tones, refs: readonly string[]): Tone | 'evidence' {
  const own = refs.map((ref) => OF_SEARCH.get(ref) ?? tones.get(ref));
  return ORDER.find((tone) => own.includes(tone)) ?? 'evidence';
}
