import { describe, expect, test } from 'vitest';
import { together } from './together.ts';

const sent = (...names: string[]) =>
  together(names.map((name) => ({ name }))).map(({ file, beside }) =>
    [file, ...beside].map(({ name }) => name).join(' + '),
  );

describe('files that are dropped at once', () => {
  test('go together where some tell of a recording, whatever their order', () => {
    expect(sent('a.json', 'a.wav', 'b.mp3', 'b.vcon.json', 'b.csv', 'c.wav')).toEqual([
      'a.wav + a.json',
      'b.mp3 + b.vcon.json + b.csv',
      'c.wav',
    ]);
  });

  test('share the table of all calls', () => {
    expect(sent('calls.csv', 'a.wav', 'A.JSON', 'b.wav')).toEqual([
      'a.wav + calls.csv + A.JSON',
      'b.wav + calls.csv',
    ]);
  });

  test('go by themselves without a recording', () => {
    expect(sent('calls.csv', 'a.json', 'other.wav', 'b.csv')).toEqual([
      'a.json',
      'other.wav + calls.csv',
      'b.csv',
    ]);
    expect(sent('calls.csv', 'a.json')).toEqual(['calls.csv', 'a.json']);
  });
});
