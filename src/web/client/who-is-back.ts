import { Refused, Unreachable } from './problem.ts';

/**
 * Who is signed in now, under a page whose session has ended: the same person, somebody else, or nobody yet.
 * @param look tells who is signed in; throws `Refused` where nobody is
 */
export async function whoIsBack(
  before: { readonly actor: string },
  look: () => Promise<{ readonly actor: string }>,
): Promise<'same' | 'other' | 'nobody'> {
  try {
    return (await look()).actor === before.actor ? 'same' : 'other';
  } catch (failure) {
    // Asked again when the person comes back to the page the next time.
    if (failure instanceof Refused || failure instanceof Unreachable) return 'nobody';
    throw failure;
  }
}
