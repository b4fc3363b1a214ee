import type { Bilingual } from '../bilingual.ts';
import type { FieldReader } from '../yaml/field-reader.ts';
import type { Place } from '../yaml/problem-list.ts';
import type { YamlNode } from '../yaml/read-yaml.ts';
import { isKnownSignal, isSignalType, SIGNAL_TYPES, type SignalType, signalValues } from './catalogue.ts';

const SIGNAL: Bilingual = { zh: '信号', en: 'signal' };
const VALUE: Bilingual = { zh: '取值', en: 'value' };

/** One signal or a list; null after an unknown one was reported. */
export function readSignalTypes(read: FieldReader, node: YamlNode): SignalType[] | null {
  const texts = read.texts(node);
  if (texts === null) return null;
  const types: SignalType[] = [];
  for (const { text, node: place } of texts) {
    if (isSignalType(text)) types.push(text);
    else read.unknown(place, text, SIGNAL_TYPES, SIGNAL);
  }
  return types.length === texts.length ? types : null;
}

/**
 * Warns at `place` of a signal whose value is asked for, or measured as a number, though it never has such a one; false
 * then. It is no error, as rulebooks in force may hold it: it merely never holds. What an organisation's own signals carry
 * is its own affair.
 */
export function checkCarries(
  read: FieldReader,
  place: Place,
  types: readonly SignalType[],
  wanted: 'value' | 'number',
): boolean {
  for (const type of types) {
    const values = isKnownSignal(type) ? signalValues(type) : 'number';
    if (values === undefined) {
      read.problems.warning(
        place,
        'no-such-value',
        { zh: `${type} 没有取值，只看有没有出现`, en: `${type} carries no value: it is there or it is not` },
        { zh: '想要更有把握，可以用 confidence', en: 'To ask for more certainty, use confidence' },
      );
      return false;
    }
    if (wanted === 'number' && values !== 'number') {
      read.problems.warning(
        place,
        'no-such-value',
        { zh: `${type} 的取值不是数字`, en: `The value of ${type} is not a number` },
        { zh: `取值有：${values.join('、')}`, en: `It is one of: ${values.join(', ')}` },
      );
      return false;
    }
  }
  return true;
}

/** Warns of a value that none of the signals ever has. */
export function checkValue(
  read: FieldReader,
  place: Place,
  types: readonly SignalType[],
  value: string | number,
): void {
  if (!types.every(isKnownSignal)) return;
  const known = types.map(signalValues);
  const words = known.flatMap((values) => (typeof values === 'object' ? values : []));
  if (typeof value === 'number' ? known.includes('number') : words.includes(value)) return;
  if (words.length > 0) read.unknown(place, String(value), words, VALUE, 'warning');
  else {
    read.problems.warning(place, 'wrong-value', {
      zh: `这里要写一个数字，现在是 ${value}`,
      en: `Expected a number, found ${value}`,
    });
  }
}
