import { Sheet } from '#app/boot.ts';
import type { DeadJob, JobName, QueueCounts } from '#core/ports/jobs.ts';
import { counted } from '../counted.ts';
import { ask, findService } from '../local-service.ts';
import { dataFolder } from '../service-options.ts';
import type { Terminal } from '../terminal.ts';

export interface JobsOptions {
  readonly data?: string;
  readonly replay?: boolean;
}

/** `tingzhen jobs`: what waits, what is at work, what died and why; `--replay` sends the dead again. */
export async function jobs(options: JobsOptions, terminal: Terminal): Promise<number> {
  const { say, paint } = terminal;
  const service = await findService(process.env, dataFolder(options.data), terminal.language);
  if (options.replay === true) {
    const response = await ask(service, '/api/v1/jobs:replay', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{}',
    });
    const { replayed } = (await response.json()) as { replayed: number };
    await terminal.out.write(
      `${say({ zh: `已重新发送 ${replayed} 个任务`, en: `${counted(replayed, 'job')} sent again` })}\n`,
    );
    await terminal.out.finish();
    return 0;
  }
  const counts = (await (await ask(service, '/api/v1/jobs')).json()) as Record<JobName, QueueCounts>;
  const dead = (await (await ask(service, '/api/v1/jobs/dead')).json()) as { jobs: DeadJob[] };
  const sheet = new Sheet(terminal.width, paint);
  sheet.heading(say({ zh: '任务', en: 'Jobs' }));
  for (const [name, { waiting, active, dead: failed }] of Object.entries(counts)) {
    sheet.line(
      `  ${paint.accent(name.padEnd(10))} ${say({
        zh: `等待 ${waiting} · 进行中 ${active} · 失败 ${failed}`,
        en: `${waiting} waiting · ${active} at work · ${failed} dead`,
      })}`,
    );
  }
  for (const { id, name, reason, failedAt, attempts } of dead.jobs) {
    sheet.text(`${failedAt} ${name} ${id} (${attempts}×): ${reason}`, 2, '', paint.bad);
  }
  await terminal.out.write(sheet.toString());
  await terminal.out.finish();
  return 0;
}
