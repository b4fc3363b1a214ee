import { pageLanguage } from './words.ts';

/** What the service said against a request, in the language of the page. */
export class Refused extends Error {
  readonly status: number;

  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

/** Asks the service; throws `Refused` for an answer that is no success. */
export async function ask(path: string, body?: unknown): Promise<unknown> {
  const response = await fetch(path, {
    headers: { 'accept-language': pageLanguage(), 'content-type': 'application/json' },
    ...(body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) }),
  });
  const answer: unknown = await response.json().catch(() => null);
  if (response.ok) return answer;
  const said = (answer ?? {}) as { detail?: string; title?: string; message?: string };
  throw new Refused(response.status, said.detail ?? said.title ?? said.message ?? String(response.status));
}
