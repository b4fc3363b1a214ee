import type { ServicePorts } from '#app/usecases/service/ports.ts';
import type { Topic } from '#core/insights/topic.ts';
import { sampleFact } from './sample-fact.ts';
import { newInsight } from './sample-insight.ts';

const topic = (id: string): Topic => ({
  id,
  language: 'zh',
  name: id,
  path: [id],
  size: 20,
  phrases: [],
  quotes: [],
  anchor: { centre: Float32Array.of(1, 0), limit: 0.5 },
});

/** What routes of topics, insights and alerts name, made afresh. */
export async function insightThings(
  { workflow, facts, newId, now }: ServicePorts,
  organisation: string,
  route: string,
): Promise<{ readonly id?: string }> {
  const store = workflow.insights;
  if (route.includes('/insights/')) {
    const id = newId();
    await store.saveInsight(organisation, newInsight(id));
    return { id };
  }
  if (route.includes('/topics')) {
    await store.saveTopics(organisation, [topic('t-1'), topic('t-2')], null);
    if (route.endsWith('/split')) {
      // By mail, so that who draws samples of chats does not meet it.
      const at = new Date(now() - 59 * 86_400_000).toISOString();
      await facts.append(organisation, [sampleFact({ id: 'need-1', channel: 'email', at, need: [1, 0] })]);
    }
    return { id: 't-1' };
  }
  if (route.includes('/insight-settings:test')) {
    const target = {
      id: 'wecom',
      kind: 'wecom',
      name: '值班群',
      address: 'https://robot.example/',
      secret: '',
      tells: ['alerts'],
      language: 'zh',
    } as const;
    const settings = await store.settings(organisation);
    await store.saveSettings(organisation, { ...settings, targets: [target] });
  }
  return {};
}
