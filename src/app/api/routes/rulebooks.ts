import type { z } from 'zod';
import { checkRulebook, errorsWithout } from '#app/usecases/service/check-rulebook.ts';
import { saveDraft } from '#app/usecases/service/save-draft.ts';
import { tryRulebook } from '#app/usecases/service/try-rulebook.ts';
import { viewLabels } from '#app/usecases/service/view-labels.ts';
import { labelBook, labelQuery } from '#contract/api/labels.ts';
import {
  draftChange,
  draftRequest,
  lookedAt,
  rulebookPlace,
  trialAnswer,
  trialRequest,
  versionPlace,
  versions,
  versionWithFiles,
} from '#contract/api/rulebooks.ts';
import type { Caller } from '#core/access/caller.ts';
import { may } from '#core/access/permissions.ts';
import { ROLE_TITLES } from '#core/access/role-titles.ts';
import type { Bilingual } from '#core/bilingual.ts';
import type { Conversation } from '#core/conversation/schema.ts';
import { DraftChanged } from '#core/ports/store-errors.ts';
import type { RulebookVersion } from '#core/ports/workflow.ts';
import type { Problem } from '#core/problem.ts';
import { cutExamples } from '#core/rules/cut-examples.ts';
import type { Endpoints } from '../endpoint.ts';
import { conflict, forbidden, notFound } from '../problem.ts';
import type { RouteContext } from '../route-context.ts';
import { firstPlace, wrongPlaces } from '../wrong-places.ts';

const VERSIONS = '/api/v1/rulebooks/{rulebook}/versions';

