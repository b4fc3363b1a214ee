import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { rolesByWords, rolesOfMany, type Said } from './roles-by-words.ts';

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

  it('among three voices make the customer whoever speaks for themselves', () => {
    const said: Said[] = [
      { speaker: 0, text: '您好，这里是飞燕快递客服中心，请问有什么可以帮您？' },
      { speaker: 1, text: '我上周买的东西还没到，你们怎么回事？' },
      { speaker: 0, text: '我帮您转到专员。' },
      { speaker: 2, text: '您好，我是配送专员小林，请问您怎么称呼？' },
      { speaker: 1, text: '我姓王，我要投诉。' },
    ];
    expect(rolesOfMany(said, 3)).toEqual(['agent', 'customer', 'agent']);
    expect(
      rolesOfMany(
        said.map((one) => ({ ...one, text: '' })),
        3,
      ),
    ).toBeUndefined();
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
