import { createHmac } from 'node:crypto';
import type { Notice } from '#core/insights/notice.ts';
import type { AlertTarget } from '#core/ports/insights.ts';

export interface RobotRequest {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** WeCom refuses longer markdown, in bytes of UTF-8. */
const WECOM_BYTES = 4_000;

/**
 * The request by which a robot of a chat tool is told, as its maker's documentation of custom robots asks for it.
 * WeCom is secured by the key in its address. DingTalk signs `TIMESTAMP\nSECRET` (milliseconds) with the secret as key
 * and wants it in the address; Feishu signs nothing with `TIMESTAMP\nSECRET` (seconds) as key and wants it in the body.
 */
export function robotRequest(
  { kind, address, secret }: Pick<AlertTarget, 'kind' | 'address' | 'secret'>,
  notice: Notice,
  at: number,
): RobotRequest {
  const json = (url: string, body: object, headers: Record<string, string> = {}): RobotRequest => ({
    url,
    headers,
    body: JSON.stringify(body),
  });
  const markdown = `### ${notice.title}\n\n${notice.lines.join('\n\n')}`;
  const plain = `${notice.title}\n${notice.lines.join('\n')}`;
  switch (kind) {
    case 'wecom':
      return json(address, {
        msgtype: 'markdown',
        markdown: { content: withinBytes(`### ${notice.title}\n${notice.lines.join('\n')}`, WECOM_BYTES) },
      });
    case 'dingtalk': {
      const url = new URL(address);
      if (secret !== '') {
        url.searchParams.set('timestamp', String(at));
        url.searchParams.set(
          'sign',
          createHmac('sha256', secret).update(`${at}\n${secret}`).digest('base64'),
        );
      }
      return json(url.href, { msgtype: 'markdown', markdown: { title: notice.title, text: markdown } });
    }
    case 'feishu': {
      const timestamp = String(Math.floor(at / 1000));
      const signed =
        secret === ''
          ? {}
          : { timestamp, sign: createHmac('sha256', `${timestamp}\n${secret}`).digest('base64') };
      return json(address, { ...signed, msg_type: 'text', content: { text: plain } });
    }
    case 'slack':
      return json(address, { text: escaped(plain) });
    case 'webhook': {
      const body = JSON.stringify({ event: 'insights.notice', at: new Date(at).toISOString(), ...notice });
      const timestamp = String(Math.floor(at / 1000));
      const signature = createHmac('sha256', secret).update(`${timestamp}.`).update(body).digest('hex');
      return {
        url: address,
        headers: { 'X-Tingzhen-Timestamp': timestamp, 'X-Tingzhen-Signature': `sha256=${signature}` },
        body,
      };
    }
    case 'email':
      throw new RangeError('an e-mail address is no robot');
  }
}

/** Why a robot refused; null where it took the message. All but Slack answer 200 to what they refuse. */
export function refusalOf(
  kind: AlertTarget['kind'],
  { status, text }: { readonly status: number; readonly text: string },
): string | null {
  if (status < 200 || status >= 300) return `HTTP ${status}${text === '' ? '' : `: ${text.slice(0, 200)}`}`;
  if (kind !== 'wecom' && kind !== 'dingtalk' && kind !== 'feishu') return null;
  let answer: { errcode?: unknown; errmsg?: unknown; code?: unknown; msg?: unknown; StatusCode?: unknown };
  try {
    answer = JSON.parse(text);
  } catch {
    return `an answer that is no JSON: ${text.slice(0, 200)}`;
  }
  const code = answer.errcode ?? answer.code ?? answer.StatusCode;
  return code === 0 ? null : `${code}: ${String(answer.errmsg ?? answer.msg ?? '')}`;
}

/** Slack takes `<`, `>` and `&` for marks of its own. */
function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

function withinBytes(text: string, most: number): string {
  if (Buffer.byteLength(text) <= most) return text;
  let cut = '';
  let bytes = 0;
  for (const letter of text) {
    bytes += Buffer.byteLength(letter);
    if (bytes > most - 3) break;
    cut += letter;
  }
  return `${cut}…`;
}
