/** Where in a written file somebody writes: the keys that lead there, outermost first. */
export interface YamlPlace {
  readonly keys: readonly string[];
  /** A key is being written, rather than a value. */
  readonly isKey: boolean;
  /** What stands before the cursor of the word that is being written. */
  readonly word: string;
}

const KEY = /^((?:- +)*)(["']?)([\p{L}\p{N}_.-]+)\2 *:(?= |$)/u;
/** Values in brackets that go on over so many lines are still understood. */
const FLOW_LINES = 40;

/** Reads backwards from the cursor, so that a file that is half written is understood as well. */
export function placeAt(text: string, offset: number): YamlPlace {
  const before = text.slice(0, offset);
  const lines = before.split('\n');
  const start = flowStart(lines);
  const opening = lines[start]!;
  const body = [opening.trimStart(), ...lines.slice(start + 1)].join('\n');
  const indent = indentOf(opening);
  const key = KEY.exec(body);
  const outer = outerKeys(lines, start, indent + (key?.[1]?.length ?? dashes(body)));
  const word = /[\p{L}\p{N}_.$*-]*$/u.exec(before)![0];
  if (key === null) {
    const content = body.replace(/^(?:- +)*/, '');
    const inside = flowKeys(content);
    if (inside !== null) return { keys: [...outer, ...inside.keys], isKey: inside.isKey, word };
    const isItemOfValues = /^- /.test(body) && VALUE_LISTS.has(outer.at(-1) ?? '');
    return { keys: outer, isKey: !isItemOfValues, word };
  }
  const own = [...outer, key[3]!];
  const inside = flowKeys(body.slice(key[0].length).trimStart());
  return inside === null
    ? { keys: own, isKey: false, word }
    : { keys: [...own, ...inside.keys], isKey: inside.isKey, word };
}

/** Keys whose list holds words and not mappings. */
const VALUE_LISTS = new Set([
  'says',
  'none',
  'words',
  'like',
  'signal',
  'type',
  'by',
  'since',
  'channel',
  'language',
  'except',
  'is',
  'on',
  'value',
  'zh',
  'en',
]);

/** The line on which the brackets begin that are still open at the cursor; the cursor's own where none are. */
function flowStart(lines: readonly string[]): number {
  const last = lines.length - 1;
  let open = 0;
  let most = 0;
  let start = last;
  for (let index = last; index >= Math.max(0, last - FLOW_LINES); index--) {
    open += balance(lines[index]!);
    if (open <= most) continue;
    most = open;
    start = index;
  }
  return start;
}

function balance(line: string): number {
  const bare = line.replace(/"(?:[^"\\]|\\.)*"|'[^']*'/g, '').replace(/(^|\s)#.*$/, '');
  return (bare.match(/[[{]/g)?.length ?? 0) - (bare.match(/[\]}]/g)?.length ?? 0);
}

function outerKeys(lines: readonly string[], from: number, column: number): string[] {
  const keys: string[] = [];
  let within = column;
  for (let index = from; index >= 0 && within > 0; index--) {
    const line = lines[index]!;
    const content = line.trimStart();
    if (content === '' || content.startsWith('#')) continue;
    const indent = indentOf(line);
    const lead = dashes(content);
    const key = KEY.exec(content);
    // On the cursor's own line only what stands before its key counts: `- all:` within a list.
    if (index === from) continue;
    if (key !== null && indent + lead < within) {
      keys.unshift(key[3]!);
      within = indent + lead;
    } else if (indent < within && lead > 0 && indent + lead <= within) within = Math.max(indent, 0) + 1;
  }
  return keys;
}

function dashes(content: string): number {
  return /^(?:- +)*/.exec(content)![0].length;
}

function indentOf(line: string): number {
  return line.length - line.trimStart().length;
}

/** The keys inside brackets; null when there are none open. */
function flowKeys(text: string): { readonly keys: string[]; readonly isKey: boolean } | null {
  const stack: { readonly kind: '{' | '['; key: string | null }[] = [];
  let piece = '';
  let quote = '';
  for (const char of text) {
    if (quote !== '') {
      if (char === quote) quote = '';
      continue;
    }
    const top = stack.at(-1);
    if ((char === '"' || char === "'") && piece.trim() === '') quote = char;
    else if (char === '{' || char === '[') {
      stack.push({ kind: char, key: null });
      piece = '';
    } else if (char === '}' || char === ']') {
      stack.pop();
      piece = '';
    } else if (char === ',') {
      if (top?.kind === '{') top.key = null;
      piece = '';
    } else if (char === ':' && top?.kind === '{' && top.key === null) {
      top.key = piece.trim();
      piece = '';
    } else piece += char;
  }
  const top = stack.at(-1);
  if (top === undefined) return null;
  return {
    keys: stack.flatMap(({ key }) => (key === null ? [] : [key])),
    isKey: top.kind === '{' && top.key === null,
  };
}
