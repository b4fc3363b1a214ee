import type { Bilingual } from '../bilingual.ts';
import type { FieldReader } from '../yaml/field-reader.ts';
import type { Place } from '../yaml/problem-list.ts';
import type { YamlMap, YamlNode } from '../yaml/read-yaml.ts';
import { AnswerSourceReader } from './parse-answer-source.ts';
import type {
  AnswerCondition,
  AnswerSource,
  AutoFail,
  Criterion,
  Option,
  RuleReference,
} from './scorecard.ts';

/** A criterion beside the places that later checks point to. */
export interface WrittenCriterion {
  readonly criterion: Criterion;
  readonly place: Place;
  readonly enabledIfPlace?: Place;
  readonly disabledIfPlace?: Place;
}

const CRITERION_KEYS = [
  'id',
  'title',
  'weight',
  'options',
  'answer',
  'advice',
  'enabled_if',
  'disabled_if',
  'auto_fail',
  'bonus',
  'min_heard',
];
const OPTION: Bilingual = { zh: '选项', en: 'option' };
const OPTION_TITLES: Readonly<Record<string, Bilingual>> = {
  yes: { zh: '是', en: 'Yes' },
  partly: { zh: '部分', en: 'Partly' },
  no: { zh: '否', en: 'No' },
};
const YES_OR_NO: readonly Option[] = [
  { id: 'yes', score: 10, title: OPTION_TITLES['yes']! },
  { id: 'no', score: 0, title: OPTION_TITLES['no']! },
];
/** Words that say "not judged" wherever an answer stands. */
export const NOT_JUDGED = ['not_applicable', 'insufficient_evidence', 'not_evaluated', 'failed'] as const;

export class CriterionReader {
  readonly ruleReferences: RuleReference[] = [];
  readonly #read: FieldReader;
  readonly #file: string | undefined;

  constructor(read: FieldReader, file: string | undefined) {
    this.#read = read;
    this.#file = file;
  }

  read(node: YamlNode): WrittenCriterion | null {
    const read = this.#read;
    const map = read.map(node);
    if (map === null) return null;
    read.onlyKeys(map, CRITERION_KEYS);
    const idNode = read.required(map, 'id');
    const id = idNode === null ? null : read.id(idNode);
    const titleNode = read.required(map, 'title');
    const title = titleNode === null ? null : read.bilingual(titleNode);
    const options = this.#options(map);
    const bonus = this.#bonus(map);
    const weight = bonus === undefined ? this.#weight(map) : 0;
    const answerNode = read.required(map, 'answer');
    const answers = new AnswerSourceReader(read, options, (rule, place) => {
      this.ruleReferences.push({
        rule,
        criterion: id ?? '',
        ...(this.#file === undefined ? {} : { file: this.#file }),
        line: place.line,
        column: place.column,
      });
    });
    const answer = answerNode === null ? null : answers.read(answerNode);
    const adviceNode = read.optional(map, 'advice');
    const advice = adviceNode === undefined ? null : read.bilingual(adviceNode);
    const enabledIf = this.#condition(map, 'enabled_if');
    const disabledIf = this.#condition(map, 'disabled_if');
    const autoFail = this.#autoFail(map, options);
    const minHeard = this.#minHeard(map, answer);
    if (id === null) return null;
    // What could not be read was reported, so that no scorecard comes of it; the criterion itself stays
    // known, lest conditions on it be reported as well.
    return {
      place: map,
      ...(enabledIf === null ? {} : { enabledIfPlace: enabledIf.place }),
      ...(disabledIf === null ? {} : { disabledIfPlace: disabledIf.place }),
      criterion: {
        id,
        title: title ?? { zh: id, en: id },
        weight: weight ?? 1,
        options,
        answer: answer ?? { kind: 'person' },
        ...(advice === null ? {} : { advice }),
        ...(enabledIf === null ? {} : { enabledIf: enabledIf.condition }),
        ...(disabledIf === null ? {} : { disabledIf: disabledIf.condition }),
        ...(autoFail === null ? {} : { autoFail }),
        ...(bonus === undefined ? {} : { bonus }),
        ...(minHeard === null ? {} : { minHeard }),
      },
    };
  }

  #weight(map: YamlMap): number | null {
    const node = this.#read.required(map, 'weight');
    return node === null ? null : this.#read.number(node, { min: 0, max: 1e6 });
  }

