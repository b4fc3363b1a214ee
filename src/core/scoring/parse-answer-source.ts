import type { Bilingual } from '../bilingual.ts';
import type { SignalType } from '../signals/catalogue.ts';
import { checkCarries, checkValue, readSignalTypes } from '../signals/read-signal.ts';
import type { FieldReader } from '../yaml/field-reader.ts';
import type { Place } from '../yaml/problem-list.ts';
import type { YamlMap, YamlNode } from '../yaml/read-yaml.ts';
import type { AnswerSource, Level, Option, Scale, SignalSource } from './scorecard.ts';

const FORMS = ['rule', 'rules', 'signal', 'meta'] as const;
const BY = ['count', 'confidence', 'value'] as const;
const OPTION: Bilingual = { zh: '选项', en: 'option' };

/** Reads the `answer` of one criterion whose options are known. */
export class AnswerSourceReader {
  readonly #read: FieldReader;
  readonly #options: readonly Option[];
  readonly #namesRule: (rule: string, place: Place) => void;

  constructor(
    read: FieldReader,
    options: readonly Option[],
    namesRule: (rule: string, place: Place) => void,
  ) {
    this.#read = read;
    this.#options = options;
    this.#namesRule = namesRule;
  }

  read(node: YamlNode): AnswerSource | null {
    const read = this.#read;
    if (node.kind === 'scalar') {
      const kind = read.oneOf(node, ['person', 'llm'] as const, { zh: '回答方式', en: 'answer' });
      return kind === null ? null : { kind };
    }
    const map = read.map(node);
    if (map === null) return null;
    const given = FORMS.filter((form) => map.get(form) !== undefined);
    const [form] = given;
    if (form === undefined || given.length > 1) {
      const [first] = map.entries;
      if (form === undefined && first !== undefined) {
        read.unknown(first.keyPlace, first.key, FORMS, { zh: '回答方式', en: 'answer' });
      } else {
        read.problems.error(map, 'one-answer', {
          zh: `answer 要写 ${FORMS.join('、')} 其中一个`,
          en: `answer names one of ${FORMS.join(', ')}`,
        });
      }
      return null;
    }
    if (form === 'rule') return this.#rule(map);
    if (form === 'rules') return this.#rules(map);
    return form === 'signal' ? this.#signal(map) : this.#metadata(map);
  }

