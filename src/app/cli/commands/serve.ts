import { mkdir } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import { SingleBar } from 'cli-progress';
import { pino } from 'pino';
import { buildPages } from '#app/boot-service.ts';
import { type FirstOrganisation, type RunningService, startService } from '#app/service.ts';
import type { Settings } from '#app/settings.ts';
import { loadDemo } from '#app/usecases/service/load-demo.ts';
import { nameDemo } from '#app/usecases/service/name-demo.ts';
import { endWhenStill } from '#app/worker/pulse.ts';
import { lastWholeDay } from '#core/demo/calendar.ts';
import { demoOrganisation } from '#core/demo/organisation.ts';
import { saidOfFile } from '#core/file-failure.ts';
import { messageOf } from '#core/message-of.ts';
import { RecognizerError } from '#core/ports/recognizer.ts';
import { StoreInUse } from '#core/ports/store-errors.ts';
import { announceService, withdrawService } from '../local-service.ts';
import { type SettingOptions, settingsOf } from '../service-options.ts';
import type { Terminal } from '../terminal.ts';
import { UsageError } from '../usage-error.ts';

export interface ServeOptions extends SettingOptions {
  readonly empty?: boolean;
}

const GRACE_MS = 10_000;
const STOPPING = {
  zh: `正在停止：不再接新请求，手头的工作最多再做 ${GRACE_MS / 1000} 秒，没做完的下次启动接着做。再按一次 Ctrl-C 立即结束。`,
  en: `Stopping: no new requests; running work has up to ${GRACE_MS / 1000} s to end, and what does not is done after the next start. Another Ctrl-C ends it at once.`,
};
const LOOK_MS = 300;
/** Nothing holds the main thread for a hundredth of that. */
const STILL_MS = 90_000;
/** Pages that lie ready are not spoken of. */
const ANNOUNCE_MS = 500;

/** `tingzhen serve`: runs until it is told to stop. */
export async function serve(options: ServeOptions, terminal: Terminal, stop: AbortSignal): Promise<number> {
  const settings = settingsOf(options);
  const level = settings.logLevel ?? (terminal.outIsTerminal ? 'warn' : 'info');
  const log = pino({ level, base: null }, pino.destination({ fd: 2, sync: false }));
  endWhenStill({
    limitMs: STILL_MS,
    lastLine: JSON.stringify({
      level: pino.levels.values['fatal'],
      msg: `the main thread has stood still for ${STILL_MS / 1000} s; this process ends and is to be started again`,
    }),
  });
  await makeFolder(settings.dataDir);
  const { say, paint } = terminal;
  const print = (text: string) => terminal.out.write(`${text}\n`);
  // It stops all the same where nobody reads that any more.
  stop.addEventListener('abort', () => void print(`\n${say(STOPPING)}`).catch(() => {}), { once: true });
  await print(
    `${paint.strong('Tingzhen 听诊')}  ${paint.faint(say({ zh: `数据目录 ${settings.dataDir}`, en: `data in ${settings.dataDir}` }))}`,
  );
  const [service] = await Promise.all([
    started(settings, organisationOf(options, terminal), log),
    settings.services.includes('api') ? preparePages(terminal) : undefined,
  ]);
  try {
    if (service.url !== null && service.localKey !== null) {
      await announceService(settings.dataDir, { url: service.url, key: service.localKey });
      await print(`  ${say({ zh: '服务已就绪', en: 'Ready at' })}  ${paint.accent(service.url)}`);
      await print(`  ${say({ zh: '接口文档', en: 'API reference' })}  ${service.url}/api/v1/reference`);
    }
    if (service.setupUrl !== null) {
      await print(
        `  ${say({ zh: '一次性管理员链接', en: 'One-time admin link' })}  ${paint.accent(service.setupUrl)}`,
      );
    }
    if (options.empty !== true) await fillDemo(service, terminal, stop);
    await untilAborted(stop);
  } finally {
    // A worker beside may share the folder; what the API left there is not its own.
    if (service.localKey !== null) await withdrawService(settings.dataDir);
    await service.stop(GRACE_MS);
  }
  return 0;
}

async function makeFolder(folder: string): Promise<void> {
  try {
    await mkdir(folder, { recursive: true });
  } catch (failure) {
    const isFile = (failure as NodeJS.ErrnoException).code === 'EEXIST';
    const said = isFile
      ? { zh: '这是文件，不是文件夹', en: 'this is a file, not a folder' }
      : saidOfFile(failure);
    if (said === undefined) throw failure;
    throw new UsageError(
      {
        zh: `数据目录 ${folder} 用不了：${said.zh}`,
        en: `The data folder ${folder} cannot be used: ${said.en}`,
      },
      {
        zh: '用 --data 或 TINGZHEN_DATA_DIR 指定一个文件夹',
        en: 'Name a folder with --data or TINGZHEN_DATA_DIR',
      },
    );
  }
}

