import { type Candidate, isSpelt, type Reading } from './candidate.ts';
import { isCardNumber, passesLuhn } from './checks.ts';

const FEWEST = 12;
const MOST = 19;
/** From here on a number alone, without a word about a card, is long enough to be taken for one. */
const LONG = 15;
const MISTYPED = 16;

/** A bank or credit card: issuer and check digit fit, or it is said to be one and looks like it. */
export function readCard(candidate: Candidate): Reading | null {
  const { digits, run } = candidate;
  for (let groups = run.groups.length; groups > 0; groups--) {
    const length = run.groups[groups - 1]!.upTo;
    if (length > MOST) continue;
    if (length < FEWEST) return null;
    const sizes = candidate.sizes(groups);
    const number = digits.slice(0, length);
    if (!isCardGrouping(sizes) || !isCardNumber(number) || !candidate.endsWord(groups)) continue;
    if (candidate.isOfThing(groups)) return null;
    const said = candidate.is('card', 'account');
    if (!said && candidate.isPaused(groups) && !isCardInFours(candidate, groups)) continue;
    if (!passesLuhn(number)) {
      if (said && length >= MISTYPED) return { kind: 'bank_card', groups, confidence: 0.6 };
      continue;
    }
    const confidence = said || sizes.length > 1 ? 0.98 : 0.9;
    if (length >= LONG || said || candidate.language === 'en')
      return { kind: 'bank_card', groups, confidence };
  }
  return null;
}

/** Between commas only the grouping that is printed on cards tells one from a row of sums. */
function isCardInFours(candidate: Candidate, groups: number): boolean {
  return IN_FOURS.test(candidate.sizes(groups).join()) && candidate.standsAlone(groups);
}

const IN_FOURS = /^4,4,4,4(?:,[1-3])?$/;

function isCardGrouping(sizes: readonly number[]): boolean {
  if (sizes.length === 1 || isSpelt(sizes)) return true;
  const last = sizes.length - 1;
  return sizes.every(
    (size, i) => (i === last && last > 2 ? size >= 1 : size >= 3) && (size <= 6 || last === 1),
  );
}
