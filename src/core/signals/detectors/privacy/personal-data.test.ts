import { describe, expect, it } from 'vitest';
import type { Role } from '../../../conversation/schema.ts';
import { PatternSetBuilder } from '../../../text/pattern-set.ts';
import { TextView } from '../../../text/text-view.ts';
import type { UtteranceContext } from '../../detector.ts';
import { PRIVACY_DETECTORS } from './index.ts';

function detect(language: 'zh' | 'en', ...turns: readonly (readonly [Role, string])[]) {
  const patterns = new PatternSetBuilder();
  const detectors = PRIVACY_DETECTORS.map((factory) =>
    factory(patterns, { similarity: { id: 'none', compare: () => 0 } }),
  );
  const set = patterns.build();
  const runs = detectors.map((detector) => detector.start({ channel: 'chat', language, attributes: {} }));
  const history: UtteranceContext[] = [];
  return turns.flatMap(([role, text], index) => {
    const view = new TextView(text);
    const parts = [{ turn: index, offset: 0, length: text.length }];
    const context: UtteranceContext = {
      utterance: { index, role, text, parts },
      role,
      index,
      channel: 'chat',
      language,
      view,
      hits: set.scan(view),
      history: [...history],
      detections: [],
    };
    history.push(context);
    return runs.flatMap((run) =>
      run.utterance(context).map((found) => ({ ...found, text: text.slice(found.start, found.end) })),
    );
  });
}

describe('the detector of personal data', () => {
  it('gives every stretch with its kind and place in the original', () => {
    expect(detect('zh', ['customer', '好'], ['customer', '我叫陳麗華 \u200b13800138000'])).toMatchObject([
      { type: 'privacy.pii', utterance: 1, value: 'name', text: '陳麗華' },
      { type: 'privacy.pii', utterance: 1, value: 'mobile', text: '13800138000', start: 7, end: 18 },
    ]);
  });

  it('takes a bare reply for a name only where a name was asked for', () => {
    expect(detect('zh', ['agent', '请问您贵姓?'], ['customer', '诸葛']).map(({ text }) => text)).toEqual([
      '诸葛',
    ]);
    expect(detect('zh', ['agent', '怎么称呼您'], ['customer', '免贵姓何']).map(({ text }) => text)).toEqual([
      '何',
    ]);
    expect(detect('zh', ['agent', '还有别的吗'], ['customer', '何'])).toEqual([]);
    expect(detect('zh', ['customer', '请问您贵姓'], ['customer', '何'])).toEqual([]);
    const english = ['agent', 'May I have your name, please?'] as const;
    expect(detect('en', english, ['customer', 'thandiwe mokoena']).map(({ text }) => text)).toEqual([
      'thandiwe mokoena',
    ]);
    expect(detect('en', english, ['customer', 'why do you ask'])).toEqual([]);
  });
});
