import type { Language } from '../../conversation/schema.ts';
import { Candidate, type Reading } from './candidate.ts';
import { readCard } from './cards.ts';
import type { DigitRun } from './digit-run.ts';
import { readDocument, readIdCard, readOldId, readSocialSecurity } from './identity-numbers.ts';
import type { PiiFinding } from './kinds.ts';
import { isTollFree, readLandline, readMobile, readPhone } from './telephones.ts';

/** The strictest kinds first: a check digit tells more than a length. */
const READERS: readonly ((candidate: Candidate) => Reading | null)[] = [
  readIdCard,
  readDocument,
  readAddressV4,
  readMobile,
  readCard,
  readOldId,
  readSocialSecurity,
  readLandline,
  readPhone,
];

export interface NumberReading {
  readonly found: PiiFinding | null;
  /** Where to go on; after what is announced as something else, behind all of it. */
  readonly end: number;
}

/** Reads the beginning of a run of digits as personal data. */
export function readNumber(text: string, run: DigitRun, language: Language): NumberReading {
  const candidate = new Candidate(text, run, language);
  // Digits that go on from letters are a code, unless the letters announce a telephone.
  const readers = candidate.touchesWord ? [readMobile] : READERS;
  for (const read of readers) {
    const reading = read(candidate);
    if (reading === null) continue;
    const { kind, confidence, start = candidate.start, end = candidate.end(reading.groups) } = reading;
    return { found: { kind, start, end, confidence }, end };
  }
  const all = run.groups.length;
  const isOther = candidate.isAnnouncedAsOther || isTollFree(candidate.digits);
  return { found: null, end: candidate.end(isOther ? all : 1) };
}

/** An IPv4 address; a fifth number, or a word about versions, makes it something else. */
function readAddressV4(candidate: Candidate): Reading | null {
  const { text, run } = candidate;
  const four = run.groups.slice(0, 4);
  if (four.length < 4 || run.groups[4]?.gap === '.') return null;
  for (const [i, { start, end, gap }] of four.entries()) {
    const alone = i === 0 || (gap === '.' && start - four[i - 1]!.end === 1);
    if (!alone || end - start > 3 || Number(text.slice(start, end)) > 255) return null;
  }
  if (!candidate.endsWord(4) || candidate.announced === 'version') return null;
  return { kind: 'ip', groups: 4, confidence: 0.9 };
}
