import type { Language } from '../conversation/schema.ts';
import type { WordCutter } from '../ports/words.ts';
import { membersOf, type Partition } from './communities.ts';
import { contrastingPhrases, type TopicPhrase } from './topic-words.ts';

export interface NamedFrom {
  /** Of each topic, best first. */
  readonly phrases: readonly (readonly TopicPhrase[])[];
  /** Texts of each topic, most typical first. */
  readonly texts: readonly (readonly string[])[];
  readonly headings: Partition;
  readonly language: Language;
  readonly cut: WordCutter;
}

export interface TopicNames {
  readonly topics: readonly string[];
  readonly paths: readonly (readonly string[])[];
}

const PHRASES_IN_NAME = 2;
/** A text that stands for a name where no phrase does is cut to so many characters. */
const LONGEST_QUOTE = 24;
const TEXTS_UNDER_HEADING = 60;

/** Names that no two topics share; headings are named by what sets them apart from each other. */
export function namesOf({ phrases, texts, headings, language, cut }: NamedFrom): TopicNames {
  const under = membersOf(headings);
  const headingTexts = under.map((topics) =>
    topics.flatMap((topic) => texts[topic]!.slice(0, TEXTS_UNDER_HEADING)),
  );
  const headingPhrases = under.length < texts.length ? contrastingPhrases(headingTexts, language, cut) : [];
  const topics = unique(phrases, texts, language);
  const headingNames = unique(headingPhrases, headingTexts, language);
  const paths = topics.map((name, topic) => {
    const heading = headings.of[topic]!;
    return under[heading]!.length > 1 ? [headingNames[heading]!, name] : [name];
  });
  return { topics, paths };
}

/** Two phrases each; those that would be called alike get more, at last a number. */
function unique(
  phrases: readonly (readonly TopicPhrase[])[],
  texts: readonly (readonly string[])[],
  language: Language,
): string[] {
  const taken = new Set<string>();
  const joint = language === 'zh' ? '、' : ', ';
  return phrases.map((own, place) => {
    const words = own.map(({ phrase }) => phrase);
    const quote = texts[place]![0] ?? '';
    if (words.length === 0)
      words.push(quote.length > LONGEST_QUOTE ? `${quote.slice(0, LONGEST_QUOTE)}…` : quote);
    let name = '';
    for (let count = Math.min(PHRASES_IN_NAME, words.length); count <= words.length; count++) {
      name = words.slice(0, count).join(joint);
      if (!taken.has(name)) break;
    }
    const plain = name;
    for (let number = 2; taken.has(name); number++) name = `${plain} (${number})`;
    taken.add(name);
    return name;
  });
}
