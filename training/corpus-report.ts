/**
 * What the corpus holds and how varied it is: `node training/corpus-report.ts` counts it and writes the
 * tables into corpus/README.md.
 */
import { LANGUAGES, type Language } from '#core/conversation/schema.ts';
import { EMOTIONS, RESOLUTIONS } from '#core/signals/catalogue.ts';
import { type LabelledConversation, partOf, readCorpus, TURN_SIGNALS } from './labelled-corpus.ts';
import { percent, table, writeSection } from './markdown.ts';

/** Shorter ones are nobody's own sentence: "ok", "您好". */
const SENTENCE_FROM = { zh: 7, en: 17 } as const;
/** Sentences whose pieces overlap so far count as near-duplicates (Jaccard, of pieces of three). */
const NEAR = 0.7;
const OPENINGS_SHOWN = 8;

interface Spoken {
  readonly family: string;
  readonly text: string;
  /** Characters in Chinese, words in English; without punctuation. */
  readonly units: readonly string[];
}

function spokenIn(conversations: readonly LabelledConversation[], language: Language): Spoken[] {
  return conversations.flatMap(({ family, turns }) =>
    turns
      .filter(({ role }) => role === 'customer' || role === 'agent')
      .map(({ text }) => ({ family, text, units: unitsOf(text, language) })),
  );
}

