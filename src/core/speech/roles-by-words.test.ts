import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { rolesByWords, type Said } from './roles-by-words.ts';

const folder = new URL('../../../training/speech/calls/', import.meta.url);
const LINE = /^(agent|customer): (?:\{[^}]*\} )?(.+)$/;

const calls = readdirSync(folder).map((name) => ({
  name,
  lines: readFileSync(new URL(name, folder), 'utf8')
    .split('\n')
    .flatMap((line) => {
      const match = LINE.exec(line);
      return match === null ? [] : [{ role: match[1]!, text: match[2]! }];
    }),
}));

describe('roles by what is said', () => {
  it.each(calls)('$name: whoever answers for the company is the agent, on either channel', ({ lines }) => {
    expect(lines.length).toBeGreaterThan(10);
    for (const agent of [0, 1]) {
      const said = lines.map(
        ({ role, text }): Said => ({ speaker: role === 'agent' ? agent : 1 - agent, text }),
      );
      expect(rolesByWords(said)).toEqual(agent === 0 ? ['agent', 'customer'] : ['customer', 'agent']);
    }
  });

  it('stay open where neither says anything that tells', () => {
    expect(rolesByWords([])).toBeUndefined();
    expect(
      rolesByWords([
        { speaker: 0, text: '喂' },
        { speaker: 1, text: '喂，听得到吗' },
        { speaker: 0, text: 'Yes, go on.' },
      ]),
    ).toBeUndefined();
  });
});
