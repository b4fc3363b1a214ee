import { expect, test } from 'vitest';
import type { LabelledExample } from '#core/annotations/labelled-example.ts';
import { correctionTables, countCorrections } from './corrections.ts';
import { Listener } from './hearing.ts';

test('of what people corrected it is counted what would be told rightly now', () => {
  const examples: LabelledExample[] = [
    {
      id: 'c-1',
      channel: 'chat',
      language: 'zh',
      turns: [
        {
          role: 'customer',
          text: '订单到哪了',
          labels: [],
          judged: ['customer.abuse'],
          told: ['customer.abuse'],
        },
        {
          role: 'agent',
          text: '非常抱歉给您添麻烦了',
          labels: ['agent.apology'],
          judged: ['agent.apology', 'agent.overpromise'],
          told: [],
        },
        { role: 'agent', text: '好的', labels: ['agent.empathy'], judged: ['agent.empathy'], told: [] },
      ],
      satisfaction: 5,
    },
  ];
  const heard = examples.map((example) => new Listener().hear(example));
  const counts = countCorrections(examples, heard);
  expect(counts.signals.get('customer.abuse')).toEqual({
    toldWrongly: { corrected: 1, right: 1 },
    missed: { corrected: 0, right: 0 },
  });
  expect(counts.signals.get('agent.apology')?.missed).toEqual({ corrected: 1, right: 1 });
  expect(counts.signals.get('agent.empathy')?.missed).toEqual({ corrected: 1, right: 0 });
  expect(counts.satisfactions.corrected).toBe(1);
  expect(correctionTables(counts)).toContain('| `agent.apology` | 0 | 0 | 1 | 1 |');
});
