import { describe, expect, it } from 'vitest';
import { runExamples } from '../analysis/run-examples.ts';
import { parseRuleFile } from './parse-rule-file.ts';

/** Outcomes of a condition over talks whose turns are separated by `|`. */
function outcomes(find: string, ...talks: string[]): string[] {
  const examples = talks.map(
    (talk) =>
      `      - expect: hit\n        conversation: |\n${talk.replaceAll(/\s*([^|]+)\|?/g, '          $1\n')}`,
  );
  const source = `rules:\n  - id: r\n    title: r\n    find: ${find}\n    examples:\n${examples.join('')}`;
  const { rules, problems } = parseRuleFile(source);
  expect(problems).toEqual([]);
  return runExamples(rules, { detectors: [] }).map(({ result }) => result.outcome);
}

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

  it('cannot be told where the turn that it began with has no time', () => {
    expect(outcomes(answer, 'customer: hello? | [2s] bot: connecting you | [20m] agent: hi')).toEqual([
      'cannot_tell',
    ]);
  });
});
