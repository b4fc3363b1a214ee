import type { z } from 'zod';
import type { importMappings } from '#contract/api/imports.ts';
import { ask } from '../../client/ask.ts';
import { programWindow } from '../../client/leaving.ts';
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

function askBefore(event: Event): void {
  event.preventDefault();
}

outbox.subscribe(() => {
  if (isBusy(outbox.list())) programWindow.addEventListener('beforeunload', askBefore);
  else programWindow.removeEventListener('beforeunload', askBefore);
});

session.subscribe(() => {
  if (session.state() === 'out') outbox.clear();
});
