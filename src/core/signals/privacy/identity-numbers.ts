import { type Candidate, isSpelt, isWordEnd, type Reading } from './candidate.ts';
import { latinLetter } from './characters.ts';
import { isOldId, isPlausibleId, passesIdCheck } from './checks.ts';

/** The 18-character identity number of the mainland. */
export function readIdCard(candidate: Candidate): Reading | null {
  const { text, digits } = candidate;
  let groups = candidate.groupsWith(18);
  let id = digits.slice(0, 18);
  let end: number | undefined;
  if (groups === 0) {
    groups = candidate.groupsWith(17);
    if (groups === 0) return null;
    end = candidate.end(groups);
    if (text[end] === ' ' || text[end] === '-') end++;
    if (latinLetter(text.charCodeAt(end)) !== 'x') return null;
    end++;
    id = `${digits.slice(0, 17)}X`;
  }
  if (!isWordEnd(text, end ?? candidate.end(groups)) || !isPlausibleId(id)) return null;
  const fits = passesIdCheck(id);
  // A slip of the finger leaves the number as telling as before, where it is said to be one.
  if (!fits && !candidate.is('id')) return null;
  return { kind: 'id_card', groups, confidence: fits ? 0.99 : 0.6, ...(end === undefined ? {} : { end }) };
}

/** The 15-digit identity number that older people still know. */
export function readOldId(candidate: Candidate): Reading | null {
  const groups = candidate.groupsWith(15);
  if (groups === 0 || !isOldId(candidate.digits)) return null;
  if (candidate.isPaused(groups) && !(candidate.standsAlone(groups) && candidate.is('id'))) return null;
  const sizes = candidate.sizes(groups);
  if (sizes.length > 1 && sizes.join() !== '6,6,3' && !isSpelt(sizes)) return null;
  if (candidate.isOfThing(groups)) return null;
  return { kind: 'id_card', groups, confidence: candidate.is('id') ? 0.95 : 0.7 };
}

/** Passports and licences of digits alone are known only by their announcement. */
export function readDocument(candidate: Candidate): Reading | null {
  const all = candidate.run.groups.length;
  const digits = candidate.run.groups[all - 1]!.upTo;
  if (digits >= 7 && digits <= 14 && candidate.is('licence') && candidate.endsWord(all)) {
    return { kind: 'driver_license', groups: all, confidence: 0.9 };
  }
  const first = candidate.run.groups[0]!.upTo;
  if (first < 8 || first > 10 || !candidate.is('passport') || !candidate.endsWord(1)) return null;
  return { kind: 'passport', groups: 1, confidence: 0.9 };
}

/** The American social security number, by its dashes or its announcement. */
export function readSocialSecurity(candidate: Candidate): Reading | null {
  const { digits, run } = candidate;
  const groups = candidate.groupsWith(9);
  const sizes = groups === 0 ? [] : candidate.sizes(groups);
  const shape = isSpelt(sizes) && candidate.standsAlone(groups) ? '9' : sizes.join();
  if ((shape !== '9' && shape !== '3,2,4') || !candidate.endsWord(groups)) return null;
  const area = Number(digits.slice(0, 3));
  if (area === 0 || area === 666 || area >= 900) return null;
  if (digits.slice(3, 5) === '00' || digits.slice(5, 9) === '0000') return null;
  if (candidate.is('ssn')) return { kind: 'ssn', groups, confidence: 0.97 };
  const dashes = shape === '3,2,4' && run.groups.slice(1, groups).every(({ gap }) => gap === '-');
  return dashes && !candidate.isOfThing(groups) ? { kind: 'ssn', groups, confidence: 0.85 } : null;
}
