import { hash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { withCharsets } from './charsets.ts';
import { readMessage } from './message.ts';

/** `您好，快递丢了，请赔偿。` as a Chinese Windows writes it. */
const GBK = Buffer.from('c4fabac3a3acbfecb5ddb6aac1cba3acc7ebc5e2b3a5a1a3', 'hex');
const TEXT = '您好，快递丢了，请赔偿。';
/** `退款` in GBK and in Big5 (`退貨`). */
const REFUND = Buffer.from('cdcbbfee', 'hex');
const RETURN_IN_BIG5 = Buffer.from('b068b366', 'hex');

type Bytes = string | Buffer;

function message(body: Bytes, fields: readonly (string | readonly Bytes[])[] = []): Buffer {
  const lines = ['From: a@x.com', 'To: help@s.com', ...fields].flatMap((field) => [
    ...(typeof field === 'string' ? [field] : field),
    '\r\n',
  ]);
  return Buffer.concat(
    [...lines, '\r\n', body].map((one) => (typeof one === 'string' ? Buffer.from(one) : one)),
  );
}

const textOf = async (bytes: Buffer) => {
  const read = await readMessage(bytes);
  return read.ok ? read.message.text : read.problems.map(({ code }) => code);
};
const packed = (bytes: Buffer) =>
  [...bytes].map((byte) => `=${byte.toString(16).toUpperCase().padStart(2, '0')}`).join('');

describe('a text is read in the encoding that its bytes show', () => {
  const base64 = 'Content-Transfer-Encoding: base64';
  const printable = 'Content-Transfer-Encoding: quoted-printable';
  const html = Buffer.concat([Buffer.from('<html><head><meta charset="gbk"></head><p>'), GBK]);
  it.each<[string, Bytes, string[]]>([
    ['GBK without a charset', GBK, []],
    ['GBK of a type without a charset', GBK, ['Content-Type: text/plain; format=flowed']],
    ['GBK called UTF-8', GBK, ['Content-Type: text/plain;\r\n charset="UTF-8"']],
    [
      'GBK called ASCII, in base64',
      GBK.toString('base64'),
      ['Content-Type: text/plain; charset=us-ascii', base64],
    ],
    ['GBK without a charset, quoted-printable', packed(GBK), [printable]],
    ['UTF-8 called ASCII', TEXT, ['Content-Type: text/plain; charset=us-ascii']],
    ['UTF-8 called something unknown', TEXT, ['Content-Type: text/plain; charset=x-unknown']],
    [
      'UTF-8 called ASCII, quoted-printable',
      packed(Buffer.from(TEXT)),
      ['Content-Type: text/plain; charset=ascii', printable],
    ],
    ['UTF-8 called GBK', TEXT, ['Content-Type: text/plain; charset=gb2312']],
    ['HTML that names it itself', html, ['Content-Type: text/html']],
    ['HTML in UTF-8 that still says GBK', `<meta charset="gbk"><p>${TEXT}`, ['Content-Type: text/html']],
    ['GBK by its number', GBK, ['Content-Type: text/plain; charset=cp936']],
  ])('%s', async (_, body, fields) => {
    expect(await textOf(message(body, fields))).toBe(TEXT);
  });

  it('in every part of it', async () => {
    const part = (type: string, body: Buffer) => [`\r\n--b\r\nContent-Type: ${type}\r\n\r\n`, body];
    const parts = [
      ...part('text/plain', GBK),
      ...part('text/plain; charset=utf-8', Buffer.from(TEXT)),
      '\r\n--b--',
    ];
    const body = Buffer.concat(parts.map((one) => Buffer.from(one as string)));
    const text = await textOf(message(body, ['Content-Type: multipart/mixed; boundary="b"']));
    expect((text as string).split(/\s+/)).toEqual([TEXT, TEXT]);
  });

  it('which is believed where the sender names one, also a western or a traditional Chinese one', async () => {
    const western = Buffer.from('Viele Grüße', 'latin1');
    expect(await textOf(message(western, ['Content-Type: text/plain; charset=iso-8859-1']))).toBe(
      'Viele Grüße',
    );
    expect(await textOf(message(RETURN_IN_BIG5, ['Content-Type: text/plain; charset=big5']))).toBe('退貨');
  });

  it('and refused where they show none', async () => {
    const noise = Buffer.from([...'a\u0081b\u0082c\u0083d\u0084e\u0086f'].map((one) => one.charCodeAt(0)));
    expect(await textOf(message(noise))).toEqual(['invalid-utf8']);
    expect(await textOf(message(noise.toString('base64'), [base64]))).toEqual(['invalid-utf8']);
  });
});

describe('a header beyond ASCII is read', () => {
  const subjectOf = async (bytes: Buffer) => {
    const read = await readMessage(bytes);
    return read.ok ? read.message.subject : read.problems;
  };
  it.each<[string, Bytes, string, string]>([
    ['in GBK', REFUND, 'utf-8', '退款'],
    ['in UTF-8', '退款', 'gbk', '退款'],
    ['in the encoding of the text', RETURN_IN_BIG5, 'big5', '退貨'],
  ])('%s', async (_, written, charset, subject) => {
    const fields = [['Subject: ', written], `Content-Type: text/plain; charset=${charset}`];
    expect(await subjectOf(message('ok', fields))).toBe(subject);
  });
});

it('a message that needs nothing stays as it is, and none makes it fail', () => {
  const piece = fc.constantFrom<Bytes>(
    ...[
      'Content-Type: multipart/mixed; boundary=b\r\n',
      '\r\n',
      '--b\r\n',
      '--b--\r\n',
      'text\n',
      '\n',
      ' folded\n',
    ],
    ...[
      'Content-Type: text/plain; charset=us-ascii\r\n',
      'Content-Type: message/rfc822\r\n',
      'Content-Type:\r\n',
    ],
  );
  const join = (pieces: readonly Bytes[]) => Buffer.concat(pieces.map((one) => Buffer.from(one as string)));
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 15 }), (pieces) => {
      const bytes = join(pieces);
      expect(withCharsets(bytes)).toBe(bytes);
    }),
  );
  fc.assert(
    fc.property(fc.array(fc.oneof(piece, fc.constantFrom(GBK, TEXT)), { maxLength: 15 }), (pieces) => {
      const once = withCharsets(join(pieces))!;
      expect(hash('sha1', withCharsets(once)!)).toBe(hash('sha1', once));
    }),
  );
});
