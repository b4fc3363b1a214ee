import { SHOWN_CONFIDENCE } from '#core/signals/catalogue.ts';

/** SQL over a row: the types that count as heard, each once, in the form in which the table keeps them. */
export const HEARD_TYPES = `arrayFilter((type, confidence) -> confidence >= ${SHOWN_CONFIDENCE}, signals, signal_confidences)`;

/** SQL over a row: a signal was heard; where no confidence is asked for, one that pages show. `type` and `least` are SQL. */
export function heard(type: string, least: string | number = SHOWN_CONFIDENCE): string {
  return `(has(signals, ${type}) AND signal_confidences[indexOf(signals, ${type})] >= ${least})`;
}