/** The pages are made once, at the first start; without them the API works as always. */
async function preparePages({ out, say, paint }: Terminal): Promise<void> {
  const slow = setTimeout(() => {
    void out.write(`  ${say({ zh: '正在准备网页，只需一次…', en: 'Making the pages ready, this once…' })}\n`);
  }, ANNOUNCE_MS);
  try {
    const { tookMs } = await buildPages();
    if (tookMs === null) return;
    const seconds = (tookMs / 1000).toFixed(1);
    await out.write(
      `  ${say({ zh: `网页已备好，用时 ${seconds} 秒`, en: `Pages made ready in ${seconds} s` })}\n`,
    );
  } catch (failure) {
    const reason = messageOf(failure);
    await out.write(`  ${paint.strong(say({ zh: '网页没有备好', en: 'No pages' }))}  ${reason}\n`);
  } finally {
    clearTimeout(slow);
  }
}

function organisationOf({ empty }: ServeOptions, { language }: Terminal): FirstOrganisation {
  const common = { timeZone: 'Asia/Shanghai', retentionDays: null };
  return empty === true
    ? { ...common, id: 'main', name: language === 'zh' ? '我的组织' : 'My organisation', packs: ['general'] }
    : { ...common, id: 'demo', name: demoOrganisation.name[language], packs: ['general', 'telecom'] };
}

async function started(
  settings: Settings,
  organisation: FirstOrganisation,
  log: Parameters<typeof startService>[2],
): Promise<RunningService> {
  try {
    return await startService(settings, organisation, log);
  } catch (failure) {
    if (failure instanceof RecognizerError) throw new UsageError(failure.text);
    if (failure instanceof StoreInUse) throw new UsageError(failure.says);
    if ((failure as NodeJS.ErrnoException).code === 'EADDRINUSE') {
      throw new UsageError(
        { zh: `端口 ${settings.port} 已被占用`, en: `Port ${settings.port} is taken` },
        { zh: '换一个：--port 7071', en: 'Take another one: --port 7071' },
      );
    }
    throw failure;
  }
}

/** Sends the demo conversations in and shows how the analysis gets on, until it is done or told to stop. */
async function fillDemo({ ports }: RunningService, terminal: Terminal, stop: AbortSignal): Promise<void> {
  const { workflow } = ports;
  const [earlier] = (await workflow.runs.list('demo', 100)).filter(({ kind }) => kind === 'import');
  if (earlier?.state === 'done') return;
  const until = (earlier?.request as { until?: string } | undefined)?.until ?? lastWholeDay(Date.now());
  const run =
    earlier ??
    (await workflow.runs.create({
      organisation: 'demo',
      kind: 'import',
      request: { demo: true, until },
      total: 0,
      createdBy: 'system',
    }));
  if (earlier === undefined) await nameDemo(ports, 'demo', terminal.language);
  await loadDemo(ports, 'demo', until, () => {});
  const bar = terminal.bar === undefined ? null : demoBar(terminal);
  for (;;) {
    const { received, analysed, failed } = await workflow.receipts.coverage('demo');
    bar?.setTotal(received);
    bar?.update(analysed + failed, { failed });
    if (analysed + failed >= received) break;
    if (stop.aborted) return bar?.stop();
    await pause(LOOK_MS);
  }
  bar?.stop();
  const { analysed, failed } = await workflow.receipts.coverage('demo');
  await workflow.runs.update('demo', run.id, {
    state: 'done',
    total: analysed + failed,
    done: analysed,
    failed,
  });
  await terminal.out.write(
    `  ${terminal.say({
      zh: `演示组织已就绪：${analysed} 通对话已分析，${failed} 通失败`,
      en: `The demo organisation is ready: ${analysed} conversations analysed, ${failed} failed`,
    })}\n`,
  );
}

function demoBar(terminal: Terminal): SingleBar {
  const what = terminal.say({ zh: '正在分析演示对话', en: 'Analysing the demo conversations' });
  const bar = new SingleBar({
    format: `  ${what} {bar} {value}/{total}`,
    barCompleteChar: '█',
    barIncompleteChar: '░',
    barsize: 24,
    clearOnComplete: true,
    hideCursor: true,
    gracefulExit: false,
    ...(terminal.bar === undefined ? {} : { stream: terminal.bar }),
  });
  bar.start(1, 0, { failed: 0 });
  return bar;
}

async function untilAborted(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return;
  await new Promise<void>((resolve) => {
    // Holds the process when nothing else does: a worker without the API has no socket open.
    const alive = setInterval(() => {}, 60_000);
    signal.addEventListener('abort', () => {
      clearInterval(alive);
      resolve();
    });
  });
}
