import { previewRetention, RETENTION_EVERY_HOURS } from '#app/usecases/service/preview-retention.ts';
import { SIGNATURE_HEADER, TIMESTAMP_HEADER } from '#app/usecases/service/webhook-signature.ts';
import {
  organisation,
  organisationChange,
  retentionPreview,
  retentionQuery,
  webhook,
} from '#contract/api/people.ts';
import { zoneName } from '#core/facts/days.ts';
import type { Endpoints } from '../endpoint.ts';
import { badRequest, notFound } from '../problem.ts';
import type { RouteContext } from '../route-context.ts';

export function organisationRoutes(
  endpoints: Endpoints,
  { ports, audit, webhookSecretFor }: RouteContext,
): void {
  const { people } = ports.workflow;
  const incoming = async (id: string) => ({
    path: `/api/v1/hooks/${encodeURIComponent(id)}`,
    secret: await webhookSecretFor(id, (await people.incomingSecret(id)) ?? 0),
    signatureHeader: SIGNATURE_HEADER,
    timestampHeader: TIMESTAMP_HEADER,
  });
  const find = async (id: string) => {
    const found = await people.organisation(id);
    if (found === null) throw notFound({ zh: `没有组织 ${id}`, en: `There is no organisation ${id}` });
    return found;
  };

  endpoints.add(
    'organisation.read',
    {
      method: 'get',
      path: '/api/v1/organisation',
      tag: 'people',
      summary: { zh: '查看组织', en: 'Read the organisation' },
      answer: { status: 200, schema: organisation },
    },
    ({ caller }) => find(caller.organisation),
  );

  endpoints.add(
    'organisation.change',
    {
      method: 'patch',
      path: '/api/v1/organisation',
      tag: 'people',
      summary: { zh: '修改组织', en: 'Change the organisation' },
      body: organisationChange,
      answer: { status: 200, schema: organisation },
    },
    async ({ caller, body: { name, timeZone, retentionDays } }) => {
      if (timeZone !== undefined) refuseUnknownZone(timeZone);
      const change = {
        ...(name === undefined ? {} : { name }),
        ...(timeZone === undefined ? {} : { timeZone }),
        ...(retentionDays === undefined ? {} : { retentionDays }),
      };
      await audit(caller, 'organisation.change', caller.organisation, change);
      await people.changeOrganisation(caller.organisation, change);
      return find(caller.organisation);
    },
  );

  endpoints.add(
    'organisation.change',
    {
      method: 'get',
      path: '/api/v1/organisation/retention',
      tag: 'people',
      summary: {
        zh: '若对话只保留若干天，会移除多少',
        en: 'How much would be removed if conversations were kept for so many days',
      },
      query: retentionQuery,
      answer: { status: 200, schema: retentionPreview },
    },
    async ({ caller, query: { days } }) => ({
      ...(await previewRetention(ports, caller.organisation, days)),
      everyHours: RETENTION_EVERY_HOURS,
    }),
  );

  endpoints.add(
    'organisation.change',
    {
      method: 'get',
      path: '/api/v1/organisation/webhook',
      tag: 'people',
      summary: {
        zh: '查看其他系统推送对话时所用的地址与签名密钥',
        en: 'Read where other systems send conversations to, and the secret with which they sign',
      },
      answer: { status: 200, schema: webhook },
    },
    async ({ caller }) => {
      await audit(caller, 'webhook.view', caller.organisation);
      return incoming(caller.organisation);
    },
  );

  endpoints.add(
    'organisation.change',
    {
      method: 'post',
      path: '/api/v1/organisation/webhook:renew',
      tag: 'people',
      summary: {
        zh: '更换签名密钥：旧密钥立即失效',
        en: 'Replace the secret with which other systems sign: the old one ends at once',
      },
      answer: { status: 200, schema: webhook },
    },
    async ({ caller }) => {
      await audit(caller, 'webhook.renew', caller.organisation);
      await people.replaceIncomingSecret(caller.organisation);
      return incoming(caller.organisation);
    },
  );
}

export function refuseUnknownZone(timeZone: string): void {
  if (zoneName(timeZone) !== undefined) return;
  throw badRequest({ zh: `没有时区 ${timeZone}`, en: `There is no time zone ${timeZone}` }, [
    {
      path: 'body.timeZone',
      message: { zh: '请用 IANA 名称，例如 Asia/Shanghai', en: 'Use an IANA name, as Asia/Shanghai' },
    },
  ]);
}
