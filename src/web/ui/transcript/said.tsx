import type { ReactNode } from 'react';
import type { ConversationSummary } from '../../client/types.ts';

/** What was said in one turn, with the places that matter marked. */
export function Said({ said }: { readonly said: ConversationSummary['highlights'][number] }) {
  const pieces: ReactNode[] = [];
  let from = 0;
  for (const { start, end } of said.spans) {
    pieces.push(said.text.slice(from, start), <mark key={start}>{said.text.slice(start, end)}</mark>);
    from = end;
  }
  return (
    <>
      {pieces}
      {said.text.slice(from)}
    </>
  );
}
