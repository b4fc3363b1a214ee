import { expect, test } from 'vitest';
import { readLabels } from '#core/labels/read-labels.ts';
import { Labels } from './labels.ts';

const OWN = `
signals:
  - id: custom.wants_callback
    title: { zh: 想要回电, en: Wants a call back }
    examples: { zh: [请给我回电] }
`;

test('an organisation’s own signals are called by their titles and looked for like all others', () => {
  const labels = new Labels(readLabels([{ path: 'own.yaml', text: OWN }]));
  expect(labels.signalTypes).toEqual(expect.arrayContaining(['agent.empathy', 'custom.wants_callback']));
  expect(labels.signalTitle('custom.wants_callback')).toEqual({ zh: '想要回电', en: 'Wants a call back' });
  expect(labels.signalTitle('agent.empathy').zh).toBe('共情');
  // One that was given up since is known by its id.
  expect(labels.signalTitle('custom.gone')).toEqual({ zh: 'gone', en: 'gone' });
});
