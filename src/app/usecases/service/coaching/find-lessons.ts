import type { Caller } from '#core/access/caller.ts';
import { withinScope } from '#core/access/scope.ts';
import type { Bilingual } from '#core/bilingual.ts';
import type { Competency } from '#core/coaching/competency.ts';
import { chooseExemplars, exemplarQuestion, SURE_TO_SHOW, spokenIn } from '#core/coaching/exemplars.ts';
import type { Growth, GrowthPeriod, Lesson, NamedCompetency, Passage } from '#core/coaching/growth.ts';
import type { StoredMoment } from '#core/ports/coaching.ts';
import { agentNames } from '../agent-names.ts';
import type { ServicePorts } from '../ports.ts';
import { showPassages } from './show-passages.ts';

type Ports = Pick<ServicePorts, 'workflow' | 'facts'>;

/** Own moments of each competency. */
const BEST = 2;
const OWN = 2;

/** The agent's own best moments, and for what they can work on their own moments beside colleagues' that recovered. */
export async function findLessons(
  ports: Ports,
  caller: Caller,
  agent: string,
  period: GrowthPeriod,
  competencies: readonly Competency[],
  profiles: readonly NamedCompetency[],
): Promise<Pick<Growth, 'best' | 'lessons'>> {
  const { organisation } = caller;
  const sharing = await ports.workflow.sharing.all(organisation);
  const names = await agentNames(ports, organisation);
  const wanted = { caller, agent, sharing, names };
  const desk = new LessonDesk(ports, caller, agent, period, sharing);
  const learnedFrom = new Set<string>();
  const best: Growth['best'][number][] = [];
  const lessons: Lesson[] = [];
  for (const competency of bestOf(competencies, profiles)) {
    const own = await desk.own(competency, ['recovered'], BEST);
    const shown = await showPassages(ports, own, wanted);
    for (const passage of shown.values()) best.push({ competency: competency.id, passage });
  }
  for (const competency of weakestOf(competencies, profiles)) {
    for (const own of await desk.own(competency, ['worsened', 'persisted', 'calmed'], OWN)) {
      const others = await desk.colleagues(own);
      const shown = await showPassages(ports, [own, ...others], wanted);
      const passage = shown.get(own);
      if (passage === undefined) continue;
      const chosen = chooseExemplars(spokenIn(passage.turns).said, candidatesOf(others, shown), learnedFrom);
      for (const { conversation } of chosen) learnedFrom.add(conversation);
      const exemplars = chosen.map((one) => one.passage);
      lessons.push({
        competency: competency.id,
        own: passage,
        exemplars,
        ...(exemplars.length === 0 ? { reason: NOBODY } : {}),
      });
    }
  }
  return { best, lessons };
}

class LessonDesk {
  readonly #facts: ServicePorts['facts'];
  readonly #caller: Caller;
  readonly #agent: string;
  readonly #period: Pick<GrowthPeriod, 'from' | 'to'>;
  readonly #withheld: readonly string[];
  readonly #used = new Set<string>();

  constructor(
    { facts }: Ports,
    caller: Caller,
    agent: string,
    { from, to }: GrowthPeriod,
    sharing: ReadonlyMap<string, string>,
  ) {
    this.#facts = facts;
    this.#caller = caller;
    this.#agent = agent;
    this.#period = { from, to };
    this.#withheld = [...sharing].flatMap(([id, choice]) => (choice === 'withheld' ? [id] : []));
  }

  /** Each conversation once among all that is shown; a supervisor is shown what the agent said for their teams. */
  async own(
    { situations }: Competency,
    outcomes: readonly StoredMoment['outcome'][],
    limit: number,
  ): Promise<StoredMoment[]> {
    if (situations.length === 0) return [];
    const filter = withinScope(this.#caller, { ...this.#period, agents: [this.#agent] });
    const question = { situations, outcomes, sureness: SURE_TO_SHOW, limit: limit + this.#used.size };
    const found = await this.#facts.coaching.moments(this.#caller.organisation, filter, question);
    const fresh = found
      .filter(({ conversation, answer }) => answer !== undefined && !this.#used.has(conversation))
      .slice(0, limit);
    for (const { conversation } of fresh) this.#used.add(conversation);
    return fresh;
  }

  colleagues(own: StoredMoment): Promise<StoredMoment[]> {
    return this.#facts.coaching.moments(this.#caller.organisation, {}, exemplarQuestion(own, this.#withheld));
  }
}

function candidatesOf(others: readonly StoredMoment[], shown: ReadonlyMap<StoredMoment, Passage>) {
  return others.flatMap((moment) => {
    const passage = shown.get(moment);
    if (passage === undefined) return [];
    const { agent, conversation, likeness } = moment;
    return [{ agent, conversation, likeness, passage, ...spokenIn(passage.turns) }];
  });
}

/** Strengths; without any, whatever has situations: everybody has a best moment. */
function bestOf(competencies: readonly Competency[], profiles: readonly NamedCompetency[]): Competency[] {
  const strong = standing(competencies, profiles, 'strength');
  return strong.length > 0
    ? strong
    : competencies.filter(({ situations }) => situations.length > 0).slice(0, 2);
}

/** What colleagues do better; without any, what lies lowest among what is like theirs. */
function weakestOf(competencies: readonly Competency[], profiles: readonly NamedCompetency[]): Competency[] {
  const weak = standing(competencies, profiles, 'growth');
  if (weak.length > 0) return weak.slice(0, 3);
  const lowest = profiles
    .filter((one) => one.standing === 'as_peers')
    .toSorted((a, b) => a.abovePeers!.value - b.abovePeers!.value)
    .map((one) => competencies.find(({ id }) => id === one.competency)!)
    .find(({ situations }) => situations.length > 0);
  return lowest === undefined ? [] : [lowest];
}

function standing(
  competencies: readonly Competency[],
  profiles: readonly NamedCompetency[],
  wanted: 'strength' | 'growth',
): Competency[] {
  return profiles
    .filter((one) => one.standing === wanted)
    .toSorted((a, b) => Math.abs(b.abovePeers!.value) - Math.abs(a.abovePeers!.value))
    .map((one) => competencies.find(({ id }) => id === one.competency)!)
    .filter(({ situations }) => situations.length > 0);
}

const NOBODY: Bilingual = {
  zh: '这样的时刻，还没有同事处理后客户回暖的记录',
  en: 'No colleague has yet had a moment like this from which the customer recovered',
};
