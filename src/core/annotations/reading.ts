import type { Bilingual } from '../bilingual.ts';
import type { Role } from '../conversation/schema.ts';
import {
  EMOTIONS,
  isKnownSignal,
  isSignalType,
  RESOLUTIONS,
  SIGNAL_TYPES,
  type SignalType,
} from '../signals/catalogue.ts';
import type { SignalReading } from './annotation.ts';

/** What a person can say of a whole conversation, beside what they say of its turns. */
export const OUTCOME_TYPES = ['conversation.resolution', 'conversation.satisfaction'] as const;
const SATISFACTIONS = [1, 2, 3, 4, 5] as const;

/** Signals that a person can say of a turn of this role, in the order of the catalogue; those with a value first. */
export function labelsFor(role: Role): readonly SignalType[] {
  return SIGNAL_TYPES.filter((type) => type.startsWith(`${role}.`));
}

/** The values that a signal may have when a person says it; null where it has none. */
export function valuesOf(type: SignalType): readonly (string | number)[] | null {
  if (type === 'customer.emotion') return EMOTIONS;
  if (type === 'conversation.resolution') return RESOLUTIONS;
  return type === 'conversation.satisfaction' ? SATISFACTIONS : null;
}

/** Why a person cannot say this; null where they can. @param role of the turn; null for the whole conversation */
export function readingProblem({ type, value }: SignalReading, role: Role | null): Bilingual | null {
  if (!canBeSaid(type, role)) {
    return {
      zh: `${type} 不是人能在这里标注的信号`,
      en: `${type} is no signal that a person can label here`,
    };
  }
  const values = valuesOf(type);
  if (values === null) {
    return value === undefined ? null : { zh: `${type} 没有取值`, en: `${type} has no value` };
  }
  if (value !== undefined && values.includes(value)) return null;
  return {
    zh: `${type} 的取值应为 ${values.join('、')} 之一`,
    en: `${type} takes one of ${values.join(', ')}`,
  };
}

function canBeSaid(type: SignalType, role: Role | null): boolean {
  if (role === null) return OUTCOME_TYPES.some((known) => known === type);
  return isKnownSignal(type) ? labelsFor(role).includes(type) : isSignalType(type);
}
