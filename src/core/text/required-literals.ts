import { type AST, RegExpParser } from '@eslint-community/regexpp';

/**
 * What is known of the texts that a part of an expression matches: `exact`, when these are all of
 * them; `required`, when each contains at least one of these.
 */
interface Knowledge {
  readonly exact: readonly string[] | null;
  readonly required: readonly string[] | null;
}

const NOTHING: Knowledge = { exact: null, required: null };
const MOST_STRINGS = 48;
const parser = new RegExpParser({ ecmaVersion: 2024 });

/** How the source is read: as the platform's engine reads it, or as RE2 does. */
export type Dialect = 'ecmascript' | 're2';

/**
 * Literals of which every match of the expression contains at least one, so that the expression has
 * to run only where one of them was found. Null when there are none, or when an RE2 expression uses
 * what ECMAScript does not know or reads in another way.
 */
export function requiredLiterals(source: string, dialect: Dialect): readonly string[] | null {
  // The strict mode of ECMAScript refuses RE2's own escapes; POSIX classes it would take for plain ones.
  const unicode = dialect === 're2';
  if (unicode && source.includes('[:')) return null;
  let pattern: AST.Pattern;
  try {
    pattern = parser.parsePattern(source, 0, source.length, { unicode });
  } catch {
    return null;
  }
  const known = alternatives(pattern.alternatives);
  const literals = better(usable(known.exact), usable(known.required));
  return literals === null ? null : [...new Set(literals)];
}

function usable(strings: readonly string[] | null): readonly string[] | null {
  return strings !== null && strings.length > 0 && strings.every((string) => string.length > 0)
    ? strings
    : null;
}

/** Longer shortest literal first (it is found less often), then the smaller set. */
function better(a: readonly string[] | null, b: readonly string[] | null): readonly string[] | null {
  if (a === null || b === null) return a ?? b;
  const shortest = (strings: readonly string[]) => Math.min(...strings.map((string) => string.length));
  const difference = shortest(a) - shortest(b);
  if (difference !== 0) return difference > 0 ? a : b;
  return a.length <= b.length ? a : b;
}

function alternatives(list: readonly AST.Alternative[]): Knowledge {
  let exact: string[] | null = [];
  let required: string[] | null = [];
  for (const alternative of list) {
    const known = sequence(alternative.elements);
    exact = exact !== null && known.exact !== null ? [...exact, ...known.exact] : null;
    const literals = better(usable(known.exact), usable(known.required));
    required = required !== null && literals !== null ? [...required, ...literals] : null;
  }
  if (exact !== null && exact.length > MOST_STRINGS) exact = null;
  return { exact, required };
}

function sequence(elements: readonly AST.Element[]): Knowledge {
  let run: readonly string[] = [''];
  let whole = true;
  let best: readonly string[] | null = null;
  for (const element of elements) {
    const known = knowledge(element);
    if (known.exact !== null && run.length * known.exact.length <= MOST_STRINGS) {
      const tails = known.exact;
      run = run.flatMap((head) => tails.map((tail) => head + tail));
      continue;
    }
    whole = false;
    best = better(best, usable(run));
    best = better(best, usable(known.required));
    run = known.exact ?? [''];
  }
  best = better(best, usable(run));
  return { exact: whole ? run : null, required: best };
}

function knowledge(element: AST.Element): Knowledge {
  switch (element.type) {
    case 'Character':
      return { exact: [String.fromCodePoint(element.value)], required: null };
    case 'Assertion':
      return { exact: [''], required: null };
    case 'Group':
      return element.modifiers === null ? alternatives(element.alternatives) : NOTHING;
    case 'CapturingGroup':
      return alternatives(element.alternatives);
    case 'CharacterClass':
      return characters(element);
    case 'Quantifier':
      return repeated(element);
    default:
      return NOTHING;
  }
}

function characters(set: AST.CharacterClass): Knowledge {
  if (set.negate) return NOTHING;
  const members: string[] = [];
  for (const member of set.elements) {
    if (member.type === 'Character') members.push(String.fromCodePoint(member.value));
    else if (member.type === 'CharacterClassRange' && member.max.value - member.min.value < 12) {
      for (let code = member.min.value; code <= member.max.value; code++)
        members.push(String.fromCodePoint(code));
    } else return NOTHING;
  }
  return members.length <= 16 ? { exact: members, required: null } : NOTHING;
}

function repeated(quantifier: AST.Quantifier): Knowledge {
  const known = knowledge(quantifier.element);
  if (quantifier.max === 1 && quantifier.min === 0) {
    return known.exact === null ? NOTHING : { exact: ['', ...known.exact], required: null };
  }
  if (quantifier.min === 1 && quantifier.max === 1) return known;
  if (quantifier.min === 0) return NOTHING;
  return { exact: null, required: better(usable(known.exact), usable(known.required)) };
}
