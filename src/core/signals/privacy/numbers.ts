import { Candidate, type NumberContext, type Reading } from './candidate.ts';
import { readCard } from './cards.ts';
import { type DigitRun, withoutPauses } from './digit-run.ts';
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

/** Kinds that are so certain, by a check digit or their full length, that they go on over a pause. */
const ACROSS_FIRST = [readIdCard, readMobile, readCard];
/** Kinds that do so only where nothing shorter is one. */
const ACROSS_LAST = [readOldId, readSocialSecurity, readLandline, readPhone];

/** Reads the beginning of a run of digits as personal data. */
export function readNumber(text: string, run: DigitRun, context: NumberContext): NumberReading {
  const together = withoutPauses(run);
  const candidate = together && new Candidate(text, together, context);
  // Digits that go on from letters are a code, unless the letters announce a telephone.
  const touchesWord = candidate?.touchesWord === true;
  const goesOn = together !== run && !touchesWord && !isSum(text, run);
  const across = goesOn ? new Candidate(text, run, context) : null;
  const found =
    readAcross(across, ACROSS_FIRST) ??
    (candidate && readFirst(candidate, touchesWord ? [readMobile] : READERS)) ??
    readAcross(across, ACROSS_LAST);
  if (found !== null) return { found, end: found.end };
  if (candidate === null) return { found: null, end: run.groups[0]!.end };
  const isOther = candidate.isAnnouncedAsOther || isTollFree(candidate.digits);
  return { found: null, end: candidate.end(isOther ? candidate.run.groups.length : 1) };
}

function readAcross(candidate: Candidate | null, readers: typeof READERS): PiiFinding | null {
  if (candidate === null || candidate.touchesWord) return null;
  return readFirst(candidate, readers, ({ groups }) => candidate.isPaused(groups));
}

function readFirst(
  candidate: Candidate,
  readers: typeof READERS,
  fits: (reading: Reading) => boolean = () => true,
): PiiFinding | null {
  for (const read of readers) {
    const reading = read(candidate);
    if (reading === null || !fits(reading)) continue;
    const { kind, confidence, start = candidate.start, end = candidate.end(reading.groups) } = reading;
    return { kind, start, end, confidence };
  }
  return null;
}

/** Thousands between commas: "1,234,567". */
function isSum(text: string, { groups }: DigitRun): boolean {
  return SUM.test(text.slice(groups[0]!.start, groups.at(-1)!.end));
}

const SUM = /^\d{1,3}(?:,\d{3})+(?!\d|,\d)/;

/** An IPv4 address; a fifth number, or a word about versions, makes it something else. */
function readAddressV4(candidate: Candidate): Reading | null {
  const { text, run } = candidate;
  const four = run.groups.slice(0, 4);
  if (four.length < 4 || run.groups[4]?.gap === '.') return null;
  for (const [i, { start, end, gap }] of four.entries()) {
    const alone = i === 0 || (gap === '.' && start - four[i - 1]!.end === 1);
    if (!alone || end - start > 3 || Number(text.slice(start, end)) > 255) return null;
  }
  if (!candidate.endsWord(4) || candidate.is('version')) return null;
  return { kind: 'ip', groups: 4, confidence: 0.9 };
}
