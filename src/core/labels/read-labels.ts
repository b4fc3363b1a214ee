import { SEVERITIES } from '../rules/model.ts';
import { parseScorecard } from '../scoring/parse-scorecard.ts';
import type { Criterion, Scorecard } from '../scoring/scorecard.ts';
import { FieldReader } from '../yaml/field-reader.ts';
import { readYaml, type YamlMap } from '../yaml/read-yaml.ts';
import type { CriterionLabel, LabelBook, OwnSignalLabel, RuleLabel, ScorecardLabel } from './label-book.ts';

interface WrittenFile {
  readonly path: string;
  readonly text: string;
}

const MAY_TELL_SIGNALS = /^["']?signals["']?\s*:/m;

/** Reads the names out of rulebooks that are active, and so known to be right. */
export function readLabels(files: readonly WrittenFile[]): LabelBook {
  const isScorecard = ({ path }: WrittenFile) =>
    path.slice(path.lastIndexOf('/') + 1).startsWith('scorecard');
  return {
    scorecards: files.filter(isScorecard).flatMap(({ text }) => {
      const { scorecard } = parseScorecard(text);
      return scorecard === null ? [] : [scorecardLabel(scorecard)];
    }),
    rules: files.filter((file) => !isScorecard(file)).flatMap(({ text }) => ruleLabels(text)),
    signals: files
      .filter(({ text }) => MAY_TELL_SIGNALS.test(text))
      .flatMap(({ text }) => signalLabels(text)),
  };
}

function scorecardLabel({ id, title, sections, ratings }: Scorecard): ScorecardLabel {
  const whole = sum(sections.map(({ weight }) => weight));
  return {
    id,
    title,
    ratings: ratings.map((rating) => ({ id: rating.id, title: rating.title })),
    sections: sections.map((section) => {
      const inside = sum(section.criteria.map(({ weight }) => weight));
      const share = whole === 0 || inside === 0 ? 0 : section.weight / whole / inside;
      return {
        id: section.id,
        title: section.title,
        criteria: section.criteria.map((criterion) => criterionLabel(criterion, criterion.weight * share)),
      };
    }),
  };
}

function criterionLabel({ id, title, options, advice, bonus }: Criterion, weight: number): CriterionLabel {
  return {
    id,
    title,
    weight,
    options: options
      .map((option) => ({ id: option.id, title: option.title, score: option.score }))
      .toSorted((a, b) => b.score - a.score),
    ...(bonus === undefined ? {} : { bonus }),
    ...(advice === undefined ? {} : { advice }),
  };
}

function ruleLabels(text: string): RuleLabel[] {
  return labelsUnder(text, 'rules', ruleLabel);
}

function signalLabels(text: string): OwnSignalLabel[] {
  return labelsUnder(text, 'signals', (read, signal) => {
    const id = signal.get('id');
    const title = signal.get('title');
    const name = id === undefined ? null : read.text(id.value);
    const words = title === undefined ? null : read.bilingual(title.value);
    return name === null || words === null ? null : { id: name, title: words };
  });
}

/** Only what things are called: to read what they look for takes much longer. */
function labelsUnder<Label>(
  text: string,
  key: 'rules' | 'signals',
  labelOf: (read: FieldReader, map: YamlMap) => Label | null,
): Label[] {
  const { root, problems } = readYaml(text);
  const read = new FieldReader(problems);
  const map = root === null ? null : read.map(root);
  const node = map === null ? undefined : read.optional(map, key);
  const list = node === undefined ? null : read.list(node);
  return (list?.items ?? []).flatMap((item) => {
    const one = read.map(item);
    return one === null ? [] : (labelOf(read, one) ?? []);
  });
}

function ruleLabel(read: FieldReader, rule: YamlMap): RuleLabel | null {
  const id = rule.get('id');
  const title = rule.get('title');
  const severity = rule.get('severity');
  const advice = rule.get('advice');
  const name = id === undefined ? null : read.text(id.value);
  const words = title === undefined ? null : read.bilingual(title.value);
  if (name === null || words === null) return null;
  const grave = severity === undefined ? null : read.oneOf(severity.value, SEVERITIES, words);
  const told = advice === undefined ? null : read.bilingual(advice.value);
  return { id: name, title: words, severity: grave ?? 'info', ...(told === null ? {} : { advice: told }) };
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0);
}
