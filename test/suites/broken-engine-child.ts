import { Worker } from 'node:worker_threads';
import { startService } from '#app/service.ts';
import { readSettings } from '#app/settings.ts';

/**
 * A service in which native code fails: `node broken-engine-child.ts FOLDER MODELS`. A thread of its own is ended while the
 * language model computes in it, which no thread of the service is. Says `log MESSAGE` of each error, and `ready URL` before it.
 */
const [folder = '', models = ''] = process.argv.slice(2);
const say = (line: string) => process.stdout.write(`${line}\n`);
const log = { info() {}, warn() {}, error: (_: object, message: string) => say(`log ${message}`) };
const settings = {
  TINGZHEN_DATA_DIR: folder,
  TINGZHEN_PORT: '0',
  TINGZHEN_THREADS: '1',
  TINGZHEN_LANGUAGE_MODEL: 'off',
};
const first = { id: 'main', name: 'Main', timeZone: 'UTC', retentionDays: null, packs: [] };
const { url } = await startService(readSettings(settings), first, log);
say(`ready ${url}`);
const place = new URL('../../src/adapters/language/open-language-model.ts', import.meta.url).href;
const READING = `
  import { parentPort } from 'node:worker_threads';
  import { openLanguageModel } from '${place}';
  const model = await openLanguageModel(${JSON.stringify(models)}, { checksHashes: false });
  for (let round = 0; ; round++) {
    const texts = Array.from({ length: 100 }, (_, at) => '请问第' + round + '-' + at + '个包裹到哪里了，为什么还没有人联系我');
    if (round === 1) parentPort.postMessage('reading');
    await model.embed(texts, 'zh');
  }`;

/** Once more, should the thread have been ended just between two computations. */
function endWhileReading(): void {
  const reading = new Worker(READING, { eval: true, execArgv: ['--input-type=module'] });
  reading.once('message', () => setTimeout(() => void reading.terminate(), 20));
  reading.once('exit', endWhileReading);
}
endWhileReading();
