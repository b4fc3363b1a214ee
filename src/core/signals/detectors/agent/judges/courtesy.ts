import type { Judge } from '../agent-turn.ts';
import { Weighing } from '../weighing.ts';

/** Units from the start within which a salutation opens a turn. */
const OPENING_STRETCH = 30;

export const judgeGreeting: Judge = ({ context, conversation, evidence, memory }) => {
  const span = evidence.span('greeting');
  const first = memory.agentTurns === 0;
  const takesOver = !first && (memory.handedOver || evidence.has('takesOver'));
  const email = conversation.channel === 'email';
  // Whoever speaks first opens the contact, if only with the name of the place.
  if (context.index === 0) {
    return new Weighing().add('opens the contact', 2.6).add('salutation', evidence.score('greeting'), span);
  }
  if (span === null || !(first || takesOver || email)) return null;
  const weighing = new Weighing().add('salutation', evidence.score('greeting'), span);
  if (span.start > OPENING_STRETCH && context.view.text.length > 2 * OPENING_STRETCH) {
    weighing.add('not at the start', -2);
  }
  // "Hello?" and "thanks for holding" resume; at the very start they stand beside a real greeting.
  if (!first) weighing.add('checks the line or resumes', -evidence.score('lineCheck'));
  if (!first && !email && !evidence.has('takesOver') && evidence.strongest('greeting') < 3) {
    weighing.add('no salutation after the hand-over', -1);
  }
  return weighing;
};

export const judgeClosing: Judge = ({ conversation, evidence, memory, length }) => {
  const span = evidence.span('closing');
  if (span === null) return null;
  const weighing = new Weighing().add('polite ending', evidence.score('closing'), span);
  if (memory.agentTurns === 0 && conversation.channel !== 'email') {
    if (evidence.has('greeting') && evidence.strongest('closing') < 3)
      weighing.add('thanks at the opening', -2);
  }
  if (length < 3) weighing.add('curt', -1.5);
  return weighing;
};

export const judgeIdentityCheck: Judge = ({ evidence }) => {
  const span = evidence.span('identity');
  if (span === null) return null;
  const weighing = new Weighing().add('who the customer is', evidence.score('identity'), span);
  if (!evidence.has('asksFor')) weighing.add('asks for nothing', -2);
  return weighing;
};

export const judgeApology: Judge = ({ evidence }) => {
  const span = evidence.span('apology');
  if (span === null) return null;
  return new Weighing()
    .add('apologises', evidence.score('apology'), span)
    .add('only in form', evidence.score('apologyInForm'));
};

export const judgeHoldNotice: Judge = ({ evidence }) => {
  const span = evidence.span('wait');
  if (span === null || !evidence.has('whyOrHowLong')) return null;
  return new Weighing()
    .add('asks to wait', 1.3, span)
    .add('says why or how long', 1.3)
    .add('no wait in this contact', evidence.score('notNow'));
};
