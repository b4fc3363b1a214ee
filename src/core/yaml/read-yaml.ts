import {
  isAlias,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  type Pair,
  type ParsedNode,
  parseDocument,
  type Scalar,
} from 'yaml';
import { type Place, ProblemList } from './problem-list.ts';
import { syntaxMessage } from './syntax-messages.ts';

/** A YAML value that knows where it was written. */
export type YamlNode = YamlMap | YamlList | YamlScalar;

export interface YamlMap extends Place {
  readonly kind: 'map';
  /** In the order of writing; keys are unique. */
  readonly entries: readonly YamlEntry[];
  get(key: string): YamlEntry | undefined;
}

export interface YamlEntry {
  readonly key: string;
  /** Where the key stands. */
  readonly keyPlace: Place;
  readonly value: YamlNode;
}

export interface YamlList extends Place {
  readonly kind: 'list';
  readonly items: readonly YamlNode[];
}

export interface YamlScalar extends Place {
  readonly kind: 'scalar';
  /** As YAML 1.2 (core schema) reads it: `yes` and `no` are texts, `true` is not. */
  readonly value: string | number | boolean | null;
  /** The characters of a plain scalar as they were written (`007`, `1.0`), the content of a quoted one. */
  readonly text: string;
  readonly quoted: boolean;
}

export interface YamlReading {
  /** Null when the text is not YAML, or empty. */
  readonly root: YamlNode | null;
  readonly problems: ProblemList;
}

export interface YamlLimits {
  readonly maxCharacters?: number;
  /** Nodes after every alias has been followed. */
  readonly maxNodes?: number;
}

const MAX_DEPTH = 64;

/**
 * Reads one YAML document into a tree with positions. Nothing in it can run, and it cannot grow:
 * size, depth and what aliases stand for are limited, and duplicate keys are errors.
 */
export function readYaml(source: string, file?: string, limits: YamlLimits = {}): YamlReading {
  const problems = new ProblemList(file);
  const { maxCharacters = 4_000_000, maxNodes = 500_000 } = limits;
  if (source.length > maxCharacters) {
    problems.error({ line: 1, column: 1 }, 'file-too-large', {
      zh: `文件有 ${source.length} 个字符，最多读 ${maxCharacters} 个`,
      en: `The file has ${source.length} characters; at most ${maxCharacters} are read`,
    });
    return { root: null, problems };
  }
  const lines = new LineCounter();
  // The library compares every key of a mapping with every other; duplicates are found below in one pass.
  const document = parseDocument(source, { lineCounter: lines, uniqueKeys: false, prettyErrors: false });
  const placeOf = (offset: number): Place => {
    const { line, col } = lines.linePos(offset);
    return { line: Math.max(1, line), column: Math.max(1, col) };
  };
  const [broken] = document.errors;
  if (broken !== undefined) {
    // What follows the first error is mostly its echo.
    problems.error(placeOf(broken.pos[0]), 'not-yaml', syntaxMessage(broken.code, broken.message));
    return { root: null, problems };
  }
  for (const warning of document.warnings) {
    problems.warning(placeOf(warning.pos[0]), 'yaml-warning', syntaxMessage(warning.code, warning.message));
  }
  if (document.contents === null) {
    problems.error({ line: 1, column: 1 }, 'empty-file', { zh: '文件是空的', en: 'The file is empty' });
    return { root: null, problems };
  }
  const root = new TreeBuilder(problems, placeOf, maxNodes).build(document.contents);
  return { root: problems.failed ? null : root, problems };
}

class TreeBuilder {
  readonly #problems: ProblemList;
  readonly #placeOf: (offset: number) => Place;
  readonly #maxNodes: number;
  readonly #anchors = new Map<string, { node: YamlNode; size: number; height: number }>();
  #size = 0;
  /** Deepest level reached since the innermost anchor began. */
  #deepest = 0;
  #refused = false;

  constructor(problems: ProblemList, placeOf: (offset: number) => Place, maxNodes: number) {
    this.#problems = problems;
    this.#placeOf = placeOf;
    this.#maxNodes = maxNodes;
  }

