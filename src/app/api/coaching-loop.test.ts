import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { z } from 'zod';
import type { AgentGrowth, TeamGrowth } from '#app/usecases/service/coaching/views.ts';
import type { week } from '#contract/api/coaching.ts';
import type { planDetail, plans } from '#contract/api/coaching-plans.ts';
import type { draftedPlaybooks, playbookDetail, playbooks } from '#contract/api/playbooks.ts';
import { movePlan } from '#core/coaching/plan.ts';
import { angryTalk } from '../../../test/suites/angry-talk.ts';
import { type ApiStack, type Asked, openApiStack } from '../../../test/suites/api-stack.ts';
import { samplePlan } from '../../../test/suites/sample-coaching.ts';

type Playbook = z.output<typeof playbookDetail>;
type Plan = z.output<typeof planDetail>;
type Week = z.output<typeof week>;

const DAY_MS = 86_400_000;
const talks = (agent: string, team: string, count: number, well: (index: number) => boolean) =>
  Array.from({ length: count }, (_, index) =>
    angryTalk(`${agent}-${String(index).padStart(3, '0')}`, agent, team, well(index)),
  );

describe('from what works to what is learned', () => {
  let stack: ApiStack;
  let organisation: string;
  let admin: Asked;

  beforeAll(async () => {
    stack = await openApiStack();
    organisation = await stack.organisation();
    admin = { key: await stack.key(organisation, 'admin') };
    await stack.ports.facts.append(organisation, [
      ...talks('weak', 'north', 40, (index) => index % 5 === 0),
      ...talks('star', 'north', 40, (index) => index % 5 !== 0),
      ...talks('good', 'north', 40, (index) => index % 2 === 0),
      // Does well since nine days.
      ...talks('grown', 'north', 40, (index) => index % 20 < 9),
      ...talks('new', 'south', 8, () => true),
    ]);
    await stack.ports.workflow.directory.save(organisation, [
      { kind: 'agent', id: 'star', name: '张小北', team: 'north' },
      { kind: 'agent', id: 'moved', name: '韩梅梅', team: 'south' },
    ]);
  });
  afterAll(() => stack.close());

  async function ask<Answer>(
    method: string,
    path: string,
    status: number,
    asked: Asked = admin,
  ): Promise<Answer> {
    const response = await stack.ask(method, `/api/v1${path}`, asked);
    const text = await response.text();
    expect([path, response.status, response.status === status ? '' : text]).toEqual([path, status, '']);
    return JSON.parse(text) as Answer;
  }
  const body = (content: unknown, asked: Asked = admin): Asked => ({ ...asked, body: content });
  const drafts = () =>
    ask<z.output<typeof draftedPlaybooks>>('POST', '/playbooks:draft', 200, body({ days: 60 }));
  const list = async (asked?: Asked) =>
    (await ask<z.output<typeof playbooks>>('GET', '/playbooks', 200, asked)).playbooks;
  /** The playbook that the organisation's talks bring, drafted once. */
  async function empathy(): Promise<Playbook> {
    await drafts();
    const found = (await list()).find(({ behaviour }) => behaviour === 'agent.empathy')!;
    return ask<Playbook>('GET', `/playbooks/${found.id}`, 200);
  }

  test('of two people who distil at once one makes the draft, and the other is told', async () => {
    const both = await Promise.all([drafts(), drafts()]);
    const made = (await list()).map(({ situation, behaviour, language }) =>
      [situation, behaviour, language].join(),
    );
    expect(made.length).toBeGreaterThan(0);
    expect(new Set(made).size).toBe(made.length);
    expect(both.reduce((sum, { drafted }) => sum + drafted.length, 0)).toBe(made.length);
    const other = both.find(({ drafted }) => drafted.length < made.length)!;
    expect(other.notes[0]!.zh).toMatch(/对方先建好了|都已有手册/);
  });

  test('where nothing can be distilled it is said why, also that the language model is off', async () => {
    const quiet = await stack.organisation();
    const asked = body({ days: 60 }, { key: await stack.key(quiet, 'admin') });
    const notes = async () =>
      (await ask<z.output<typeof draftedPlaybooks>>('POST', '/playbooks:draft', 200, asked)).notes.map(
        ({ en }) => en,
      );
    expect(await notes()).toEqual([
      expect.stringContaining('there is nothing to compare'),
      expect.stringContaining('The language model is off'),
    ]);
    await stack.ports.facts.append(
      quiet,
      talks('some', 'north', 12, (index) => index % 2 === 0),
    );
    expect((await notes())[0]).toMatch(/^Of 12 difficult moments that could be compared, no behaviour/);
  });

  test('a draft holds what winning answers share, and not a name, figure or word of one customer', async () => {
    const playbook = await empathy();
    expect(playbook).toMatchObject({
      situation: 'anger',
      language: 'zh',
      state: 'draft',
      version: 1,
      effect: null,
      evidenceText: { en: expect.stringContaining('comparable moments of 4 agents') },
    });
    expect(playbook.steps[0]).toContain('感受');
    const [phrase] = playbook.phrases;
    expect(phrase?.text).toBe('换作是我也会着急，我是{姓名}，这就替您去催，第{号码}单我盯到底。');
    expect(phrase?.agents).toBeGreaterThanOrEqual(4);
    expect(playbook.whenNot.join()).toContain('邮件');
    // Answers that say nearly the same are one example.
    expect(playbook.exemplars).toHaveLength(1);
    for (const { passage } of playbook.exemplars) expect(passage).toMatchObject({ outcome: 'recovered' });
    const told = JSON.stringify(playbook);
    expect(told).not.toMatch(/张小北|13800138000/);
    expect(await drafts()).toMatchObject({
      drafted: [],
      notes: [{ zh: expect.stringContaining('都已有手册') }],
    });
  });

  test('a person edits and approves it; agents then see it, and what came of it is followed', async () => {
    const { id, changedAt, phrases, steps, whenNot } = await empathy();
    const agent = await stack.person(organisation, { role: 'agent', agentIds: ['weak'] });
    expect(await list(agent)).toEqual([]);
    await ask('GET', `/playbooks/${id}`, 404, agent);
    const content = { version: 1, title: '先接住，再办事', steps, whenNot, exemplars: [] };
    const edited = await ask<Playbook>(
      'PUT',
      `/playbooks/${id}`,
      200,
      body({ ...content, changedAt, phrases: [{ text: phrases[0]!.text }, { text: '我来帮您看看' }] }),
    );
    expect(edited.phrases).toEqual([phrases[0], { text: '我来帮您看看' }]);
    await ask('PUT', `/playbooks/${id}`, 409, body({ ...content, changedAt, phrases: [] }));
    const supervisor = await stack.person(organisation, { role: 'supervisor', teams: ['north'] });
    const seen = { version: 1, changedAt: edited.changedAt };
    await ask('POST', `/playbooks/${id}/approve`, 403, body(seen, supervisor));
    const approved = await ask<Playbook>('POST', `/playbooks/${id}/approve`, 200, body(seen));
    expect(approved).toMatchObject({
      state: 'approved',
      effect: { momentsSince: 0, needed: 30, adoption: { since: null, difference: null } },
    });
    expect(approved.effect!.momentsBefore).toBeGreaterThan(100);
    expect((await list(agent)).map(({ title }) => title)).toEqual(['先接住，再办事']);
    await ask('POST', `/playbooks/${id}/approve`, 409, body({ version: 1, changedAt: approved.changedAt }));
    const next = await ask<Playbook>(
      'PUT',
      `/playbooks/${id}`,
      200,
      body({ ...content, changedAt: approved.changedAt, phrases: [], title: '下一版' }, supervisor),
    );
    expect(next).toMatchObject({ version: 2, state: 'draft', title: '下一版' });
    expect((await list(agent)).map(({ title }) => title)).toEqual(['先接住，再办事']);
    const entries = await stack.ports.workflow.audit.list(organisation, {
      limit: 100,
      subject: `playbook:${id}@1`,
    });
    expect(entries.map(({ action }) => action)).toEqual([
      'playbook.approve',
      'playbook.edit',
      'playbook.draft',
    ]);
  });

  test('passages of an erased customer, and of whoever no longer shares, are gone at once', async () => {
    const before = await empathy();
    const shown = before.exemplars.length > 0 ? before : await withExemplars(before);
    const [first, ...others] = shown.exemplars;
    await stack.ports.facts.erase(organisation, [first!.place.conversation]);
    const after = await ask<Playbook>('GET', `/playbooks/${shown.id}`, 200);
    expect(after.exemplars.map(({ place }) => place)).toEqual(others.map(({ place }) => place));
    expect(after.exemplarsKept).toBe(shown.exemplars.length);
    const [left] = after.exemplars;
    const agent = left!.place.conversation.split('-')[0]!;
    const at = new Date().toISOString();
    await stack.ports.workflow.sharing.choose(organisation, agent, 'withheld', at);
    const withheld = await ask<Playbook>('GET', `/playbooks/${shown.id}`, 200);
    expect(withheld.exemplars.some(({ place }) => place.conversation.startsWith(agent))).toBe(false);
    await stack.ports.workflow.sharing.choose(organisation, agent, 'unnamed', at);
  });

  async function withExemplars({
    id,
    version,
    changedAt,
    title,
    steps,
    whenNot,
  }: Playbook): Promise<Playbook> {
    const places = ['star-001', 'good-002', 'weak-005'].map((conversation) => ({ conversation, turn: 0 }));
    const content = { version, changedAt, title, steps, whenNot, phrases: [], exemplars: places };
    return ask<Playbook>('PUT', `/playbooks/${id}`, 200, body(content));
  }

  test('whoever writes a playbook adds only passages that they may open', async () => {
    const { id, version, changedAt, title, steps, whenNot } = await empathy();
    const south = await stack.person(organisation, { role: 'supervisor', teams: ['south'] });
    const content = { version, changedAt, title, steps, whenNot, phrases: [] };
    for (const place of [
      { conversation: 'star-007', turn: 0 },
      { conversation: 'new-001', turn: 1 },
    ]) {
      const refused = await ask<{ errors: { path: string }[] }>(
        'PUT',
        `/playbooks/${id}`,
        422,
        body({ ...content, exemplars: [place] }, south),
      );
      expect(refused.errors.map(({ path }) => path)).toEqual(['exemplars.0']);
    }
    const exemplars = [{ conversation: 'new-001', turn: 0 }];
    const edited = await ask<Playbook>(
      'PUT',
      `/playbooks/${id}`,
      200,
      body({ ...content, exemplars }, south),
    );
    expect(edited.exemplars.map(({ place }) => place)).toEqual(exemplars);
  });

  test('a plan goes from the supervisor to the agent and back, and both are told', async () => {
    const supervisor = await stack.person(organisation, { role: 'supervisor', teams: ['north'] });
    const stranger = await stack.person(organisation, { role: 'supervisor', teams: ['south'] });
    const agent = await stack.person(organisation, { role: 'agent', agentIds: ['weak'] });
    const colleague = await stack.person(organisation, { role: 'agent', agentIds: ['good'] });
    const content = {
      agent: 'weak',
      competency: 'empathy',
      target: 70,
      due: new Date(Date.now() + 20 * DAY_MS).toISOString().slice(0, 10),
      exemplars: [{ conversation: 'star-003', turn: 0 }],
      note: '先接住客户的感受',
    };
    await ask('POST', '/coaching/plans', 403, body(content, agent));
    await ask('POST', '/coaching/plans', 404, body(content, stranger));
    const made = await ask<Plan>('POST', '/coaching/plans', 201, body(content, supervisor));
    expect(made).toMatchObject({ state: 'planned', effect: null, mayClose: true, mayAcknowledge: false });

    const kinds = async (asked: Asked) =>
      (await ask<{ notices: { kind: string; plan: unknown }[] }>('GET', '/notices', 200, asked)).notices;
    expect(await kinds(agent)).toMatchObject([
      { kind: 'plan_received', plan: { id: made.id, agent: 'weak' } },
    ]);
    expect(await kinds(colleague)).toEqual([]);
    await ask('GET', `/coaching/plans/${made.id}`, 404, colleague);
    await ask('GET', `/coaching/plans/${made.id}`, 404, stranger);
    const own = await ask<Plan>('GET', `/coaching/plans/${made.id}`, 200, agent);
    expect(own).toMatchObject({ mayAcknowledge: true, mayClose: false, createdByName: '李雷' });
    expect(own.exemplars[0]).toMatchObject({ by: 'colleague', outcome: 'recovered' });
    expect(own.exemplars[0]).not.toHaveProperty('conversation');

    const acknowledge = `/coaching/plans/${made.id}/acknowledge`;
    await ask('POST', acknowledge, 404, body({ comment: '好' }, colleague));
    await ask('POST', acknowledge, 404, body({ comment: '好' }, supervisor));
    const answered = await ask<Plan>('POST', acknowledge, 200, body({ comment: '我试试' }, agent));
    expect(answered).toMatchObject({
      state: 'acknowledged',
      acknowledgement: { comment: '我试试' },
      effect: { verdict: 'too_few', needed: 15, beyondColleagues: null },
    });
    expect(answered.effectText!.en).toContain('15 more are needed');
    await ask('POST', acknowledge, 409, body({ comment: '再来' }, agent));
    expect(await kinds(supervisor)).toMatchObject([{ kind: 'plan_acknowledged', plan: { agent: 'weak' } }]);
    const { plans: listed } = await ask<z.output<typeof plans>>('GET', '/coaching/plans', 200, supervisor);
    expect(listed.map(({ id, state }) => [id, state])).toEqual([[made.id, 'acknowledged']]);
    const close = `/coaching/plans/${made.id}/close`;
    await ask('POST', close, 403, body({ to: 'done' }, agent));
    expect(await ask('POST', close, 200, body({ to: 'done', note: '谢谢' }, supervisor))).toMatchObject({
      state: 'done',
      closing: { note: '谢谢' },
      mayClose: false,
    });
    await ask('POST', close, 409, body({ to: 'withdrawn' }, supervisor));
  });

  test('a plan names only what there is, and says which part is wrong', async () => {
    const wrong = { agent: 'weak', competency: 'charm', playbooks: ['p'], due: '2020-01-01' };
    const exemplars = [{ conversation: 'nowhere', turn: 0 }];
    const problem = await ask<{ errors: { path: string }[] }>(
      'POST',
      '/coaching/plans',
      422,
      body({ ...wrong, exemplars }),
    );
    expect(problem.errors.map(({ path }) => path)).toEqual([
      'competency',
      'playbooks.0',
      'exemplars.0',
      'due',
    ]);
    await ask('POST', '/coaching/plans', 404, body({ ...wrong, agent: 'nobody' }));
  });

  test('what changed since the acknowledgement is told beyond what colleagues changed', async () => {
    const at = new Date(Date.now() - 9.5 * DAY_MS).toISOString();
    const plan = samplePlan({ id: 'measured', agent: 'grown', target: 1, createdAt: at, changedAt: at });
    await stack.ports.workflow.plans.save(
      organisation,
      movePlan(plan, 'acknowledged', { by: 'user:1', at, note: '' }),
    );
    const { effect, effectText, targetOutcome } = await ask<Plan>('GET', '/coaching/plans/measured', 200);
    expect(effect).toMatchObject({ verdict: 'better', needed: 0 });
    // Whoever has such a plan themselves is nobody to compare with.
    expect(effect!.colleagues).toBeGreaterThanOrEqual(2);
    expect(effect!.beyondColleagues!.low).toBeGreaterThan(0);
    expect(effectText!.zh).toMatch(/比 \d 位可比同事多提高.+；目标 1 分已达到/);
    expect(targetOutcome).toBe('reached');
  });

  test('the week begins with what went well, gives one thing to try, and speaks of plans', async () => {
    const agent = await stack.person(organisation, { role: 'agent', agentIds: ['weak'] });
    await stack.ports.workflow.plans.save(organisation, samplePlan({ id: 'waiting', agent: 'weak' }));
    const { lines } = await ask<Week>('GET', '/coaching/agents/weak/week', 200, agent);
    expect(lines.map(({ kind }) => kind)).toEqual(['week', 'strength', 'try', 'plan']);
    const [first, strength, attempt, plan] = lines;
    expect(first!.text.zh).toMatch(/^这一周你接待了 \d+ 通对话；\d+ 次客户遇到不顺/);
    expect(strength!.passage).toMatchObject({ by: 'own', outcome: 'recovered' });
    expect(attempt!.passage).toMatchObject({ by: 'colleague', outcome: 'recovered' });
    expect(plan!.plan).toBe('waiting');
    await ask('GET', '/coaching/agents/good/week', 404, agent);
    const look = { actor: `user:${agent.id}`, action: 'coaching.view', subject: 'weak', limit: 9 };
    const looks = async () => (await stack.ports.workflow.audit.list(organisation, look)).length;
    expect(await looks()).toBe(1);
    // Growth carries the week: whoever shows both asks once, and it is one look.
    const growth = await ask<AgentGrowth>('GET', '/coaching/agents/weak', 200, agent);
    expect(growth.week.lines).toEqual(lines);
    expect(await looks()).toBe(2);
    const supervisor = await stack.person(organisation, { role: 'supervisor', teams: ['north'] });
    const team = await ask<Week>('GET', '/coaching/week', 200, supervisor);
    expect(team.lines.map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(['week', 'strength', 'try', 'plan']),
    );
    expect(team.lines.find(({ kind }) => kind === 'strength')!.text.zh).toContain('值得感谢 张小北');
    await ask('GET', '/coaching/week', 403, agent);
    const everybody = await ask<TeamGrowth>('GET', '/coaching/agents', 200, supervisor);
    expect(everybody.week).toEqual(team);
    expect((await ask<TeamGrowth>('GET', '/coaching/agents', 200, agent)).week).toBeUndefined();
  });

  test('an agent without conversations hears so, a team that is small what it can be told', async () => {
    const moved = await ask<Week>('GET', '/coaching/agents/moved/week', 200);
    expect(moved.lines.map(({ kind, passage }) => [kind, passage])).toEqual([
      ['week', undefined],
      ['try', undefined],
    ]);
    expect(moved.lines[0]!.text.zh).toBe('这一周没有对话');
    const south = await stack.person(organisation, { role: 'supervisor', teams: ['south'] });
    const { lines } = await ask<Week>('GET', '/coaching/week', 200, south);
    expect(lines.find(({ kind }) => kind === 'waiting')!.text.zh).toBe('样本还少、暂不评价：new');
    expect(lines.some(({ kind }) => kind === 'strength')).toBe(false);
  });

  test('who changed teams is planned for by the new team, and no longer by the old', async () => {
    await stack.ports.facts.append(
      organisation,
      talks('moved', 'north', 3, () => true),
    );
    const [north, south] = [
      await stack.person(organisation, { role: 'supervisor', teams: ['north'] }),
      await stack.person(organisation, { role: 'supervisor', teams: ['south'] }),
    ];
    const content = { agent: 'moved', competency: 'empathy', due: '2099-01-01' };
    await ask('POST', '/coaching/plans', 404, body(content, north));
    await ask('POST', '/coaching/plans', 201, body(content, south));
  });
});
