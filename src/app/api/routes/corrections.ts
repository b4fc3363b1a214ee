import { exportCorrections } from '#app/usecases/service/export-corrections.ts';
import {
  correctionsQuery,
  correctedSentences as sentences,
  sentencesQuery,
} from '#contract/api/annotations.ts';
import { correctedSentences } from '#core/annotations/corrected-sentences.ts';
import type { LabelledExample } from '#core/annotations/labelled-example.ts';
import type { Endpoints } from '../endpoint.ts';
import { askedReveal } from '../reveal.ts';
import type { RouteContext } from '../route-context.ts';

export function correctionRoutes(endpoints: Endpoints, { ports, audit }: RouteContext): void {
  endpoints.add(
    'corrections.export',
    {
      method: 'get',
      path: '/api/v1/corrections',
      tag: 'conversations',
      summary: {
        zh: '导出人工更正，每行一通标注对话',
        en: 'Export what people corrected, one labelled conversation a line',
      },
      query: correctionsQuery,
      answer: { status: 200, mediaType: 'application/x-ndjson' },
    },
    async ({ caller, query, context }) => {
      const revealed = askedReveal(caller, query);
      const reveal = revealed !== false;
      const why = reveal && revealed.reason !== undefined ? { reason: revealed.reason } : {};
      await audit(caller, 'corrections.export', caller.organisation, { reveal, ...why });
      const examples = exportCorrections(ports, caller.organisation, reveal);
      return context.body(ReadableStream.from(lines(examples)), 200, {
        'content-type': 'application/x-ndjson',
      });
    },
  );

  endpoints.add(
    'corrections.export',
    {
      method: 'get',
      path: '/api/v1/corrections/sentences',
      tag: 'conversations',
      summary: {
        zh: '人工更正中某个信号的例句与反例',
        en: 'Sentences of one signal in what people corrected, as examples and counter-examples',
      },
      query: sentencesQuery,
      answer: { status: 200, schema: sentences },
    },
    async ({ caller, query: { signal } }) => {
      await audit(caller, 'corrections.export', caller.organisation, { signal, reveal: false });
      const examples: LabelledExample[] = [];
      for await (const example of exportCorrections(ports, caller.organisation, false))
        examples.push(example);
      return correctedSentences(signal, examples);
    },
  );
}

async function* lines(examples: AsyncIterable<LabelledExample>): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder();
  for await (const example of examples) yield encoder.encode(`${JSON.stringify(example)}\n`);
}
