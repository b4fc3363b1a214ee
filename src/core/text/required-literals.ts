import { type AST, RegExpParser } from '@eslint-community/regexpp';

/**
 * What is known of the texts that a part of an expression matches: `exact`, when these are all of
 * them; `sets`, of each of which every such text contains at least one literal; `starts`, with one of
 * which every such text begins.
 */
interface Knowledge {
  readonly exact: readonly string[] | null;
  readonly sets: readonly LiteralSet[];
  readonly starts: LiteralSet | null;
}

/** Literals of which at least one has to be there. */
export type LiteralSet = readonly string[];

/** What has to stand in a text for an expression to have a chance. */
export interface Demands {
  /**
   * An entry for each alternative of the expression, and in it literal sets of each of which one
   * member must be found. The expression has to run only where some entry is fulfilled.
   */
  readonly alternatives: readonly (readonly LiteralSet[])[];
  /** Literals with one of which every match begins; null when they are not known. */
  readonly starts: LiteralSet | null;
}

/** How the source is read: as the platform's engine reads it, or as RE2 does. */
export type Dialect = 'ecmascript' | 're2';

const NOTHING: Knowledge = { exact: null, sets: [], starts: null };
const MOST_STRINGS = 48;
/** More demands on one alternative hardly save another run. */
const MOST_SETS = 3;
const parser = new RegExpParser({ ecmaVersion: 2024 });

/**
 * The literals by which the matches of an expression can be found quickly. Null when an alternative
 * requires none, or when an RE2 expression uses what ECMAScript does not know or reads in another way.
 */
export function requiredLiterals(source: string, dialect: Dialect): Demands | null {
  // The strict mode of ECMAScript refuses RE2's own escapes; POSIX classes it would take for plain ones.
  const unicode = dialect === 're2';
  if (unicode && source.includes('[:')) return null;
  let pattern: AST.Pattern;
  try {
    pattern = parser.parsePattern(source, 0, source.length, { unicode });
  } catch {
    return null;
  }
  const parts = pattern.alternatives.map(({ elements }) => sequence(elements));
  const demands = parts.map(allSets);
  if (!demands.every((sets) => sets.length > 0)) return null;
  return { alternatives: demands, starts: union(parts.map(({ starts }) => starts)) };
}

function union(sets: readonly (LiteralSet | null)[]): LiteralSet | null {
  return sets.every((set) => set !== null) ? [...new Set(sets.flat())] : null;
}

/** The most telling sets first: one is looked for, the others only decide. None twice. */
function allSets({ exact, sets }: Knowledge): readonly LiteralSet[] {
  const all = [...usable(exact), ...sets].map((set) => [...new Set(set)].sort());
  // Most parts of an expression have only one, and whole lexicons are read before the first word is heard.
  if (all.length < 2) return all;
  const found = new Map(all.map((set) => [set.join('\u0000'), { set, chance: chance(set) }]));
  return [...found.values()]
    .sort((a, b) => a.chance - b.chance)
    .slice(0, MOST_SETS)
    .map(({ set }) => set);
}

function usable(strings: readonly string[] | null): readonly LiteralSet[] {
  return strings !== null && strings.length > 0 && strings.every((string) => string.length > 0)
    ? [strings]
    : [];
}

/** Characters that stand in about every third turn of service talk, most of them in Chinese. */
const EVERYDAY = new Set(
  '我您你的了是不一有在这好可以吗呢吧就到么们个下没说要给会也都还那能什对请后等时上来去看帮怎再单货款退,.?! ',
);
const EVERYDAY_CHANCE = 0.1;
const LATIN_CHANCE = 0.06;
const RARE_CHANCE = 0.004;

/** A rough guess of how often a text shows one of the literals; only the order of the guesses matters. */
function chance(set: LiteralSet): number {
  let sum = 0;
  for (const literal of set) {
    let product = 1;
    for (const char of literal) {
      const isLatin = char < '\u0080' && char !== ' ';
      product *= EVERYDAY.has(char) ? EVERYDAY_CHANCE : isLatin ? LATIN_CHANCE : RARE_CHANCE;
    }
    sum += product;
  }
  return sum;
}

function alternatives(list: readonly AST.Alternative[]): Knowledge {
  const parts = list.map(({ elements }) => sequence(elements));
  const exact = parts.every((part) => part.exact !== null) ? parts.flatMap((part) => part.exact!) : null;
  const best = parts.map((part) => allSets(part)[0]);
  const sets = best.every((set) => set !== undefined) ? [best.flatMap((set) => set!)] : [];
  return {
    exact: exact !== null && exact.length <= MOST_STRINGS ? exact : null,
    sets,
    starts: union(parts.map((part) => part.starts)),
  };
}

function sequence(elements: readonly AST.Element[]): Knowledge {
  let run: readonly string[] = [''];
  let whole = true;
  let starts: LiteralSet | null = null;
  const sets: LiteralSet[] = [];
  for (const element of elements) {
    if (element.type === 'Character') {
      const char = String.fromCodePoint(element.value);
      run = run.map((head) => head + char);
      continue;
    }
    const known = knowledge(element);
    if (known.exact !== null && run.length * known.exact.length <= MOST_STRINGS) {
      const tails = known.exact;
      run = run.flatMap((head) => tails.map((tail) => head + tail));
      continue;
    }
    if (whole) starts = startsOf(run, known.starts);
    whole = false;
    sets.push(...usable(run), ...known.sets);
    run = known.exact ?? [''];
  }
  if (whole) return exactly(run);
  sets.push(...usable(run));
  return { exact: null, sets, starts };
}

function exactly(strings: readonly string[]): Knowledge {
  return { exact: strings, sets: [], starts: startsOf(strings, null) };
}

/** Where the head may be empty, what follows begins the match. */
function startsOf(heads: readonly string[], next: LiteralSet | null): LiteralSet | null {
  if (!heads.includes('')) return heads;
  return next === null ? null : [...heads.filter((head) => head !== ''), ...next];
}

function knowledge(element: AST.Element): Knowledge {
  switch (element.type) {
    case 'Character':
      return exactly([String.fromCodePoint(element.value)]);
    case 'Assertion':
      return exactly(['']);
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
  return members.length <= 24 ? exactly(members) : NOTHING;
}

function repeated(quantifier: AST.Quantifier): Knowledge {
  const known = knowledge(quantifier.element);
  if (quantifier.max === 1 && quantifier.min === 0) {
    return known.exact === null ? NOTHING : exactly(['', ...known.exact]);
  }
  if (quantifier.min === 1 && quantifier.max === 1) return known;
  if (quantifier.min === 0) return NOTHING;
  return { exact: null, sets: allSets(known), starts: known.starts };
}
