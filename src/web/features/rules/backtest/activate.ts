import type { RulebookVersion } from '#core/ports/workflow.ts';
import { Refused } from '../../../client/problem.ts';

/** What came of making a version active and of having the past judged by it. */
export interface Activated<Known> {
  readonly isActive: boolean;
  /** The run that judges the past. */
  readonly run?: string;
  /** Why the version is not active, or the past is not judged by it. */
  readonly failure?: unknown;
  /** The draft as somebody else has saved it meanwhile: it is looked at before it becomes active. */
  readonly changed?: Known;
}

interface Steps<Known> {
  readonly activate: () => Promise<unknown>;
  /** What the service has of the draft now. */
  readonly reread: () => Promise<Known>;
  readonly history?: () => Promise<{ readonly id: string }>;
}

const CONFLICT = 409;

/** Makes a version active, then begins with the past where that is wanted: a version that is active stays so when that fails. */
export async function activateWith<Known extends Pick<RulebookVersion, 'state'>>({
  activate,
  reread,
  history,
}: Steps<Known>): Promise<Activated<Known>> {
  try {
    await activate();
  } catch (failure) {
    return { isActive: false, ...(await whyNot(failure, reread)) };
  }
  if (history === undefined) return { isActive: true };
  try {
    return { isActive: true, run: (await history()).id };
  } catch (failure) {
    return { isActive: true, failure };
  }
}

async function whyNot<Known extends Pick<RulebookVersion, 'state'>>(
  failure: unknown,
  reread: () => Promise<Known>,
): Promise<Pick<Activated<Known>, 'failure' | 'changed'>> {
  if (!(failure instanceof Refused && failure.status === CONFLICT)) return { failure };
  const now = await reread().catch(() => null);
  return now?.state === 'draft' ? { changed: now } : { failure };
}
