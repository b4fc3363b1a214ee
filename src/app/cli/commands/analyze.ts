import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { openReadAlong, VERSION, writerFor } from '#app/boot.ts';
import { analyseConversations } from '#app/usecases/analyse-conversations.ts';
import type { AnalysedItem } from '#contract/files/analysed-item.ts';
import type { Summary } from '#contract/files/summary.ts';
import type { ResultFormat, ResultFrame } from '#contract/files/writing.ts';
import { Analyser } from '#core/analysis/analyser.ts';
import { overInputs, type RunFlags, type Target } from '../over-inputs.ts';
import { openRulebook, type RulebookOptions } from '../rulebook-options.ts';
import { modelSetting } from '../service-options.ts';
import { FolderSink, openFile } from '../sinks.ts';
import type { Terminal } from '../terminal.ts';

export interface AnalyzeOptions extends RulebookOptions, RunFlags {
  readonly format?: ResultFormat;
  readonly all?: boolean;
  /** False with `--no-model`. */
  readonly model: boolean;
}

/** Endings by which `--out` tells the format; the first is used for files that we name. */
const ENDINGS: Readonly<Record<ResultFormat, readonly string[]>> = {
  text: ['.txt'],
  ndjson: ['.ndjson', '.jsonl'],
  json: ['.json'],
  csv: ['.csv'],
  html: ['.html', '.htm'],
  vcon: ['.vcon.json', '.vcon'],
};
const FORMATS_BY_ENDING: readonly ResultFormat[] = ['vcon', 'html', 'csv', 'ndjson', 'json', 'text'];

/** `tingzhen analyze`; returns the exit code. */
export async function analyze(
  paths: readonly string[],
  options: AnalyzeOptions,
  terminal: Terminal,
  signal: AbortSignal,
): Promise<number> {
  const { out, all } = options;
  const format = options.format ?? formatOf(out);
  return overInputs(paths, options, terminal, signal, {
    done: { zh: '分析', en: 'analysed' },
    hearsRecordings: true,
    tellsCounts: format === 'text' && out === undefined,
    writesOnTheWay: all === true || !['text', 'html'].includes(format),
    // Rules and words are made ready only once the inputs are known to be there.
    async open() {
      const { rules, signals, scorecards } = await openRulebook(options, terminal);
      const reader = await openReadAlong(modelSetting(options), terminal);
      const { setup } = await reader.prepare({ rules, signals });
      const analyser = new Analyser({ ...setup, rules, scorecards });
      const frame: ResultFrame = {
        language: terminal.language,
        version: VERSION,
        rules,
        scorecards,
        width: terminal.width,
        colour: terminal.outColour && out === undefined,
        all: all === true,
      };
      return { ...(await openResult(format, out, frame, terminal)), rules, scorecards, analyser, reader };
    },
    async work({ item, end, ...rulebook }, ports) {
      const run = { ...ports, ...rulebook };
      const summary = await analyseConversations(run, { ...run, result: item });
      await rulebook.reader.close();
      return { counts: summary.counts, conclude: () => end(summary) };
    },
  });
}

interface Result extends Target {
  item(item: AnalysedItem): Promise<void>;
  end(summary: Summary): Promise<void>;
}

async function openResult(
  format: ResultFormat,
  out: string | undefined,
  frame: ResultFrame,
  terminal: Terminal,
): Promise<Result> {
  const intoFolder = out !== undefined && (/[\\/]$/.test(out) || (await isFolder(out)));
  const writer = await writerFor(format, frame);
  const ending = ENDINGS[format][0]!;
  if (intoFolder && format === 'vcon') {
    const folder = await FolderSink.open(out);
    return {
      path: out,
      item: (item) => folder.file(item.conversation.id, ending, writer.item(item)),
      end: async () => {},
      finish: () => folder.finish(),
      discard: () => folder.discard(),
    };
  }
  const path = intoFolder ? join(out, `tingzhen-report${ending}`) : out;
  const sink = path === undefined ? terminal.out : await openFile(path);
  await sink.write(writer.start());
  return {
    ...(path === undefined ? {} : { path }),
    item: (item) => sink.write(writer.item(item)),
    end: (summary) => sink.write(writer.end(summary)),
    finish: () => sink.finish(),
    discard: () => sink.discard(),
  };
}

function formatOf(out: string | undefined): ResultFormat {
  const name = out?.toLowerCase();
  const known = FORMATS_BY_ENDING.find((format) => ENDINGS[format].some((ending) => name?.endsWith(ending)));
  return known ?? 'text';
}

async function isFolder(path: string): Promise<boolean> {
  return (await stat(path).catch(() => null))?.isDirectory() === true;
}
