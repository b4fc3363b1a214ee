import type { Caller } from '#core/access/caller.ts';
import type { Outcome } from '#core/analysis/analysis.ts';
import type { Bilingual } from '#core/bilingual.ts';
import { heldAt } from '#core/conversation/began.ts';
import type { ConversationFilter } from '#core/facts/query.ts';
import type { StoredConversation } from '#core/ports/facts.ts';
import { doubtOf } from '#core/reviews/doubt.ts';
import { Draw, type SampleRequest } from '#core/reviews/sampling.ts';
import type { ServicePorts } from '../ports.ts';

type Ports = Pick<ServicePorts, 'workflow' | 'facts'>;

export interface DrawnConversation {
  readonly conversation: string;
  readonly agent: string | null;
  readonly team: string | null;
  readonly at: string;
  readonly channel: string;
  readonly score: number | null;
  readonly why: Bilingual;
  /** It waits with somebody already. */
  readonly waiting: boolean;
}

export interface DrawnSample {
  /** From how many conversations it was drawn. */
  readonly population: number;
  readonly conversations: readonly DrawnConversation[];
}

interface Chosen {
  readonly id: string;
  readonly why: Bilingual;
}

const CAME_OUT: Readonly<Record<Outcome, Bilingual>> = {
  hit: { zh: '命中', en: 'was hit' },
  miss: { zh: '未命中', en: 'was not hit' },
  not_applicable: { zh: '不适用', en: 'did not apply' },
  cannot_tell: { zh: '无法判断', en: 'could not tell' },
};

/** Among so many drawn at random the machine's doubts are looked for. */
const POOL = 1000;
const AT_ONCE = 200;
const AGENTS_AT_MOST = 2000;

/** Draws conversations for people to review, each with the reason why it was chosen; changes nothing. */
export async function drawSample(ports: Ports, caller: Caller, request: SampleRequest): Promise<DrawnSample> {
  const { organisation } = caller;
  const { population, chosen } = await choose(ports, organisation, request);
  const ids = chosen.map(({ id }) => id);
  const stored = new Map<string, StoredConversation>();
  for await (const one of storedOf(ports, organisation, ids)) stored.set(one.conversation.id, one);
  const open = await ports.workflow.reviews.list(organisation, {
    state: 'open',
    calibration: false,
    scorecard: request.scorecard,
    conversations: ids,
    limit: 10_000,
  });
  const waiting = new Set(open.map(({ conversation }) => conversation));
  return {
    population,
    conversations: chosen.flatMap(({ id, why }) => {
      const found = stored.get(id);
      if (found === undefined) return [];
      const { conversation, analysis, receivedAt } = found;
      const evaluation = analysis.evaluations.find(({ scorecard }) => scorecard === request.scorecard);
      return [
        {
          conversation: id,
          agent: conversation.agent?.id ?? null,
          team: conversation.agent?.team ?? null,
          at: heldAt(conversation, receivedAt),
          channel: conversation.channel,
          score: evaluation?.score ?? null,
          why,
          waiting: waiting.has(id),
        },
      ];
    }),
  };
}

function choose(ports: Ports, organisation: string, request: SampleRequest) {
  switch (request.method.kind) {
    case 'random':
      return atRandom(ports, organisation, request, request.filter, (size, all) => ({
        zh: `随机抽取：${all} 通中抽 ${size} 通`,
        en: `At random: ${size} of ${all}`,
      }));
    case 'by_rule': {
      const { rule, outcome } = request.method;
      const filter = { ...request.filter, rules: [...(request.filter.rules ?? []), { rule, outcome }] };
      return atRandom(ports, organisation, request, filter, (size, all) => ({
        zh: `规则 ${rule} ${CAME_OUT[outcome].zh}的 ${all} 通中抽 ${size} 通`,
        en: `${size} of ${all} in which the rule ${rule} ${CAME_OUT[outcome].en}`,
      }));
    }
    case 'per_agent':
      return ofEveryAgent(ports, organisation, request);
    case 'doubtful':
      return mostDoubtful(ports, organisation, request);
  }
}

async function atRandom(
  { facts }: Ports,
  organisation: string,
  { size, seed }: SampleRequest,
  filter: ConversationFilter,
  why: (size: number, all: number) => Bilingual,
): Promise<{ population: number; chosen: readonly Chosen[] }> {
  const draw = await drawn(facts, organisation, filter, size, seed);
  const reason = why(draw.drawn.length, draw.seen);
  return { population: draw.seen, chosen: draw.drawn.map((id) => ({ id, why: reason })) };
}

async function ofEveryAgent(
  { facts }: Ports,
  organisation: string,
  { size, seed, filter }: SampleRequest,
): Promise<{ population: number; chosen: readonly Chosen[] }> {
  const draws = new Map<string, Draw>();
  for await (const { id, agent } of facts.idsWithAgents(organisation, filter)) {
    if (agent === '') continue;
    const draw = draws.get(agent) ?? new Draw(size, seed);
    draws.set(agent, draw);
    draw.offer(id);
  }
  let population = 0;
  const chosen: Chosen[] = [];
  for (const agent of [...draws.keys()].toSorted().slice(0, AGENTS_AT_MOST)) {
    const draw = draws.get(agent)!;
    population += draw.seen;
    const why = {
      zh: `客服 ${agent} 的 ${draw.seen} 通中抽 ${draw.drawn.length} 通`,
      en: `${draw.drawn.length} of ${draw.seen} of agent ${agent}`,
    };
    chosen.push(...draw.drawn.map((id) => ({ id, why })));
  }
  return { population, chosen };
}

async function mostDoubtful(
  ports: Ports,
  organisation: string,
  { size, seed, filter, scorecard }: SampleRequest,
): Promise<{ population: number; chosen: readonly Chosen[] }> {
  const pool = await drawn(ports.facts, organisation, filter, POOL, seed);
  const doubts: (Chosen & { readonly size: number })[] = [];
  for await (const { conversation, analysis } of storedOf(ports, organisation, pool.drawn)) {
    const doubt = doubtOf(analysis, scorecard);
    if (doubt.why !== null) doubts.push({ id: conversation.id, why: doubt.why, size: doubt.size });
  }
  const chosen = doubts.toSorted((a, b) => b.size - a.size || (a.id < b.id ? -1 : 1)).slice(0, size);
  return { population: pool.seen, chosen: chosen.map(({ id, why }) => ({ id, why })) };
}

async function drawn(
  facts: Ports['facts'],
  organisation: string,
  filter: ConversationFilter,
  size: number,
  seed: number,
): Promise<Draw> {
  const draw = new Draw(size, seed);
  for await (const id of facts.ids(organisation, filter)) draw.offer(id);
  return draw;
}

async function* storedOf(
  { facts }: Pick<Ports, 'facts'>,
  organisation: string,
  ids: readonly string[],
): AsyncGenerator<StoredConversation> {
  for (let from = 0; from < ids.length; from += AT_ONCE) {
    yield* await facts.conversations(organisation, ids.slice(from, from + AT_ONCE));
  }
}
