import type { z } from 'zod';
import { Sheet } from '#app/boot.ts';
import type { insights as insightList, topics as topicList } from '#contract/api/insights.ts';
import type { Department, InsightState } from '#core/insights/insight.ts';
import { insightsSheet } from '../insights-sheet.ts';
import { ask, findService, type ServiceLine } from '../local-service.ts';
import { dataFolder } from '../service-options.ts';
import type { Terminal } from '../terminal.ts';

export interface InsightsOptions {
  readonly data?: string;
  readonly status?: InsightState;
  readonly department?: Department;
  readonly format: 'text' | 'json' | 'ndjson';
}

type InsightList = z.infer<typeof insightList>;
type TopicList = z.infer<typeof topicList>;

/** `tingzhen insights`: what somebody should act on, as the running service tells it. */
export async function insights(
  { data, status, department, format }: InsightsOptions,
  terminal: Terminal,
): Promise<number> {
  const service = await findService(process.env, dataFolder(data), terminal.language);
  const query = new URLSearchParams();
  if (status !== undefined) query.set('state', status);
  if (department !== undefined) query.set('department', department);
  const path = `/api/v1/insights${query.size === 0 ? '' : `?${query}`}`;
  const found = (await (await ask(service, path)).json()) as InsightList;
  if (format === 'json') await terminal.out.write(`${JSON.stringify(found, null, 2)}\n`);
  else if (format === 'ndjson') {
    for (const insight of found.insights) await terminal.out.write(`${JSON.stringify(insight)}\n`);
  } else if (found.insights.length === 0) {
    await terminal.out.write(`${await whyNone(service, query.size > 0, terminal)}\n`);
  } else {
    const sheet = new Sheet(terminal.width, terminal.paint);
    insightsSheet(sheet, found.insights, terminal.language);
    await terminal.out.write(sheet.toString());
  }
  await terminal.out.finish();
  return 0;
}

async function whyNone(service: ServiceLine, isNarrowed: boolean, { say }: Terminal): Promise<string> {
  if (isNarrowed) return say({ zh: '没有符合条件的洞察', en: 'No insight is like that' });
  const { topics, tooFew } = (await (await ask(service, '/api/v1/topics')).json()) as TopicList;
  if (topics.length === 0)
    return say({
      zh: '还没有洞察：要先找出话题，需要语言模型和至少 50 通说到诉求的对话',
      en: 'No insights yet: topics come first, which takes the language model and 50 conversations with a need',
    });
  if (tooFew)
    return say({
      zh: `还没有洞察：已有 ${topics.length} 个话题，对话还太少，看不出问题在谁`,
      en: `No insights yet: there are ${topics.length} topics, and too few conversations to say whose problem they are`,
    });
  return say({
    zh: `没有洞察：${topics.length} 个话题里没有一个明显比别的差`,
    en: `No insights: none of ${topics.length} topics goes clearly worse than the others`,
  });
}
