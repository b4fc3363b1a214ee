import type { ProblemDetails } from '#contract/api/problem-details.ts';
import { currentLanguage } from '../ui/language.ts';
import { type Search, stringifySearch } from './address.ts';
import { onceAtATime } from './once.ts';
import { Refused, Unreachable } from './problem.ts';
import { chosenOrganisation, returned, session } from './session.ts';

export interface Question {
  readonly method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly query?: Search;
  /** Sent as JSON. */
  readonly body?: unknown;
  readonly signal?: AbortSignal;
  /** For signing in itself: a refusal is told, and nobody waits for a session. */
  readonly isSignIn?: boolean;
}

const once = onceAtATime();

/**
 * Asks the service and answers with the body of its answer. When the session has ended meanwhile, it waits until the
 * person has signed in again and asks once more, so that nothing typed is lost. A change that is on its way is not sent
 * a second time: a button knows that it was pressed only when it is drawn anew.
 * Throws `Refused` with the service's own words, `Unreachable` when there is no answer.
 */
export async function ask<Answer>(path: string, question: Question = {}): Promise<Answer> {
  return unlessOnItsWay(
    path,
    question,
    async () => (await (await answerTo(path, question)).json()) as Answer,
  );
}

/** The same for answers without a body. */
export async function tell(path: string, question: Question = {}): Promise<void> {
  await unlessOnItsWay(path, question, () => answerTo(path, question));
}

/** A request whose body is no JSON, or whose answer is read as it comes. */
export async function send(path: string, init: RequestInit, isSignIn = false): Promise<Response> {
  for (;;) {
    const response = await reach(path, { ...init, headers: { ...ownHeaders(), ...init.headers } });
    if (response.ok) return response;
    const hadSession = session.state() === 'in' || session.state() === 'expired';
    if (response.status === 401 && hadSession && !isSignIn) {
      await returned();
      continue;
    }
    throw await refusal(response);
  }
}

function unlessOnItsWay<Answer>(
  path: string,
  question: Question,
  send: () => Promise<Answer>,
): Promise<Answer> {
  const { method, query, body, signal } = question;
  const isChange = method !== 'GET' && (method !== undefined || body !== undefined);
  return isChange && signal === undefined ? once(JSON.stringify([method, path, query, body]), send) : send();
}

function answerTo(path: string, question: Question): Promise<Response> {
  const { method, query = {}, body, signal, isSignIn } = question;
  const init = {
    method: method ?? (body === undefined ? 'GET' : 'POST'),
    ...(body === undefined
      ? {}
      : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
    ...(signal === undefined ? {} : { signal }),
  };
  return send(`${path}${stringifySearch(query)}`, init, isSignIn);
}

async function reach(path: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(path, init);
  } catch (failure) {
    if (init.signal?.aborted) throw failure;
    throw new Unreachable({ cause: failure });
  }
}

function ownHeaders(): Record<string, string> {
  const organisation = chosenOrganisation();
  return {
    'accept-language': currentLanguage(),
    ...(organisation === undefined ? {} : { 'x-organisation': organisation }),
  };
}

async function refusal(response: Response): Promise<Refused> {
  const answer: unknown = await response.json().catch(() => null);
  const said = (answer ?? {}) as Partial<ProblemDetails> & {
    readonly message?: string;
    readonly code?: string;
  };
  return new Refused(response.status, {
    title: said.title ?? said.message ?? `${response.status}`,
    ...(said.detail === undefined ? {} : { detail: said.detail }),
    ...(said.code === undefined ? {} : { code: said.code }),
    errors: said.errors ?? [],
  });
}
