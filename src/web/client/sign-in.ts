import { ask, tell } from './ask.ts';
import { Refused } from './problem.ts';
import { session } from './session.ts';
import type { Me } from './types.ts';
import { whoIsBack } from './who-is-back.ts';

export interface Credentials {
  readonly email: string;
  readonly password: string;
}

/** Throws `Refused` when they are not right. */
export async function signIn(credentials: Credentials): Promise<void> {
  await tell('/api/auth/sign-in/email', { body: credentials, isSignIn: true });
}

/**
 * Signs in again under an open page, whose waiting requests then go on.
 * @returns false when it is somebody else, for whom the page has to be made anew.
 */
export async function signInAgain(credentials: Credentials, before: Me): Promise<boolean> {
  await signIn(credentials);
  const me = await ask<Me>('/api/v1/me', { isSignIn: true });
  if (me.actor !== before.actor) return false;
  session.entered();
  return true;
}

/** Looks who has signed in elsewhere meanwhile; where it is who was here before, what waits goes on. */
export async function lookWhoIsBack(before: Me): Promise<'same' | 'other' | 'nobody'> {
  const who = await whoIsBack(before, () => ask<Me>('/api/v1/me', { isSignIn: true }));
  if (who === 'same') session.entered();
  return who;
}

/** Throws where the person is still signed in afterwards. */
export async function signOut(): Promise<void> {
  try {
    await tell('/api/auth/sign-out', { body: {}, isSignIn: true });
  } catch (failure) {
    // Who is out already wanted nothing else; a proxy's word that the service is away ends no session.
    if (!(failure instanceof Refused && failure.status === 401)) throw failure;
  }
  session.left();
}
