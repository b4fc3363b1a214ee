import { useInfiniteQuery } from '@tanstack/react-query';
import type { z } from 'zod';
import type { auditEntries } from '#contract/api/operations.ts';
import { spanOfDays } from '#core/facts/days.ts';
import { firstOf, type Search } from '../../../client/address.ts';
import { ask } from '../../../client/ask.ts';

export type AuditEntries = z.output<typeof auditEntries>['entries'];

const PAGE = 200;
const EXPORTED_AT_ONCE = 1_000;

/** What the address asks of the audit log; days are those of the organisation. */
export function auditFilter(search: Search, zone: string): Search {
  const [first, last] = [firstOf(search['first']), firstOf(search['last'])];
  const from = first === undefined ? undefined : spanOfDays(first, first, zone).from;
  const before = last === undefined ? undefined : spanOfDays(last, last, zone).to;
  return {
    actor: firstOf(search['actor']),
    action: firstOf(search['action']),
    subject: firstOf(search['subject']),
    from,
    before,
  };
}

/** Page after page; each list is read as it was when it was begun, whatever is recorded meanwhile. */
export function useAudit(filter: Search) {
  return useInfiniteQuery({
    queryKey: ['settings', 'audit', filter],
    queryFn: async ({ pageParam, signal }) => {
      const until = firstOf(filter['before']) ?? pageParam.until;
      const query = { ...filter, before: until, skip: String(pageParam.skip), limit: String(PAGE) };
      const { entries } = await ask<{ entries: AuditEntries }>('/api/v1/audit', { query, signal });
      return { entries, until };
    },
    initialPageParam: { skip: 0, until: new Date(Date.now() + 1_000).toISOString() },
    getNextPageParam: ({ entries, until }, _, { skip }) =>
      entries.length < PAGE ? undefined : { skip: skip + PAGE, until },
    staleTime: 0,
  });
}

/** Everything that is found, oldest page last, as lines of a table for a spreadsheet program. */
export async function exportAudit(filter: Search): Promise<Blob> {
  const before = firstOf(filter['before']) ?? new Date().toISOString();
  const lines = ['at,actor,action,subject,details'];
  for (let skip = 0; ; skip += EXPORTED_AT_ONCE) {
    const query = { ...filter, before, skip: String(skip), limit: String(EXPORTED_AT_ONCE) };
    const { entries } = await ask<{ entries: AuditEntries }>('/api/v1/audit', { query });
    for (const { at, actor, action, subject, details } of entries) {
      const cells = [at, actor, action, subject, details === undefined ? '' : JSON.stringify(details)];
      lines.push(cells.map(cellOf).join(','));
    }
    if (entries.length < EXPORTED_AT_ONCE) break;
  }
  return new Blob([`\uFEFF${lines.join('\r\n')}\r\n`], { type: 'text/csv' });
}

/** A cell that begins like a formula is made text, so that no spreadsheet program runs it. */
function cellOf(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
