import type { BacktestRequest } from '#contract/runs/requests.ts';
import type { ConversationFilter } from '#core/facts/query.ts';
import { StoreConflict } from '#core/ports/store-errors.ts';
import type { Run } from '#core/ports/workflow.ts';
import type { Problem } from '#core/problem.ts';
import { type NamedRulebookSet, rulebookSet } from './active-rulebooks.ts';
import { runJob } from './analysis-job.ts';
import type { Actor, ServicePorts } from './ports.ts';

const DEFAULT_LIMIT = 1000;

export interface BacktestQuestion {
  readonly rulebook: string;
  readonly version: number;
  readonly filter?: ConversationFilter;
  /** The newest so many; null for all. Default 1,000. */
  readonly limit?: number | null;
}

/** A version with errors, of its own or with the other active rulebooks. */
export class NotSound extends Error {
  override name = 'NotSound';
  readonly errors: readonly Problem[];

  constructor(errors: readonly Problem[]) {
    super(errors[0]?.message.en);
    this.errors = errors;
  }
}

/**
 * Judges conversations of the past by a version of a rulebook, put in the place of the active one, and compares
 * that with what is stored of them. No fact is written. The run's result is a `BacktestResult`.
 * @throws StoreConflict when there is no such version.
 * @throws NotSound when it cannot be used with the other active rulebooks.
 */
export async function backtestRulebook(
  ports: Pick<ServicePorts, 'workflow' | 'facts' | 'queue' | 'analysis' | 'now'>,
  organisation: string,
  { rulebook, version, filter = {}, limit = DEFAULT_LIMIT }: BacktestQuestion,
  actor: Actor,
): Promise<Run> {
  const { workflow, facts, queue, analysis, now } = ports;
  const set = await setWithDraft(ports, organisation, rulebook, version);
  const { problems } = await analysis.check(set);
  const errors = problems.filter(({ severity }) => severity === 'error');
  if (errors.length > 0) throw new NotSound(errors.map((one) => toldBy(`${rulebook}@${version}/`, one)));
  const active = await workflow.rulebooks.active(organisation);
  const found = await facts.count(organisation, filter);
  const request: BacktestRequest = {
    rulebook,
    version,
    replaces: active.find((one) => one.rulebook === rulebook)?.version ?? null,
    filter,
    limit,
    rulebooksKey: set.key,
  };
  const run = await workflow.runs.create({
    organisation,
    kind: 'backtest',
    request,
    total: limit === null ? found : Math.min(limit, found),
    createdBy: actor,
  });
  await workflow.audit.record([
    {
      at: new Date(now()).toISOString(),
      organisation,
      actor,
      action: 'run.start',
      subject: run.id,
      details: { kind: run.kind, rulebook: `${rulebook}@${version}`, conversations: run.total },
    },
  ]);
  await queue.send([runJob(organisation, run.id)]);
  return run;
}

/** Places in the version itself are told by its own paths, as wherever it is checked. */
function toldBy(folder: string, problem: Problem): Problem {
  const { file } = problem;
  return file?.startsWith(folder) === true ? { ...problem, file: file.slice(folder.length) } : problem;
}

/** What would be active if this version were. */
export async function setWithDraft(
  { workflow }: Pick<ServicePorts, 'workflow'>,
  organisation: string,
  rulebook: string,
  version: number,
): Promise<NamedRulebookSet> {
  const draft = await workflow.rulebooks.version(organisation, rulebook, version);
  if (draft === null) {
    const name = `${rulebook}@${version}`;
    throw new StoreConflict({ zh: `没有规则集版本 ${name}。`, en: `There is no version ${name}.` });
  }
  const active = await workflow.rulebooks.active(organisation);
  return rulebookSet([...active.filter((one) => one.rulebook !== rulebook), draft]);
}
