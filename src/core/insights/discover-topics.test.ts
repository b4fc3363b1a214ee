import { describe, expect, it } from 'vitest';
import { plantTopics } from '../../../test/insights/planted-topics.ts';
import { discoverTopics } from './discover-topics.ts';

const cut = (text: string) => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];

const MATTERS = [
  ['my card was swallowed by the machine', 'the machine kept my card', 'card stuck in the cash machine'],
  ['the parcel has not arrived', 'where is my parcel', 'parcel is late again'],
  ['I forgot my password', 'password reset does not work', 'the password is not accepted'],
];
const SIZE = 24;

function planted() {
  const { vectors } = plantTopics([SIZE, SIZE, SIZE], 0);
  const texts = vectors.map((_, i) => {
    const said = MATTERS[Math.floor(i / SIZE)]!;
    return `${said[i % said.length]!} ${'abcdefghijklmnopqrstuvwx'[i % SIZE]}`;
  });
  return { texts, vectors };
}

describe('discoverTopics', () => {
  it('names topics by what sets them apart and quotes what was said', () => {
    const { topics, of } = discoverTopics({ ...planted(), language: 'en' }, { cut });
    expect(topics.map(({ size }) => size)).toEqual([SIZE, SIZE, SIZE]);
    const nameOf = (text: number) => topics[of[text]!]!.name;
    expect(nameOf(0)).toContain('card');
    expect(nameOf(SIZE)).toContain('parcel');
    expect(nameOf(2 * SIZE)).toContain('password');
    expect(topics.every(({ quotes, path, name }) => quotes.length === 3 && path.at(-1) === name)).toBe(true);
  });

  it('tells nothing in names, phrases and quotes of what is to be hidden', () => {
    const { texts, vectors } = planted();
    const signed = texts.map((text, i) => (i < SIZE ? `${text} Rosamund Clay` : text));
    const hide = (text: string) => text.replace('Rosamund Clay', '*************');
    const told = (topics: readonly object[]) => JSON.stringify(topics).toLowerCase();
    const open = discoverTopics({ texts: signed, vectors, language: 'en' }, { cut });
    expect(told(open.topics)).toContain('rosamund');
    const hidden = discoverTopics({ texts: signed, vectors, language: 'en' }, { cut, hide });
    expect(told(hidden.topics)).not.toContain('rosamund');
    expect(hidden.topics.map(({ id }) => id)).toEqual(open.topics.map(({ id }) => id));
  });

  it('counts ten thousand copies as ten thousand, and leaves empty texts out', () => {
    const { texts, vectors } = planted();
    const flood = 10_000;
    const zero = vectors[0]!;
    const { topics, of } = discoverTopics(
      {
        texts: [...texts, ...new Array<string>(flood).fill('Hello? 42'), '', ' !? '],
        vectors: [...vectors, ...new Array<Float32Array>(flood + 2).fill(zero)],
        language: 'en',
      },
      { cut, minimumSize: 3 },
    );
    expect(topics.reduce((sum, { size }) => sum + size, 0)).toBe(3 * SIZE + flood);
    expect([...of.slice(-2)]).toEqual([-1, -1]);
    expect(new Set(of.slice(3 * SIZE, -2)).size).toBe(1);
  });

  it('gives the same ids to the same texts and different ids to different topics', () => {
    const ids = () => discoverTopics({ ...planted(), language: 'en' }, { cut }).topics.map(({ id }) => id);
    expect(ids()).toEqual(ids());
    expect(new Set(ids()).size).toBe(3);
  });

  it('finds nothing in nothing', () => {
    expect(discoverTopics({ texts: ['', '?'], language: 'zh' }, { cut }).topics).toEqual([]);
  });
});
