import { WorthJudge } from '../../worth-reading.ts';
import { activeRulebooks } from '../active-rulebooks.ts';
import { readRulebooks } from '../compile-rulebooks.ts';
import type { ServicePorts } from '../ports.ts';

export interface OrganisationJudge {
  readonly judge: WorthJudge;
  /** Ids of the active scorecards. */
  readonly scorecards: readonly string[];
}

/** Rulebooks of so many organisations are kept as they were read. */
const KEPT = 20;

/** Judges by the active rules and scorecards of an organisation; those are read anew only when they change. */
export class Judges {
  readonly #workflow: ServicePorts['workflow'];
  readonly #read = new Map<string, Promise<OrganisationJudge>>();

  constructor({ workflow }: Pick<ServicePorts, 'workflow'>) {
    this.#workflow = workflow;
  }

  async of(organisation: string): Promise<OrganisationJudge> {
    const set = await activeRulebooks({ workflow: this.#workflow }, organisation);
    const known = this.#read.get(set.key);
    if (known !== undefined) return known;
    const oldest = this.#read.keys().next().value;
    if (this.#read.size >= KEPT && oldest !== undefined) this.#read.delete(oldest);
    const reading = readRulebooks(set).then(({ rules, scorecards }) => ({
      judge: new WorthJudge(rules, scorecards),
      scorecards: scorecards.map(({ id }) => id),
    }));
    this.#read.set(set.key, reading);
    return reading;
  }
}
