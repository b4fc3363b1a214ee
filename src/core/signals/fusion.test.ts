import { describe, expect, test } from 'vitest';
import { Analyser } from '../analysis/analyser.ts';
import type { Conversation } from '../conversation/schema.ts';
import type { ConversationReading, UtteranceReading } from '../ports/language-model.ts';
import { EMOTIONS, type Emotion, type KnownSignalType, RESOLUTIONS, type Resolution } from './catalogue.ts';
import type { FusionWeights } from './fusion-weights.ts';

type Heard = Partial<Record<KnownSignalType, number>>;

const conversation: Conversation = {
  id: 'c',
  channel: 'chat',
  language: 'zh',
  turns: [
    { role: 'agent', text: '您好，这个没有办法，这是公司规定' },
    { role: 'customer', text: '我要投诉你们，那就这样，明天再说' },
  ],
};

function utterance(
  signals: Heard,
  emotion?: Emotion,
  passage?: { start: number; end: number },
): UtteranceReading {
  const share = (one: Emotion) => (one === emotion ? 0.93 : 0.01);
  return {
    model: 'listener-1',
    signals: new Map(Object.entries(signals) as [KnownSignalType, number][]),
    emotion: emotion && new Map(EMOTIONS.map((one) => [one, share(one)])),
    vector: new Float32Array(4),
    isFull: true,
    evidence: () => passage,
  };
}

function reading(
  agent: UtteranceReading,
  customer: UtteranceReading,
  resolution: Resolution = 'partly',
): ConversationReading {
  return {
    model: 'listener-1',
    utterances: [agent, customer],
    resolution: new Map(RESOLUTIONS.map((one) => [one, one === resolution ? 0.98 : 0.01])),
    satisfaction: 1.5,
  };
}

const QUIET = utterance({ 'agent.policy_wall': 0.001, 'agent.greeting': 0.001 });
const plain = new Analyser();
const analyse = (heard: ConversationReading, fusion?: FusionWeights) =>
  (fusion === undefined ? plain : new Analyser({ fusion })).analyse(conversation, heard);
const found = (heard: ConversationReading, type: KnownSignalType, fusion?: FusionWeights) =>
  analyse(heard, fusion).signals.find((signal) => signal.type === type);

/** What is told of a single turn of which the model hears everything with one probability. */
function toldOf(role: 'agent' | 'customer', text: string, type: KnownSignalType, probability = 0.001) {
  return plain
    .analyse(
      { id: 'c', channel: 'chat', turns: [{ role, text }] },
      { ...reading(QUIET, QUIET), utterances: [utterance({ [type]: probability })] },
    )
    .signals.find((signal) => signal.type === type);
}