  #bonus(map: YamlMap): number | undefined {
    const entry = map.get('bonus');
    if (entry === undefined) return undefined;
    for (const [key, why] of Object.entries(NOT_WITH_BONUS)) {
      const clash = map.get(key);
      if (clash !== undefined) this.#read.problems.error(clash.keyPlace, 'bonus-clash', why);
    }
    return this.#read.number(entry.value, { min: 0, max: 100 }) ?? 0;
  }

  #minHeard(map: YamlMap, answer: AnswerSource | null): number | null {
    const node = this.#read.optional(map, 'min_heard');
    if (node === undefined) return null;
    if (answer !== null && !['rule', 'rules', 'signal'].includes(answer.kind)) {
      this.#read.problems.error(node, 'min-heard-without-words', {
        zh: 'min_heard 只用于由规则或信号回答的评分项',
        en: 'min_heard is for criteria that rules or signals answer',
      });
    }
    return this.#read.number(node, { min: 0, max: 1 });
  }

  #options(map: YamlMap): readonly Option[] {
    const read = this.#read;
    const node = read.optional(map, 'options');
    if (node === undefined) return YES_OR_NO;
    const options: Option[] = [];
    for (const item of read.list(node)?.items ?? []) {
      const option = this.#option(item);
      if (option === null) continue;
      if (options.some(({ id }) => id === option.id)) {
        read.problems.error(item, 'duplicate-id', {
          zh: `选项 ${option.id} 写了两次`,
          en: `The option ${option.id} is written twice`,
        });
      }
      options.push(option);
    }
    const scores = new Set(options.map(({ score }) => score));
    if (node.kind === 'list' && scores.size < 2 && !read.problems.failed) {
      read.problems.error(node, 'options-alike', {
        zh: '至少要有两个分数不同的选项',
        en: 'At least two options with different scores are needed',
      });
    }
    return options.length > 0 ? options : YES_OR_NO;
  }

  #option(node: YamlNode): Option | null {
    const read = this.#read;
    const map = read.map(node);
    if (map === null) return null;
    read.onlyKeys(map, ['id', 'score', 'title']);
    const idNode = read.required(map, 'id');
    const id = idNode === null ? null : read.id(idNode);
    const scoreNode = read.required(map, 'score');
    const score = scoreNode === null ? null : read.number(scoreNode, { min: 0, max: 1e6 });
    const titleNode = read.optional(map, 'title');
    const title = titleNode === undefined ? null : read.bilingual(titleNode);
    if (id === null || score === null) return null;
    if ((NOT_JUDGED as readonly string[]).includes(id)) {
      read.problems.error(idNode!, 'reserved-id', {
        zh: `${id} 表示未能评判，不能作选项`,
        en: `${id} says that nothing was judged and cannot be an option`,
      });
    }
    return { id, score, title: title ?? OPTION_TITLES[id] ?? { zh: id, en: id } };
  }

  #condition(map: YamlMap, key: string): { condition: AnswerCondition; place: Place } | null {
    const read = this.#read;
    const node = read.optional(map, key);
    const inner = node === undefined ? null : read.map(node);
    if (inner === null) return null;
    read.onlyKeys(inner, ['criterion', 'is']);
    const criterionNode = read.required(inner, 'criterion');
    const criterion = criterionNode === null ? null : read.id(criterionNode);
    const isNode = read.required(inner, 'is');
    const is = isNode === null ? null : read.texts(isNode);
    if (criterion === null || is === null) return null;
    return { condition: { criterion, is: is.map(({ text }) => text) }, place: inner };
  }

  #autoFail(map: YamlMap, options: readonly Option[]): AutoFail | null {
    const read = this.#read;
    const node = read.optional(map, 'auto_fail');
    const inner = node === undefined ? null : read.map(node);
    if (inner === null) return null;
    read.onlyKeys(inner, ['on', 'scope']);
    const onNode = read.required(inner, 'on');
    const on = onNode === null ? null : read.texts(onNode);
    const scopeNode = read.required(inner, 'scope');
    const scope =
      scopeNode === null
        ? null
        : read.oneOf(scopeNode, ['form', 'section'] as const, { zh: '范围', en: 'scope' });
    if (on === null || scope === null) return null;
    const best = Math.max(...options.map(({ score }) => score));
    for (const { text, node: place } of on) {
      const option = options.find(({ id }) => id === text);
      if (option === undefined) {
        read.unknown(
          place,
          text,
          options.map(({ id }) => id),
          OPTION,
        );
      } else if (option.score === best) {
        read.problems.error(place, 'auto-fail-on-best', {
          zh: `${text} 是最好的选项，不能一票否决`,
          en: `${text} is the best option and cannot fail the form`,
        });
      }
    }
    return { on: on.map(({ text }) => text), scope };
  }
}

const NOT_WITH_BONUS: Readonly<Record<string, Bilingual>> = {
  weight: { zh: '加分项没有权重', en: 'A bonus criterion has no weight' },
  auto_fail: { zh: '加分项不能一票否决', en: 'A bonus criterion cannot auto-fail' },
};
