import { timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import {
  SIGNATURE_HEADER,
  TIMESTAMP_HEADER,
  webhookSignature,
} from '#app/usecases/service/webhook-signature.ts';
import { conversation, receivedConversation } from '#contract/api/conversations.ts';
import type { Endpoints } from '../endpoint.ts';
import { type ApiProblem, unauthenticated } from '../problem.ts';
import { readBody, SPLIT_BODY } from '../read-body.ts';
import { receiveOne } from '../receive.ts';
import type { RouteContext } from '../route-context.ts';

/** A call recorded on its way cannot be sent again later than this. */
const VALID_FOR_SECONDS = 300;
const SIGNATURE = /^sha256=[0-9a-f]{64}$/i;

export function hookRoutes(endpoints: Endpoints, route: RouteContext): void {
  const { ports, reading, limits, webhookSecretFor } = route;

  endpoints.addOpen(
    {
      method: 'post',
      path: '/api/v1/hooks/{organisation}',
      tag: 'conversations',
      summary: {
        zh: `接收其他系统推送的一通对话：${TIMESTAMP_HEADER} 为秒级时间戳，${SIGNATURE_HEADER} 为“时间戳.请求体”的 HMAC-SHA256（sha256=十六进制）`,
        en: `Receive one conversation that another system sends: ${TIMESTAMP_HEADER} has the time in seconds, ${SIGNATURE_HEADER} is sha256= and the HMAC-SHA256 of TIMESTAMP.BODY in hexadecimal`,
      },
      params: z.object({ organisation: z.string() }),
      rawBody: { mediaTypes: ['application/json'], schema: conversation },
      answer: { status: 202, schema: receivedConversation },
    },
    async ({ context, params: { organisation } }) => {
      const timestamp = context.req.header(TIMESTAMP_HEADER) ?? '';
      const signature = context.req.header(SIGNATURE_HEADER) ?? '';
      const age = Math.abs(ports.now() / 1000 - Number(timestamp));
      const isTimely = /^\d{1,12}$/.test(timestamp) && age <= VALID_FOR_SECONDS;
      // The body is long and is read for nobody who signs nothing.
      if (!isTimely || !SIGNATURE.test(signature)) throw notSigned();
      const body = await readBody(context, limits.bodyBytes, SPLIT_BODY);
      const number = await ports.workflow.people.incomingSecret(organisation);
      const secret = await webhookSecretFor(organisation, number ?? 0);
      if (!signatureFits(signature, secret, timestamp, body) || number === null) throw notSigned();
      return receiveOne(route, { organisation, actor: 'system' }, reading.record(body));
    },
  );
}

/** One answer to all of it: nobody learns which organisations there are. */
function notSigned(): ApiProblem {
  return unauthenticated({
    zh: `签名不符，或时间戳与服务器相差超过 ${VALID_FOR_SECONDS} 秒`,
    en: `The signature does not fit, or the timestamp is more than ${VALID_FOR_SECONDS} seconds off`,
  });
}

function signatureFits(given: string, secret: string, timestamp: string, body: Uint8Array): boolean {
  const expected = Buffer.from(webhookSignature(secret, timestamp, body));
  const actual = Buffer.from(given.toLowerCase());
  return actual.length === expected.length && timingSafeEqual(actual, expected);
}
