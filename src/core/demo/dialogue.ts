import type { Language, Role } from '../conversation/schema.ts';
import { type PhraseName, type Phrases, RITUALS } from './phrases.ts';
import type { Plan } from './plan.ts';
import { between, pick, type Random } from './random.ts';
import type { Exchange } from './scene.ts';
import { fillTemplate, type Template, type Values } from './template.ts';
import type { Wording } from './wording.ts';

/** A turn before it has a time: `waitMs` passed since the turn before. */
export interface Line {
  readonly role: Role;
  readonly text: string;
  readonly waitMs: number;
  /** What of it is said in any matter. */
  readonly phrases: readonly PhraseName[];
}

/** One conversation in the writing: chooses words and lets time pass. */
export class Dialogue {
  readonly plan: Plan;
  readonly lines: Line[] = [];
  readonly random: Random;
  readonly #phrases: Phrases;
  readonly #wording: Wording;
  readonly #values: Values;
  readonly #spoken = new Set<Template>();
  readonly #said: { readonly name: PhraseName; readonly text: string }[] = [];
  readonly #need: Template;

  constructor(plan: Plan, phrases: Phrases, wording: Wording, random: Random, values: Values) {
    this.plan = plan;
    this.random = random;
    this.#phrases = phrases;
    this.#wording = wording;
    this.#need = plan.scene.needs[between(random, 0, plan.scene.needs.length - 1)]!;
    this.#values = (slot) => (slot === 'need' ? fillTemplate(this.#need, random, values).text : values(slot));
  }

  get language(): Language {
    return this.plan.language;
  }

  chance(probability: number): boolean {
    return this.random() < probability;
  }

  phrase(name: PhraseName): string {
    const templates = this.#phrases[name];
    const text = RITUALS.has(name)
      ? fillTemplate(pick(this.random, templates), this.random, this.#values).text
      : this.#wording.say(templates, this.#values, this.#spoken);
    this.#said.push({ name, text });
    return text;
  }

  written(templates: readonly Template[]): string {
    return this.#wording.say(templates, this.#values, this.#spoken);
  }

  exchange(exchanges: readonly Exchange[]): [string, string] {
    return this.#wording.sayPair(exchanges, this.#values, this.#spoken);
  }

  /** The agent once more with the same words, sooner than anybody could have read the question. */
  agentRepeats(text: string): void {
    this.#wording.repeat(text);
    this.agentAfter(between(this.random, 3_000, 9_000), text);
  }

  /** The question, led in as people do: every other time, and always where the question is well known. */
  lead(phrase: 'agent.lead' | 'customer.aside', question: string): string {
    if (this.#wording.timesHeard(question) < 4 && !this.chance(0.5)) return question;
    return this.phrase(phrase) + (this.language === 'zh' ? '' : ' ') + question;
  }

  /** Pairs not yet used in this conversation. */
  unused(exchanges: readonly Exchange[]): Exchange[] {
    return exchanges.filter(([first]) => !this.#spoken.has(first));
  }

  unusedTemplates(templates: readonly Template[]): Template[] {
    return templates.filter((template) => !this.#spoken.has(template));
  }

  agent(...pieces: readonly string[]): void {
    this.#add('agent', pieces, between(this.random, 9_000, 48_000));
  }

  /** The agent after a search, or after a long wait. */
  agentAfter(waitMs: number, ...pieces: readonly string[]): void {
    this.#add('agent', pieces, waitMs);
  }

  customer(...pieces: readonly string[]): void {
    this.#add('customer', pieces, between(this.random, 7_000, 62_000));
  }

  customerAfter(waitMs: number, ...pieces: readonly string[]): void {
    this.#add('customer', pieces, waitMs);
  }

  #add(role: Role, pieces: readonly string[], waitMs: number): void {
    const text = pieces.filter((piece) => piece !== '').join(this.language === 'zh' ? '' : ' ');
    if (text === '') return;
    const said = this.#said.filter((one) => one.name.startsWith(`${role}.`) && text.includes(one.text));
    this.lines.push({ role, text, waitMs, phrases: said.map(({ name }) => name) });
  }
}
