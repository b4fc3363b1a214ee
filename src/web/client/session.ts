import { programWindow } from './leaving.ts';

/**
 * `unknown` until the service has said who asks; `expired` when a session ended under an open page, which then stays
 * as it is behind the sign-in form.
 */
export type SessionState = 'unknown' | 'out' | 'in' | 'expired';

let state: SessionState = 'unknown';
let waiting: (() => void)[] = [];
const listeners = new Set<() => void>();

export const session = {
  state: (): SessionState => state,
  /** For `useSyncExternalStore`. */
  subscribe(listener: () => void): () => void {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
  /** Requests that waited for the person go on. */
  entered(): void {
    change('in');
    const others = waiting;
    waiting = [];
    for (const go of others) go();
  },
  left(): void {
    change('out');
  },
};

/** Resolves when the person has signed in again. */
export function returned(): Promise<void> {
  change('expired');
  return new Promise((resolve) => waiting.push(resolve));
}

function change(next: SessionState): void {
  state = next;
  for (const listener of listeners) listener();
}

const KEPT = 'tingzhen-organisation';
let organisation = localStorage.getItem(KEPT) ?? undefined;

/** The one that every request names. */
export function chosenOrganisation(): string | undefined {
  return organisation;
}

/**
 * Loads the program anew in another organisation. Until then every request names the one that the page is about: the
 * browser may ask about what is not saved, and the person may stay.
 */
export function goToOrganisation(id: string, page: '/' | '/sending' = '/'): void {
  localStorage.setItem(KEPT, id);
  programWindow.location.assign(page);
}

export function chooseOrganisation(id: string | undefined): void {
  organisation = id;
  if (id === undefined) localStorage.removeItem(KEPT);
  else localStorage.setItem(KEPT, id);
}

/**
 * Requests name an organisation also for people who are in one alone: they may found or join another meanwhile. A choice
 * that is no longer theirs is forgotten.
 */
export function settleOrganisation(memberships: readonly { readonly organisation: string }[]): void {
  if (!memberships.some((one) => one.organisation === organisation))
    chooseOrganisation(memberships[0]?.organisation);
}
