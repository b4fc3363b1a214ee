import type { Problem } from '../problem.ts';
import { FieldReader } from '../yaml/field-reader.ts';
import type { Place } from '../yaml/problem-list.ts';
import { readYaml, type YamlMap, type YamlNode } from '../yaml/read-yaml.ts';
import { checkConditions } from './check-conditions.ts';
import { CriterionReader, type WrittenCriterion } from './parse-criterion.ts';
import type { Rating, Scorecard, Section } from './scorecard.ts';

export interface ScorecardReading {
  /** Null when anything in the file is an error. */
  readonly scorecard: Scorecard | null;
  readonly problems: Problem[];
}

const FORM_KEYS = ['scorecard', 'version', 'title', 'sections', 'ratings'];
const SECTION_KEYS = ['id', 'title', 'weight', 'criteria'];
const RATING_KEYS = ['id', 'at_least', 'title'];

/**
 * Reads a scorecard file (docs/rule-language.md, "Scorecards"). All problems are told at once, each
 * with file, line, column and, for an unknown word, the one that was probably meant.
 */
export function parseScorecard(source: string, file?: string): ScorecardReading {
  const { root, problems } = readYaml(source, file);
  if (root === null) return { scorecard: null, problems: problems.all() };
  const scorecard = new FormReader(new FieldReader(problems), file).form(root);
  return { scorecard: problems.failed ? null : scorecard, problems: problems.all() };
}

class FormReader {
  readonly #read: FieldReader;
  readonly #criteria: CriterionReader;
  readonly #written: WrittenCriterion[] = [];

  constructor(read: FieldReader, file: string | undefined) {
    this.#read = read;
    this.#criteria = new CriterionReader(read, file);
  }

  form(node: YamlNode): Scorecard | null {
    const read = this.#read;
    const map = read.map(node);
    if (map === null) return null;
    read.onlyKeys(map, FORM_KEYS);
    const id = this.#id(map, 'scorecard');
    const versionNode = read.required(map, 'version');
    const version = versionNode === null ? null : read.text(versionNode);
    const title = this.#title(map);
    const sections = this.#sections(map);
    const ratings = this.#ratings(map);
    checkConditions(this.#written, read);
    if (id === null || version === null || title === null) return null;
    return { id, version, title, sections, ratings, ruleReferences: this.#criteria.ruleReferences };
  }

  #sections(form: YamlMap): Section[] {
    const sections = this.#filledList(form, 'sections').flatMap((node) => this.#section(node) ?? []);
    this.#unique(sections);
    this.#unique(this.#written.map(({ criterion, place }) => ({ id: criterion.id, place })));
    const weighs = sections.some(({ value }) => value.weight > 0);
    if (sections.length > 0 && !weighs) {
      this.#read.problems.error(form.get('sections')!.value, 'no-weight', {
        zh: '所有部分的权重都是 0',
        en: 'Every section has weight 0',
      });
    }
    return sections.map(({ value }) => value);
  }

  #section(node: YamlNode): { id: string; place: Place; value: Section } | null {
    const read = this.#read;
    const map = read.map(node);
    if (map === null) return null;
    read.onlyKeys(map, SECTION_KEYS);
    const id = this.#id(map, 'id');
    const title = this.#title(map);
    const weightNode = read.required(map, 'weight');
    const weight = weightNode === null ? null : read.number(weightNode, { min: 0, max: 1e6 });
    const written = this.#filledList(map, 'criteria').flatMap((item) => this.#criteria.read(item) ?? []);
    this.#written.push(...written);
    const criteria = written.map(({ criterion }) => criterion);
    const ordinary = criteria.filter((criterion) => criterion.bonus === undefined);
    if (ordinary.length > 0 && ordinary.every((criterion) => criterion.weight === 0)) {
      read.problems.warning(map.get('criteria')!.value, 'no-weight', {
        zh: '这一部分的各项权重都是 0，不会有分数',
        en: 'Every criterion here has weight 0: no score will come of it',
      });
    }
    if (id === null || title === null || weight === null) return null;
    return { id, place: map, value: { id, title, weight, criteria } };
  }

  #ratings(form: YamlMap): Rating[] {
    const read = this.#read;
    const node = read.optional(form, 'ratings');
    const list = node === undefined ? null : read.list(node);
    const ratings: { id: string; place: Place; value: Rating }[] = [];
    for (const item of list?.items ?? []) {
      const map = read.map(item);
      if (map === null) continue;
      read.onlyKeys(map, RATING_KEYS);
      const id = this.#id(map, 'id');
      const title = this.#title(map);
      const bound = read.required(map, 'at_least');
      const atLeast = bound === null ? null : read.number(bound, { min: 0, max: 100 });
      if (id === null || title === null || atLeast === null) continue;
      const above = ratings.at(-1)?.value;
      if (above !== undefined && above.atLeast <= atLeast) {
        read.problems.error(
          bound!,
          'ratings-order',
          {
            zh: `等级要从高到低写：${id} 不低于 ${above.id}`,
            en: `Ratings go from high to low: ${id} is not below ${above.id}`,
          },
          {
            zh: `${id} 的 at_least 要小于 ${above.atLeast}`,
            en: `at_least of ${id} must be below ${above.atLeast}`,
          },
        );
      }
      ratings.push({ id, place: map, value: { id, atLeast, title } });
    }
    this.#unique(ratings);
    return ratings.map(({ value }) => value);
  }

  #filledList(map: YamlMap, key: string): readonly YamlNode[] {
    const node = this.#read.required(map, key);
    const list = node === null ? null : this.#read.list(node);
    if (list !== null && list.items.length === 0) {
      this.#read.problems.error(list, 'empty-list', { zh: `${key} 是空的`, en: `${key} is empty` });
    }
    return list?.items ?? [];
  }

  #id(map: YamlMap, key: string): string | null {
    const node = this.#read.required(map, key);
    return node === null ? null : this.#read.id(node);
  }

  #title(map: YamlMap) {
    const node = this.#read.required(map, 'title');
    return node === null ? null : this.#read.bilingual(node);
  }

  #unique(named: readonly { readonly id: string; readonly place: Place }[]): void {
    const first = new Map<string, Place>();
    for (const { id, place } of named) {
      const earlier = first.get(id);
      if (earlier === undefined) {
        first.set(id, place);
        continue;
      }
      this.#read.problems.error(
        place,
        'duplicate-id',
        { zh: `编号 ${id} 用了两次`, en: `The id ${id} is used twice` },
        { zh: `第一次在第 ${earlier.line} 行`, en: `First on line ${earlier.line}` },
      );
    }
  }
}
