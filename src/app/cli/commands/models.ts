import { join } from 'node:path';
import { Sheet } from '#app/boot.ts';
import type { Bilingual } from '#core/bilingual.ts';
import { suggestion } from '#core/yaml/did-you-mean.ts';
import { copyBar } from '../copy-bar.ts';
import { dataFolder } from '../service-options.ts';
import { sizeOf } from '../size-of.ts';
import type { Terminal } from '../terminal.ts';
import { UsageError } from '../usage-error.ts';

export interface ModelsOptions {
  readonly data?: string;
  readonly from?: string;
}

/** `tingzhen models list`: what can be pulled, and what is there. */
export async function listModels(options: ModelsOptions, terminal: Terminal): Promise<number> {
  const { MODELS, verifyModel } = await shelf();
  const sheet = new Sheet(terminal.width, terminal.paint);
  for (const model of MODELS) {
    const bytes = model.files.reduce((sum, file) => sum + file.bytes, 0);
    const states = await verifyModel(model, join(modelsFolder(options), model.name));
    const isThere = states.every(({ state }) => state === 'ok');
    const there = terminal.say(isThere ? { zh: '已就绪', en: 'here' } : { zh: '未拉取', en: 'not pulled' });
    sheet.heading(`${model.name} · ${sizeOf(bytes)} · ${model.licence} · ${there}`);
    sheet.text(terminal.say(model.about), 2, '', (text) => text);
  }
  await terminal.out.write(sheet.toString());
  await terminal.out.finish();
  return 0;
}

/** `tingzhen models pull NAME`: fetches a model, or takes it from a folder. */
export async function pullModel(
  name: string,
  options: ModelsOptions,
  terminal: Terminal,
  signal: AbortSignal,
): Promise<number> {
  const { ModelError, pullModel: pull } = await shelf();
  const model = await modelNamed(name);
  const bar = copyBar(terminal);
  const folder = await pull(model, modelsFolder(options), {
    signal,
    progress: bar.update,
    ...(options.from === undefined ? {} : { from: options.from }),
  })
    .catch((failure) => {
      throw failure instanceof ModelError ? new UsageError(failure.text) : failure;
    })
    .finally(bar.stop);
  await tell(terminal, {
    zh: `${name} 已放在 ${folder}；用法：--recognizer ${name}，或设置 TINGZHEN_RECOGNIZER=${name}`,
    en: `${name} is in ${folder}; use it with --recognizer ${name} or TINGZHEN_RECOGNIZER=${name}`,
  });
  return 0;
}

/** `tingzhen models verify NAME`: whether every file is there and has its hash; 2 where one has not. */
export async function verifyModelNamed(
  name: string,
  options: ModelsOptions,
  terminal: Terminal,
): Promise<number> {
  const { verifyModel } = await shelf();
  const states = await verifyModel(await modelNamed(name), join(modelsFolder(options), name));
  for (const { name: file, state } of states)
    await terminal.out.write(`${file}: ${terminal.say(STATES[state])}\n`);
  await terminal.out.finish();
  return states.every(({ state }) => state === 'ok') ? 0 : 2;
}

const STATES: Readonly<Record<'ok' | 'missing' | 'wrong-size' | 'wrong-hash', Bilingual>> = {
  ok: { zh: '完好', en: 'right' },
  missing: { zh: '没有', en: 'missing' },
  'wrong-size': { zh: '大小不对', en: 'of another size' },
  'wrong-hash': { zh: '内容不对', en: 'of another content' },
};

async function modelNamed(name: string) {
  const { MODELS } = await shelf();
  const model = MODELS.find((one) => one.name === name);
  if (model !== undefined) return model;
  throw new UsageError(
    {
      zh: `没有名为 ${name} 的模型。sherpa-onnx 的其他模型可自行下载解压，用 --recognizer 目录 指定`,
      en: `There is no model ${name}. Other models of sherpa-onnx are used where they were unpacked, with --recognizer FOLDER`,
    },
    suggestion(
      name,
      MODELS.map((one) => one.name),
    ),
  );
}

function modelsFolder({ data }: ModelsOptions): string {
  return join(dataFolder(data), 'models');
}

async function shelf() {
  const { modelShelf } = await import('#app/boot.ts');
  return modelShelf();
}

async function tell(terminal: Terminal, text: Bilingual): Promise<void> {
  await terminal.out.write(`${terminal.say(text)}\n`);
  await terminal.out.finish();
}