export function rulebookRoutes(endpoints: Endpoints, { ports, audit }: RouteContext): void {
  const { rulebooks } = ports.workflow;
  /** What is no draft any more was checked when it became active. */
  const withFindings = async (organisation: string, version: RulebookVersion) => ({
    ...version,
    ...(version.state === 'draft'
      ? await checkRulebook(ports, organisation, version)
      : { problems: [], signals: [] }),
  });

  endpoints.add(
    'rulebooks.read',
    {
      method: 'get',
      path: '/api/v1/rulebooks',
      tag: 'rulebooks',
      summary: { zh: '列出每本规则集的最新与生效版本', en: 'List the newest and the active version of each' },
      answer: { status: 200, schema: versions },
    },
    async ({ caller }) => ({ versions: await rulebooks.list(caller.organisation) }),
  );

  endpoints.add(
    'rulebooks.read',
    {
      method: 'get',
      path: '/api/v1/labels',
      tag: 'rulebooks',
      summary: {
        zh: '生效的评分表、评分项、规则与自定义信号各叫什么',
        en: 'What the active scorecards, criteria, rules and own signals are called',
      },
      query: labelQuery,
      answer: { status: 200, schema: labelBook },
    },
    ({ caller, query: { rulebooks: names } }) => viewLabels(ports, caller.organisation, names),
  );

  endpoints.add(
    'rulebooks.read',
    {
      method: 'get',
      path: VERSIONS,
      tag: 'rulebooks',
      summary: { zh: '列出一本规则集的所有版本', en: 'List all versions of a rulebook' },
      params: rulebookPlace,
      answer: { status: 200, schema: versions },
    },
    async ({ caller, params: { rulebook } }) => {
      const found = await rulebooks.versions(caller.organisation, rulebook);
      if (found.length === 0) {
        throw notFound({ zh: `没有规则集 ${rulebook}`, en: `There is no rulebook ${rulebook}` });
      }
      return { versions: found };
    },
  );

  endpoints.add(
    'rulebooks.read',
    {
      method: 'get',
      path: `${VERSIONS}/{version}`,
      tag: 'rulebooks',
      summary: {
        zh: '查看一个版本的文件及其中的问题',
        en: 'Read the files of a version and what is wrong with them',
      },
      params: versionPlace,
      answer: { status: 200, schema: versionWithFiles },
    },
    async ({ caller, params }) =>
      withFindings(caller.organisation, readableBy(caller, await find(caller, params))),
  );

  endpoints.add(
    'rulebooks.draft',
    {
      method: 'post',
      path: VERSIONS,
      tag: 'rulebooks',
      summary: { zh: '保存为新草稿', en: 'Save a new draft' },
      params: rulebookPlace,
      body: draftRequest,
      answer: { status: 201, schema: versionWithFiles },
    },
    ({ caller, params: { rulebook }, body }) => save(caller, rulebook, body),
  );

  endpoints.add(
    'rulebooks.draft',
    {
      method: 'put',
      path: `${VERSIONS}/{version}`,
      tag: 'rulebooks',
      summary: { zh: '修改草稿', en: 'Change a draft' },
      params: versionPlace,
      body: draftChange,
      answer: { status: 200, schema: versionWithFiles },
    },
    async ({ caller, params, body }) => {
      await find(caller, params);
      return save(caller, params.rulebook, body, params.version);
    },
  );

  endpoints.add(
    'rulebooks.draft',
    {
      method: 'delete',
      path: `${VERSIONS}/{version}`,
      tag: 'rulebooks',
      summary: { zh: '丢弃草稿，其编号不再使用', en: 'Throw a draft away; its number is not given again' },
      params: versionPlace,
      query: lookedAt,
      answer: { status: 204 },
    },
    async ({ caller, params: { rulebook, version }, query: { revision } }) => {
      const draft = await find(caller, { rulebook, version });
      // Any other is refused, which throws nothing away.
      if (draft.state === 'draft' && (revision ?? draft.revision) === draft.revision) {
        await audit(caller, 'rulebook.discard', `${rulebook}@${version}`);
      }
      await rulebooks
        .discard(caller.organisation, rulebook, version, revision)
        .catch(toldAs(notDiscarded(`${rulebook}@${version}`)));
      return undefined;
    },
  );

  endpoints.add(
    'rulebooks.activate',
    {
      method: 'post',
      path: `${VERSIONS}/{version}/activate`,
      tag: 'rulebooks',
      summary: { zh: '让草稿生效', en: 'Make a draft the active version' },
      params: versionPlace,
      query: lookedAt,
      answer: { status: 200, schema: versionWithFiles },
    },
    async ({ caller, params, query: { revision } }) => {
      const { organisation } = caller;
      const draft = await withFindings(organisation, await find(caller, params));
      const errors = draft.problems.filter(({ severity }) => severity === 'error');
      if (errors.length > 0) {
        throw wrongPlaces(notSound(errors), errors);
      }
      const meant = revision ?? draft.revision;
      // Any other is refused, which is no activation.
      if (draft.state === 'draft' && meant === draft.revision) {
        await audit(caller, 'rulebook.activate', `${params.rulebook}@${params.version}`);
      }
      const active = await rulebooks
        // Whoever names no revision means the one that was checked here.
        .activate(organisation, params.rulebook, params.version, meant)
        .catch(toldAs(notActivated(`${params.rulebook}@${params.version}`)));
      return { ...active, problems: draft.problems, signals: draft.signals };
    },
  );

  endpoints.add(
    'rulebooks.activate',
    {
      method: 'post',
      path: `${VERSIONS}/{version}/retire`,
      tag: 'rulebooks',
      summary: {
        zh: '停用生效版本：今后不再按它评判，已有的结果不变',
        en: 'Retire the active version: nothing is judged by it any more, and what was judged stays',
      },
      params: versionPlace,
      answer: { status: 200, schema: versionWithFiles },
    },
    async ({ caller, params }) => {
      const { state } = await find(caller, params);
      // Any other is refused, which retires nothing.
      if (state === 'active') {
        const errors = await errorsWithout(ports, caller.organisation, params);
        if (errors.length > 0) throw wrongPlaces(neededStill(errors), errors);
        await audit(caller, 'rulebook.retire', `${params.rulebook}@${params.version}`);
      }
      const retired = await rulebooks.retire(caller.organisation, params.rulebook, params.version);
      return withFindings(caller.organisation, readableBy(caller, retired));
    },
  );

  endpoints.add(
    'rulebooks.draft',
    {
      method: 'post',
      path: '/api/v1/rulebooks/{rulebook}/try',
      tag: 'rulebooks',
      summary: {
        zh: '用尚未保存的文件试评一通对话；什么也不保存',
        en: 'Judge one conversation by files that need not be saved; nothing is kept',
      },
      params: rulebookPlace,
      body: trialRequest,
      answer: { status: 200, schema: trialAnswer },
    },
    async ({ params: { rulebook }, body: { files, conversation } }) => {
      const trial = await tryRulebook(ports, { rulebook, files }, conversation as Conversation);
      if (trial.ok) {
        const { language, signals, rules, evaluations, metrics } = trial.analysis;
        return { language, signals, rules, evaluations, metrics };
      }
      throw wrongPlaces(
        {
          zh: `文件中有 ${trial.problems.length} 处错误，改正后才能试用`,
          en: `The files have errors (${trial.problems.length}): correct them first`,
        },
        trial.problems,
      );
    },
  );

  async function find(
    caller: Caller,
    { rulebook, version }: z.output<typeof versionPlace>,
  ): Promise<RulebookVersion> {
    const found = await rulebooks.version(caller.organisation, rulebook, version);
    if (found !== null) return found;
    const name = `${rulebook}@${version}`;
    throw notFound({ zh: `没有规则集版本 ${name}`, en: `There is no rulebook version ${name}` });
  }

  async function save(
    caller: Caller,
    rulebook: string,
    { files, note, revision }: z.output<typeof draftChange>,
    version?: number,
  ) {
    const draft = await saveDraft(ports, caller.organisation, {
      rulebook,
      files,
      note,
      createdBy: caller.actor,
      ...(version === undefined ? {} : { version }),
      ...(revision === undefined ? {} : { basedOn: revision }),
    }).catch(toldAs(notSaved(`${rulebook}@${version}`)));
    await audit(caller, 'rulebook.draft', `${rulebook}@${draft.version}`);
    return withFindings(caller.organisation, draft);
  }
}

