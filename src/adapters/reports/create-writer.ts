import type { ResultFormat, ResultFrame, ResultWriter } from '#contract/files/writing.ts';
import type { AnalysedConversation } from '#core/analysis/analysis.ts';
import { CsvWriter } from './csv-writer.ts';
import { HtmlWriter } from './html/html-writer.ts';
import { JsonWriter, NdjsonWriter } from './json-writers.ts';
import { TextWriter } from './text/text-writer.ts';
import { VconWriter } from './vcon-writer.ts';

export interface WriterPorts {
  toVcon(analysed: AnalysedConversation): unknown;
}

export function createWriter(format: ResultFormat, frame: ResultFrame, ports: WriterPorts): ResultWriter {
  switch (format) {
    case 'text':
      return new TextWriter(frame);
    case 'ndjson':
      return new NdjsonWriter();
    case 'json':
      return new JsonWriter();
    case 'csv':
      return new CsvWriter(frame);
    case 'html':
      return new HtmlWriter(frame);
    case 'vcon':
      return new VconWriter((analysed) => ports.toVcon(analysed));
  }
}