describe('a model and the lexicons together', () => {
  test('report what the model hears beyond words, at the passage that it names', () => {
    const customer = utterance({ 'customer.churn_intent': 0.9 }, 'anger', { start: 7, end: 11 });
    expect(found(reading(QUIET, customer), 'customer.churn_intent')).toEqual({
      type: 'customer.churn_intent',
      turn: 1,
      start: 7,
      end: 11,
      confidence: 0.9,
      detector: 'listener-1+lexicon',
    });
  });

  test('keep quiet of words that the model knows to mean nothing here', () => {
    const alone = plain.analyse(conversation).signals.map(({ type }) => type);
    expect(alone).toContain('agent.policy_wall');
    expect(found(reading(QUIET, utterance({})), 'agent.policy_wall')).toBeUndefined();
  });

  test('take nothing from words that say it definitely, and nothing else for definite', () => {
    expect(
      toldOf('agent', 'How many times do I have to tell you? The blue one.', 'agent.impatience'),
    ).toBeDefined();
    expect(toldOf('customer', '明天就要开庭，材料还没到，急死了', 'customer.urgency')).toBeDefined();
    expect(toldOf('customer', '别急死了，慢慢来，不着急', 'customer.urgency')).toBeUndefined();
    expect(
      toldOf('customer', "I'm calling my lawyer if the roof isn't fixed.", 'customer.escalation_threat'),
    ).toBeDefined();
    // The detectors hear a threat in it, but in no definite words: the model may take it back.
    const doubtful = '那我就走法律程序了';
    const alone = plain.analyse({
      id: 'c',
      channel: 'chat',
      turns: [{ role: 'customer', text: doubtful }],
    });
    expect(alone.signals.map(({ type }) => type)).toContain('customer.escalation_threat');
    expect(toldOf('customer', doubtful, 'customer.escalation_threat')).toBeUndefined();
    // Where the model hears it more surely than the words, its word is taken.
    const sure = toldOf('customer', '急死了，快帮我查一下', 'customer.urgency', 0.9999)!;
    expect(sure.confidence).toBeGreaterThan(0.99);
  });

  test.each([
    ['customer.escalation_threat', '等着收律师函吧'],
    ['customer.escalation_threat', '再这样我就去12315投诉'],
    ['customer.escalation_threat', "I'll take legal action."],
    ['customer.escalation_threat', 'I insist on speaking to your manager'],
    ['customer.explicit_complaint', '我要投诉你们客服'],
    ['customer.explicit_complaint', '你们互相踢皮球'],
    ['customer.explicit_complaint', "I'm absolutely fed up"],
    ['customer.churn_intent', "I'd like to cancel my subscription"],
    ['customer.churn_intent', "You've lost a customer."],
    ['customer.churn_intent', '那我换别家了'],
    ['customer.urgency', '我被困在电梯里了'],
    ['customer.urgency', "There's a gas leak in the kitchen"],
    ['customer.abuse', '王八蛋'],
    ['customer.abuse', 'piss off'],
    ['customer.confusion', '我听得一头雾水'],
    ['agent.ownership', '这是我们的责任'],
    ['agent.deflection', "That's not my department."],
  ] as const)('hear %s in the plain words “%s”, whatever the model makes of them', (type, text) => {
    const role = type.startsWith('agent') ? 'agent' : 'customer';
    expect(toldOf(role, text, type)).toBeDefined();
  });

  test.each([
    ['customer.escalation_threat', "I'm going to sue my landlord"],
    ['customer.explicit_complaint', '垃圾服务费怎么交'],
    ['customer.churn_intent', '给我拆机检查一下'],
    ['customer.churn_intent', 'I want to cancel my subscription on the tablet only'],
    ['customer.abuse', 'the screen is pissed off again'],
  ] as const)('hear no %s in “%s”', (type, text) => {
    expect(toldOf('customer', text, type)).toBeUndefined();
  });

  test('point at the words of the lexicon where it has some', () => {
    const agent = utterance({ 'agent.policy_wall': 0.95 }, undefined, { start: 0, end: 3 });
    const wall = found(reading(agent, utterance({})), 'agent.policy_wall')!;
    expect(conversation.turns[0]!.text.slice(wall.start, wall.end)).toContain('没有办法');
  });

  test('follow the coefficients and the threshold of the language', () => {
    const customer = utterance({ 'customer.urgency': 0.6 });
    const weights = (threshold: number): FusionWeights => ({
      zh: { signals: { 'customer.urgency': { model: 2, lexicon: 1, bias: 0, threshold } } },
    });
    // 2 · ln(0.6 / 0.4) is a probability of 0.692.
    expect(found(reading(QUIET, customer), 'customer.urgency', weights(0.65))?.confidence).toBe(0.692);
    expect(found(reading(QUIET, customer), 'customer.urgency', weights(0.7))).toBeUndefined();
  });

  test('take less for a fault what answers a calm request or a question where to turn, as far as the weights say', () => {
    const deflection = { model: 1, lexicon: 0, bias: 0, threshold: 0.5, calmRequest: -1, asksWhere: -2 };
    const knowing = new Analyser({ fusion: { zh: { signals: { 'agent.deflection': deflection } } } });
    const isTold = (analyser: Analyser, question: string, asks: number) =>
      analyser
        .analyse(
          {
            id: 'c',
            channel: 'chat',
            language: 'zh',
            turns: [
              { role: 'customer', text: question },
              { role: 'agent', text: '您去总店吧' },
            ],
          },
          {
            ...reading(QUIET, QUIET),
            utterances: [
              utterance({ 'customer.request_info': asks }, 'neutral'),
              utterance({ 'agent.deflection': 0.7 }),
            ],
          },
        )
        .signals.some(({ type }) => type === 'agent.deflection');
    expect(isTold(plain, '今天开门吗', 0.95)).toBe(true);
    expect(isTold(knowing, '今天开门吗', 0.95)).toBe(false);
    expect(isTold(knowing, '推荐一家店', 0.05)).toBe(false);
    expect(isTold(knowing, '又没开门', 0.05)).toBe(true);
  });

  test('let the likelier of two stand that exclude each other', () => {
    const customer = utterance({
      'customer.implicit_dissatisfaction': 0.7,
      'customer.explicit_complaint': 0.95,
      'customer.request_info': 0.6,
      'customer.repeat_question': 0.9,
    });
    const types = analyse(reading(QUIET, customer)).signals.map(({ type }) => type);
    expect(types).toContain('customer.explicit_complaint');
    expect(types).not.toContain('customer.implicit_dissatisfaction');
    expect(types).toContain('customer.repeat_question');
    expect(types).not.toContain('customer.request_info');
  });

  test('tell one emotion for a customer turn', () => {
    const heard = reading(QUIET, utterance({}, 'disappointment'));
    const emotions = analyse(heard).signals.filter(({ type }) => type === 'customer.emotion');
    expect(emotions).toMatchObject([{ value: 'disappointment', detector: 'listener-1+lexicon' }]);
    const bias = { zh: { emotion: { model: 1, lexicon: 0, bias: { neutral: 9 } } } };
    expect(found(heard, 'customer.emotion', bias)?.value).toBe('neutral');
  });

  test('tell outcomes from what is heard in each turn and in the whole, and name the contributions', () => {
    const heard = reading(QUIET, utterance({ 'customer.resolved_ack': 0.97 }, 'satisfaction'), 'resolved');
    const labels = (type: KnownSignalType, of: ConversationReading) =>
      found(of, type)!.because!.map(({ label }) => label);
    expect(found(heard, 'conversation.resolution')!.value).toBe('resolved');
    expect(labels('conversation.resolution', heard)).toContain('listener-1');
    expect(labels('conversation.satisfaction', heard)).toContain('listener-1');
    const unhappy = reading(QUIET, utterance({ 'customer.churn_intent': 0.97 }, 'anger'), 'resolved');
    expect(labels('conversation.satisfaction', unhappy)).not.toEqual(
      labels('conversation.satisfaction', heard),
    );
  });

  test('leave what no model speaks of as it is, and change nothing where none reads along', () => {
    const quiet = analyse({ ...reading(QUIET, QUIET), utterances: [] }).signals;
    const without = plain.analyse(conversation);
    expect(quiet.filter(({ type }) => !type.startsWith('conversation.'))).toEqual(
      without.signals.filter(({ type }) => !type.startsWith('conversation.')),
    );
    expect(new Analyser({ fusion: { zh: {} } }).analyse(conversation)).toEqual(without);
  });
});
