import { describe, expect, it } from 'vitest';
import { centresOf, mattersOf, topicsUnder } from './matters.ts';
import { type Topic, topicOf } from './topic.ts';

const side = (language: 'zh' | 'en', heading: string | undefined, name: string, size: number) => ({
  language,
  name,
  path: heading === undefined ? [name] : [heading, name],
  size,
  phrases: [],
  quotes: [],
});
const card = topicOf('card', [side('zh', '银行卡', '吞卡', 30), side('en', 'cards', 'card kept', 20)]);
const pin = topicOf('pin', [side('en', 'cards', 'PIN', 18), side('zh', '银行卡', '密码', 12)]);
const limit = topicOf('limit', [side('zh', '银行卡', '限额', 9)]);
const fee = topicOf('fee', [side('en', 'cards', 'yearly fee', 8)]);
const parcel = topicOf('parcel', [side('zh', undefined, '快递', 40)]);

describe('matters of topics in two languages', () => {
  it('stand under one heading where both languages put most of them under one, named in both', () => {
    const [heading, ...rest] = mattersOf([parcel, card, pin, limit, fee]);
    expect(heading).toMatchObject({ id: 'h-card', name: '银行卡', names: { zh: '银行卡', en: 'cards' } });
    expect(heading!.topics.map(({ id }) => id)).toEqual(['card', 'pin', 'limit', 'fee']);
    expect(rest.map(({ id, names }) => [id, names?.en])).toEqual([
      ['parcel', undefined],
      ['card', 'card kept'],
      ['pin', 'PIN'],
      ['limit', undefined],
      ['fee', undefined],
    ]);
    expect(topicsUnder([parcel, card, pin, limit, fee], 'h-card')).toEqual(['card', 'pin', 'limit', 'fee']);
  });

  it('stay under two headings where few of their topics are one', () => {
    const alone = ['a', 'b', 'c'].flatMap((id) => [
      topicOf(`${id}-zh`, [side('zh', '银行卡', id, 5)]),
      topicOf(`${id}-en`, [side('en', 'cards', id, 5)]),
    ]);
    const headings = mattersOf([card, ...alone]).filter(({ id }) => id.startsWith('h-'));
    expect(headings.map(({ name, topics }) => [name, topics.length])).toEqual([
      ['银行卡', 4],
      ['cards', 3],
    ]);
  });

  it('lie in the middle of each language by itself, whatever the widths of their vectors', () => {
    const anchor = (...values: number[]) => ({ centre: Float32Array.from(values), limit: 0 });
    const both: Topic = topicOf('card', [
      { ...side('zh', undefined, '吞卡', 30), anchor: anchor(1, 0, 0) },
      { ...side('en', undefined, 'card kept', 20), anchor: anchor(0, 1) },
    ]);
    const only: Topic = topicOf('pin', [{ ...side('zh', undefined, '密码', 30), anchor: anchor(0, 1, 0) }]);
    const [zh, en] = centresOf({ id: 'h', name: '', topics: [both, only] });
    expect([zh!.size, en!.size]).toEqual([60, 20]);
    expect([...zh!.centre]).toEqual([expect.closeTo(Math.SQRT1_2), expect.closeTo(Math.SQRT1_2), 0]);
    expect([...en!.centre]).toEqual([0, 1]);
  });
});
