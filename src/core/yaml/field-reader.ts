import type { Bilingual } from '../bilingual.ts';
import type { Problem } from '../problem.ts';
import { suggestion } from './did-you-mean.ts';
import type { Place, ProblemList } from './problem-list.ts';
import type { YamlList, YamlMap, YamlNode, YamlScalar } from './read-yaml.ts';

/**
 * Takes typed values out of a positioned tree. Every method returns null after it has reported what
 * is wrong, so that a reader goes on and tells all problems of a file at once.
 */
export class FieldReader {
  readonly problems: ProblemList;

  constructor(problems: ProblemList) {
    this.problems = problems;
  }

  map(node: YamlNode): YamlMap | null {
    if (node.kind === 'map') return node;
    this.#expected(node, { zh: '一个映射（键: 值）', en: 'a mapping (key: value)' });
    return null;
  }

  list(node: YamlNode): YamlList | null {
    if (node.kind === 'list') return node;
    this.#expected(node, { zh: '一个列表', en: 'a list' });
    return null;
  }

  /** A single written value with content. */
  scalar(node: YamlNode): YamlScalar | null {
    if (node.kind === 'scalar' && (node.text.trim() !== '' || node.quoted)) return node;
    this.#expected(node, { zh: '一个值', en: 'a value' });
    return null;
  }

  /** A visible text, as it was written: `no`, `007` and `1.0` stay what they are. */
  text(node: YamlNode): string | null {
    if (node.kind === 'scalar' && node.text.trim() !== '') return node.text;
    this.#expected(node, { zh: '一段文字', en: 'a text' });
    return null;
  }

  /** Text items of a list; a single text stands for a list of one. */
  texts(node: YamlNode): { readonly text: string; readonly node: YamlScalar }[] | null {
    const items = node.kind === 'list' ? node.items : [node];
    const texts: { text: string; node: YamlScalar }[] = [];
    let complete = true;
    for (const item of items) {
      const text = this.text(item);
      if (text === null) complete = false;
      else texts.push({ text, node: item as YamlScalar });
    }
    return complete ? texts : null;
  }

  number(
    node: YamlNode,
    range: { readonly min?: number; readonly max?: number; readonly integer?: boolean } = {},
  ): number | null {
    const value = node.kind === 'scalar' && !node.quoted ? node.value : null;
    if (typeof value !== 'number' || !Number.isFinite(value)) {
      this.#expected(node, { zh: '一个数字', en: 'a number' });
      return null;
    }
    const { min = -Infinity, max = Infinity, integer = false } = range;
    if (value < min || value > max || (integer && !Number.isInteger(value))) {
      const bounds = [
        integer ? { zh: '整数', en: 'a whole number' } : { zh: '数字', en: 'a number' },
        ...(min > -Infinity ? [{ zh: `不小于 ${min}`, en: `not below ${min}` }] : []),
        ...(max < Infinity ? [{ zh: `不大于 ${max}`, en: `not above ${max}` }] : []),
      ];
      this.#expected(node, {
        zh: bounds.map(({ zh }) => zh).join('，'),
        en: bounds.map(({ en }) => en).join(', '),
      });
      return null;
    }
    return value;
  }

  boolean(node: YamlNode): boolean | null {
    if (node.kind === 'scalar' && typeof node.value === 'boolean') return node.value;
    this.#expected(node, { zh: 'true 或 false', en: 'true or false' });
    return null;
  }

  /** One of some known words; `what` names their kind ("role"). */
  oneOf<T extends string>(node: YamlNode, known: readonly T[], what: Bilingual): T | null {
    const text = this.text(node);
    if (text === null) return null;
    const found = known.find((word) => word === text);
    if (found === undefined) this.unknown(node, text, known, what);
    return found ?? null;
  }

  /** `{ zh: …, en: … }`, or one text that serves both languages. */
  bilingual(node: YamlNode): Bilingual | null {
    if (node.kind === 'scalar') {
      const text = this.text(node);
      return text === null ? null : { zh: text, en: text };
    }
    const map = this.map(node);
    if (map === null) return null;
    this.onlyKeys(map, ['zh', 'en']);
    const zh = this.required(map, 'zh');
    const en = this.required(map, 'en');
    const zhText = zh === null ? null : this.text(zh);
    const enText = en === null ? null : this.text(en);
    return zhText === null || enText === null ? null : { zh: zhText, en: enText };
  }

  /** An identifier: lower-case words joined by hyphens. */
  id(node: YamlNode): string | null {
    const text = this.text(node);
    if (text === null) return null;
    if (/^[a-z0-9]+(-[a-z0-9]+)*$/.test(text)) return text;
    const better = text
      .toLowerCase()
      .replaceAll(/[^a-z0-9]+/g, '-')
      .replaceAll(/^-+|-+$/g, '');
    this.problems.error(
      node,
      'bad-id',
      { zh: `${text} 不能作编号`, en: `${text} cannot be an id` },
      better === ''
        ? { zh: '用小写英文单词，以连字符相连', en: 'Use lower-case words joined by hyphens' }
        : { zh: `可以写成 ${better}`, en: `Write ${better}` },
    );
    return null;
  }

  /** The value of a key that must be there. */
  required(map: YamlMap, key: string): YamlNode | null {
    const entry = map.get(key);
    if (entry !== undefined) return entry.value;
    this.problems.error(map, 'missing-key', { zh: `缺少 ${key}`, en: `${key} is missing` });
    return null;
  }

  optional(map: YamlMap, key: string): YamlNode | undefined {
    return map.get(key)?.value;
  }

  /** Reports every key that is not known here, with the one that was probably meant. */
  onlyKeys(map: YamlMap, known: readonly string[]): void {
    for (const { key, keyPlace, value } of map.entries) {
      if (known.includes(key)) continue;
      if (value.kind === 'scalar' && value.text === '' && !value.quoted) this.#brokenByComma(keyPlace, key);
      else this.unknown(keyPlace, key, known, { zh: '键', en: 'key' });
    }
  }

  /** A key without a value is mostly the second half of a text that was meant to contain a comma. */
  #brokenByComma(place: Place, key: string): void {
    this.problems.error(
      place,
      'unknown-key',
      { zh: `${key} 后面没有值`, en: `${key} has no value` },
      {
        zh: '大括号里的英文逗号会把文字断开；请给整段文字加上引号',
        en: 'Inside braces a comma ends a text; put the whole text in quotes',
      },
    );
  }

  /** Reports a word that is none of those known; `what` is its kind ("signal", "rule"). */
  unknown(
    place: Place,
    word: string,
    known: Iterable<string>,
    what: Bilingual,
    severity: Problem['severity'] = 'error',
  ): void {
    this.problems[severity](
      place,
      `unknown-${what.en.replaceAll(' ', '-')}`,
      { zh: `没有名为 ${word} 的${what.zh}`, en: `There is no ${what.en} ${word}` },
      suggestion(word, known),
    );
  }

  #expected(node: YamlNode, what: Bilingual): void {
    this.problems.error(node, 'wrong-value', {
      zh: `这里要写${what.zh}${found(node).zh}`,
      en: `Expected ${what.en}${found(node).en}`,
    });
  }
}

function found(node: YamlNode): Bilingual {
  if (node.kind === 'map') return { zh: '，现在是映射', en: ', found a mapping' };
  if (node.kind === 'list') return { zh: '，现在是列表', en: ', found a list' };
  if (node.text === '') return { zh: '，现在是空的', en: ', found nothing' };
  const text = node.text.length > 40 ? `${node.text.slice(0, 40)}…` : node.text;
  return { zh: `，现在是 ${text}`, en: `, found ${text}` };
}
