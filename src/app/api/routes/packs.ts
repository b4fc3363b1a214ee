import { checkRulebook } from '#app/usecases/service/check-rulebook.ts';
import { copyPack } from '#app/usecases/service/copy-pack.ts';
import { packPlace, packs as packsAnswer, versionWithFiles } from '#contract/api/rulebooks.ts';
import type { Endpoints } from '../endpoint.ts';
import { notFound } from '../problem.ts';
import type { RouteContext } from '../route-context.ts';

/** Ready rules and scorecards that come with the program. */
export function packRoutes(endpoints: Endpoints, { ports, packs, audit }: RouteContext): void {
  endpoints.add(
    'rulebooks.read',
    {
      method: 'get',
      path: '/api/v1/packs',
      tag: 'rulebooks',
      summary: { zh: '列出自带的规则包', en: 'List the packs that come with the program' },
      answer: { status: 200, schema: packsAnswer },
    },
    async () => ({
      packs: (await packs()).map(({ id, version, title, description }) => ({
        id,
        version,
        title,
        ...(description === undefined ? {} : { description }),
      })),
    }),
  );

  endpoints.add(
    'rulebooks.draft',
    {
      method: 'post',
      path: '/api/v1/packs/{pack}/copy',
      tag: 'rulebooks',
      summary: { zh: '把规则包复制成草稿', en: 'Copy a pack to a draft' },
      params: packPlace,
      answer: { status: 201, schema: versionWithFiles },
    },
    async ({ caller, params }) => {
      const pack = (await packs()).find(({ id }) => id === params.pack);
      if (pack === undefined) {
        throw notFound({ zh: `没有规则包 ${params.pack}`, en: `There is no pack ${params.pack}` });
      }
      const draft = await copyPack(ports, caller.organisation, pack, caller.actor);
      await audit(caller, 'rulebook.draft', `${draft.rulebook}@${draft.version}`, { pack: pack.id });
      return { ...draft, ...(await checkRulebook(ports, caller.organisation, draft)) };
    },
  );
}
