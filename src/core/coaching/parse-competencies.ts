import type { Problem } from '../problem.ts';
import { isSignalType, SIGNAL_TYPES, type SignalType } from '../signals/catalogue.ts';
import { FieldReader } from '../yaml/field-reader.ts';
import { readYaml, type YamlMap, type YamlNode } from '../yaml/read-yaml.ts';
import { CONVERSATION_MEASURES, type Competency, type Evidence } from './competency.ts';
import { isSituation, SITUATION_IDS, type Situation } from './situations.ts';

export interface CompetencyReading {
  /** Null when anything in the file is an error. */
  readonly competencies: readonly Competency[] | null;
  readonly problems: readonly Problem[];
}

const KEYS = ['id', 'title', 'when', 'positive', 'negative', 'situations', 'praise', 'advice'];
const KINDS = ['signal', 'criterion', 'recovery', 'measure'] as const;

/** Reads a file of competencies; all problems are told at once, each with its line and column. */
export function parseCompetencies(source: string, file?: string): CompetencyReading {
  const { root, problems } = readYaml(source, file);
  if (root === null) return { competencies: null, problems: problems.all() };
  const read = new FieldReader(problems);
  const map = read.map(root);
  if (map !== null) read.onlyKeys(map, ['competencies']);
  const node = map === null ? null : read.required(map, 'competencies');
  const list = node === null ? null : read.list(node);
  if (list?.items.length === 0) {
    problems.error(list, 'empty-list', { zh: 'competencies 是空的', en: 'competencies is empty' });
  }
  const reader = new CompetencyReader(read);
  const competencies = (list?.items ?? []).flatMap((item) => reader.competency(item) ?? []);
  return { competencies: problems.failed ? null : competencies, problems: problems.all() };
}

class CompetencyReader {
  readonly #read: FieldReader;
  readonly #lines = new Map<string, number>();

  constructor(read: FieldReader) {
    this.#read = read;
  }

  competency(node: YamlNode): Competency | null {
    const read = this.#read;
    const map = read.map(node);
    if (map === null) return null;
    read.onlyKeys(map, KEYS);
    const idNode = read.required(map, 'id');
    const id = idNode === null ? null : read.id(idNode);
    if (id !== null) this.#once(id, idNode!);
    const [title, praise, advice] = (['title', 'praise', 'advice'] as const).map((key) => {
      const value = read.required(map, key);
      return value === null ? null : read.bilingual(value);
    });
    const positive = this.#evidence(map, 'positive');
    const negative = this.#evidence(map, 'negative');
    if (map.get('positive') === undefined && map.get('negative') === undefined) {
      read.problems.error(
        map,
        'no-evidence',
        { zh: '既没有 positive 也没有 negative', en: 'There is neither positive nor negative evidence' },
        { zh: '至少写一个信号或评分项', en: 'Name at least one signal or criterion' },
      );
    }
    const when = this.#words(map, 'when', isOccasion, [...SIGNAL_TYPES, ...SITUATION_IDS]);
    const situations = this.#words(map, 'situations', isSituation, SITUATION_IDS);
    if (id === null || title == null || praise == null || advice == null) return null;
    return { id, title, when, positive, negative, situations, praise, advice };
  }

  #once(id: string, node: YamlNode): void {
    const line = this.#lines.get(id);
    if (line === undefined) this.#lines.set(id, node.line);
    else {
      this.#read.problems.error(
        node,
        'duplicate-id',
        { zh: `编号 ${id} 用了两次`, en: `The id ${id} is used twice` },
        { zh: `第一次在第 ${line} 行`, en: `First on line ${line}` },
      );
    }
  }

  #words<T extends string>(
    map: YamlMap,
    key: string,
    isKnown: (word: string) => word is T,
    known: readonly string[],
  ): T[] {
    const node = this.#read.optional(map, key);
    if (node === undefined) return [];
    return (this.#read.texts(node) ?? []).flatMap(({ text, node: place }): T[] => {
      if (isKnown(text)) return [text];
      this.#read.unknown(place, text, known, { zh: '信号或情形', en: 'signal or situation' });
      return [];
    });
  }

  #evidence(map: YamlMap, key: 'positive' | 'negative'): Evidence[] {
    const node = this.#read.optional(map, key);
    const list = node === undefined ? null : this.#read.list(node);
    return (list?.items ?? []).flatMap((item) => this.#piece(item, key) ?? []);
  }

  #piece(node: YamlNode, side: 'positive' | 'negative'): Evidence | null {
    const read = this.#read;
    if (node.kind === 'scalar') return this.#signal(node, 1);
    const map = read.map(node);
    if (map === null) return null;
    read.onlyKeys(map, [...KINDS, 'weight']);
    const named = KINDS.filter((kind) => map.get(kind) !== undefined);
    if (named.length !== 1) {
      read.problems.error(map, 'one-kind', {
        zh: `这里要写且只写一个：${KINDS.join('、')}`,
        en: `Name exactly one of ${KINDS.join(', ')}`,
      });
      return null;
    }
    const weightNode = read.optional(map, 'weight');
    const weight = weightNode === undefined ? 1 : read.number(weightNode, { min: 0.01, max: 1 });
    const kind = named[0]!;
    const value = map.get(kind)!.value;
    if (weight === null) return null;
    if (kind === 'signal') return this.#signal(value, weight);
    if (kind === 'criterion') return this.#criterion(value, weight);
    if (side === 'negative') {
      read.problems.error(
        value,
        'positive-only',
        { zh: `${kind} 只能写在 positive 里`, en: `${kind} belongs to positive` },
        { zh: '份额低于一半时自动算作不足', en: 'A share below one half counts against by itself' },
      );
      return null;
    }
    if (kind === 'measure') {
      const measure = read.oneOf(value, CONVERSATION_MEASURES, { zh: '指标', en: 'measure' });
      return measure === null ? null : { kind, measure, weight };
    }
    const situations = this.#words(map, kind, isSituation, SITUATION_IDS);
    return situations.length === 0 ? null : { kind, situations, weight };
  }

  #signal(node: YamlNode, weight: number): Evidence | null {
    const text = this.#read.text(node);
    if (text === null) return null;
    if (isSignalType(text)) return { kind: 'signal', signal: text, weight };
    this.#read.unknown(node, text, SIGNAL_TYPES, { zh: '信号', en: 'signal' });
    return null;
  }

  #criterion(node: YamlNode, weight: number): Evidence | null {
    const text = this.#read.text(node);
    if (text === null) return null;
    const [scorecard, criterion, ...rest] = text.split('/');
    if (scorecard && criterion && rest.length === 0)
      return { kind: 'criterion', scorecard, criterion, weight };
    this.#read.problems.error(
      node,
      'bad-criterion',
      { zh: `${text} 不是评分项`, en: `${text} is no criterion` },
      { zh: '写成 评分表编号/评分项编号', en: 'Write SCORECARD/CRITERION' },
    );
    return null;
  }
}

function isOccasion(word: string): word is SignalType | Situation {
  return isSituation(word) || isSignalType(word);
}

/** Told by its name, as in every rulebook. */
export function isCompetencyFile(path: string): boolean {
  return path.slice(path.lastIndexOf('/') + 1).startsWith('competencies');
}
