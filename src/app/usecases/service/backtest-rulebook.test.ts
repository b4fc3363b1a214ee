import { expect, it } from 'vitest';
import type { BacktestResult } from '#contract/runs/backtest-result.ts';
import { StoreConflict } from '#core/ports/store-errors.ts';
import {
  chat,
  type ServiceStack,
  SMALL_RULEBOOK,
  SMALL_RULES,
  SMALL_SCORECARD,
  TEST_PACE,
  useServiceStack,
} from '../../../../test/suites/service-stack.ts';
import { type BacktestQuestion, backtestRulebook, NotSound } from './backtest-rulebook.ts';
import { continueRun } from './continue-run.ts';
import { receiveConversations } from './receive-conversations.ts';

const stack = useServiceStack();

/** Ten chats; of each second one the agent is A02 of the team south, who is sorry. */
async function history(ports: ServiceStack): Promise<string> {
  const { id } = await ports.organisation();
  const conversations = Array.from({ length: 10 }, (_, index) =>
    index % 2 === 0
      ? chat(`c${index}`, '不行，这是规定。', { startedAt: `2026-01-0${(index % 9) + 1}T09:00:00Z` })
      : chat(`c${index}`, '抱歉，马上处理。', { agent: { id: 'A02', team: 'south' } }),
  );
  await receiveConversations(ports, id, conversations);
  await ports.drain();
  return id;
}

/** Under it, nobody is heard to be sorry. */
const UNHEARD = [
  { path: 'rules.yaml', text: SMALL_RULES.replace('抱歉, ', '') },
  { path: 'scorecard.yaml', text: SMALL_SCORECARD },
];

async function backtest(
  ports: ServiceStack,
  organisation: string,
  question: BacktestQuestion,
): Promise<BacktestResult> {
  const { id } = await backtestRulebook(ports, organisation, question, 'user:1');
  await ports.drain();
  const run = await ports.workflow.runs.find(organisation, id);
  expect(run).toMatchObject({ state: 'done', error: null });
  return run?.result as BacktestResult;
}

it('shows which rules, scores and answers a draft would change, and writes no fact', async () => {
  const ports = stack();
  const organisation = await history(ports);
  const { rulebook, version } = await ports.draft(organisation, UNHEARD);
  const result = await backtest(ports, organisation, { rulebook, version });
  expect(result).toMatchObject({ conversations: 10, changed: 5, failed: 0, flipped: 5 });
  expect(result.rules[0]).toEqual({
    rule: 'says-sorry',
    before: { hits: 5, judged: 10, rate: 0.5 },
    after: { hits: 0, judged: 10, rate: 0 },
  });
  expect(result.scorecards).toMatchObject([
    { scorecard: 'manners', before: { mean: 50 }, after: { mean: 25 }, gained: 0, lost: 250, fell: 5 },
  ]);
  const south = { group: 'south', compared: 5, meanBefore: 100, meanAfter: 50, lost: 250 };
  expect(result.teams).toMatchObject([south, { group: 'north', lost: 0, gained: 0 }]);
  expect(result.agents).toMatchObject([{ ...south, group: 'A02' }, { group: 'A01' }]);
  expect(result.flips[0]).toMatchObject({
    scorecard: 'manners',
    criterion: 'apology',
    before: 'yes',
    after: 'no',
    scoreBefore: 100,
    scoreAfter: 50,
  });
  expect(await ports.facts.conversation(organisation, 'c1')).toMatchObject({
    version: 1,
    rulebooks: ['general@1'],
  });
});

it('changes nothing with the rules that are active', async () => {
  const ports = stack();
  const organisation = await history(ports);
  const { rulebook, version } = await ports.draft(organisation, SMALL_RULEBOOK);
  const result = await backtest(ports, organisation, { rulebook, version, limit: null });
  expect(result).toMatchObject({ conversations: 10, changed: 0, flips: [] });
});

it('takes the newest that the filter finds', async () => {
  const ports = stack();
  const organisation = await history(ports);
  const { rulebook, version } = await ports.draft(organisation, UNHEARD);
  const question = { rulebook, version, limit: 3, filter: { teams: ['south'] } };
  expect(await backtest(ports, organisation, question)).toMatchObject({ conversations: 3, changed: 3 });
});

it('goes on where its shift ended, with the same result', async () => {
  const ports = stack();
  const organisation = await history(ports);
  const { rulebook, version } = await ports.draft(organisation, UNHEARD);
  const whole = await backtest(ports, organisation, { rulebook, version });
  const { id } = await backtestRulebook(ports, organisation, { rulebook, version }, 'user:1');
  let shifts = 0;
  await ports.drain({
    async run(job) {
      shifts++;
      // Over as soon as one page is done.
      let looks = 0;
      const clock = { ...ports, now: () => ports.now() + (looks++ < 2 ? 0 : 3_600_000) };
      await continueRun(clock, job, { aborted: false }, TEST_PACE);
    },
  });
  expect(shifts).toBeGreaterThan(2);
  expect((await ports.workflow.runs.find(organisation, id))?.result).toEqual(whole);
});

it('fails, saying why, when the draft is changed meanwhile', async () => {
  const ports = stack();
  const organisation = await history(ports);
  const { rulebook, version } = await ports.draft(organisation, UNHEARD);
  const { id } = await backtestRulebook(ports, organisation, { rulebook, version }, 'user:1');
  await ports.workflow.rulebooks.saveDraft(organisation, {
    rulebook,
    version,
    files: SMALL_RULEBOOK,
    note: '',
    createdBy: 'user:1',
  });
  await ports.drain();
  const run = await ports.workflow.runs.find(organisation, id);
  expect(run).toMatchObject({
    state: 'failed',
    error: {
      zh: '回测期间 general@2 或同时生效的规则集有改动，请重新回测。',
      en: expect.stringContaining('general@2'),
    },
  });
});

it('refuses a version that is not there, and one that cannot be used, before it begins', async () => {
  const ports = stack();
  const { id } = await ports.organisation();
  const broken = await ports.draft(id, [{ path: 'rules.yaml', text: 'rules: [{ id: x }]' }]);
  for (const [version, refusal] of [
    [broken.version, NotSound],
    [9, StoreConflict],
  ] as const)
    await expect(backtestRulebook(ports, id, { rulebook: 'general', version }, 'user:1')).rejects.toThrow(
      refusal,
    );
  expect(await ports.workflow.runs.list(id, 5)).toEqual([]);
});
