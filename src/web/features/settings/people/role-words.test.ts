import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { may, type Permission } from '#core/access/permissions.ts';
import { USER_ROLES, type UserRole } from '#core/access/roles.ts';

/** What is said of roles, and the permission without which it is not true. */
const SAID: readonly (readonly [words: RegExp, permission: Permission])[] = [
  [/裁定|decides/i, 'appeals.decide'],
  [/提出申诉|(?<!decides )\bappeals\b/i, 'appeals.raise'],
  [/打分|scores/i, 'reviews.write'],
  [/批注|comments/i, 'comments.write'],
  [/更正|corrects/i, 'signals.correct'],
  [/辅导|coaching/i, 'coaching.manage'],
  [/规则|rules/i, 'rulebooks.draft'],
  [/导入|imports/i, 'conversations.receive'],
  [/密钥|keys/i, 'keys.change'],
  [/审计|audit/i, 'audit.read'],
];

test.for(['zh-CN', 'en'])('what is said of each role in %s is what the role may do', (language) => {
  const file = new URL(`../words/${language}.json`, import.meta.url);
  const { people } = JSON.parse(readFileSync(file, 'utf8')) as { people: { does: Record<UserRole, string> } };
  const untrue = USER_ROLES.flatMap((role) =>
    SAID.filter(([words, permission]) => words.test(people.does[role]) && !may(role, permission)).map(
      ([, permission]) => `${role}: ${people.does[role]} (${permission})`,
    ),
  );
  expect(untrue).toEqual([]);
});
