import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { ffmpegReader } from '#adapters/speech/ffmpeg-reader.ts';
import { openSilero } from '#adapters/speech/silero-activity.ts';
import { toldOfCall } from '#app/boot.ts';
import { Analyser } from '#core/analysis/analyser.ts';
import { parseRuleFile } from '#core/rules/parse-rule-file.ts';
import { parseScorecard } from '#core/scoring/parse-scorecard.ts';
import type { TurnSound } from '#core/speech/turn-sound.ts';
import { plant } from '../../../test/speech/planted-call.ts';
import { wavOf } from '../../../test/speech/write-audio.ts';
import { type HearingPorts, hearRecording } from './hear-recording.ts';

const RULES = `rules:
  - id: greets
    title: 问候
    find: { by: agent, says: [您好, hello] }
  - id: long-silence
    title: 长静默
    find: { signal: { type: speech.silence, over: 2500 } }
`;
const SCORECARD = `scorecard: call
title: 通话
version: "1"
sections:
  - id: all
    title: 全部
    weight: 100
    criteria:
      - { id: greets, title: 问候, weight: 1, answer: { rule: greets } }
      - { id: silence, title: 静默, weight: 1, answer: { rule: long-silence, fault: true } }
`;

let folder: string;
let ports: HearingPorts;
const sound = plant({
  durationMs: 13_000,
  turns: [
    { channel: 0, startMs: 300, endMs: 3000 },
    { channel: 1, startMs: 3300, endMs: 6000 },
    { channel: 0, startMs: 9000, endMs: 12_000 },
  ],
});

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tingzhen-hear-'));
  ports = { audio: ffmpegReader, activity: await openSilero(), told: toldOfCall };
});

async function heard(name: string, side?: object | string) {
  const file = join(folder, `${name}.wav`);
  await writeFile(file, wavOf(sound));
  if (side !== undefined) {
    await writeFile(join(folder, `${name}.json`), typeof side === 'string' ? side : JSON.stringify(side));
  }
  return hearRecording(file, {}, ports);
}

function analyse(outcome: Awaited<ReturnType<typeof heard>>, source = SCORECARD) {
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.problems));
  const { rules } = parseRuleFile(RULES, 'rules.yaml');
  const { scorecard, problems } = parseScorecard(source, 'scorecard.yaml');
  expect(problems).toEqual([]);
  const analysis = new Analyser({ rules, scorecards: [scorecard!] }).analyse(outcome.conversation);
  return { analysis, conversation: outcome.conversation, warnings: outcome.warnings };
}

describe('a recording without words', () => {
  it('becomes turns with times, speech signals with seconds, and words are not judged', async () => {
    const { analysis, conversation, warnings } = analyse(await heard('wordless'));
    expect(conversation).toMatchObject({ id: 'wordless', channel: 'voice' });
    expect(conversation.turns.map(({ role }) => role)).toEqual(['agent', 'customer', 'agent']);
    expect(warnings.map(({ code }) => code)).toEqual(['channels-assumed']);
    const silence = analysis.signals.find(({ type }) => type === 'speech.silence')!;
    expect(Math.abs(silence.startMs! - 6000)).toBeLessThan(250);
    expect(Math.abs(silence.endMs! - 9000)).toBeLessThan(250);
    expect(Math.abs(analysis.metrics.talkMs!['agent']! - 5700)).toBeLessThan(400);
    expect(
      analysis.signals.filter(({ type }) => !type.startsWith('speech.')).map(({ type }) => type),
    ).toEqual(['conversation.response_latency']);
    const answers = analysis.evaluations[0]!.answers;
    expect(answers.map(({ answer }) => answer)).toEqual(['not_evaluated', 'no']);
    expect(answers[0]!.reason!.en).toContain('no recogniser');
  });
});

