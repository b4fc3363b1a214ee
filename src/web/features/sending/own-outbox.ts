import type { z } from 'zod';
import type { importMappings } from '#contract/api/imports.ts';
import { ask } from '../../client/ask.ts';
import { session } from '../../client/session.ts';
import { isBusy, Outbox } from './outbox.ts';
import { previewFile } from './preview-file.ts';
import { sendFile } from './send-file.ts';

/** The one of this program, which goes on while other pages are shown. */
export const outbox = new Outbox({
  preview: previewFile,
  send: sendFile,
  mappings: async () => (await ask<z.output<typeof importMappings>>('/api/v1/import-mappings')).mappings,
});

function askBefore(event: BeforeUnloadEvent): void {
  event.preventDefault();
}

outbox.subscribe(() => {
  if (isBusy(outbox.list())) addEventListener('beforeunload', askBefore);
  else removeEventListener('beforeunload', askBefore);
});

session.subscribe(() => {
  if (session.state() === 'out') outbox.clear();
});
