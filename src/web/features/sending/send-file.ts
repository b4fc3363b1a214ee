import { send } from '../../client/ask.ts';
import { linesOf } from '../../client/lines.ts';
import { Refused, Unreachable } from '../../client/problem.ts';
import { askedOf, bodyOf, type ReadingWish } from './preview-file.ts';
import { countedAnswers, NOTHING_SENT, type SentFile } from './sent-file.ts';
import type { FileTogether } from './together.ts';

/** So often at most the page is told, however many lines come. */
const TELL_MS = 120;

/** Sends a file in; `tell` hears how its conversations fare, line by line. */
export async function sendFile(
  sending: FileTogether<File>,
  wish: ReadingWish,
  tell: (sent: SentFile) => void,
): Promise<void> {
  let sent = NOTHING_SENT;
  try {
    const path = `/api/v1/conversations:upload${askedOf(sending.file.name, wish)}`;
    const response = await send(path, { method: 'POST', ...bodyOf(sending) });
    let told = performance.now();
    for await (sent of countedAnswers(linesOf(response))) {
      if (performance.now() - told < TELL_MS) continue;
      told = performance.now();
      tell(sent);
    }
    tell(sent.state === 'failed' ? sent : { ...sent, state: 'done' });
  } catch (failure) {
    tell({ ...sent, state: 'failed', failure: failure instanceof Refused ? failure.message : '' });
    if (!(failure instanceof Refused || failure instanceof Unreachable)) throw failure;
  }
}