  build(node: ParsedNode | null, fallback = 0, depth = 0): YamlNode {
    const place = this.#placeOf(node?.range[0] ?? fallback);
    if (this.#refuses(place, depth, 1)) return nothing(place);
    if (node === null) return nothing(place);
    if (isAlias(node)) return this.#follow(node.source, place, depth);
    if (node.anchor === undefined) return this.#convert(node, place, depth);
    const outside = { size: this.#size, deepest: this.#deepest };
    this.#deepest = depth;
    const built = this.#convert(node, place, depth);
    const anchored = { node: built, size: this.#size - outside.size, height: this.#deepest - depth };
    this.#anchors.set(node.anchor, anchored);
    this.#deepest = Math.max(this.#deepest, outside.deepest);
    return built;
  }

  #convert(
    node: Exclude<ParsedNode, { source: string; type?: 'ALIAS' }>,
    place: Place,
    depth: number,
  ): YamlNode {
    if (isMap(node)) return this.#map(node.items as Pair<ParsedNode, ParsedNode | null>[], place, depth);
    if (isSeq(node)) {
      const items = node.items.map((item) =>
        this.build(item as ParsedNode | null, node.range?.[0] ?? 0, depth + 1),
      );
      return { kind: 'list', items, ...place };
    }
    return scalar(node as Scalar.Parsed, place);
  }

  #map(pairs: readonly Pair<ParsedNode, ParsedNode | null>[], place: Place, depth: number): YamlMap {
    const entries = new Map<string, YamlEntry>();
    for (const { key, value } of pairs) {
      const keyPlace = this.#placeOf(key.range[0]);
      if (!isScalar(key)) {
        this.#problems.error(keyPlace, 'bad-key', {
          zh: '键必须是一个词，不能是列表或映射',
          en: 'A key must be a word, not a list or a mapping',
        });
        continue;
      }
      const name = scalar(key as Scalar.Parsed, keyPlace).text;
      const first = entries.get(name);
      if (first !== undefined) {
        const { line } = first.keyPlace;
        this.#problems.error(
          keyPlace,
          'duplicate-key',
          { zh: `${name} 写了两次`, en: `${name} is written twice` },
          { zh: `第一次在第 ${line} 行，留一个`, en: `First on line ${line}; keep one` },
        );
        continue;
      }
      const built = this.build(value, key.range[1], depth + 1);
      entries.set(name, { key: name, keyPlace, value: built });
    }
    return { kind: 'map', entries: [...entries.values()], get: (key) => entries.get(key), ...place };
  }

  #follow(anchor: string, place: Place, depth: number): YamlNode {
    const target = this.#anchors.get(anchor);
    if (target === undefined) {
      this.#problems.error(place, 'unknown-anchor', {
        zh: `*${anchor} 之前没有写好 &${anchor}`,
        en: `*${anchor} does not follow a finished &${anchor}`,
      });
      return nothing(place);
    }
    return this.#refuses(place, depth + target.height, target.size) ? nothing(place) : target.node;
  }

  /** Counts what is about to be added, and refuses the rest of the file once a limit is passed. */
  #refuses(place: Place, depth: number, size: number): boolean {
    if (this.#refused) return true;
    this.#size += size;
    this.#deepest = Math.max(this.#deepest, depth);
    if (depth <= MAX_DEPTH && this.#size <= this.#maxNodes) return false;
    this.#refused = true;
    if (depth > MAX_DEPTH) {
      this.#problems.error(place, 'too-deep', {
        zh: `嵌套超过 ${MAX_DEPTH} 层`,
        en: `Nested more than ${MAX_DEPTH} levels deep`,
      });
    } else {
      this.#problems.error(place, 'too-many-values', {
        zh: `展开引用后超过 ${this.#maxNodes} 个值`,
        en: `More than ${this.#maxNodes} values once aliases are followed`,
      });
    }
    return true;
  }
}

function scalar(node: Scalar.Parsed, place: Place): YamlScalar {
  const { value } = node;
  const quoted = node.type !== 'PLAIN';
  const text = quoted ? String(value ?? '') : node.source;
  const known = typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
  return { kind: 'scalar', value: known ? value : null, text, quoted, ...place };
}

function nothing(place: Place): YamlScalar {
  return { kind: 'scalar', value: null, text: '', quoted: false, ...place };
}
