import type { Judge } from '../agent-turn.ts';
import { Weighing } from '../weighing.ts';

/** A wall of its own words is short: longer refusals give reasons. In Chinese characters. */
const SHORT_REFUSAL = 44;

export const judgePolicyWall: Judge = ({ evidence, memory, length }) => {
  const wall = evidence.span('wall');
  const norm = evidence.span('norm');
  const weighing = new Weighing();
  if (wall !== null) weighing.add('refuses by rule or habit', evidence.score('wall'), wall);
  if (evidence.strongest('wall') < 3 && norm !== null && evidence.has('refusal')) {
    if (length > SHORT_REFUSAL || evidence.score('explanation') >= 2.4 || evidence.score('solution') >= 2.2)
      return null;
    const asked = memory.open('asks') || memory.open('trouble');
    weighing.add('a no beside a norm', asked ? 1.9 : 1.2, norm);
    weighing.add('several norms', Math.min(0.6, evidence.score('norm') - 1));
  }
  if (weighing.score === 0) return null;
  weighing.add('reason or way out', -Math.min(3, evidence.score('wayOut')));
  if (memory.open('checksKnown')) weighing.add('confirms what the customer knew', -1.5);
  return weighing;
};

export const judgeDeflection: Judge = ({ evidence, memory }) => {
  const span = evidence.span('deflection');
  if (span === null) return null;
  const weighing = new Weighing().add('sends elsewhere', evidence.score('deflection'), span);
  weighing.add('helps on the way there', evidence.score('rightReferral'));
  if (memory.open('asksReferral')) weighing.add('was asked for', -2);
  if (!memory.troubled) weighing.add('no problem to be rid of', -0.5);
  return weighing;
};

export const judgeBlame: Judge = ({ evidence, memory }) => {
  const span = evidence.span('blame');
  if (span === null) return null;
  const weighing = new Weighing().add("says it is the customer's fault", evidence.score('blame'), span);
  if (memory.admitted) weighing.add('the customer said so first', -2.5);
  if (evidence.score('confirmation') >= 2.5) weighing.add('restates what the customer said', -1.5);
  return weighing;
};

export const judgeImpatience: Judge = ({ evidence }) => {
  const span = evidence.span('impatience');
  if (span === null) return null;
  return new Weighing()
    .add('cold, hurried or mocking', evidence.score('impatience'), span)
    .add('courteous', evidence.score('notImpatient'));
};

export const judgeOverpromise: Judge = ({ evidence }) => {
  const span = evidence.span('overpromise');
  if (span === null) return null;
  return new Weighing()
    .add('guarantees an outcome', evidence.score('overpromise'), span)
    .add('may be promised, or is not', evidence.score('mayPromise'));
};

export const judgeOffChannel: Judge = ({ evidence }) => {
  const span = evidence.span('offChannel');
  if (span === null) return null;
  return new Weighing()
    .add('private contact or payment', evidence.score('offChannel'), span)
    .add('official, or a warning', evidence.score('officialOrWarning'));
};
