import { readLabels } from './read-labels.ts';

// Rulebooks are long; they are read beside the page, so that it never stands still.
addEventListener('message', ({ data }: MessageEvent<Parameters<typeof readLabels>[0]>) => {
  postMessage(readLabels(data));
});
