import type { Context } from 'hono';
import { HTTPException } from 'hono/http-exception';
import type { ProblemDetails } from '#contract/api/problem-details.ts';
import { StoreConflict, StoreInUse, StoreUnavailable } from '#core/ports/store-errors.ts';
import { languageOf } from './language.ts';
import { ApiProblem, badRequest, conflict } from './problem.ts';

const RETRY_AFTER_SECONDS = 5;

/** Whatever a route failed with, as the problem that is answered. */
export function problemOf(failure: unknown): ApiProblem {
  if (failure instanceof ApiProblem) return failure;
  if (failure instanceof StoreConflict) return conflict(failure.says);
  if (failure instanceof StoreUnavailable || failure instanceof StoreInUse) return unavailable(failure);
  if (failure instanceof HTTPException && failure.status < 500) {
    return badRequest({ zh: failure.message, en: failure.message });
  }
  return new ApiProblem(
    {
      status: 500,
      code: 'failed',
      title: { zh: '服务出错', en: 'The service failed' },
      detail: {
        zh: '服务内部出错，未保存任何内容；请凭响应头 X-Request-Id 在日志中查找原因。',
        en: 'Something went wrong inside. The log has the reason under the id in the header X-Request-Id.',
      },
    },
    { cause: failure },
  );
}

export function unavailable(failure: Error): ApiProblem {
  return new ApiProblem(
    {
      status: 503,
      code: 'store-unavailable',
      title: { zh: '存储暂不可用', en: 'A store cannot be used at the moment' },
      detail: {
        zh: `存储暂不可用，什么也没有保存；请在 ${RETRY_AFTER_SECONDS} 秒后重试。`,
        en: `A store cannot be used at the moment and nothing was kept: try again in ${RETRY_AFTER_SECONDS} seconds.`,
      },
      headers: { 'Retry-After': String(RETRY_AFTER_SECONDS) },
    },
    { cause: failure },
  );
}

export function answerProblem(context: Context, { setup }: ApiProblem): Response {
  const language = languageOf(context);
  const body: ProblemDetails = {
    type: `urn:tingzhen:problem:${setup.code}`,
    title: setup.title[language],
    status: setup.status,
    detail: setup.detail[language],
    instance: context.req.path,
    ...(setup.errors === undefined
      ? {}
      : { errors: setup.errors.map(({ path, message }) => ({ path, message: message[language] })) }),
  };
  return context.body(JSON.stringify(body), setup.status, {
    'Content-Type': 'application/problem+json; charset=utf-8',
    'Content-Language': language === 'zh' ? 'zh-CN' : 'en',
    Vary: 'Accept-Language',
    ...setup.headers,
  });
}
