import { expect, test } from 'vitest';
import { eachOnce } from './competency.ts';
import { defaultCompetencies } from './default-competencies.ts';
import { parseCompetencies } from './parse-competencies.ts';

test('the ready competencies can be read', () => {
  expect(defaultCompetencies().map(({ id }) => id)).toEqual([
    'empathy',
    'listening',
    'explanation',
    'problem-solving',
    'de-escalation',
    'compliance',
    'efficiency',
  ]);
});

test('what two rulebooks name alike is looked at once, as the first says', () => {
  const [empathy, listening] = defaultCompetencies();
  const other = { ...empathy!, title: { zh: '同理心', en: 'Sympathy' } };
  expect(eachOnce([empathy!, listening!, other])).toEqual([empathy, listening]);
});

test('everything that is wrong is told at once with its place and what was meant', () => {
  const { competencies, problems } = parseCompetencies(
    `competencies:
  - id: warmth
    title: { zh: 温度, en: Warmth }
    when: [angr]
    positive:
      - agent.empaty
      - { signal: agent.empathy, weight: 3 }
      - { criterion: general }
    negative:
      - { recovery: [anger] }
    praise: 好
  - id: warmth
    title: 温度
    praise: 好
    advice: 好
`,
    'competencies.yaml',
  );
  expect(competencies).toBeNull();
  expect(problems.map(({ code, line, column, hint }) => [code, line, column, hint?.en])).toEqual([
    ['missing-key', 2, 5, undefined],
    ['unknown-signal-or-situation', 4, 12, 'Did you mean anger?'],
    ['unknown-signal', 6, 9, 'Did you mean agent.empathy?'],
    ['wrong-value', 7, 42, undefined],
    ['bad-criterion', 8, 22, 'Write SCORECARD/CRITERION'],
    ['positive-only', 10, 21, 'A share below one half counts against by itself'],
    ['no-evidence', 12, 5, 'Name at least one signal or criterion'],
    ['duplicate-id', 12, 9, 'First on line 2'],
  ]);
});