/** Examples show conversations that not everybody may read: who drafts may, the others have the version without them. */
function readableBy({ role }: Caller, version: RulebookVersion): RulebookVersion {
  if (may(role, 'rulebooks.draft')) return version;
  if (version.state === 'draft') {
    throw forbidden({
      zh: `草稿的样例里可能有对话原文，你的角色（${ROLE_TITLES[role].zh}）不能查看；已经生效过的版本可以查看`,
      en: `The examples of a draft may show conversations, so your role (${ROLE_TITLES[role].en}) cannot read it; versions that are or were active can be read`,
    });
  }
  const files = version.files.map((file) => ({ ...file, text: cutExamples(file.text, () => true) }));
  return { ...version, files };
}

/** Whoever was refused because somebody saved the draft meanwhile is told what was not done. */
function toldAs(words: Bilingual): (failure: unknown) => never {
  return (failure) => {
    throw failure instanceof DraftChanged ? conflict(words) : failure;
  };
}

const notSaved = (name: string): Bilingual => ({
  zh: `草稿 ${name} 在你打开之后又有人保存过，这次没有保存；请先看看两边的差别`,
  en: `Somebody saved the draft ${name} after you had opened it, so nothing was saved; look at the difference first`,
});

const notActivated = (name: string): Bilingual => ({
  zh: `草稿 ${name} 在你打开之后又有人保存过，没有让它生效；请先看看改了什么`,
  en: `Somebody saved the draft ${name} after you had opened it, so it was not made active; look at what changed first`,
});

const notDiscarded = (name: string): Bilingual => ({
  zh: `草稿 ${name} 在你打开之后又有人保存过，没有丢弃；请先看看改了什么`,
  en: `Somebody saved the draft ${name} after you had opened it, so it was not thrown away; look at what changed first`,
});

/** By its own files, or by what other rulebooks need of it. */
function notSound(errors: readonly Problem[]): Bilingual {
  return {
    zh: `草稿中有 ${errors.length} 处错误，改正后才能生效：${firstPlace(errors)}`,
    en: `The draft has errors (${errors.length}): correct them first, at ${firstPlace(errors)}`,
  };
}

function neededStill(errors: readonly Problem[]): Bilingual {
  return {
    zh: `其他规则集还要用到这一本，停用后会有 ${errors.length} 处出错（${firstPlace(errors)}）；请先改好那些地方，或先停用那一本`,
    en: `Other rulebooks still need this one: without it they have errors (${errors.length}, first at ${firstPlace(errors)}). Correct these, or retire that rulebook first`,
  };
}
