import { describe, expect, it } from 'vitest';
import { runExamples } from '../analysis/run-examples.ts';
import { parseRuleFile } from './parse-rule-file.ts';
import { checksOf } from './walk.ts';

/** Outcomes of a condition over talks whose turns are separated by `|`. */
function outcomes(find: string, ...talks: string[]): string[] {
  return outcomesOn('chat', find, ...talks);
}

function outcomesOn(channel: string, find: string, ...talks: string[]): string[] {
  const examples = talks.map(
    (talk) =>
      `      - expect: hit\n        channel: ${channel}\n        conversation: |\n${talk.replaceAll(/\s*([^|]+)\|?/g, '          $1\n')}`,
  );
  const source = `rules:\n  - id: r\n    title: r\n    find: ${find}\n    examples:\n${examples.join('')}`;
  const { rules, problems } = parseRuleFile(source);
  expect(problems.filter(({ severity }) => severity === 'error')).toEqual([]);
  return runExamples(rules, { detectors: [] }).map(({ result }) => result.outcome);
}

describe('a pace asked of every turn', () => {
  const slow = '{ by: agent, every: true, rate: { under: 300, min_length: 10 } }';

  it('is not asked of turns too short to have one', () => {
    expect(
      outcomes(
        slow,
        '[0s-4s] agent: 您的订单今天下午就会发出 | [5s-6s] customer: 嗯 | [7s-7500ms] agent: 好的',
        '[0s-1s] agent: 您的订单今天下午就会发出 | [7s-7500ms] agent: 好的',
        '[0s-1s] agent: 好的',
        'agent: 您的订单今天下午就会发出 | agent: 好的',
      ),
    ).toEqual(['hit', 'miss', 'miss', 'cannot_tell']);
  });
});

describe('a word list', () => {
  const lists = 'lists:\n  ask: [退款什么时候到账, 钱多久能退回来]\n  polite: [好的好的好的]\n';
  const find = (condition: string) =>
    parseRuleFile(`${lists}rules:\n  - id: r\n    title: r\n    find: ${condition}\n`);

  it('can give the sentences to compare with', () => {
    for (const like of ['$ask', '[$ask, 到账了吗]', '{ examples: [$ask], above: 0.6 }']) {
      const { rules, problems } = find(`{ like: ${like} }`);
      expect(problems).toEqual([]);
      expect([...checksOf(rules[0]!)]).toMatchObject([
        { examples: expect.arrayContaining(['退款什么时候到账', '钱多久能退回来']) },
      ]);
    }
    expect([...checksOf(find('{ repeats: { except: [$polite] } }').rules[0]!)]).toMatchObject([
      { except: ['好的好的好的'] },
    ]);
  });

  it('stands for words that mean the same where a list inside a list was written', () => {
    expect(find('{ says: { all: [[退款, 退钱], [规定]] } }').problems).toMatchObject([
      { code: 'list-inside', line: 7, column: 27, hint: { zh: expect.stringContaining('$名字') } },
    ]);
  });

  it('that is not there is told wherever it is named; among sentences the name is one itself', () => {
    const told = { code: 'unknown-word-list', hint: { en: 'Did you mean ask?' } };
    expect(find('{ says: $aks }').problems).toMatchObject([{ ...told, severity: 'error' }]);
    for (const condition of ['{ like: $aks }', '{ repeats: { except: [$aks] } }']) {
      const { rules, problems } = find(condition);
      expect(problems).toMatchObject([{ ...told, severity: 'warning' }]);
      expect(JSON.stringify([...checksOf(rules[0]!)])).toContain('["$aks"]');
    }
  });

  it('is not meant by a sentence that begins with an amount', () => {
    const { rules, problems } = find('{ like: [$50 off your next bill, $ask], by: agent }');
    expect(problems).toEqual([]);
    expect([...checksOf(rules[0]!)]).toMatchObject([
      { examples: ['$50 off your next bill', '退款什么时候到账', '钱多久能退回来'] },
    ]);
  });
});

