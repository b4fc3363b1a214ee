import type { Review } from '#core/ports/reviews.ts';
import type { ServicePorts } from '../ports.ts';

/** The calibration sessions to which these reviews belong and that are not closed yet. */
export async function openSessions(
  { workflow }: Pick<ServicePorts, 'workflow'>,
  organisation: string,
  reviews: readonly Pick<Review, 'calibration'>[],
): Promise<ReadonlySet<string | null>> {
  const ids = new Set(reviews.flatMap(({ calibration }) => calibration ?? []));
  const sessions = await Promise.all([...ids].map((id) => workflow.reviews.calibration(organisation, id)));
  return new Set(sessions.flatMap((session) => (session?.state === 'open' ? [session.id] : [])));
}
