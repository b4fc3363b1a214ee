import { expect, it } from 'vitest';
import type { Appeal } from '#core/ports/reviews.ts';
import { DraftChanged } from '#core/ports/store-errors.ts';
import {
  chat,
  type ServiceStack,
  SMALL_RULEBOOK,
  useServiceStack,
} from '../../../../test/suites/service-stack.ts';
import { eraseCustomer } from './erase-customer.ts';
import { exportOrganisation } from './export-organisation.ts';
import { receiveConversations } from './receive-conversations.ts';
import { proposeExamples } from './reviews/propose-example.ts';
import { saveDraft } from './save-draft.ts';

const stack = useServiceStack();

const SECRET = '这是规定，莉莉的门牌也不例外。';

/** Appeals of two customers' conversations were upheld, and what came of it is in force, in the past and in a draft. */
async function appealsUpheld(ports: ServiceStack): Promise<string> {
  const { id } = await ports.organisation();
  const leaver = { customer: { id: 'u-leaver' } };
  await receiveConversations(ports, id, [chat('stays', '这是规定。'), chat('goes', SECRET, leaver)]);
  await ports.drain();
  for (const conversation of ['stays', 'goes']) {
    const rules = [{ rule: 'refuses', outcome: 'hit' }];
    await proposeExamples(ports, id, 'user:1', { conversation, rules } as unknown as Appeal);
  }
  const { files } = (await ports.workflow.rulebooks.version(id, 'general', 2))!;
  await ports.workflow.rulebooks.activate(id, 'general', 2);
  await ports.workflow.rulebooks.activate(id, 'general', (await ports.draft(id, files)).version);
  await ports.draft(id, files);
  return id;
}

async function textsOf(ports: ServiceStack, organisation: string): Promise<string[]> {
  const { rulebooks } = ports.workflow;
  const known = await rulebooks.versions(organisation, 'general');
  const whole = await Promise.all(
    known.map(({ version }) => rulebooks.version(organisation, 'general', version)),
  );
  return whole.map((one) => one!.files[0]!.text);
}

it('erases the examples made of a customer’s conversations from every version, and nothing else', async () => {
  const ports = stack();
  const organisation = await appealsUpheld(ports);
  const before = await textsOf(ports, organisation);
  expect(before.map((text) => text.includes(SECRET))).toEqual([true, true, true, false]);
  const { revision } = (await ports.workflow.rulebooks.version(organisation, 'general', 4))!;
  await eraseCustomer(ports, organisation, 'u-leaver', 'user:1');

  const after = await textsOf(ports, organisation);
  const example = before[0]!.slice(
    before[0]!.indexOf('      - name: "申诉成立：goes"'),
    before[0]!.indexOf(SECRET),
  );
  expect(after).toEqual(before.map((text) => text.replace(`${example}${SECRET}\n`, '')));
  expect(after[0]).toContain('conversation_id: "stays"');
  let exported = '';
  for await (const line of exportOrganisation(ports, organisation)) exported += line;
  expect(exported).not.toContain(SECRET);
  // What a rule finds does not hang on its examples: nothing is analysed again.
  expect(await ports.workflow.receipts.coverage(organisation)).toMatchObject({ received: 1, pending: 0 });

  // Who has the draft open since before is told, and does not bring it back by saving all the same.
  const files = [{ ...SMALL_RULEBOOK[0]!, text: before[0]! }];
  const mine = { rulebook: 'general', version: 4, files, note: '', createdBy: 'user:2' };
  await expect(saveDraft(ports, organisation, { ...mine, basedOn: revision })).rejects.toThrow(DraftChanged);
  const saved = await saveDraft(ports, organisation, mine);
  expect(saved.files[0]!.text).toBe(after[0]);
  ports.advance(61_000);
  await ports.drain();
});
