import { dayOf, hourOfWeekIn } from '#core/facts/days.ts';
import { ofDepartments } from '#core/insights/insight.ts';
import { digestNotice } from '#core/insights/tell.ts';
import type { Organisation } from '#core/ports/workflow.ts';
import type { InsightPorts } from './ports.ts';
import { tellTargets } from './tell-targets.ts';

const WEEK_MS = 7 * 86_400_000;
/** Hours of the week: Monday from nine on, for who was down at nine. */
const FIRST_HOUR = 9;
const LAST_HOUR = 23;

/**
 * On Monday morning, on the organisation's own clock, tells the targets that want it what the week brought to each
 * department: once, however many processes look at the clock. Where a process ends in the middle of it, a later look sends
 * it; what that process had queued and still waits goes out once.
 * @returns how many were told
 */
export async function sendDigest(
  ports: Pick<InsightPorts, 'workflow' | 'queue' | 'now'>,
  { id, timeZone }: Pick<Organisation, 'id' | 'timeZone'>,
): Promise<number> {
  const hour = hourOfWeekIn(timeZone)(ports.now());
  if (hour < FIRST_HOUR || hour > LAST_HOUR) return 0;
  const store = ports.workflow.insights;
  const day = dayOf(ports.now(), timeZone);
  if (!(await store.claimDigest(id, day, ports.now()))) return 0;
  try {
    const insights = await store.insights(id);
    const since = new Date(ports.now() - WEEK_MS).toISOString();
    const told = await tellTargets(ports, id, { what: 'digest', about: day }, ({ language, departments }) =>
      digestNotice(ofDepartments(insights, departments), since, language),
    );
    await store.markDigestSent(id, day);
    return told;
  } catch (failure) {
    await store.releaseDigest(id, day);
    throw failure;
  }
}
