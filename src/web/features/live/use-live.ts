import { useEffect, useState } from 'react';
import { stringifySearch } from '../../client/address.ts';
import { send } from '../../client/ask.ts';
import { piecesOf } from '../../client/lines.ts';
import { type Live, type LiveCall, type LiveCallDetail, NOTHING, withCall, withCalls } from './shown-call.ts';

const PAUSE_MS = 2_000;

/** The calls that go on, as the service tells of them; a connection that breaks off is made again. */
export function useLive(chosen: string | undefined): Live {
  const [live, setLive] = useState(NOTHING);
  useEffect(() => {
    const stop = new AbortController();
    setLive((before) => ({ ...before, call: undefined }));
    void follow(chosen, stop.signal, setLive);
    return () => stop.abort();
  }, [chosen]);
  return live;
}

async function follow(
  chosen: string | undefined,
  signal: AbortSignal,
  set: (change: (before: Live) => Live) => void,
): Promise<void> {
  while (!signal.aborted) {
    try {
      const query = stringifySearch(chosen === undefined ? {} : { call: chosen });
      const response = await send(`/api/v1/live-calls:events${query}`, { signal });
      for await (const { event, data } of eventsOf(response)) {
        if (event === 'calls') {
          const { calls } = JSON.parse(data) as { readonly calls: readonly LiveCall[] };
          set((before) => withCalls(before, calls));
        }
        if (event === 'call' && chosen !== undefined) {
          const told = JSON.parse(data) as LiveCallDetail | null;
          set((before) => withCall(before, chosen, told));
        }
      }
    } catch (failure) {
      if (signal.aborted) return;
      set((before) => ({ ...before, failure }));
    }
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
  }
}

/** Events as "Server-sent events" of the HTML standard writes them: fields on lines, an empty line after each event. */
async function* eventsOf(
  response: Response,
): AsyncGenerator<{ readonly event: string; readonly data: string }> {
  const decoder = new TextDecoder();
  let text = '';
  for await (const piece of piecesOf(response)) {
    text += decoder.decode(piece, { stream: true });
    for (let end = text.indexOf('\n\n'); end >= 0; end = text.indexOf('\n\n')) {
      const fields = text.slice(0, end).split('\n');
      text = text.slice(end + 2);
      const field = (name: string) =>
        fields
          .filter((line) => line.startsWith(`${name}: `))
          .map((line) => line.slice(name.length + 2))
          .join('\n');
      yield { event: field('event'), data: field('data') };
    }
  }
}
