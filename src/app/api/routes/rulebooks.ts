import type { z } from 'zod';
import { checkRulebook } from '#app/usecases/service/check-rulebook.ts';
import {
  draftRequest,
  rulebookPlace,
  versionPlace,
  versions,
  versionWithFiles,
} from '#contract/api/rulebooks.ts';
import type { Caller } from '#core/access/caller.ts';
import type { RulebookVersion } from '#core/ports/workflow.ts';
import type { Endpoints } from '../endpoint.ts';
import { invalidContent, notFound } from '../problem.ts';
import type { RouteContext } from '../route-context.ts';

const VERSIONS = '/api/v1/rulebooks/{rulebook}/versions';

export function rulebookRoutes(endpoints: Endpoints, { ports, audit }: RouteContext): void {
  const { rulebooks } = ports.workflow;
  /** What is no draft any more was checked when it became active. */
  const withProblems = async (organisation: string, version: RulebookVersion) => ({
    ...version,
    problems: version.state === 'draft' ? await checkRulebook(ports, organisation, version) : [],
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
    async ({ caller, params }) => withProblems(caller.organisation, await find(caller, params)),
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
      body: draftRequest,
      answer: { status: 200, schema: versionWithFiles },
    },
    async ({ caller, params, body }) => {
      await find(caller, params);
      return save(caller, params.rulebook, body, params.version);
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
      answer: { status: 200, schema: versionWithFiles },
    },
    async ({ caller, params }) => {
      const { organisation } = caller;
      const draft = await withProblems(organisation, await find(caller, params));
      const errors = draft.problems.filter(({ severity }) => severity === 'error');
      if (errors.length > 0) {
        throw invalidContent(
          {
            zh: `草稿中有 ${errors.length} 处错误，改正后才能生效`,
            en: `The draft has errors (${errors.length}): correct them first`,
          },
          errors.map(({ file = '', line = 1, column = 1, message }) => ({
            path: `${file}:${line}:${column}`,
            message,
          })),
        );
      }
      const active = await rulebooks.activate(organisation, params.rulebook, params.version);
      await audit(caller, 'rulebook.activate', `${params.rulebook}@${params.version}`);
      return { ...active, problems: draft.problems };
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
    { files, note }: z.output<typeof draftRequest>,
    version?: number,
  ) {
    const draft = await rulebooks.saveDraft(caller.organisation, {
      rulebook,
      files,
      note,
      createdBy: caller.actor,
      ...(version === undefined ? {} : { version }),
    });
    await audit(caller, 'rulebook.draft', `${rulebook}@${draft.version}`);
    return withProblems(caller.organisation, draft);
  }
}
