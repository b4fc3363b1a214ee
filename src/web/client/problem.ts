import type { ProblemDetails } from '#contract/api/problem-details.ts';

interface Said {
  readonly title: string;
  /** What went wrong this time and the way out, in the language of the page. */
  readonly detail?: string;
  /** Of the sign-in library, whose own words are English. */
  readonly code?: string;
  readonly errors: NonNullable<ProblemDetails['errors']>;
}

/** The service answered, and the answer was no. */
export class Refused extends Error {
  override name = 'Refused';
  readonly status: number;
  readonly said: Said;

  constructor(status: number, said: Said) {
    super(said.detail ?? said.title);
    this.status = status;
    this.said = said;
  }
}

/** Nobody answered: the service is down, or the network. */
export class Unreachable extends Error {
  override name = 'Unreachable';

  constructor(options?: ErrorOptions) {
    super('the service cannot be reached', options);
  }
}

/** What went wrong in a sentence: the service's own where it said why, otherwise one of the page's. */
export function wordsOf(
  failure: unknown,
  words: { readonly unreachable: string; readonly broken: string },
): string {
  if (failure instanceof Refused) return failure.said.detail ?? failure.said.title;
  return failure instanceof Unreachable ? words.unreachable : words.broken;
}
