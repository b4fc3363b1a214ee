import { createHmac } from 'node:crypto';
import { createServer as createHttpServer, type Server } from 'node:http';
import { type AddressInfo, createServer } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { AlertTarget } from '#core/ports/insights.ts';
import { openNoticeSender } from './notice-sender.ts';
import { robotRequest } from './robots.ts';

const AT = Date.parse('2026-03-02T12:00:00Z');
const NOTICE = { title: '听诊预警：1 项异常', lines: ['“月租”最近 3 小时有 40 通对话，往常约 12 通。'] };
const SECRET = 'SECabc';

/** Chat tools as their documentation says they answer: refusals come with status 200. */
function chatTools(): Server {
  return createHttpServer((request, response) => {
    let text = '';
    request.on('data', (chunk: Buffer) => (text += chunk.toString()));
    request.on('end', () => {
      const url = new URL(request.url!, 'http://tools');
      const body = JSON.parse(text);
      const answer = (value: object) => response.end(JSON.stringify(value));
      if (url.pathname === '/wecom') {
        const isRight = body.msgtype === 'markdown' && Buffer.byteLength(body.markdown.content) <= 4096;
        answer(
          isRight ? { errcode: 0, errmsg: 'ok' } : { errcode: 40058, errmsg: 'markdown.content exceed' },
        );
      } else if (url.pathname === '/dingtalk') {
        const stamp = url.searchParams.get('timestamp');
        const sign = createHmac('sha256', SECRET).update(`${stamp}\n${SECRET}`).digest('base64');
        const isRight = url.searchParams.get('sign') === sign && body.markdown.title !== '';
        answer(isRight ? { errcode: 0, errmsg: 'ok' } : { errcode: 310000, errmsg: 'sign not match' });
      } else if (url.pathname === '/feishu') {
        const sign = createHmac('sha256', `${body.timestamp}\n${SECRET}`).update('').digest('base64');
        const isRight = body.sign === sign && body.msg_type === 'text' && body.content.text !== '';
        answer(isRight ? { code: 0, msg: 'success' } : { code: 19021, msg: 'sign match fail' });
      } else if (url.pathname === '/slack') {
        response.writeHead(body.text.includes('<') ? 400 : 200).end('ok');
      } else {
        const stamp = request.headers['x-tingzhen-timestamp'];
        const sign = createHmac('sha256', SECRET).update(`${stamp}.${text}`).digest('hex');
        response.writeHead(request.headers['x-tingzhen-signature'] === `sha256=${sign}` ? 204 : 401).end();
      }
    });
  });
}

/** A mail server of a few commands, which keeps what it is given. */
function mailServer(received: string[]) {
  return createServer((socket) => {
    let isData = false;
    let text = '';
    socket.setEncoding('utf8');
    socket.write('220 mail.example ESMTP\r\n');
    socket.on('data', (chunk: string) => {
      text += chunk;
      if (isData) {
        if (!text.endsWith('\r\n.\r\n')) return;
        received.push(text);
        isData = false;
        text = '';
        socket.write('250 2.0.0 accepted\r\n');
        return;
      }
      for (const line of text.split('\r\n').slice(0, -1)) {
        if (line === 'DATA') {
          isData = true;
          socket.write('354 go ahead\r\n');
        } else if (line === 'QUIT') socket.end('221 bye\r\n');
        else if (line.startsWith('RCPT TO:<nobody@')) socket.write('550 5.1.1 no such mailbox\r\n');
        else socket.write('250 mail.example\r\n');
      }
      text = '';
    });
    socket.on('error', () => {});
  });
}

describe('telling chat groups and addresses', () => {
  const tools = chatTools();
  const received: string[] = [];
  const mail = mailServer(received);
  let url: string;
  let smtp: { url: string; from: string };
  beforeAll(async () => {
    await new Promise<void>((ready) => tools.listen(0, '127.0.0.1', ready));
    await new Promise<void>((ready) => mail.listen(0, '127.0.0.1', ready));
    url = `http://127.0.0.1:${(tools.address() as AddressInfo).port}`;
    smtp = { url: `smtp://127.0.0.1:${(mail.address() as AddressInfo).port}`, from: 'tingzhen@example.com' };
  });
  afterAll(() => {
    tools.closeAllConnections();
    tools.close();
    mail.close();
  });
  const target = (kind: AlertTarget['kind'], more: Partial<AlertTarget> = {}): AlertTarget => ({
    id: '1',
    kind,
    name: kind,
    address: `${url}/${kind}`,
    secret: SECRET,
    tells: ['alerts'],
    language: 'zh',
    ...more,
  });
  const sender = () => openNoticeSender({ allowPrivate: true, smtp });

  test.for(['wecom', 'dingtalk', 'feishu', 'slack', 'webhook'] as const)('%s takes it', async (kind) => {
    expect(await sender().send(target(kind), NOTICE, AT)).toBeNull();
  });

  test('a refusal is told in the words of the tool', async () => {
    const wrong = { secret: 'other' };
    expect(await sender().send(target('dingtalk', wrong), NOTICE, AT)).toBe('310000: sign not match');
    expect(await sender().send(target('feishu', wrong), NOTICE, AT)).toBe('19021: sign match fail');
    expect(await sender().send(target('webhook', wrong), NOTICE, AT)).toBe('HTTP 401');
    const nobody = target('slack', { address: 'http://127.0.0.1:1/' });
    expect(await sender().send(nobody, NOTICE, AT)).toContain('ECONNREFUSED');
  });

  test('what is too long for WeCom is cut between letters, and Slack’s marks are no marks', async () => {
    const long = { title: '长', lines: ['测试文字'.repeat(2_000)] };
    expect(await sender().send(target('wecom'), long, AT)).toBeNull();
    const marks = { title: 'a < b', lines: ['<!channel>'] };
    expect(await sender().send(target('slack'), marks, AT)).toBeNull();
    expect(robotRequest(target('slack'), marks, AT).body).toContain('&lt;!channel&gt;');
  });

  test('e-mail arrives with its title and lines, or says why not', async () => {
    expect(await sender().send(target('email', { address: 'han@example.com' }), NOTICE, AT)).toBeNull();
    expect(received.at(-1)).toContain('To: han@example.com');
    expect(received.at(-1)).toContain('Subject: =?UTF-8?');
    expect(await sender().send(target('email', { address: 'nobody@example.com' }), NOTICE, AT)).toContain(
      'no such mailbox',
    );
    const without = openNoticeSender({ allowPrivate: true, smtp: null });
    expect(await without.send(target('email'), NOTICE, AT)).toContain('TINGZHEN_SMTP_URL');
  });

  test('the own network is not called unless it is allowed', async () => {
    const guarded = openNoticeSender({ allowPrivate: false, smtp: null });
    for (const address of [url, url.replace('127.0.0.1', 'localhost')])
      expect(await guarded.send(target('slack', { address }), NOTICE, AT)).toContain(
        'TINGZHEN_WEBHOOK_PRIVATE',
      );
  });
});
