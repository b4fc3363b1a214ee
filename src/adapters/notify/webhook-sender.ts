import type { WebhookSender } from '#core/ports/webhooks.ts';
import { type PostOptions, postJson } from './post-json.ts';

/** Calls other systems; what they answer besides the status is not kept. */
export function openWebhookSender(options: PostOptions): WebhookSender {
  return {
    async post(url, headers, body) {
      try {
        const { status } = await postJson(url, headers, body, options);
        return { status };
      } catch (failure) {
        return { error: wordsOf(failure as NodeJS.ErrnoException) };
      }
    },
  };
}

function wordsOf({ message, code, name }: NodeJS.ErrnoException): string {
  return message || code || name;
}
