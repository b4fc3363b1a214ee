import { expect, it } from 'vitest';
import { SMALL_RULEBOOK, useServiceStack } from '../../../../test/suites/service-stack.ts';
import { checkRulebook, errorsWithout } from './check-rulebook.ts';

const stack = useServiceStack();
const UNREADABLE = [{ path: 'rules.yaml', text: 'rules: 5\n' }];

it('of two faulty rulebooks each can be mended or retired first', async () => {
  const ports = stack();
  const { id } = await ports.organisation({ files: UNREADABLE });
  const { rulebooks } = ports.workflow;
  const faulty = { rulebook: 'other', files: UNREADABLE, note: '', createdBy: 'test' };
  const other = await rulebooks.saveDraft(id, faulty);
  await rulebooks.activate(id, other.rulebook, other.version);

  const mended = await ports.draft(id, SMALL_RULEBOOK);
  expect(await checkRulebook(ports, id, mended)).toMatchObject({ problems: [] });
  expect(await errorsWithout(ports, id, other)).toEqual([]);
  const still = await ports.draft(id, UNREADABLE);
  expect(await checkRulebook(ports, id, still)).toMatchObject({
    problems: [{ severity: 'error', file: 'rules.yaml' }],
  });
});
