import type { Role } from '../conversation/vocabulary.ts';

/**
 * Roles where nothing tells them: those of the channels, or in one channel the first for the voice that is heard first. Among
 * more than two voices the second goes to who talks most of the others, for a customer stays while agents hand over; the
 * rest are agents.
 */
export function usualRoles(
  turns: readonly { readonly speaker: number; readonly sound: { readonly speechMs: number } }[],
  [first, second]: readonly [Role, Role],
): readonly Role[] {
  const talk: number[] = [];
  for (const { speaker, sound } of turns) talk[speaker] = (talk[speaker] ?? 0) + sound.speechMs;
  if (talk.length <= 2) return [first, second];
  const others = talk.slice(1);
  const most = 1 + others.indexOf(Math.max(...others));
  return talk.map((_, speaker) => (speaker === 0 ? first : speaker === most ? second : 'agent'));
}
