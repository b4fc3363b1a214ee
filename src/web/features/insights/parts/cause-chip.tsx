import { CAUSE_NAMES } from '#core/insights/tell.ts';
import type { Cause } from '#core/insights/whose-problem.ts';
import { say } from '../../../ui/language.ts';
import { Chip } from '../../../ui/signals/chip.tsx';

const TONES = {
  systemic: 'fault',
  system_fault: 'fault',
  local: 'unhappy',
  knowledge_gap: 'unhappy',
  none: 'good',
  cannot_tell: 'fact',
} as const satisfies Record<Cause, string>;

/** Whose problem it is, in a word. */
export function CauseChip({ cause }: { readonly cause: Cause }) {
  return <Chip tone={TONES[cause]}>{say(CAUSE_NAMES[cause])}</Chip>;
}
