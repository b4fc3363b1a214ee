/**
 * Learns how agents word what they do, for src/core/signals/lexicon/agent/wording:
 * `node training/agent-wordings.ts` rewrites both files from the corpus and the labelled agent turns.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { LANGUAGES, type Language } from '#core/conversation/schema.ts';
import { type LabelledTurn, learnWording } from '#core/signals/detectors/agent/wording/learn-wording.ts';
import { WORDED_SIGNALS } from '#core/signals/detectors/agent/wording/wording.ts';
import { DETECTOR_FILE } from './labelled-corpus.ts';

interface Labelled {
  readonly language: Language;
  readonly turns: readonly {
    readonly role: string;
    readonly text: string;
    readonly labels?: readonly string[];
  }[];
}

const corpus = new URL('corpus/', import.meta.url);
const dev = new URL('../test/labelled/agent-dev.jsonl', import.meta.url);
const wordings = new URL('../src/core/signals/lexicon/agent/wording/', import.meta.url);

for (const language of LANGUAGES) {
  const files = readdirSync(new URL(`${language}/`, corpus)).filter((name) => DETECTOR_FILE.test(name));
  const sources = [...files.sort().map((name) => new URL(`${language}/${name}`, corpus)), dev];
  const turns = sources
    .flatMap((source) => readFileSync(source, 'utf8').trimEnd().split('\n'))
    .map((line) => JSON.parse(line) as Labelled)
    .filter((conversation) => conversation.language === language)
    .flatMap(agentTurns);
  const model = learnWording(turns, WORDED_SIGNALS, language);
  writeFileSync(new URL(`${language}.json`, wordings), `${JSON.stringify(model, null, 2)}\n`);
  console.log(`${language}: ${turns.length} turns, ${Object.keys(model.wordings).length} wordings`);
}

function agentTurns({ turns }: Labelled): LabelledTurn[] {
  return turns.flatMap(({ role, text, labels }) =>
    role === 'agent' ? [{ text, labels: labels ?? [] }] : [],
  );
}
