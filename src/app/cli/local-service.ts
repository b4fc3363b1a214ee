import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ProblemDetails } from '#contract/api/problem-details.ts';
import type { Language } from '#core/conversation/schema.ts';
import { UsageError } from './usage-error.ts';

/** How the command line reaches a service: from the settings, or from what a service on this machine left. */
export interface ServiceAddress {
  readonly url: string;
  readonly key: string;
}

/** A service as one command talks to it. */
export interface ServiceLine extends ServiceAddress {
  /** In which the service says what is wrong. */
  readonly language: Language;
}

const FILE = 'service.json';

/** Leaves word in the data folder, readable by its owner alone. */
export async function announceService(dataDir: string, address: ServiceAddress): Promise<void> {
  const file = join(dataDir, FILE);
  await writeFile(`${file}.new`, JSON.stringify(address), { mode: 0o600 });
  await rename(`${file}.new`, file);
}

export async function withdrawService(dataDir: string): Promise<void> {
  await rm(join(dataDir, FILE), { force: true });
}

/** `TINGZHEN_URL` with `TINGZHEN_API_KEY`, else the service that runs on the data folder. */
export async function findService(
  environment: Readonly<Record<string, string | undefined>>,
  dataDir: string,
  language: Language,
): Promise<ServiceLine> {
  const url = environment['TINGZHEN_URL'];
  const key = environment['TINGZHEN_API_KEY'];
  if (url !== undefined && key !== undefined) return { url: url.replace(/\/+$/, ''), key, language };
  if (url !== undefined) {
    // The one on this machine may be another one than was meant.
    throw new UsageError(
      {
        zh: '设置了 TINGZHEN_URL，但没有设置 TINGZHEN_API_KEY',
        en: 'TINGZHEN_URL is set, but TINGZHEN_API_KEY is not',
      },
      {
        zh: `为 ${url} 设置 TINGZHEN_API_KEY，或去掉 TINGZHEN_URL`,
        en: `Set TINGZHEN_API_KEY for ${url}, or leave TINGZHEN_URL out`,
      },
    );
  }
  const left = await readFile(join(dataDir, FILE), 'utf8').catch(() => null);
  if (left !== null) return { ...(JSON.parse(left) as ServiceAddress), language };
  throw new UsageError(
    { zh: `${dataDir} 上没有正在运行的服务`, en: `No service is running on ${dataDir}` },
    {
      zh: '先运行 tingzhen serve，或设置 TINGZHEN_URL 和 TINGZHEN_API_KEY',
      en: 'Start one with tingzhen serve, or set TINGZHEN_URL and TINGZHEN_API_KEY',
    },
  );
}

/** Asks the service; answers that are no success become errors with what the service said. */
export async function ask(
  { url, key, language }: ServiceLine,
  path: string,
  request: RequestInit & { readonly duplex?: 'half' } = {},
): Promise<Response> {
  const headers = new Headers(request.headers);
  headers.set('authorization', `Bearer ${key}`);
  headers.set('accept-language', language);
  let response: Response;
  try {
    response = await fetch(`${url}${path}`, { ...request, headers });
  } catch (failure) {
    throw new UsageError(
      { zh: `连不上 ${url}`, en: `${url} cannot be reached` },
      { zh: String((failure as Error).cause ?? failure), en: String((failure as Error).cause ?? failure) },
    );
  }
  if (response.ok) return response;
  const problem = (await response.json().catch(() => ({}))) as Partial<ProblemDetails>;
  const { title = response.statusText, detail, errors = [] } = problem;
  // Each thing that is wrong says more than the sentence that counts them.
  const told = errors.length > 0 ? errors.map(({ message }) => message).join('; ') : detail;
  throw new UsageError(
    { zh: `服务回答 ${response.status}：${title}`, en: `The service answered ${response.status}: ${title}` },
    told === undefined ? undefined : { zh: told, en: told },
  );
}
