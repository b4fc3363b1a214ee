import { EVERY_ROLE, roleBit } from '../conversation/role-bits.ts';
import type { Utterance } from '../conversation/utterance.ts';
import type { CompiledTest } from './compiled.ts';
import { count, type Entry, NO_MEMORY, type TestMemory } from './memory.ts';
import type { Timeline } from './scope.ts';

/** The conversation so far, with what each test remembers of it. */
export class RunTimeline implements Timeline {
  ended = false;
  readonly #utterances: Utterance[] = [];
  readonly #memories: (TestMemory | undefined)[];
  /** By role bits: how many utterances of the roles there are up to each one. */
  readonly #ranks: (number[] | undefined)[] = new Array(EVERY_ROLE + 1);

  constructor(tests: number) {
    this.#memories = new Array(tests);
  }

  add(utterance: Utterance): void {
    this.#utterances.push(utterance);
  }

  remember(test: CompiledTest, entry: Entry): void {
    let memory = this.#memories[test.index];
    if (memory === undefined) {
      memory = { entries: [], pending: 0, sure: 0, unknown: 0, failing: 0 };
      this.#memories[test.index] = memory;
    }
    memory.entries.push(entry);
    count(memory, entry);
  }

  get length(): number {
    return this.#utterances.length;
  }

  utterance(index: number): Utterance {
    return this.#utterances[index]!;
  }

  rank(roles: number, index: number): number {
    return this.#ranksOf(roles)[index]!;
  }

  count(roles: number): number {
    const ranks = this.#ranksOf(roles);
    return ranks.length === 0 ? 0 : ranks[ranks.length - 1]!;
  }

  memory(test: CompiledTest): TestMemory {
    return this.#memories[test.index] ?? NO_MEMORY;
  }

  #ranksOf(roles: number): readonly number[] {
    let ranks = this.#ranks[roles];
    if (ranks === undefined) {
      ranks = [];
      this.#ranks[roles] = ranks;
    }
    for (let i = ranks.length; i < this.#utterances.length; i++) {
      const isOfRoles = (roles & roleBit(this.#utterances[i]!.role)) !== 0;
      ranks.push((i === 0 ? 0 : ranks[i - 1]!) + (isOfRoles ? 1 : 0));
    }
    return ranks;
  }
}
