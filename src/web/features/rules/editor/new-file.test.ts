import { expect, test } from 'vitest';
import { parseRuleFile } from '#core/rules/parse-rule-file.ts';
import { parseScorecard } from '#core/scoring/parse-scorecard.ts';
import { parseSignalFile } from '#core/signals/custom/parse-signal-file.ts';
import type { FileKind, RulebookFile } from '../engine/files.ts';
import { newFile } from './new-file.ts';
import { newItem } from './new-item.ts';

function idsOf({ text }: RulebookFile, kind: FileKind): readonly string[] {
  if (kind === 'rules') return parseRuleFile(text).rules.map(({ id }) => id);
  if (kind === 'signals') return parseSignalFile(text).signals.map(({ id }) => id);
  return [parseScorecard(text).scorecard!.id];
}

test.each(['rules', 'scorecard', 'signals'] as const)(
  'new files of %s have ids that no other new file has, of whatever rulebook',
  (kind) => {
    const first = newFile(kind, 'billing', []);
    const made = [first, newFile(kind, 'billing', [first]), newFile(kind, 'after_sales-', [])];
    const ids = made.flatMap((file) => idsOf(file, kind));
    expect(ids).toHaveLength(3);
    expect(new Set(ids).size).toBe(3);
  },
);

test('a new rule has an id of its own beside others, and beside those of another rulebook', () => {
  const first = newItem('rules', 'billing', []).id;
  const others = [newItem('rules', 'billing', [first]).id, newItem('rules', 'sales', []).id];
  expect([first, ...others]).toEqual(['billing-new-rule', 'billing-new-rule-2', 'sales-new-rule']);
});
