import { expect, test } from 'vitest';
import { mentionedIn, namedPieces } from './named-pieces.ts';

test('who is named is told from the rest, the longer name first', () => {
  const pieces = namedPieces('请 @李雷雷 和@李雷看看，a@b', ['李雷', '李雷雷']);
  expect(pieces.map(({ text, isName }) => (isName ? `[${text}]` : text)).join('')).toBe(
    '请 [@李雷雷] 和[@李雷]看看，a@b',
  );
  expect(namedPieces('无人', [])).toEqual([{ text: '无人', isName: false }]);
});

test('who is mentioned is who is named, not whose name another one begins with', () => {
  const people = [
    { id: 'u1', name: 'Ann' },
    { id: 'u2', name: 'Anna Li' },
    { id: 'u3', name: 'Bo' },
  ];
  expect(mentionedIn('@Anna Li, would you look? ann@example.com', people)).toEqual(['u2']);
  expect(mentionedIn('@Ann and @Anna Li', people)).toEqual(['u1', 'u2']);
  expect(mentionedIn('Bo, Ann', people)).toEqual([]);
});
