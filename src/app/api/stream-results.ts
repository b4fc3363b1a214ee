import type { IngestResult } from '#app/usecases/service/ingest-stream.ts';
import type { ServiceLog } from '#app/usecases/service/ports.ts';
import type { Bilingual } from '#core/bilingual.ts';
import type { Language } from '#core/conversation/schema.ts';
import { messageOf } from '#core/message-of.ts';
import { StoreUnavailable } from '#core/ports/store-errors.ts';

const ENCODER = new TextEncoder();
const AWAY: Bilingual = { zh: '存储暂不可用', en: 'a store cannot be used' };
const UNREADABLE: Bilingual = { zh: '读取失败', en: 'reading failed' };

export interface ResultStream {
  readonly log: ServiceLog;
  readonly language: Language;
  /** Told of every result as it is sent. */
  sent(result: IngestResult): void;
  /** Told once, when no more will be sent, whether or not all was. */
  ended(): Promise<void>;
}

/**
 * One result a line, each sent when the one before was taken: who reads slowly slows the import down. Fails
 * as a whole when the first batch fails; later there is only the last line left to say it in.
 */
export async function streamResults(
  results: AsyncGenerator<IngestResult>,
  stream: ResultStream,
): Promise<Response> {
  let isEnded = false;
  const end = async (): Promise<void> => {
    if (isEnded) return;
    isEnded = true;
    await stream.ended();
  };
  let next: IteratorResult<IngestResult> | undefined;
  try {
    next = await results.next();
  } catch (failure) {
    await end();
    throw failure;
  }
  let line = 0;
  const body = new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        try {
          next ??= await results.next();
          if (next.done === true) {
            await end();
            controller.close();
            return;
          }
          const result = next.value;
          next = undefined;
          line = result.line;
          stream.sent(result);
          controller.enqueue(lineOf(result));
        } catch (failure) {
          controller.enqueue(lineOf(brokenOff(line, failure, stream)));
          await end();
          controller.close();
        }
      },
      async cancel() {
        await results.return(undefined);
        await end();
      },
    },
    { highWaterMark: 0 },
  );
  const headers = {
    'Content-Type': 'application/x-ndjson; charset=utf-8',
    'Content-Language': stream.language === 'zh' ? 'zh-CN' : 'en',
    Vary: 'Accept-Language',
  };
  return new Response(body, { headers });
}

function lineOf(result: IngestResult): Uint8Array {
  return ENCODER.encode(`${JSON.stringify(result)}\n`);
}

/** Results come in whole batches: what follows the last one told was not taken in. */
function brokenOff(
  line: number,
  failure: unknown,
  { log, language }: Pick<ResultStream, 'log' | 'language'>,
): IngestResult {
  const error = messageOf(failure);
  log.error({ error, line }, 'an import broke off');
  const reason = failure instanceof StoreUnavailable ? AWAY : UNREADABLE;
  const told: Bilingual = {
    zh: `导入在此中断：${reason.zh}。请从这一行起全部重新发送。`,
    en: `The import broke off here: ${reason.en}. Send everything from this line on again.`,
  };
  return { line: line + 1, status: 'rejected', error: told[language], brokeOff: true };
}
