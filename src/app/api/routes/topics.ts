import { editTopics, type TopicEdit } from '#app/usecases/service/insights/edit-topics.ts';
import { topicTable } from '#app/usecases/service/insights/insight-tables.ts';
import { viewTopic, viewTopics } from '#app/usecases/service/insights/view-topics.ts';
import {
  accepted,
  insightPlace,
  topicChange,
  topicDetail,
  topicMerge,
  topicSplit,
  topics,
} from '#contract/api/insights.ts';
import type { Caller } from '#core/access/caller.ts';
import { TopicEditError } from '#core/insights/held-topics.ts';
import { asCsv } from '../csv-answer.ts';
import type { Endpoints } from '../endpoint.ts';
import { conflict, notFound } from '../problem.ts';
import type { RouteContext } from '../route-context.ts';

/** What customers come for, and what people say of it. */
export function topicRoutes(endpoints: Endpoints, { ports, audit, setup }: RouteContext): void {
  const hasModel = setup.languageModel.state === 'ready';
  const edit = async (caller: Caller, asked: TopicEdit): Promise<void> => {
    try {
      await editTopics(ports, caller, asked);
    } catch (failure) {
      if (!(failure instanceof TopicEditError)) throw failure;
      if (failure.reason === 'unknown-topic')
        throw notFound({ zh: '没有这个话题，请从列表中选择', en: failure.message });
      throw conflict({ zh: `话题不能这样修改：${REASONS[failure.reason]}`, en: failure.message });
    }
    const { kind, ...details } = asked;
    const subject = 'ids' in asked ? asked.ids.join(',') : asked.id;
    await audit(caller, `topic.${kind}`, `topic:${subject}`, { ...details });
  };

  endpoints.add(
    'insights.read',
    {
      method: 'get',
      path: '/api/v1/topics',
      tag: 'insights',
      summary: {
        zh: '列出话题：分量、成因和在图上的位置',
        en: 'List topics: weight, cause and place on the map',
      },
      answer: { status: 200, schema: topics },
    },
    ({ caller }) => viewTopics(ports, caller, hasModel),
  );

  endpoints.add(
    'insights.read',
    {
      method: 'get',
      path: '/api/v1/topics:export',
      tag: 'insights',
      summary: { zh: '导出话题（CSV）', en: 'Take topics out as CSV' },
      answer: { status: 200, mediaType: 'text/csv' },
    },
    async ({ caller, context }) => asCsv(context, 'topics', await topicTable(ports, caller, hasModel)),
  );

  endpoints.add(
    'insights.read',
    {
      method: 'get',
      path: '/api/v1/topics/{id}',
      tag: 'insights',
      summary: { zh: '一个话题：走势、涉及谁、原话', en: 'One topic: course, who, and what was said' },
      params: insightPlace,
      answer: { status: 200, schema: topicDetail },
    },
    async ({ caller, params: { id } }) => {
      const found = await viewTopic(ports, caller, id);
      if (found === null) throw notFound({ zh: `没有话题 ${id}`, en: `There is no topic ${id}` });
      return found;
    },
  );

  endpoints.add(
    'insights.manage',
    {
      method: 'patch',
      path: '/api/v1/topics/{id}',
      tag: 'insights',
      summary: { zh: '给话题改名，固定或放开', en: 'Rename a topic, hold it or let it go' },
      params: insightPlace,
      body: topicChange,
      answer: { status: 200, schema: accepted },
    },
    async ({ caller, params: { id }, body: { name, held } }) => {
      if (name !== undefined) await edit(caller, { kind: 'rename', id, name });
      if (held !== undefined) await edit(caller, { kind: held ? 'hold' : 'release', id });
      return { accepted: true };
    },
  );

  endpoints.add(
    'insights.manage',
    {
      method: 'post',
      path: '/api/v1/topics:merge',
      tag: 'insights',
      summary: { zh: '合并话题，保留第一个的名称', en: 'Merge topics; the first keeps its name' },
      body: topicMerge,
      answer: { status: 202, schema: accepted },
    },
    async ({ caller, body: { ids } }) => {
      await edit(caller, { kind: 'merge', ids });
      return { accepted: true };
    },
  );

  endpoints.add(
    'insights.manage',
    {
      method: 'post',
      path: '/api/v1/topics/{id}/split',
      tag: 'insights',
      summary: { zh: '按举出的对话拆分话题', en: 'Split a topic by conversations that are named' },
      params: insightPlace,
      body: topicSplit,
      answer: { status: 202, schema: accepted },
    },
    async ({ caller, params: { id }, body: { parts } }) => {
      await edit(caller, { kind: 'split', id, parts });
      return { accepted: true };
    },
  );
}

const REASONS: Readonly<Record<TopicEditError['reason'], string>> = {
  'unknown-topic': '没有这个话题',
  'no-anchor': '找不到其中的对话，请举出近 60 天内的对话',
  'too-few': '至少要两个',
  'empty-name': '名称不能为空',
};
