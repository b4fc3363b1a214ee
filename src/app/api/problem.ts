import type { Bilingual } from '#core/bilingual.ts';

export interface WrongPart {
  readonly path: string;
  readonly message: Bilingual;
}

export interface ProblemSetup {
  readonly status: 400 | 401 | 403 | 404 | 409 | 413 | 415 | 416 | 422 | 426 | 429 | 500 | 503;
  /** Stable, lower-case words joined by hyphens. */
  readonly code: string;
  readonly title: Bilingual;
  readonly detail: Bilingual;
  readonly errors?: readonly WrongPart[];
  readonly headers?: Readonly<Record<string, string>>;
}

/** An answer that is an error. Thrown from anywhere in a route; told in the language of whoever asked. */
export class ApiProblem extends Error {
  override name = 'ApiProblem';
  readonly setup: ProblemSetup;

  constructor(setup: ProblemSetup, options?: ErrorOptions) {
    super(setup.detail.en, options);
    this.setup = setup;
  }
}

export function badRequest(detail: Bilingual, errors?: readonly WrongPart[]): ApiProblem {
  const title = { zh: '请求有误', en: 'The request is not right' };
  return new ApiProblem({
    status: 400,
    code: 'bad-request',
    title,
    detail,
    ...(errors === undefined ? {} : { errors }),
  });
}

export function unauthenticated(detail: Bilingual): ApiProblem {
  return new ApiProblem({
    status: 401,
    code: 'not-signed-in',
    title: { zh: '需要登录', en: 'Sign in first' },
    detail,
    headers: { 'WWW-Authenticate': 'Bearer realm="tingzhen"' },
  });
}

export function forbidden(detail: Bilingual): ApiProblem {
  return new ApiProblem({
    status: 403,
    code: 'not-allowed',
    title: { zh: '没有权限', en: 'Not allowed' },
    detail,
  });
}

/** The same whether it is not there or not for this caller: nobody learns what exists elsewhere. */
export function notFound(what: Bilingual): ApiProblem {
  return new ApiProblem({
    status: 404,
    code: 'not-found',
    title: { zh: '没有找到', en: 'Not found' },
    detail: what,
  });
}

export function conflict(detail: Bilingual): ApiProblem {
  return new ApiProblem({
    status: 409,
    code: 'conflict',
    title: { zh: '与现状冲突', en: 'Does not go with what there is' },
    detail,
  });
}

export function tooLarge(limit: number, wayOut?: Bilingual): ApiProblem {
  return new ApiProblem({
    status: 413,
    code: 'too-large',
    title: { zh: '内容过大', en: 'Too large' },
    detail: {
      zh: `内容超过上限 ${limit} 字节。${wayOut?.zh ?? ''}`,
      en: `The body has more than the ${limit} bytes allowed.${wayOut === undefined ? '' : ` ${wayOut.en}`}`,
    },
  });
}

export function tooManyTries(seconds: number): ApiProblem {
  const [zh, en] =
    seconds <= 90
      ? [`${seconds} 秒`, `${seconds} seconds`]
      : [`${Math.ceil(seconds / 60)} 分钟`, `${Math.ceil(seconds / 60)} minutes`];
  return new ApiProblem({
    status: 429,
    code: 'too-many-tries',
    title: { zh: '尝试次数过多', en: 'Too many attempts' },
    detail: {
      zh: `尝试次数过多，请过 ${zh}再试。`,
      en: `Too many attempts: try again in ${en}.`,
    },
    headers: { 'Retry-After': String(seconds) },
  });
}

export function upgradeRequired(detail: Bilingual): ApiProblem {
  return new ApiProblem({
    status: 426,
    code: 'upgrade-required',
    title: { zh: '需要升级连接', en: 'Another protocol is needed' },
    detail,
    headers: { Upgrade: 'websocket' },
  });
}

export function invalidContent(detail: Bilingual, errors: readonly WrongPart[]): ApiProblem {
  return new ApiProblem({
    status: 422,
    code: 'invalid-content',
    title: { zh: '内容有误', en: 'The content is not right' },
    detail,
    errors,
  });
}
