import { describe, expect, it } from 'vitest';
import { LANGUAGES } from '#core/conversation/schema.ts';
import type { KnownSignalType } from '#core/signals/catalogue.ts';
import { DEFINITE } from '#core/signals/lexicon/definite.ts';
import { TextView } from '#core/text/text-view.ts';
import { type LabelledTurn, readConversations, readCorpus } from './labelled-corpus.ts';

const labelled: readonly LabelledTurn[] = [
  ...LANGUAGES.flatMap(readCorpus),
  ...['agent-dev', 'customer-dev'].flatMap((name) =>
    readConversations(new URL(`../test/labelled/${name}.jsonl`, import.meta.url)),
  ),
].flatMap(({ turns }) => turns.filter(({ labels }) => labels !== undefined));

describe('wordings in which the model has no say', () => {
  it.each(Object.entries(DEFINITE) as [KnownSignalType, readonly string[]][])(
    'of %s are contradicted by no labelled turn',
    (type, wordings) => {
      const said = new RegExp(wordings.join('|'));
      const role = type.split('.')[0];
      const contradicted = labelled.filter(
        ({ role: own, labels, text }) =>
          own === role && !labels!.includes(type) && said.test(new TextView(text).text),
      );
      expect(contradicted.map(({ text }) => text)).toEqual([]);
    },
  );
});
