import { accepted, alerts, insightSettings, noticeTest } from '#contract/api/insights.ts';
import { mattersOf } from '#core/insights/matters.ts';
import { namesOf, tellWarning } from '#core/insights/tell.ts';
import type { AlertTarget, InsightSettings } from '#core/ports/insights.ts';
import type { Endpoints } from '../endpoint.ts';
import { notFound } from '../problem.ts';
import type { RouteContext } from '../route-context.ts';

const LISTED = 100;
/** Stands for a secret that is kept: sent back, it stays. */
const KEPT_SECRET = '••••••';

/** What came up of a sudden, and who is told of it. */
export function alertRoutes(endpoints: Endpoints, { ports, audit }: RouteContext): void {
  const store = ports.workflow.insights;

  endpoints.add(
    'insights.read',
    {
      method: 'get',
      path: '/api/v1/alerts',
      tag: 'insights',
      summary: { zh: '列出预警，新的在前', en: 'List alerts, newest first' },
      answer: { status: 200, schema: alerts },
    },
    async ({ caller: { organisation } }) => {
      const { topics } = await store.board(organisation);
      const names = new Map(mattersOf(topics).map((matter) => [matter.id, namesOf(matter)]));
      const listed = await store.alerts(organisation, LISTED);
      return {
        alerts: listed.map(({ id, at, warnings, names: then = {} }) => ({
          id,
          at,
          warnings: warnings.map((warning) => ({
            kind: warning.kind,
            text: tellWarning(
              warning,
              (topic) => names.get(topic) ?? then[topic] ?? namesOf({ name: topic }),
            ),
          })),
        })),
      };
    },
  );

  endpoints.add(
    'webhooks.change',
    {
      method: 'get',
      path: '/api/v1/insight-settings',
      tag: 'insights',
      summary: {
        zh: '预警的误报预算、静默时间、归口规则和通知对象',
        en: 'Budget of false alarms, quiet hours, routing and who is told',
      },
      answer: { status: 200, schema: insightSettings },
    },
    async ({ caller }) => shown(await store.settings(caller.organisation)),
  );

  endpoints.add(
    'webhooks.change',
    {
      method: 'put',
      path: '/api/v1/insight-settings',
      tag: 'insights',
      summary: { zh: '修改预警设置', en: 'Change the settings of alerts' },
      body: insightSettings,
      answer: { status: 200, schema: insightSettings },
    },
    async ({ caller, body }) => {
      const before = await store.settings(caller.organisation);
      const targets = body.targets.map((target) =>
        target.secret === KEPT_SECRET
          ? { ...target, secret: before.targets.find(({ id }) => id === target.id)?.secret ?? '' }
          : target,
      );
      const routing = body.routing.map(({ causes, queues, words, department }) => ({
        department,
        ...(causes === undefined ? {} : { causes }),
        ...(queues === undefined ? {} : { queues }),
        ...(words === undefined ? {} : { words }),
      }));
      await audit(caller, 'insights.settings', 'insights', {
        ...body.alerts,
        targets: targets.map((target) => toldOf(target, before.targets)),
      });
      await store.saveSettings(caller.organisation, { alerts: body.alerts, routing, targets });
      return shown({ alerts: body.alerts, routing, targets });
    },
  );

  endpoints.add(
    'webhooks.change',
    {
      method: 'post',
      path: '/api/v1/insight-settings:test',
      tag: 'insights',
      summary: { zh: '给一个通知对象发一条测试消息', en: 'Send a target a message to try it' },
      body: noticeTest,
      answer: { status: 202, schema: accepted },
    },
    async ({ caller, body: { target } }) => {
      const { organisation } = caller;
      const found = (await store.settings(organisation)).targets.find(({ id }) => id === target);
      if (found === undefined)
        throw notFound({ zh: `没有通知对象 ${target}`, en: `There is no target ${target}` });
      await audit(caller, 'insights.test', target, {
        kind: found.kind,
        name: found.name,
        host: hostOf(found.address),
      });
      const notice =
        found.language === 'zh'
          ? { title: '听诊测试消息', lines: ['收到这条消息，说明预警能送到这里。'] }
          : { title: 'Tingzhen test message', lines: ['Alerts will arrive here.'] };
      await ports.queue.send([
        { name: 'notice', payload: { organisation, target, notice }, priority: 'fresh' },
      ]);
      return { accepted: true };
    },
  );
}

/** Where notices go, for the audit log. Of an address only its host: what stands behind it may be a key. */
function toldOf({ id, kind, name, address, secret }: AlertTarget, before: readonly AlertTarget[]) {
  const former = before.find((one) => one.id === id);
  const changed = [
    ...(address === former?.address ? [] : ['address']),
    ...(secret === (former?.secret ?? '') ? [] : ['secret']),
  ];
  return { kind, name, host: hostOf(address), changed };
}

/** Also of an e-mail address. */
function hostOf(address: string): string {
  return URL.parse(address)?.host || address.slice(address.lastIndexOf('@') + 1);
}

function shown({ alerts, routing, targets }: InsightSettings) {
  return {
    alerts,
    routing,
    targets: targets.map(({ departments = [], tells, ...target }) => ({
      ...target,
      tells: [...tells],
      departments: [...departments],
      secret: target.secret === '' ? '' : KEPT_SECRET,
    })),
  };
}
