import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { hasModel, MODELS } from '#adapters/language/test-models.ts';
import { openTopicsThread } from './topics-thread.ts';

describe('the thread of topics', () => {
  test('knows no vectors without a model', async () => {
    const thread = openTopicsThread('off');
    expect(await thread.embed(['还没发货'], 'zh')).toBeNull();
    await thread.close();
  });

  test.skipIf(!hasModel('zh'))('can be closed while it embeds', async () => {
    const thread = openTopicsThread(MODELS);
    expect(await thread.embed(['还没发货'], 'zh')).toHaveLength(1);
    const many = Array.from(
      { length: 20_000 },
      (_, at) => `请问第${at}个包裹到哪里了，为什么还没有人联系我？`,
    );
    const told = expect(thread.embed(many, 'zh')).rejects.toThrow();
    await pause(300);
    await thread.close();
    await told;
  });
});