describe('a range in which nothing lies', () => {
  it('finds nothing', () => {
    const talk =
      'customer: hello? | agent: hi | agent: one moment | agent: here it is | agent: bye | agent: bye';
    for (const find of [
      '{ count: { of: { by: agent }, at_least: 5, at_most: 2 } }',
      '{ by: agent, position: { from: 5, to: 2 } }',
      '{ by: agent, position: { from: -1, to: -3 } }',
      '{ meta: { turns: { above: 5, below: 3 } } }',
    ]) {
      expect(outcomes(find, talk)).not.toContain('hit');
    }
  });
});

describe('a wait since a role', () => {
  const answer = '{ by: agent, waits: { over: 60s, since: customer } }';

  it('goes on while others speak', () => {
    expect(
      outcomes(
        answer,
        '[0s] customer: hello? | [2s] bot: connecting you | [20m] agent: hi',
        '[0s] customer: hello? | [2s] system: queue 3 | [5s] bot: soon | [9s] bot: soon | [90s] agent: hi',
        '[0s] customer: hello? | [2s] bot: connecting you | [30s] agent: hi',
      ),
    ).toEqual(['hit', 'hit', 'miss']);
  });

  it('has ended with the first turn of the one who was waited for', () => {
    expect(
      outcomes(
        answer,
        '[0s] customer: hello? | [5s] agent: one moment | [95s] agent: found it',
        '[0s] customer: hello? | [5s] agent: one moment | [9s] bot: how was it? | [95s] agent: found it',
      ),
    ).toEqual(['miss', 'miss']);
  });

  it('is measured from the last turn of any of the roles', () => {
    const either = '{ by: agent, waits: { over: 60s, since: [customer, bot] } }';
    expect(
      outcomes(
        either,
        '[0s] customer: hello? | [50s] bot: connecting you | [90s] agent: hi',
        '[0s] customer: hello? | [5s] bot: connecting you | [90s] agent: hi',
      ),
    ).toEqual(['miss', 'hit']);
  });

  it('can be measured from a notice of the platform', () => {
    const taken = '{ by: agent, waits: { over: 60s, since: system } }';
    expect(
      outcomes(
        taken,
        '[0s] customer: hello? | [5s] system: assigned | [90s] agent: hi',
        '[0s] customer: hello? | [5s] system: assigned | [20s] agent: hi',
        '[0s] customer: hello? | [90s] agent: hi',
      ),
    ).toEqual(['hit', 'miss', 'miss']);
  });

  it('begins with the first message that nobody has answered, however often it is repeated', () => {
    const nagging =
      '[0s] customer: hello? | [55s] customer: anyone there? | [57s] system: queue 3 | [110s] customer: hello! | [160s] agent: hi';
    expect(outcomesOn('chat', '{ by: agent, waits: { over: 159s, since: customer } }', nagging)).toEqual([
      'hit',
    ]);
    expect(outcomesOn('email', answer, nagging)).toEqual(['hit']);
    expect(
      outcomes(
        answer,
        '[0s] customer: hello? | [2s] bot: which order? | [100s] customer: 123 | [110s] agent: hi',
        '[0s] customer: hello? | [5s] agent: yes? | [100s] customer: 123 | [110s] agent: hi',
      ),
    ).toEqual(['miss', 'miss']);
  });

  it('begins on a call when the other has said all', () => {
    const telling =
      '[0s-50s] customer: it began in May | [51s-100s] customer: and then it broke | [103s-105s] agent: I see';
    expect(outcomesOn('voice', answer, telling)).toEqual(['miss']);
  });

  it('cannot be told where the turn that it began with has no time', () => {
    expect(outcomes(answer, 'customer: hello? | [2s] bot: connecting you | [20m] agent: hi')).toEqual([
      'cannot_tell',
    ]);
  });
});
