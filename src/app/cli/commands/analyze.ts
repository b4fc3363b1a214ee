import { extname, join } from 'node:path';
import { openReadAlong, VERSION, writerFor } from '#app/boot.ts';
import { analyseConversations } from '#app/usecases/analyse-conversations.ts';
import type { AnalysedItem } from '#contract/files/analysed-item.ts';
import type { Summary } from '#contract/files/summary.ts';
import type { ResultFormat, ResultFrame } from '#contract/files/writing.ts';
import { Analyser } from '#core/analysis/analyser.ts';
import { overInputs, type RunFlags, type Target } from '../over-inputs.ts';
import { openRulebook, type RulebookOptions } from '../rulebook-options.ts';
import { modelSetting } from '../service-options.ts';
import { FolderSink, isFolder, makeFolder, openFile } from '../sinks.ts';
import type { Terminal } from '../terminal.ts';
import { UsageError } from '../usage-error.ts';

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
  const format = options.format ?? (out !== undefined && (await isFolder(out)) ? 'text' : formatOf(out));
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
  const folder = out !== undefined && (await isFolder(out)) ? out : undefined;
  const writer = await writerFor(format, frame);
  const ending = ENDINGS[format][0]!;
  if (folder !== undefined && format === 'vcon') {
    const sink = await FolderSink.open(folder);
    return {
      path: folder,
      item: (item) => sink.file(item.conversation.id, ending, writer.item(item)),
      end: async () => {},
      finish: () => sink.finish(),
      discard: () => sink.discard(),
    };
  }
  if (folder !== undefined) await makeFolder(folder);
  const path = folder === undefined ? out : join(folder, `tingzhen-report${ending}`);
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

/** Endings of plain text, and of what is no file with an ending. */
const TEXT_ENDINGS = ['', '.txt', '.text', '.log', '.md'];

/** Throws `UsageError` for the ending of another kind of file: text under the name of a workbook opens nowhere. */
function formatOf(out: string | undefined): ResultFormat {
  const name = out?.toLowerCase() ?? '';
  const known = FORMATS_BY_ENDING.find((format) => ENDINGS[format].some((ending) => name.endsWith(ending)));
  if (known !== undefined || TEXT_ENDINGS.includes(extname(name))) return known ?? 'text';
  throw new UsageError(
    { zh: `不会写 ${extname(name)} 文件`, en: `Files ending in ${extname(name)} cannot be written` },
    {
      zh: '可以是 .html、.csv（Excel 能打开）、.ndjson、.json、.vcon、.txt；或用 --format 说明形式',
      en: 'Endings: .html, .csv (opens in Excel), .ndjson, .json, .vcon, .txt; or say the form with --format',
    },
  );
}
