import { openAnalysisPool } from '#app/worker/analysis-pool.ts';
import type { Conversation } from '#core/conversation/schema.ts';

/** More than can be read in the time that it has. */
const ENDLESS = { turns: 20_000, limitMs: 2_000 };
const LONG_MS = 10 * ENDLESS.turns;

/**
 * A process that reads with the language model: `node reading-child.ts MODELS TURNS LIMIT_MS`. Says `reading`, then what
 * came of a conversation of so many turns, then of an endless one, then of a short one, and at last `closed`.
 */
const [languageModel = '', turns = '1', limitMs = '1'] = process.argv.slice(2);
const say = (line: string) => process.stdout.write(`${line}\n`);
const pool = openAnalysisPool({
  threads: 1,
  languageModel,
  timeLimitMs: (_, ofTurns) => (ofTurns >= LONG_MS ? ENDLESS.limitMs : Number(limitMs)),
});

function conversation(id: string, count: number): Conversation {
  return {
    id,
    channel: 'chat',
    language: 'zh',
    turns: Array.from({ length: count }, (_, at) => ({
      role: 'customer',
      text: `请问第${at}个包裹到哪里了，为什么还没有人联系我？`,
    })),
  };
}

async function tell(id: string, count: number): Promise<void> {
  const outcome = await pool.analyse({ key: 'none@1', files: [] }, [conversation(id, count)]).then(
    ([one]) => (one?.ok ? 'analysed' : one?.error),
    (failure: Error) => failure.message,
  );
  say(`${id}: ${outcome}`);
}

await tell('first', 2);
say('reading');
await tell('long', Number(turns));
await tell('endless', ENDLESS.turns);
await tell('after', 2);
await pool.close();
say('closed');
