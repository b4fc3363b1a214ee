import { ask, findService } from '../local-service.ts';
import { dataFolder } from '../service-options.ts';
import { openFile } from '../sinks.ts';
import type { Terminal } from '../terminal.ts';

export interface ExportOptions {
  readonly data?: string;
  readonly out?: string;
}

/** `tingzhen export`: all data of the organisation as lines of JSON, to the screen or into a file that is whole or not there. */
export async function exportData(options: ExportOptions, terminal: Terminal): Promise<number> {
  const service = await findService(process.env, dataFolder(options.data), terminal.language);
  const response = await ask(service, '/api/v1/export');
  const sink = options.out === undefined ? terminal.out : await openFile(options.out);
  try {
    for await (const text of response.body!.pipeThrough(new TextDecoderStream())) await sink.write(text);
    await sink.finish();
  } catch (failure) {
    await sink.discard();
    throw failure;
  }
  return 0;
}
