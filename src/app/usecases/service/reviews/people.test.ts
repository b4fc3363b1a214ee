import { expect, it } from 'vitest';
import { useServiceStack } from '../../../../../test/suites/service-stack.ts';
import { addUser } from '../../../../../test/suites/workflow/samples.ts';
import { peopleWhoSee } from '../people-who-see.ts';
import { namesOfActors, reviewersNamed } from './people.ts';

const stack = useServiceStack();

it('gives nothing to a member who was stopped, whose name stays under what they did', async () => {
  const ports = stack();
  const { people } = ports.workflow;
  const { id: organisation } = await ports.organisation();
  const [here, gone] = [await addUser(ports.opened, '李雷'), await addUser(ports.opened, '韩梅')];
  for (const userId of [here, gone]) {
    await people.setMember({ userId, organisation, role: 'reviewer', agentIds: [], teams: [] });
  }
  await people.setMemberActive(organisation, gone, false);
  expect(await reviewersNamed(ports, organisation, [here, gone])).toEqual({
    actors: [`user:${here}`],
    unknown: [gone],
  });
  const able = peopleWhoSee({}, await people.members(organisation));
  expect(able.map(({ userId }) => userId)).toEqual([here]);
  expect((await namesOfActors(ports, organisation)).get(`user:${gone}`)).toBe('韩梅');
});
