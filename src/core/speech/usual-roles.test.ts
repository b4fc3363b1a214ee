import { expect, it } from 'vitest';
import { usualRoles } from './usual-roles.ts';

const turn = (speaker: number, speechMs: number) => ({ speaker, sound: { speechMs } });

it('two speakers have the roles of the channels', () => {
  expect(usualRoles([turn(0, 100), turn(1, 9000)], ['customer', 'agent'])).toEqual(['customer', 'agent']);
});

it('who stays on the line while agents hand over is the customer', () => {
  const turns = [turn(0, 3000), turn(2, 4000), turn(1, 2000), turn(2, 4000), turn(1, 3000)];
  expect(usualRoles(turns, ['agent', 'customer'])).toEqual(['agent', 'agent', 'customer']);
});