  #rule(map: YamlMap): AnswerSource | null {
    this.#read.onlyKeys(map, ['rule', 'hit', 'miss', 'fault']);
    const rule = this.#ruleId(map.get('rule')!.value);
    const { good, bad } = this.#defaults(map);
    const hit = this.#optionAt(map, 'hit', good);
    const miss = this.#optionAt(map, 'miss', bad);
    if (rule === null || hit === null || miss === null) return null;
    return { kind: 'rule', rule, hit, miss };
  }

  #rules(map: YamlMap): AnswerSource | null {
    const read = this.#read;
    read.onlyKeys(map, ['rules', 'any_hit', 'no_hit', 'fault']);
    const list = read.list(map.get('rules')!.value);
    if (list !== null && list.items.length === 0) {
      read.problems.error(list, 'empty-list', { zh: 'rules 是空的', en: 'rules is empty' });
    }
    const rules = list?.items.map((item) => this.#ruleId(item)) ?? [];
    const { good, bad } = this.#defaults(map);
    const anyHit = this.#optionAt(map, 'any_hit', good);
    const noHit = this.#optionAt(map, 'no_hit', bad);
    const complete = rules.filter((rule) => rule !== null);
    if (complete.length < rules.length || anyHit === null || noHit === null) return null;
    return { kind: 'rules', rules: complete, anyHit, noHit };
  }

  #signal(map: YamlMap): SignalSource | null {
    const read = this.#read;
    read.onlyKeys(map, ['signal', 'by', 'levels', 'values']);
    const types = readSignalTypes(read, map.get('signal')!.value);
    const byNode = read.required(map, 'by');
    const by = byNode === null ? null : read.oneOf(byNode, BY, { zh: '计法', en: 'measure' });
    if (by === null) return null;
    if (by !== 'value' && map.get('values') !== undefined) {
      read.problems.error(map.get('values')!.keyPlace, 'values-without-value', {
        zh: `by: ${by} 得到的是数字，要用 levels`,
        en: `by: ${by} gives a figure: use levels`,
      });
      return null;
    }
    const scale = this.#scale(map, by !== 'value');
    if (types === null || scale === null) return null;
    if (by === 'value') this.#checkValues(map, types, byNode!);
    return { kind: 'signal', types, by, scale };
  }

  /** The scale asks for values that the signals can have. */
  #checkValues(map: YamlMap, types: readonly SignalType[], by: YamlNode): void {
    const read = this.#read;
    const levels = map.get('levels');
    if (levels !== undefined) {
      checkCarries(read, levels.keyPlace, types, 'number');
      return;
    }
    if (!checkCarries(read, by, types, 'value')) return;
    for (const { key, keyPlace } of read.map(map.get('values')!.value)?.entries ?? []) {
      checkValue(read, keyPlace, types, valueNamed(key));
    }
  }

  #metadata(map: YamlMap): AnswerSource | null {
    this.#read.onlyKeys(map, ['meta', 'levels', 'values']);
    const field = this.#read.text(map.get('meta')!.value);
    const scale = this.#scale(map, false);
    return field === null || scale === null ? null : { kind: 'metadata', field, scale };
  }

  /** `toZero`: a figure that is 0 when nothing is found must have an answer there, too. */
  #scale(map: YamlMap, toZero: boolean): Scale | null {
    const read = this.#read;
    const levels = map.get('levels');
    const values = map.get('values');
    if ((levels === undefined) === (values === undefined)) {
      read.problems.error(map, 'levels-or-values', {
        zh: '要写 levels 或 values 其中一个',
        en: 'Give either levels or values',
      });
      return null;
    }
    return levels !== undefined ? this.#levels(levels.value, toZero) : this.#values(values!.value);
  }

  #levels(node: YamlNode, toZero: boolean): Scale | null {
    const read = this.#read;
    const list = read.list(node);
    if (list === null) return null;
    const levels: Level[] = [];
    let lowest: number | undefined;
    for (const item of list.items) {
      const map = read.map(item);
      if (map === null) continue;
      read.onlyKeys(map, ['at_least', 'answer']);
      const boundNode = read.required(map, 'at_least');
      const atLeast = boundNode === null ? null : read.number(boundNode);
      const answerNode = read.required(map, 'answer');
      const answer = answerNode === null ? null : this.#option(answerNode);
      if (atLeast === null) continue;
      if (lowest !== undefined && lowest <= atLeast) {
        read.problems.error(boundNode!, 'levels-order', {
          zh: `档位要从高到低写：${atLeast} 不低于上一档 ${lowest}`,
          en: `Levels go from high to low: ${atLeast} is not below ${lowest}`,
        });
      }
      lowest = atLeast;
      if (answer !== null) levels.push({ atLeast, answer });
    }
    if (lowest === undefined || (toZero && lowest > 0)) {
      read.problems.error(
        node,
        'levels-incomplete',
        { zh: '没有发现信号时也要有答案', en: 'There must be an answer for no signal at all' },
        { zh: '最后加一档 { at_least: 0, answer: … }', en: 'Add a last level { at_least: 0, answer: … }' },
      );
      return null;
    }
    return { kind: 'levels', levels };
  }

  #values(node: YamlNode): Scale | null {
    const map = this.#read.map(node);
    if (map === null) return null;
    const values: [string, string][] = [];
    for (const { key, value } of map.entries) {
      const answer = this.#option(value);
      if (answer !== null) values.push([key, answer]);
    }
    return { kind: 'values', values: Object.fromEntries(values) };
  }

  #defaults(map: YamlMap): { good: string; bad: string } {
    const node = this.#read.optional(map, 'fault');
    const isFault = node !== undefined && this.#read.boolean(node) === true;
    const first = this.#options[0]!.id;
    const last = this.#options.at(-1)!.id;
    return isFault ? { good: last, bad: first } : { good: first, bad: last };
  }

  #ruleId(node: YamlNode): string | null {
    const id = this.#read.id(node);
    if (id !== null) this.#namesRule(id, node);
    return id;
  }

  #optionAt(map: YamlMap, key: string, otherwise: string): string | null {
    const node = this.#read.optional(map, key);
    return node === undefined ? otherwise : this.#option(node);
  }

  #option(node: YamlNode): string | null {
    return this.#read.oneOf(
      node,
      this.#options.map(({ id }) => id),
      OPTION,
    );
  }
}

/** Keys are texts; a number that one spells is meant. */
function valueNamed(key: string): string | number {
  return String(Number(key)) === key ? Number(key) : key;
}
