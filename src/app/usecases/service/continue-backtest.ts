import { backtestResult, type UnfinishedBacktest } from '#contract/runs/backtest-result.ts';
import type { BacktestRequest } from '#contract/runs/requests.ts';
import { compareOn } from '#core/backtest/compare.ts';
import { type BacktestTally, type ComparedConversation, NOTHING_COMPARED } from '#core/backtest/tally.ts';
import type { Conversation } from '#core/conversation/schema.ts';
import type { StoredConversation } from '#core/ports/facts.ts';
import { StoreConflict } from '#core/ports/store-errors.ts';
import type { Run } from '#core/ports/workflow.ts';
import type { NamedRulebookSet } from './active-rulebooks.ts';
import { allOrEach } from './all-or-each.ts';
import { setWithDraft } from './backtest-rulebook.ts';
import type { AnalysisOutcome, ServicePorts } from './ports.ts';
import type { RunLeash, RunOutcome } from './run-leash.ts';

/** Where a backtest stands: what it has counted is kept beside it, in the same step. */
interface Place {
  readonly seen: number;
  readonly next?: string;
  readonly isLast?: true;
}

type Ports = Pick<ServicePorts, 'workflow' | 'facts' | 'analysis' | 'log'>;

const FLIPS_KEPT = 200;
/** More are no use: so many are read and judged together. */
const LARGEST_PAGE = 200;

/** Page after page, the newest first. */
export async function continueBacktest(ports: Ports, run: Run, leash: RunLeash): Promise<RunOutcome> {
  const { organisation, id } = run;
  const { filter, limit, ...asked } = run.request as BacktestRequest;
  const set = await setWithDraft(ports, organisation, asked.rulebook, asked.version);
  if (set.key !== asked.rulebooksKey) {
    const name = `${asked.rulebook}@${asked.version}`;
    throw new StoreConflict({
      zh: `回测期间 ${name} 或同时生效的规则集有改动，请重新回测。`,
      en: `${name} or a rulebook beside it was changed during the backtest. Start it again.`,
    });
  }
  let place: Place = run.cursor === null ? { seen: 0 } : (JSON.parse(run.cursor) as Place);
  let { unfinished: tally, failed }: UnfinishedBacktest = (run.result as UnfinishedBacktest | null) ?? {
    unfinished: NOTHING_COMPARED,
    failed: 0,
  };
  while (place.isLast === undefined) {
    const stop = await leash.stop();
    if (stop !== null) return stop;
    const size = Math.min(leash.pace.page, LARGEST_PAGE, (limit ?? Number.POSITIVE_INFINITY) - place.seen);
    if (size <= 0) break;
    const page = await ports.facts.search(organisation, filter, {
      sort: 'newest',
      limit: size,
      ...(place.next === undefined ? {} : { cursor: place.next }),
    });
    const ids = page.conversations.map((one) => one.id);
    const known = await ports.facts.conversations(organisation, ids);
    const byId = new Map(known.map((one) => [one.conversation.id, one]));
    // In the order of the page. What was erased meanwhile is left out.
    const stored = ids.flatMap((one) => byId.get(one) ?? []);
    const { compared, broken } = await judge(ports, set, stored);
    tally = await withoutErased(ports, organisation, compareOn(tally, compared, FLIPS_KEPT));
    failed += broken;
    const seen: number = place.seen + page.conversations.length;
    place = { seen, ...(page.cursor === undefined ? { isLast: true } : { next: page.cursor }) };
    const result: UnfinishedBacktest = { unfinished: tally, failed };
    await ports.workflow.runs.update(organisation, id, {
      cursor: JSON.stringify(place),
      done: tally.conversations,
      failed,
      result,
    });
  }
  return { total: tally.conversations + failed, result: backtestResult(tally, failed) };
}

/** What is erased while the backtest goes on is not to be listed by it. */
async function withoutErased(
  { workflow }: Ports,
  organisation: string,
  tally: BacktestTally,
): Promise<BacktestTally> {
  const listed = [...new Set(tally.flips.map(({ conversation }) => conversation))];
  const standing = new Set((await workflow.receipts.find(organisation, listed)).map(({ id }) => id));
  return { ...tally, flips: tally.flips.filter(({ conversation }) => standing.has(conversation)) };
}

async function judge(
  ports: Ports,
  set: NamedRulebookSet,
  stored: readonly StoredConversation[],
): Promise<{ readonly compared: readonly ComparedConversation[]; readonly broken: number }> {
  if (stored.length === 0) return { compared: [], broken: 0 };
  const outcomes = await allOrEach<Conversation, AnalysisOutcome>(
    ports.log,
    stored.map(({ conversation }) => conversation),
    (some) => ports.analysis.analyse(set, some),
    (_, error) => ({ ok: false, error }),
  );
  const compared = stored.flatMap(({ conversation, analysis }, index): ComparedConversation[] => {
    const outcome = outcomes[index]!;
    if (!outcome.ok) return [];
    const { id, agent } = conversation;
    return [
      {
        id,
        ...(agent === undefined ? {} : { agent: agent.id }),
        ...(agent?.team === undefined ? {} : { team: agent.team }),
        before: analysis,
        after: outcome.analysis,
      },
    ];
  });
  return { compared, broken: stored.length - compared.length };
}
