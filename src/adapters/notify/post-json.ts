import { lookup as resolve } from 'node:dns';
import { request as requestPlain } from 'node:http';
import { request as requestSafe } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import { isPrivateAddress } from './private-address.ts';

const PATIENCE_MS = 10_000;
/** What of an answer is read before the connection is closed. */
const ANSWER_BYTES = 64 * 1024;

export interface JsonAnswer {
  readonly status: number;
  readonly text: string;
}

export interface PostOptions {
  /** Addresses in the service's own network may be called. */
  readonly allowPrivate: boolean;
  /** How long an answer may take. */
  readonly patienceMs?: number;
}

/**
 * POSTs JSON and reads the answer, which robots put their refusals into. Rejects where nobody answers. The address is
 * checked where the connection is made, so that a name which leads somewhere else the second time it is looked up
 * gains nothing.
 */
export function postJson(
  url: string,
  headers: Readonly<Record<string, string>>,
  body: string,
  { allowPrivate, patienceMs = PATIENCE_MS }: PostOptions,
): Promise<JsonAnswer> {
  const { protocol, hostname } = new URL(url);
  const host = hostname.replace(/^\[|\]$/g, '');
  const refusal = new Error(
    `${host} lies in the service's own network, which is not called; TINGZHEN_WEBHOOK_PRIVATE=on allows it`,
  );
  // An address written out is never looked up.
  if (!allowPrivate && isIP(host) !== 0 && isPrivateAddress(host)) return Promise.reject(refusal);
  const lookup: LookupFunction = (name, options, done) => {
    resolve(name, options, (failure, found, family) => {
      const addresses = Array.isArray(found) ? found.map(({ address }) => address) : [found];
      if (failure === null && !allowPrivate && addresses.some(isPrivateAddress)) done(refusal, '', 0);
      else done(failure, found, family);
    });
  };
  const begin = protocol === 'https:' ? requestSafe : requestPlain;
  return new Promise((settle, fail) => {
    const signal = AbortSignal.timeout(patienceMs);
    const request = begin(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json; charset=utf-8', 'user-agent': 'tingzhen', ...headers },
      lookup,
      signal,
      agent: false,
    });
    request.once('error', (failure) =>
      fail(signal.aborted ? new Error(`No answer within ${patienceMs / 1000} s`) : failure),
    );
    request.once('response', (answer) => {
      let text = '';
      const done = () => {
        settle({ status: answer.statusCode ?? 0, text });
        request.destroy();
      };
      answer.setEncoding('utf8');
      answer.on('data', (chunk: string) => {
        text += chunk;
        if (text.length > ANSWER_BYTES) done();
      });
      answer.once('end', done);
      answer.once('error', fail);
    });
    request.end(body);
  });
}