function unitsOf(text: string, language: Language): string[] {
  const bare = text.normalize('NFKC').toLowerCase();
  return language === 'zh'
    ? (bare.match(/[a-z0-9]+|\p{L}/gu) ?? [])
    : (bare.match(/[\p{L}\p{N}]+(?:['’][\p{L}]+)?/gu) ?? []);
}

function piecesOf(units: readonly string[], size: number): string[] {
  return Array.from({ length: Math.max(0, units.length - size + 1) }, (_, at) =>
    units.slice(at, at + size).join(' '),
  );
}

/** Different pieces of `size` units per piece. */
function distinct(spoken: readonly Spoken[], size: number): number {
  const pieces = spoken.flatMap(({ units }) => piecesOf(units, size));
  return new Set(pieces).size / pieces.length;
}

/** Sentences that resemble one of another family, and those that are the same word for word, as shares. */
function duplicates(spoken: readonly Spoken[], language: Language) {
  const sentences = spoken.filter(({ text }) => text.length >= SENTENCE_FROM[language]);
  const pieces = sentences.map(({ units }) => [...new Set(piecesOf(units, 3))]);
  const holders = new Map<string, number[]>();
  const near = new Set<number>();
  const same = new Set<number>();
  const families = new Map<string, string>();
  for (const [index, { family, text }] of sentences.entries()) {
    const first = families.get(text);
    if (first !== undefined && first !== family) same.add(index);
    families.set(text, first ?? family);
    const shared = new Map<number, number>();
    for (const piece of pieces[index]!) {
      const known = holders.get(piece) ?? [];
      for (const other of known) shared.set(other, (shared.get(other) ?? 0) + 1);
      known.push(index);
      holders.set(piece, known);
    }
    for (const [other, count] of shared) {
      const union = pieces[index]!.length + pieces[other]!.length - count;
      if (count / union >= NEAR && sentences[other]!.family !== family) near.add(index);
    }
  }
  return { of: sentences.length, near: near.size / sentences.length, same: same.size / sentences.length };
}

/** How turns begin: the most frequent beginnings of two units, and how many there are to speak of (perplexity). */
function openings(spoken: readonly Spoken[]) {
  const counts = new Map<string, number>();
  for (const { units } of spoken) {
    if (units.length < 2) continue;
    const opening = units.slice(0, 2).join(' ');
    counts.set(opening, (counts.get(opening) ?? 0) + 1);
  }
  const all = [...counts.values()].reduce((sum, count) => sum + count, 0);
  const entropy = [...counts.values()].reduce((sum, count) => sum - (count / all) * Math.log(count / all), 0);
  const top = [...counts].sort((a, b) => b[1] - a[1]).slice(0, OPENINGS_SHOWN);
  return { top, all, effective: Math.exp(entropy) };
}

const corpus: Readonly<Record<Language, readonly LabelledConversation[]>> = {
  zh: readCorpus('zh'),
  en: readCorpus('en'),
};
const count = <Item>(items: readonly Item[], holds: (item: Item) => boolean) => items.filter(holds).length;
const turnsOf = (language: Language) => corpus[language].flatMap(({ turns }) => turns);
const judgedOf = (language: Language) => turnsOf(language).filter(({ labels }) => labels !== undefined);

const size = table(
  ['', ...LANGUAGES],
  [
    ['conversations', ...LANGUAGES.map((language) => corpus[language].length)],
    ['families', ...LANGUAGES.map((language) => new Set(corpus[language].map(({ family }) => family)).size)],
    ['turns', ...LANGUAGES.map((language) => turnsOf(language).length)],
    ['labelled turns', ...LANGUAGES.map((language) => judgedOf(language).length)],
    ['hard turns', ...LANGUAGES.map((language) => count(judgedOf(language), ({ hard }) => hard === true))],
    [
      'share of hard turns',
      ...LANGUAGES.map((language) =>
        percent(count(judgedOf(language), ({ hard }) => hard === true) / judgedOf(language).length),
      ),
    ],
    [
      'turns without a label',
      ...LANGUAGES.map((language) => count(judgedOf(language), ({ labels }) => labels!.length === 0)),
    ],
    ...(['train', 'dev', 'test'] as const).map((part) => [
      `conversations for ${part}`,
      ...LANGUAGES.map((language) => count(corpus[language], ({ family }) => partOf(family) === part)),
    ]),
    ...(['typed', 'spoken', 'email'] as const).map((style) => [
      `${style}, turns`,
      ...LANGUAGES.map((language) =>
        corpus[language]
          .filter((one) => one.style === style)
          .reduce((sum, { turns }) => sum + turns.length, 0),
      ),
    ]),
    ...RESOLUTIONS.map((resolution) => [
      resolution,
      ...LANGUAGES.map((language) => count(corpus[language], (one) => one.resolution === resolution)),
    ]),
    [
      'satisfaction 1 / 2 / 3 / 4 / 5',
      ...LANGUAGES.map((language) =>
        [1, 2, 3, 4, 5]
          .map((mark) => count(corpus[language], (one) => one.satisfaction === mark))
          .join(' / '),
      ),
    ],
  ],
);

const labels = table(
  ['label', ...LANGUAGES.flatMap((language) => [language, `${language}, hard`])],
  [...TURN_SIGNALS.customer, ...TURN_SIGNALS.agent].map((label) => [
    `\`${label}\``,
    ...LANGUAGES.flatMap((language) => {
      const with_ = judgedOf(language).filter((turn) => turn.labels!.includes(label));
      return [with_.length, count(with_, ({ hard }) => hard === true)];
    }),
  ]),
);
const emotions = table(
  ['emotion', ...LANGUAGES],
  EMOTIONS.map((emotion) => [
    `\`${emotion}\``,
    ...LANGUAGES.map((language) => count(turnsOf(language), (turn) => turn.emotion === emotion)),
  ]),
);
const domains = [...new Set(LANGUAGES.flatMap((language) => corpus[language].map(({ domain }) => domain)))];
const domainTable = table(
  ['domain (of 10 conversations and more)', ...LANGUAGES],
  domains
    .map((domain) => [
      domain,
      ...LANGUAGES.map((language) => count(corpus[language], (one) => one.domain === domain)),
    ])
    .sort((a, b) => Number(b[1]) + Number(b[2]) - Number(a[1]) - Number(a[2]))
    .filter(([, zh, en]) => Number(zh) + Number(en) >= 10),
);

const variety = LANGUAGES.map((language) => {
  const spoken = spokenIn(corpus[language], language);
  const { of, near, same } = duplicates(spoken, language);
  const { top, all, effective } = openings(spoken);
  return { language, spoken, of, near, same, top, all, effective };
});
const varied = table(
  ['', ...LANGUAGES],
  [
    ...[1, 2, 3, 4].map((size) => [
      `different pieces of ${size} ${size === 1 ? 'unit' : 'units'}, of all such pieces`,
      ...variety.map(({ spoken }) => distinct(spoken, size).toFixed(3)),
    ]),
    ['sentences compared', ...variety.map(({ of }) => of)],
    ['of them near-duplicates of one in another family', ...variety.map(({ near }) => percent(near, 2))],
    ['of them the same word for word', ...variety.map(({ same }) => percent(same, 2))],
    ['beginnings of two units in use (perplexity)', ...variety.map(({ effective }) => effective.toFixed(0))],
    [
      `share of turns with one of the ${OPENINGS_SHOWN} most frequent beginnings`,
      ...variety.map(({ top, all }) => percent(top.reduce((sum, [, times]) => sum + times, 0) / all, 1)),
    ],
    [
      'these beginnings',
      ...variety.map(({ top, language }) =>
        top
          .map(([opening, times]) => `${language === 'zh' ? opening.replaceAll(' ', '') : opening} ${times}`)
          .join(', '),
      ),
    ],
  ],
);

const domainsInAll = `${domains.length} domains by name, ${domains.length - (domainTable.split('\n').length - 2)} of them with fewer than 10 conversations.`;
const report = [
  size,
  labels,
  emotions,
  domainTable,
  domainsInAll,
  'A unit is a character in Chinese and a word in English, without punctuation.',
  varied,
].join('\n\n');
writeSection(new URL('corpus/README.md', import.meta.url), 'counts', report);
console.log(report);
