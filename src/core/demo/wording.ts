import { between, type Random } from './random.ts';
import { sentencesOf } from './sentences.ts';
import { fillTemplate, type Template, type Values } from './template.ts';

const TRIES = 14;
/** A candidate heard no more often than this is taken at once. */
const FRESH = 2;
/** One heard this often is taken only when long searching finds no other. */
const WORN = 5;
const PATIENCE = 40;

/**
 * Remembers every sentence of the whole demo, and of the candidates for a turn takes one whose sentences
 * were heard least, so that the written variants are used evenly.
 */
export class Wording {
  readonly #random: Random;
  readonly #heard = new Map<string, number>();

  constructor(random: Random) {
    this.#random = random;
  }

  /** How often a sentence was said so far. */
  timesHeard(sentence: string): number {
    return this.#heard.get(sentence) ?? 0;
  }

  /** Counts what is said once more, word for word. */
  repeat(text: string): void {
    for (const key of sentencesOf(text)) this.#heard.set(key, this.timesHeard(key) + 1);
  }

  /** One of the templates, filled; `spoken` holds what this conversation has used and is added to. */
  say(templates: readonly Template[], values: Values, spoken: Set<Template>): string {
    return this.#choose(templates, values, spoken).text;
  }

  /** Both sides of a pair, chosen together by how fresh their first side is. */
  sayPair(
    pairs: readonly (readonly [Template, Template])[],
    values: Values,
    spoken: Set<Template>,
  ): [string, string] {
    const chosen = this.#choose(
      pairs.map(([first]) => first),
      values,
      spoken,
    );
    const [, second] = pairs.find(([first]) => first === chosen.template)!;
    return [chosen.text, this.say([second], values, spoken)];
  }

  #choose(templates: readonly Template[], values: Values, spoken: Set<Template>) {
    const fresh = templates.filter((template) => !spoken.has(template));
    const open = fresh.length > 0 ? fresh : templates;
    const first = between(this.#random, 0, open.length - 1);
    let best: { template: Template; text: string; keys: string[]; heard: number } | undefined;
    for (let attempt = 0; attempt < PATIENCE; attempt += 1) {
      if (best !== undefined && best.heard <= (attempt < TRIES ? FRESH : WORN - 1)) break;
      const template = open[(first + attempt) % open.length]!;
      const { text, shape } = fillTemplate(template, this.#random, values);
      const keys = sentencesOf(shape);
      const heard = Math.max(0, ...keys.map((key) => this.#heard.get(key) ?? 0));
      if (best === undefined || heard < best.heard) best = { template, text, keys, heard };
    }
    spoken.add(best!.template);
    for (const key of best!.keys) this.#heard.set(key, this.timesHeard(key) + 1);
    return best!;
  }
}
