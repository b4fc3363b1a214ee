import { type AST, RegExpParser } from '@eslint-community/regexpp';

/** Texts for which the ways below are counted. */
const SHORT_TEXT = 300;
/**
 * So many ways to go from one place of a text at most. The platform's engine tries them one after the other, some
 * nanoseconds each: even if no text were ever told apart early, a short one would take no longer than some tens of
 * milliseconds.
 */
const MOST_WAYS = 100_000;

const parser = new RegExpParser({ ecmaVersion: 2024 });

/** Half of a character that the platform's engine would count as two. */
const HALF = /[\ud800-\udfff]/;

/** Whether a bounded expression may be used on a text, a view's. */
export function isForBounded(text: string): boolean {
  return text.length <= SHORT_TEXT && !HALF.test(text);
}

/**
 * The same expression for the platform's engine, which is many times as quick as RE2 written in JavaScript but goes
 * back and tries again, so that some expressions would take it for ever. Null where that cannot be ruled out by
 * counting the ways in which a short text can be gone through, and where the two engines read something in different
 * ways.
 * @param source an expression that RE2 accepts and that is to be read without regard to case
 */
export function boundedExpression(source: string): RegExp | null {
  if (source.includes('[:')) return null;
  // Views are in lower case: taken so, an expression need not look for both.
  const lower = source.replace(/\\.|[A-Z]/g, (found) => (found.length === 1 ? found.toLowerCase() : found));
  let pattern: AST.Pattern;
  try {
    pattern = parser.parsePattern(lower, 0, lower.length, { unicode: true });
  } catch {
    return null;
  }
  return waysOfAny(pattern.alternatives, true) <= MOST_WAYS ? new RegExp(lower, 'g') : null;
}

/**
 * A place in a text lets in one of several alternatives that begin with different characters, and of words only those
 * of which one is the beginning of the other.
 * @param isEnd nothing comes after them: whatever is let in first is the match
 */
function waysOfAny(alternatives: readonly AST.Alternative[], isEnd: boolean): number {
  const words: string[] = [];
  const byBeginning = new Map<string, number>();
  let anywhere = 0;
  for (const { elements, raw } of alternatives) {
    const ways = waysOfAll(elements, isEnd);
    const [first] = elements;
    if (elements.every(({ type }) => type === 'Character') && ways === 1) words.push(raw);
    else if (first?.type !== 'Character') anywhere += ways;
    else byBeginning.set(first.raw, (byBeginning.get(first.raw) ?? 0) + ways);
  }
  const nested = words.map((word) => words.filter((other) => word.startsWith(other)).length);
  return anywhere + Math.max(0, ...byBeginning.values()) + Math.max(0, ...nested);
}

function waysOfAll(elements: readonly AST.Element[], isEnd: boolean): number {
  const last = elements.length - 1;
  return elements.reduce((product, element, at) => product * waysOf(element, isEnd && at === last), 1);
}

/** Infinite for what the engines may read differently: properties of characters, back references, looking around. */
function waysOf(element: AST.Element, isEnd: boolean): number {
  switch (element.type) {
    case 'Character':
      return isPlain(element) ? 1 : Number.POSITIVE_INFINITY;
    case 'CharacterSet':
      return element.kind === 'property' ? Number.POSITIVE_INFINITY : 1;
    case 'CharacterClass':
      return element.elements.every(isPlainMember) ? 1 : Number.POSITIVE_INFINITY;
    case 'Group':
    case 'CapturingGroup':
      return waysOfAny(element.alternatives, isEnd);
    case 'Quantifier':
      return waysOfRepeated(element, isEnd);
    case 'Assertion':
      return element.kind === 'lookahead' || element.kind === 'lookbehind' ? Number.POSITIVE_INFINITY : 1;
    default:
      return Number.POSITIVE_INFINITY;
  }
}

function waysOfRepeated({ min, max, element }: AST.Quantifier, isEnd: boolean): number {
  const once = waysOf(element, false);
  const most = isEnd ? min : Math.min(max, SHORT_TEXT);
  if (once === 1) return Math.max(1, most - min + 1);
  let sum = 0;
  for (let times = min; times <= most && sum <= MOST_WAYS; times++) sum += once ** times;
  return sum;
}

/** Has no other case, and is not written in a way that only whole characters know. */
function isPlain({ value, raw }: AST.Character): boolean {
  if (value > 0xffff || raw.startsWith('\\u')) return false;
  const character = String.fromCharCode(value);
  return character === character.toLowerCase();
}

function isPlainMember(member: AST.CharacterClassElement): boolean {
  if (member.type === 'Character') return isPlain(member);
  if (member.type === 'CharacterSet') return member.kind !== 'property';
  if (member.type !== 'CharacterClassRange') return false;
  // Between the letters of ASCII and the scripts of East Asia stand all that have two cases.
  const { min, max } = member;
  return isPlain(min) && isPlain(max) && (max.value < 0x80 || min.value >= 0x3000);
}
