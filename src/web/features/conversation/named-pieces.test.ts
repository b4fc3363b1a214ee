import { expect, test } from 'vitest';
import { namedPieces } from './named-pieces.ts';

test('who is named is told from the rest, the longer name first', () => {
  const pieces = namedPieces('请 @李雷雷 和@李雷看看，a@b', ['李雷', '李雷雷']);
  expect(pieces.map(({ text, isName }) => (isName ? `[${text}]` : text)).join('')).toBe(
    '请 [@李雷雷] 和[@李雷]看看，a@b',
  );
  expect(namedPieces('无人', [])).toEqual([{ text: '无人', isName: false }]);
});
