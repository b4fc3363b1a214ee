import { expect, test } from 'vitest';
import { keepUnsent, unsent } from './unsent.ts';

test('what was begun is there again at its own place, until it is sent or given up', () => {
  keepUnsent('c-1 turn 3', '这里可以先');
  keepUnsent('c-1 turn 4', 'and here');
  expect([unsent('c-1 turn 3'), unsent('c-1 turn 4'), unsent('c-2 turn 3')]).toEqual([
    '这里可以先',
    'and here',
    '',
  ]);
  keepUnsent('c-1 turn 3', ' ');
  expect([unsent('c-1 turn 3'), unsent('c-1 turn 4')]).toEqual(['', 'and here']);
});