describe('a recording with a transcript beside it', () => {
  it('is not judged by words that were hardly understood, where the scorecard wishes so', async () => {
    const side = (confidence: number) => ({
      segments: [{ start: 0.3, end: 3, text: '您好，这里是客服中心。', speaker: 'agent', confidence }],
    });
    const strict = SCORECARD.replace('answer: { rule: greets }', 'min_heard: 0.7, answer: { rule: greets }');
    const answerAt = async (confidence: number) =>
      analyse(await heard(`sure-${confidence}`, side(confidence)), strict).analysis.evaluations[0]!
        .answers[0];
    expect(await answerAt(0.62)).toMatchObject({
      answer: 'insufficient_evidence',
      evidence: [{ heard: 0.62 }],
    });
    expect(await answerAt(0.9)).toMatchObject({ answer: 'yes' });
  });

  it('is judged like a chat, and tells how sure its words are', async () => {
    const { analysis, conversation } = analyse(
      await heard('worded', {
        id: 'c-9',
        agent: { id: 'A7' },
        segments: [
          { start: 0.3, end: 3, text: '您好，这里是客服中心。', speaker: 'agent', confidence: 0.62 },
          {
            start: 3.3,
            end: 6,
            text: '我的宽带又断了，太让人失望了！',
            speaker: 'customer',
            confidence: 0.95,
          },
          { start: 9, end: 12, text: '非常抱歉，我马上帮您安排师傅。', speaker: 'agent' },
        ],
      }),
    );
    expect(conversation).toMatchObject({ id: 'c-9', agent: { id: 'A7' } });
    expect(analysis.evaluations[0]!.answers.map(({ answer }) => answer)).toEqual(['yes', 'no']);
    const [evidence] = analysis.evaluations[0]!.answers[0]!.evidence;
    expect(evidence).toMatchObject({ text: '您好', heard: 0.62, startMs: 300 });
    expect(analysis.signals.map(({ type }) => type)).toEqual(
      expect.arrayContaining([
        'speech.silence',
        'agent.greeting',
        'customer.explicit_complaint',
        'agent.apology',
      ]),
    );
  });

  it('knows the agent by what is said, also on the second channel', async () => {
    const { conversation, warnings } = analyse(
      await heard('turned', {
        segments: [
          { start: 0.3, end: 3, text: '喂，你好，我上周订的包裹还没到。', channel: 0 },
          { start: 3.3, end: 6, text: '您好，这里是飞燕快递，请问有什么可以帮您？', channel: 1 },
          { start: 9, end: 12, text: '那你帮我看看到哪里了。', channel: 0 },
        ],
      }),
    );
    expect(conversation.turns.map(({ role }) => role)).toEqual(['customer', 'agent', 'customer']);
    expect(warnings).toEqual([]);
  });

  const roled = (...segments: readonly (readonly [number, number, string, number?])[]) => ({
    segments: segments.map(([start, end, speaker, channel]) => ({
      ...{ start, end, speaker, text: '好的。' },
      ...(channel === undefined ? {} : { channel }),
    })),
  });

  it.each([
    ['the channel that sounds meanwhile', roled([0.3, 3, '客户'], [3.3, 6, '客服'], [9, 12, '客户'])],
    [
      'the channel that stands beside them',
      roled([0.3, 3, '客户', 0], [3.3, 6, '客服', 1], [9, 12, '客户', 0]),
    ],
  ])('is measured where each role is heard, by %s', async (how, side) => {
    const { conversation, warnings } = analyse(await heard(`roled-${how.length}`, side));
    const sounds = conversation.turns.map(({ role, attributes }) => [
      role,
      (attributes!['sound'] as TurnSound).channel,
      (attributes!['sound'] as TurnSound).levelDb! > -40,
    ]);
    expect(sounds).toEqual([
      ['customer', 0, true],
      ['agent', 1, true],
      ['customer', 0, true],
    ]);
    expect(warnings).toEqual([]);
  });

  it('says so where its roles do not tell which channel is whose', async () => {
    const mixed = roled([0.3, 3, '客服'], [3.3, 6, '客服'], [9, 12, '客户'], [3.3, 6, '客户']);
    const { warnings } = analyse(await heard('mixed-roles', mixed));
    expect(warnings.map(({ code }) => code)).toEqual(['channels-assumed']);
  });

  it('goes to whoever is heard where it calls both channels one', async () => {
    const { conversation } = analyse(
      await heard('mixed', {
        segments: [
          { start: 0.3, end: 3, text: '您好，这里是飞燕快递，请问有什么可以帮您？', channel: 0 },
          { start: 3.3, end: 6, text: '喂，你好，我上周订的包裹还没到。', channel: 0 },
          { start: 9, end: 12, text: '好的，我帮您看看。', channel: 0 },
        ],
      }),
    );
    expect(conversation.turns.map(({ role }) => role)).toEqual(['agent', 'customer', 'agent']);
  });

  it('is the call that a file beside it tells of, also where nobody wrote down the words', async () => {
    const { conversation } = analyse(
      await heard('told', { id: 'c-7', agent: { id: 'A7' }, attributes: { queue: 'billing' } }),
    );
    expect(conversation).toMatchObject({
      id: 'c-7',
      agent: { id: 'A7' },
      attributes: { queue: 'billing', sound: { words: 'none' } },
    });
    expect(conversation.turns.length).toBeGreaterThan(1);
  });

  it('is refused where the transcript cannot be used', async () => {
    for (const [name, side] of [
      ['broken', '{"segments": ['],
      ['other', { price: 3 }],
    ] as const) {
      const outcome = await heard(name, side);
      expect(outcome.ok ? 'heard' : outcome.problems[0]!.code).toBe('bad-transcript');
    }
  });
});
