import { messageOf } from '#core/message-of.ts';
import type { NoticeSender } from '#core/ports/notice-sender.ts';
import { postJson } from './post-json.ts';
import { refusalOf, robotRequest } from './robots.ts';

export interface NoticeSenderOptions {
  /** Robots in the service's own network may be called. */
  readonly allowPrivate: boolean;
  /** The server that sends e-mail, and from which address; null where none is set. */
  readonly smtp: { readonly url: string; readonly from: string } | null;
}

const PATIENCE_MS = 15_000;

/** Tells robots of chat tools over HTTP, and addresses by e-mail. */
export function openNoticeSender({ allowPrivate, smtp }: NoticeSenderOptions): NoticeSender {
  return {
    async send(target, notice, at) {
      try {
        if (target.kind === 'email') {
          if (smtp === null) return 'no server sends e-mail: set TINGZHEN_SMTP_URL';
          const { createTransport } = await import('nodemailer');
          const transport = createTransport({ url: smtp.url, connectionTimeout: PATIENCE_MS });
          try {
            await transport.sendMail({
              from: smtp.from,
              to: target.address,
              subject: notice.title,
              text: notice.lines.join('\n\n'),
            });
          } finally {
            transport.close();
          }
          return null;
        }
        const { url, headers, body } = robotRequest(target, notice, at);
        return refusalOf(target.kind, await postJson(url, headers, body, { allowPrivate }));
      } catch (failure) {
        return messageOf(failure);
      }
    },
  };
}
