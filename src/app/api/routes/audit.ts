import { auditEntries, auditQuery } from '#contract/api/operations.ts';
import type { Endpoints } from '../endpoint.ts';
import type { RouteContext } from '../route-context.ts';

export function auditRoutes(endpoints: Endpoints, { ports }: RouteContext): void {
  endpoints.add(
    'audit.read',
    {
      method: 'get',
      path: '/api/v1/audit',
      tag: 'operations',
      summary: { zh: '查阅审计日志', en: 'Read the audit log' },
      query: auditQuery,
      answer: { status: 200, schema: auditEntries },
    },
    async ({ caller, query: { actor, action, subject, from, before, skip, limit } }) => {
      const entries = await ports.workflow.audit.list(caller.organisation, {
        ...(actor === undefined ? {} : { actor }),
        ...(action === undefined ? {} : { action }),
        ...(subject === undefined ? {} : { subject }),
        ...(from === undefined ? {} : { from }),
        ...(before === undefined ? {} : { before }),
        ...(skip === undefined ? {} : { skip }),
        limit,
      });
      return { entries: entries.map(({ organisation: _, ...entry }) => entry) };
    },
  );
}
