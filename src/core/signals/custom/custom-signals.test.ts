import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Analyser } from '#core/analysis/analyser.ts';
import { spokenConversation } from '#core/analysis/spoken.ts';
import type { Conversation } from '#core/conversation/schema.ts';
import { hashedNgrams } from '../../../../test/suites/hashed-ngrams.ts';
import { customDetector } from './custom-detector.ts';
import type { CustomSignal } from './definition.ts';
import { fitSignal } from './fit-signal.ts';
import { centred } from './head.ts';
import { leastSquares } from './least-squares.ts';
import { parseSignalFile } from './parse-signal-file.ts';
import { shortReport } from './short-report.ts';
import { bestThreshold } from './threshold.ts';

const FILE = `signals:
  - id: custom.wants_callback
    title: { zh: 要求回电, en: Wants to be called back }
    by: customer
    examples:
      zh:
        - 你们能给我回个电话吗
        - 让负责人给我打电话
        - 麻烦明天打电话给我
        - 能不能找人给我打个电话
        - 请你们经理给我来个电话
        - 晚点给我打电话
        - 处理好了给我打个电话
        - 什么时候有人给我打电话
        - 安排专员给我来电话
        - 我留个号码你们打电话给我
    counter_examples:
      zh: [我换了电话号码, 你们电话是多少]
`;

const model = hashedNgrams();
const read = (source: string) => {
  const { signals, problems } = parseSignalFile(source, 'signals.yaml');
  expect(problems).toEqual([]);
  return signals[0]!;
};
const withExamples = (examples: readonly string[], counterExamples: readonly string[] = []): CustomSignal => {
  const written = (texts: readonly string[]) =>
    texts.map((text, index) => ({ text, line: index + 1, column: 1 }));
  return {
    id: 'custom.x',
    title: { zh: '', en: '' },
    by: ['customer'],
    examples: { zh: written(examples) },
    counterExamples: { zh: written(counterExamples) },
    line: 1,
  };
};
const codes = ({ problems }: { readonly problems: readonly { readonly code: string }[] }) =>
  problems.map(({ code }) => code);

describe('a signal told by examples', () => {
  test('is heard in sentences like them, and in no others', async () => {
    const fitted = await fitSignal(read(FILE), model);
    const analyser = new Analyser({ detectors: [customDetector([fitted])] });
    const conversation: Conversation = {
      id: 'c',
      channel: 'chat',
      language: 'zh',
      turns: [
        { role: 'customer', text: '我的快递到哪了' },
        { role: 'agent', text: '麻烦您晚点给我打电话' },
        { role: 'customer', text: '你们给我打个电话' },
      ],
    };
    const [reading] = await model.read([spokenConversation(conversation)]);
    const { signals } = analyser.analyse(conversation, reading);
    expect(signals).toMatchObject([
      { type: 'custom.wants_callback', turn: 2, start: 0, end: 8, detector: 'examples' },
    ]);
    expect(signals[0]!.confidence).toBeGreaterThan(0.5);
    expect(analyser.analyse(conversation).signals).toEqual([]);
  });

  test('says how well sentences are recognised that were left out', async () => {
    const { reports } = await fitSignal(read(FILE), model);
    const [{ precision, recall, f1, examples, distinctExamples, ordinary, sentences, precisionInUse }] =
      reports as [(typeof reports)[0]];
    expect([examples, distinctExamples, ordinary]).toEqual([10, 10, 104]);
    expect(recall).toBeGreaterThanOrEqual(0.8);
    expect(f1).toBeCloseTo((2 * precision! * recall) / (precision! + recall));
    expect(precisionInUse).toBeLessThan(precision!);
    expect(sentences).toHaveLength(116);
  });

  test('of which there is too little to go by says so', async () => {
    const few = await fitSignal(withExamples(['要发票', '开票', '发票抬头', '票据', '补一张票']), model);
    expect(codes(few)).toContain('few-examples');
    const alike = await fitSignal(
      withExamples(['我要开发票', '我要开发票。', '我要开发票啊', '我要开发票了', '给我来个电话']),
      model,
    );
    expect(codes(alike)).toContain('examples-too-alike');
    const loose = ['今天下雨', '买三斤苹果', '打印机坏了', '学费多少', '蓝色好看', '船几点开'];
    expect(codes(await fitSignal(withExamples(loose), model))).toContain('examples-too-loose');
  });

  test('by five near copies of one sentence is heard in that sentence, not in everyday ones', async () => {
    const copies = ['我要开发票', '我要开发票。', '我要开发票啊', '我要开发票了', '我要开发票哦'];
    const fitted = await fitSignal(withExamples(copies, ['发票我收到了', '发票抬头错了']), model);
    expect(fitted.reports[0]).toMatchObject({ distinctExamples: 1, ordinaryTaken: 0 });
    expect(codes(fitted)).toEqual(['examples-too-alike']);
    expect(shortReport(fitted).languages[0]!.misjudged).toEqual([]);
    const analyser = new Analyser({ detectors: [customDetector([fitted])] });
    const turns = ['你好，在吗', '我要开发票呀', '蓝色的还有货吗', '快递到哪了'];
    const conversation: Conversation = {
      ...{ id: 'c', channel: 'chat', language: 'zh' },
      turns: turns.map((text) => ({ role: 'customer', text })),
    };
    const [reading] = await model.read([spokenConversation(conversation)]);
    expect(analyser.analyse(conversation, reading).signals.map(({ turn }) => turn)).toEqual([1]);
  });

  test('with many counter-examples that are taken says it once', async () => {
    const examples = read(FILE).examples.zh!.map(({ text }) => text);
    const counters = ['你们给我打电话了吗', '昨天给我打电话的人是谁', '谁给我打的电话'];
    const { problems } = await fitSignal(withExamples(examples, counters), model);
    expect(problems).toMatchObject([
      {
        ...{ code: 'counter-example-taken', line: 1 },
        message: { en: expect.stringContaining('and 2 more') },
      },
    ]);
  });

  test('whose examples contradict says where', async () => {
    const fitted = await fitSignal(
      withExamples(
        ['给我回电话好吗', '让他打给我', '请回我电话', '打电话给我', '来个电话'],
        ['给我回电话好吗?'],
      ),
      model,
    );
    expect(fitted.problems).toContainEqual(expect.objectContaining({ code: 'examples-contradict', line: 1 }));
  });

  test('in a language without a model is told, not heard', async () => {
    const fitted = await fitSignal(read(FILE), hashedNgrams(['en']));
    expect([fitted.heads, codes(fitted)]).toEqual([[], ['no-model']]);
  });
});

