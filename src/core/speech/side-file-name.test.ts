import { expect, test } from 'vitest';
import { callTableBeside, sideEndingOf, sideFilesOf } from './side-file-name.ts';

test('files beside a recording have its name, whatever its ending', () => {
  const beside = ['a/b.c/call.json', 'a/b.c/call.vcon', 'a/b.c/call.vcon.json', 'a/b.c/call.csv'];
  expect(sideFilesOf('a/b.c/call.wav')).toEqual(beside);
  expect(sideFilesOf('a/b.c/call')).toEqual(beside);
});

test.each([
  ['a/b.c/call.wav', 'a/b.c/calls.csv'],
  ['a\\b\\call.wav', 'a\\b\\calls.csv'],
  ['call.wav', 'calls.csv'],
])('the table beside %s is %s', (recording, table) => {
  expect(callTableBeside(recording)).toBe(table);
});

test.each([
  ['vendor.JSON', '.json'],
  ['call.vcon.json', '.vcon.json'],
  ['export.csv', '.csv'],
  ['call.wav', undefined],
  ['csv', undefined],
])('%s may stand beside a recording as %s', (name, ending) => {
  expect(sideEndingOf(name)).toBe(ending);
});
