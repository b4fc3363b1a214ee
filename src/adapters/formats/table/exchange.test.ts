import { describe, expect, it } from 'vitest';
import type { Conversation } from '#core/conversation/schema.ts';
import { codesOfWarnings, readAll, readGood } from '../fixtures/files.ts';

describe('a table with a row an exchange', () => {
  const said = (one: Conversation) =>
    one.turns.map(({ role, text, at }) => [role, text, ...(at === undefined ? [] : [at.slice(11)])]);

  it('has the words of both sides side by side', async () => {
    const content = [
      '会话ID,客服姓名,客户问题,客服回答,时间,业务',
      'c1,王芳,水壶漏水了,马上给您换,2026-01-05 09:00:00,售后',
      'c1,王芳,要寄回去吗,,2026-01-05 09:01:10,售后',
      'c2,李雷,,您好,2026-01-05 10:00:00,售前',
      'c1,王芳,,不用,2026-01-05 09:02:00,售后',
    ].join('\n');
    const [second, first] = await readGood('a.csv', content);
    expect(said(first!)).toEqual([
      ['customer', '水壶漏水了', '09:00:00'],
      ['agent', '马上给您换'],
      ['customer', '要寄回去吗', '09:01:10'],
      ['agent', '不用', '09:02:00'],
    ]);
    expect(first).toMatchObject({ id: 'c1', agent: { id: '王芳' }, attributes: { 业务: '售后' } });
    expect(said(second!)).toEqual([['agent', '您好', '10:00:00']]);
  });

  it('may say when each side spoke, and who answered first', async () => {
    const content =
      'ticket_id,question,asked_at,bot_reply,answer,answered_at\n7,Where is it?,2026-01-05 09:00:00,One moment.,On its way.,2026-01-05 09:03:00\n';
    expect((await readGood('a.csv', content)).map(said)).toEqual([
      [
        ['customer', 'Where is it?', '09:00:00'],
        ['bot', 'One moment.'],
        ['agent', 'On its way.', '09:03:00'],
      ],
    ]);
  });

  it('makes a conversation of each row without an id column, and says so once', async () => {
    const outcomes = await readAll('qa.tsv', '问题\t回答\n在吗\t在的\n发票呢\t已开\n');
    expect(outcomes.map((one) => one.ok && said(one.conversation))).toEqual([
      [
        ['customer', '在吗'],
        ['agent', '在的'],
      ],
      [
        ['customer', '发票呢'],
        ['agent', '已开'],
      ],
    ]);
    expect(codesOfWarnings(outcomes)).toEqual(['columns-guessed', 'no-id-column']);
  });

  it('can be said by the mapping, over a guess of rows that are turns', async () => {
    const content = 'id,speaker,text,A,B\n1,x,y,在吗,在的\n';
    const map = { 'turn.customer': 'A', 'turn.agent': 'B' };
    expect(await readGood('a.csv', content, { map })).toMatchObject([
      {
        turns: [{ role: 'customer', text: '在吗' }, { role: 'agent' }],
        attributes: { speaker: 'x', text: 'y' },
      },
    ]);
    const unknown = await readAll('a.csv', 'id,客户,客服\n1,在吗,在的\n');
    expect(JSON.stringify(unknown)).toContain('--map turn.customer=');
  });
});
