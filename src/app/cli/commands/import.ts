import { readAll } from '#app/usecases/read-all.ts';
import type { IngestResult } from '#app/usecases/service/ingest-stream.ts';
import type { Accepted, Rejected } from '#contract/files/reading.ts';
import { ask, findService, type ServiceLine } from '../local-service.ts';
import { overInputs, type RunFlags, type RunPorts, type Target } from '../over-inputs.ts';
import { dataFolder } from '../service-options.ts';
import type { Terminal } from '../terminal.ts';

export interface ImportOptions extends Omit<RunFlags, 'out'> {
  readonly data?: string;
}

const AT_ONCE = 200;
const NOTHING_TO_FINISH: Target = { finish: async () => {}, discard: async () => {} };

/** `tingzhen import`: sends conversations of any format to the running service; returns the exit code. */
export async function importFiles(
  paths: readonly string[],
  options: ImportOptions,
  terminal: Terminal,
  signal: AbortSignal,
): Promise<number> {
  const service = await findService(process.env, dataFolder(options.data), terminal.language);
  return overInputs(paths, options, terminal, signal, {
    done: { zh: '已送达', en: 'sent' },
    hearsRecordings: true,
    tellsCounts: false,
    writesOnTheWay: false,
    open: async () => NOTHING_TO_FINISH,
    work: (_, ports) => sendAll(service, ports, terminal),
  });
}

async function sendAll(service: ServiceLine, ports: RunPorts, terminal: Terminal) {
  let waiting: Accepted[] = [];
  let duplicates = 0;
  let refused = 0;
  const send = async () => {
    const results = await sendBatch(service, waiting);
    for (const [index, result] of results.entries()) {
      if (result.status === 'duplicate') duplicates++;
      if (result.status !== 'rejected') continue;
      refused++;
      await ports.reject(rejectOf(waiting[index]!, result));
    }
    waiting = [];
  };
  const counts = await readAll(ports, {
    ...ports,
    async accept(accepted) {
      waiting.push(accepted);
      if (waiting.length === AT_ONCE) await send();
      return undefined;
    },
  });
  if (waiting.length > 0) await send();
  return {
    counts: { ...counts, analysed: counts.analysed - refused, rejected: counts.rejected + refused },
    async conclude() {
      if (duplicates === 0) return;
      terminal.note(
        terminal.say({
          zh: `其中 ${duplicates} 通服务里已有，内容相同。\n`,
          en: `${duplicates} of them were there already, with the same content.\n`,
        }),
      );
    },
  };
}

/** One result a conversation, in their order. */
async function sendBatch(service: ServiceLine, batch: readonly Accepted[]): Promise<IngestResult[]> {
  const response = await ask(service, '/api/v1/conversations:bulk', {
    method: 'POST',
    headers: { 'content-type': 'application/x-ndjson' },
    body: batch.map(({ conversation }) => `${JSON.stringify(conversation)}\n`).join(''),
  });
  const lines = (await response.text()).trimEnd().split('\n');
  if (lines.length < batch.length)
    throw new Error(`the service answered ${lines.length} of ${batch.length} lines`);
  return lines.slice(0, batch.length).map((line) => JSON.parse(line) as IngestResult);
}

function rejectOf({ source, conversation }: Accepted, { error = '' }: IngestResult): Rejected {
  return {
    ok: false,
    source,
    id: conversation.id,
    problems: [
      {
        code: 'refused-by-service',
        severity: 'error',
        message: { zh: `服务拒收：${error}`, en: `The service refused it: ${error}` },
      },
    ],
  };
}
