import { expect, it } from 'vitest';
import { heldAt } from './began.ts';

it('a conversation was held when it began, which its turns may tell, and else when it was received', () => {
  const receivedAt = '2026-01-09T00:00:00Z';
  const turns = [
    { role: 'customer' as const, text: '在吗' },
    { role: 'agent' as const, text: '在的', at: '2026-01-05T09:00:00+08:00' },
  ];
  expect(heldAt({ startedAt: '2026-01-05T08:59:00+08:00', turns }, receivedAt)).toBe(
    '2026-01-05T08:59:00+08:00',
  );
  expect(heldAt({ turns }, receivedAt)).toBe('2026-01-05T09:00:00+08:00');
  expect(heldAt({ turns: turns.slice(0, 1) }, receivedAt)).toBe(receivedAt);
});