describe('a signal file', () => {
  test.each([
    ['id: custom.wants_callback', 'id: Wants Callback', 'bad-id', 2],
    ['by: customer', 'by: customr', 'unknown-role', 4],
    ['[我换了电话号码, 你们电话是多少]', '[晚点给我打电话]', 'examples-contradict', 18],
    ['counter_examples', 'counter_example', 'unknown-key', 17],
  ])('with %s written as %s is refused with the place', (written, instead, code, line) => {
    const { problems, signals } = parseSignalFile(FILE.replace(written, instead), 'signals.yaml');
    expect(problems).toContainEqual(
      expect.objectContaining({ code, line, severity: 'error', file: 'signals.yaml' }),
    );
    if (code !== 'unknown-key') expect(signals).toEqual([]);
  });

  test('with four examples is refused', () => {
    const { problems } = parseSignalFile(
      'signals:\n  - { id: custom.x, title: X, examples: { zh: [一, 二, 三, 四] } }\n',
    );
    expect(codes({ problems })).toEqual(['too-few-examples']);
  });
});

describe('least squares', () => {
  const vectors = ['甲乙', '甲丙', '乙丙丁', '戊己', '己庚', '庚辛戊', '甲乙丙'];
  const targets = [1, 1, 1, -1, -1, -1, 1];
  const weights = [2, 1, 1, 1, 3, 1, 1];

  test('tell what a point would have got without its group as if it had been fitted without it', async () => {
    const points = centred(await model.embed(vectors, 'zh'), new Float32Array(256));
    const groups = [[0, 6], [1], [2], [3], [4], [5]];
    const { leftOut } = leastSquares(points, targets, weights, groups, 0.5);
    for (const group of groups) {
      const kept = points.map((_, index) => index).filter((index) => !group.includes(index));
      const pick = <T>(from: readonly T[]) => kept.map((index) => from[index]!);
      const alone = kept.map((_, index) => [index]);
      const fit = leastSquares(pick(points), pick(targets), pick(weights), alone, 0.5);
      for (const index of group) {
        const score = points[index]!.reduce((sum, value, k) => sum + value * fit.weights[k]!, fit.offset);
        expect(leftOut[index]).toBeCloseTo(score, 6);
      }
    }
  });
});

test('a threshold lies half way between what counts and what does not', () => {
  const points = [
    { score: 0.9, holds: true, weight: 1 },
    { score: 0.5, holds: true, weight: 1 },
    { score: 0.1, holds: false, weight: 1 },
  ];
  expect(bestThreshold(points)).toBeCloseTo(0.3);
  expect(bestThreshold(points.map((point) => ({ ...point, weight: point.holds ? 1 : 9 })))).toBeCloseTo(0.3);
});

test('no threshold takes most of what does not hold, and where the scores tell nothing there is none', () => {
  const scored = fc.array(
    fc.record({
      score: fc.integer({ min: -10, max: 10 }),
      holds: fc.boolean(),
      weight: fc.constant(1),
    }),
  );
  fc.assert(
    fc.property(scored, (points) => {
      const threshold = bestThreshold(points);
      if (threshold === undefined) return;
      const taken = points.filter(({ score }) => score >= threshold);
      const wrong = points.filter(({ holds }) => !holds).length;
      expect(taken.some(({ holds }) => holds)).toBe(true);
      expect(taken.filter(({ holds }) => !holds).length).toBeLessThanOrEqual(0.1 * wrong);
    }),
  );
  const below = Array.from({ length: 20 }, (_, index) => ({
    score: index / 20,
    holds: index < 5,
    weight: 1,
  }));
  expect(bestThreshold(below)).toBeUndefined();
});
