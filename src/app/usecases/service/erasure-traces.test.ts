import { expect, it } from 'vitest';
import type { BacktestResult } from '#contract/runs/backtest-result.ts';
import type { Caller } from '#core/access/caller.ts';
import {
  chat,
  SMALL_RULES,
  SMALL_SCORECARD,
  TEST_PACE,
  useServiceStack,
} from '../../../../test/suites/service-stack.ts';
import { backtestRulebook } from './backtest-rulebook.ts';
import { continueRun } from './continue-run.ts';
import { eraseCustomer } from './erase-customer.ts';
import { exportConversations } from './export-conversations.ts';
import { receiveConversations } from './receive-conversations.ts';
import { removeView } from './remove-view.ts';
import { saveView } from './save-view.ts';
import { Judges } from './worth/judges.ts';

const stack = useServiceStack();

it('neither the audit log nor any run keeps the id of an erased customer or of their conversations', async () => {
  const ports = stack();
  const { id: organisation } = await ports.organisation();
  await receiveConversations(ports, organisation, [
    chat('goes-1', '抱歉', { customer: { id: 'u-leaver' } }),
    chat('stays-1', '抱歉'),
  ]);
  await ports.drain();
  const caller: Caller = {
    organisation,
    actor: 'user:1',
    role: 'admin',
    agentIds: [],
    teams: [],
  };
  const search = 'customer=u-leaver&q=goes-1&q=x&sort=newest';
  for (const name of ['a', 'b'])
    await saveView(ports, caller, { name, path: '/conversations', search, isShared: false });
  await removeView(ports, caller, { owner: 'user:1', name: 'b' });
  const filter = {
    customers: ['u-leaver'],
    ids: ['goes-1', 'stays-1'],
    words: [{ text: 'u-leaver' }],
    attributes: [{ name: 'contact', value: 'u-leaver' }],
    teams: ['north'],
  };
  await exportConversations(ports, new Judges(ports), caller, { filter, format: 'csv', masks: true });
  const draft = await ports.draft(organisation, [
    { path: 'rules.yaml', text: SMALL_RULES.replace('抱歉, ', '') },
    { path: 'scorecard.yaml', text: SMALL_SCORECARD },
  ]);
  const { id: run } = await backtestRulebook(
    ports,
    organisation,
    { rulebook: 'general', version: draft.version },
    'user:1',
  );
  await ports.drain();
  const flipsOf = async () =>
    ((await ports.workflow.runs.find(organisation, run))!.result as BacktestResult).flips.map(
      ({ conversation }) => conversation,
    );
  expect(new Set(await flipsOf())).toEqual(new Set(['goes-1', 'stays-1']));

  await eraseCustomer(ports, organisation, 'u-leaver', 'user:1');
  ports.advance(61_000);
  await ports.drain();
  const log = await ports.workflow.audit.list(organisation, { limit: 100 });
  const kept = JSON.stringify([log, await ports.workflow.runs.list(organisation, 100)]);
  expect(kept).not.toMatch(/u-leaver|goes-1/);
  expect(new Set(await flipsOf())).toEqual(new Set(['stays-1']));
  const detailsOf = (action: string) => log.find((entry) => entry.action === action)?.details;
  expect(detailsOf('view.save')).toMatchObject({ search: { customer: 1, q: 2, sort: 1 } });
  expect(detailsOf('view.remove')).toMatchObject({ search: { customer: 1, q: 2, sort: 1 } });
  expect(detailsOf('conversations.export')).toMatchObject({
    filter: { customers: 1, ids: 2, words: 1, attributes: 1, teams: ['north'] },
  });
});

it('a backtest that goes on while a conversation is erased does not list it', async () => {
  const ports = stack();
  const { id: organisation } = await ports.organisation();
  await receiveConversations(ports, organisation, [chat('goes-1', '抱歉'), chat('stays-1', '抱歉')]);
  await ports.drain();
  const { version } = await ports.draft(organisation, [
    { path: 'rules.yaml', text: SMALL_RULES.replace('抱歉, ', '') },
    { path: 'scorecard.yaml', text: SMALL_SCORECARD },
  ]);
  const { id } = await backtestRulebook(ports, organisation, { rulebook: 'general', version }, 'user:1');
  const analysis: typeof ports.analysis = {
    ...ports.analysis,
    async analyse(set, conversations) {
      const outcomes = await ports.analysis.analyse(set, conversations);
      await ports.workflow.receipts.forget(organisation, ['goes-1']);
      return outcomes;
    },
  };
  await ports.drain({
    run: (job) => continueRun({ ...ports, analysis }, job, { aborted: false }, TEST_PACE),
  });
  const result = (await ports.workflow.runs.find(organisation, id))!.result as BacktestResult;
  expect(new Set(result.flips.map(({ conversation }) => conversation))).toEqual(new Set(['stays-1']));
});
