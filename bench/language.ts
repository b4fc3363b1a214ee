import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { InferenceSession, Tensor } from 'onnxruntime-node';
import { SHIPPED_MODELS } from '#adapters/language/model-setting.ts';
import { type LanguageModelOptions, openLanguageModel } from '#adapters/language/open-language-model.ts';
import { spokenConversation } from '#core/analysis/spoken.ts';
import type { Language } from '#core/conversation/schema.ts';
import { demoConversations } from '#core/demo/conversations.ts';
import type { SpokenConversation } from '#core/ports/language-model.ts';
import { synthetic, TOGETHER, TOKENS, TURNS } from './language-sample.ts';
import { seeded } from './sample.ts';
import { machine, printTable } from './timing.ts';

const ROUNDS = 5;
/** Conversations read before the cache is judged. */
const WARM_UP = 150;
const LANGUAGES: readonly Language[] = ['zh', 'en'];

export interface LanguageBench {
  /** Folder of models; default: those that are shipped. */
  readonly models?: string;
  /** ONNX file of a base encoder (inputs `input_ids`, `attention_mask`, `token_type_ids`), to be measured beside it. */
  readonly base?: string;
}

/** Speed, start and memory of the language model, beside a base encoder of the same run. */
export async function benchLanguage({ models = SHIPPED_MODELS, base }: LanguageBench): Promise<void> {
  console.log(`Machine: ${machine()}; ${new Date().toISOString().slice(0, 10)}.`);
  if (!existsSync(models)) {
    console.log(`There is no folder of models at ${models}; name one with --models.`);
    return;
  }
  console.log(`Resident: ${residentOf(models)} MB with all languages loaded and their caches filling.`);
  const rows: string[][] = [];
  const known = await openLanguageModel(models);
  await known.close();
  const baseRow = base === undefined ? undefined : await openBase(base);
  if (baseRow === undefined) console.log('Without a base encoder beside it: name its ONNX file with --base.');
  for (const language of LANGUAGES.filter((one) => known.languages.includes(one))) {
    const plain = await openReader(models, language, { cacheMb: 0, prescreen: false });
    const whole = await openReader(models, language, {});
    const foreign = synthetic(language);
    const ordinary = demo(language);
    // Turn about, so that what else the machine does falls on all of them alike.
    const contenders = [
      { name: `${language}: each turn encoded, no tier, no cache`, read: () => plain.read(foreign) },
      {
        name: `${language}: with tier and cache, made-up service talk`,
        read: (round: number) => whole.read(ordinary[round]!),
      },
      ...(baseRow === undefined
        ? []
        : [{ name: 'base encoder alone, plain onnxruntime-node', read: baseRow.read }]),
    ];
    const best = contenders.map(() => ({ clock: 0, cpu: 0 }));
    for (let round = 0; round <= ROUNDS; round++) {
      for (const [i, { read }] of contenders.entries()) {
        const clock = performance.now();
        const cpu = process.cpuUsage();
        const conversations = (await read(round)) / TURNS;
        if (round === 0) continue;
        const { user, system } = process.cpuUsage(cpu);
        const seconds = (performance.now() - clock) / 1000;
        best[i]!.clock = Math.max(best[i]!.clock, conversations / seconds);
        best[i]!.cpu = Math.max(
          best[i]!.cpu,
          (conversations * availableParallelism() * 1e6) / (user + system),
        );
      }
    }
    for (const [i, { name }] of contenders.entries()) {
      const { clock, cpu } = best[i]!;
      rows.push([name, clock.toFixed(1), cpu.toFixed(1)]);
    }
    const { turns, screened, cached } = whole.counts();
    console.log(
      `${language}: loaded in ${plain.loadMs.toFixed(0)} ms; of ${turns} turns ${percent(screened, turns)} were screened, ${percent(cached, turns)} came from the cache.`,
    );
    await plain.close();
    await whole.close();
  }
  await baseRow?.close();
  printTable(
    `Conversations of ${TURNS} turns (of ${TOKENS} tokens but for the service talk), ${TOGETHER} at once`,
    ['', 'conversations/s', 'conversations/s by processor time'],
    rows,
  );
}

/** Resident memory in MB of a process that does nothing else than read: this one holds what all benchmarks need. */
function residentOf(models: string): string {
  const script = fileURLToPath(new URL('./language-memory.ts', import.meta.url));
  return execFileSync(process.execPath, [script, models], { encoding: 'utf8' }).trim();
}

async function openReader(models: string, language: Language, options: LanguageModelOptions) {
  const model = await openLanguageModel(models, { checksHashes: false, ...options });
  const before = performance.now();
  await model.load(language);
  return {
    loadMs: performance.now() - before,
    /** Gives the number of turns read. */
    async read(list: readonly SpokenConversation[]): Promise<number> {
      for (let start = 0; start < list.length; start += TOGETHER) {
        await model.read(list.slice(start, start + TOGETHER));
      }
      return list.reduce((sum, { utterances }) => sum + utterances.length, 0);
    },
    counts: () => model.counts().get(language)!,
    close: () => model.close(),
  };
}

/** The base encoder on texts of the same length, without a tokenizer and without anything after it. */
async function openBase(file: string) {
  const session = await InferenceSession.create(file, { intraOpNumThreads: availableParallelism() });
  const shape = [8, TOKENS];
  const size = 8 * TOKENS;
  const random = seeded(1);
  const ids = BigInt64Array.from({ length: size }, () => BigInt(1000 + Math.floor(random() * 8000)));
  const feeds = {
    input_ids: new Tensor('int64', ids, shape),
    attention_mask: new Tensor('int64', new BigInt64Array(size).fill(1n), shape),
    token_type_ids: new Tensor('int64', new BigInt64Array(size), shape),
  };
  return {
    async read() {
      for (let done = 0; done < TOGETHER * TURNS; done += 8) await session.run(feeds);
      return TOGETHER * TURNS;
    },
    close: () => session.release(),
  };
}

/** What a contact centre hears, by round: made-up conversations in which agents repeat themselves; the first warms up. */
function demo(language: Language): readonly (readonly SpokenConversation[])[] {
  const spoken: SpokenConversation[] = [];
  for (const conversation of demoConversations({ until: '2026-06-30' })) {
    const one = spokenConversation(conversation);
    if (one.language === language) spoken.push(one);
  }
  const warmUp = spoken.length - ROUNDS * 2 * TOGETHER;
  return Array.from({ length: ROUNDS + 1 }, (_, round) =>
    round === 0
      ? spoken.slice(0, Math.min(warmUp, WARM_UP))
      : spoken.slice(warmUp + (round - 1) * 2 * TOGETHER, warmUp + round * 2 * TOGETHER),
  );
}

function percent(part: number, of: number): string {
  return `${Math.round((100 * part) / Math.max(1, of))} %`;
}
