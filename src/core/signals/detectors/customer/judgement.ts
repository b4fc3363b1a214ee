import type { KnownSignalType } from '../../catalogue.ts';
import type { Reason } from '../../cue-scorer.ts';
import type { CueName, CustomerTurn } from './turn.ts';

/** From this log-odds on a signal is told. */
export const THRESHOLD = 2;

export type CustomerSignal = Exclude<Extract<KnownSignalType, `customer.${string}`>, 'customer.emotion'>;

/** How strongly a turn carries a signal, and by which words and circumstances. */
export interface Judgement {
  readonly score: number;
  /** The cue lists whose words are the evidence. */
  readonly cues: readonly CueName[];
  /** What is not in the words: the reply before, shouting, an exclusion. */
  readonly circumstances: readonly Reason[];
}

/** Adds up the words and the circumstances of one signal. */
class Scale {
  score = 0;
  readonly circumstances: Reason[] = [];

  constructor(words: number) {
    this.score = words;
  }

  add(label: string, weight: number, holds = true): this {
    if (holds && weight !== 0) {
      this.score += weight;
      this.circumstances.push({ label, weight });
    }
    return this;
  }

  judge(...cues: readonly CueName[]): Judgement {
    return { score: this.score, cues, circumstances: this.circumstances };
  }
}

/** Judges every customer signal but the repeated question, which is given. */
export function judge(turn: CustomerTurn, repetition: number): ReadonlyMap<CustomerSignal, Judgement> {
  const { cues } = turn;
  const judged = new Map<CustomerSignal, Judgement>();
  const settle = (signal: CustomerSignal, judgement: Judgement): boolean => {
    if (judgement.score < THRESHOLD) return false;
    judged.set(signal, judgement);
    return true;
  };

  const praised = cues.of('praise') >= 3 && cues.of('irony') < 3;
  const abused = settle('customer.abuse', new Scale(cues.of('abuse')).judge('abuse'));
  const explicit = complaint(turn, praised, abused);
  const implicit = undertone(turn, praised);
  const ironic = cues.of('irony') >= 3 && cues.of('evaluation') < 3 && implicit.score >= THRESHOLD;
  const complains = !ironic && settle('customer.explicit_complaint', explicit);
  const sharp = cues.of('irony') >= 3 || cues.of('offended') >= 3;
  const hints =
    !complains && (!abused || cues.of('irony') >= 3) && settle('customer.implicit_dissatisfaction', implicit);
  const unhappy = abused || complains || hints;
  const threatens = settle('customer.escalation_threat', threat(turn, unhappy));
  // A threat is reproachful by nature; a second signal needs wording of its own.
  if (threatens && !sharp) judged.delete('customer.implicit_dissatisfaction');
  const leaves = settle('customer.churn_intent', churn(turn, unhappy));
  const urges = settle('customer.urgency', urgency(turn));
  const confused = settle('customer.confusion', confusion(turn, complains || abused || threatens));
  settle('customer.gratitude', gratitude(turn, unhappy || threatens));
  settle('customer.resolved_ack', resolved(turn, unhappy || threatens || leaves || repetition >= THRESHOLD));
  if (judged.size === 0 && repetition < THRESHOLD)
    settle('customer.implicit_dissatisfaction', leftAlone(turn));
  if (repetition < THRESHOLD && !abused && !threatens && !hints) {
    settle('customer.request_info', request(turn, complains, urges, confused));
  }
  return judged;
}

function complaint(turn: CustomerTurn, praised: boolean, abused: boolean): Judgement {
  const { cues } = turn;
  const evaluation = cues.of('evaluation');
  const grievance = cues.of('grievance');
  const negative = Math.min(2.7, cues.of('negative'));
  const reproach = Math.min(3, cues.of('reproach'));
  const words = evaluation + grievance + negative * 0.8 + reproach;
  const accusing = cues.of('anger') > 0;
  const scale = new Scale(words);
  return scale
    .add('shouting', 0.4, turn.shouting && words > 1)
    .add('unhappy before', 0.3, turn.unhappyBefore > 0 && words > 1)
    .add('accusing', 0.3, accusing && words > 1)
    .add(
      'calm question',
      -1.4,
      evaluation < 1 && !accusing && cues.of('polite') > 0 && asks(turn) && !turn.shouting,
    )
    .add('puzzled', -1.6, evaluation < 1 && cues.of('confusion') >= 3 && negative < 1)
    .add('question', -0.8, evaluation < 1 && reproach < 1 && turn.questionMark && !turn.shouting)
    .add('praise', -2.5, praised)
    .add('thanks', -1, cues.of('thanks') > 0 && evaluation < 3)
    .add('settled', -1.2, cues.of('settled') >= 3 && evaluation < 3)
    .add('only an insult', -2.5, abused && evaluation < 4.5 && grievance < 2)
    .judge('evaluation', 'grievance', 'negative', 'reproach');
}

function undertone(turn: CustomerTurn, praised: boolean): Judgement {
  const { cues, reply, poor } = turn;
  const cold = cues.of('cold');
  const consent = cues.of('consent');
  const ironic = cues.of('irony');
  const scale = new Scale(ironic + cues.of('resignation') + cues.of('offended'));
  const left = poor > 0.5;
  const answered = reply !== null && (reply.done || reply.offers || reply.explains || reply.answers.size > 0);
  const open = left || (turn.unhappyBefore > 0 && !answered);
  if (cold > 0 && !(asks(turn) && !turn.brief)) {
    scale.add('cold words', open ? cold : cold * 0.5).add('brief', 0.4, open && turn.brief);
  }
  const tone = Math.min(2, cues.of('tone'));
  const plain = cues.of('thanks') > 0 || cues.of('settled') > 2 || asks(turn);
  scale
    .add('poor reply', 0.9, left && (scale.score > 0.5 || (tone > 0 && !plain)))
    .add('unhappy before', 0.4, turn.unhappyBefore > 0 && (scale.score > 0.5 || tone > 0))
    .add('tone', left ? tone : tone * 0.4, tone > 0 && (open || ironic > 0) && !plain)
    .add('echo', 1.2, turn.echo && left && !plain)
    .add('trails off', 0.6, turn.trailing && (scale.score > 0.5 || (open && turn.length === 0)))
    .add('no words', 1.5, turn.trailing && open && turn.length === 0);
  return scale
    .add(
      'thanks',
      -2.2,
      cues.of('thanks') > 0 && ironic < 3 && cues.of('offended') < 3 && cues.of('resignation') < 3,
    )
    .add('consent', -0.9 * Math.min(2, consent), ironic < 3 && cues.of('offended') < 3)
    .add('goes on asking', -1.4, asks(turn) && ironic < 3 && cues.of('offended') < 3 && cues.of('polite') > 0)
    .add('served', -1.2, reply?.done === true && poor <= 0 && ironic < 3)
    .add('praise', -2.5, praised)
    .judge('irony', 'resignation', 'offended', 'cold', 'tone');
}

/**
 * A remark that follows a reply which left the customer alone, and that neither asks, thanks, agrees
 * nor gives data: what is it for, if not to show displeasure?
 */
function leftAlone(turn: CustomerTurn): Judgement {
  const { cues, reply, poor } = turn;
  const calm =
    asks(turn) ||
    cues.of('consent') > 0 ||
    cues.of('accept') > 0 ||
    cues.of('understood') > 0 ||
    cues.of('settled') > 0 ||
    cues.of('thanks') > 0 ||
    cues.of('request') > 1;
  return new Scale(0)
    .add(
      'a remark after a poor reply',
      1.2,
      poor > 0.5 && reply?.asks !== true && !calm && turn.length >= 3 && turn.digits < 4,
    )
    .add('speaks of the agent', 0.9, cues.of('secondPerson') > 0)
    .add('tone', Math.min(0.9, cues.of('tone')), poor >= 1)
    .add('unhappy before', 0.5, turn.unhappyBefore > 0)
    .add('echo', 0.9, turn.echo)
    .judge('tone');
}

/** Whether a turn has the form of a question or request. */
export function asks(turn: CustomerTurn): boolean {
  return turn.questionMark || turn.cues.of('question') >= 2 || turn.cues.of('request') >= 2.5;
}

function threat(turn: CustomerTurn, unhappy: boolean): Judgement {
  const { cues } = turn;
  const angry = unhappy || turn.shouting || cues.of('anger') > 0;
  const heated = angry || (turn.unhappyBefore > 0 && turn.poor > 0.5);
  return new Scale(cues.of('threat'))
    .add('a superior, in anger', 1.4, cues.of('supervisor') > 0 && heated)
    .add('anger', 0.5, angry && cues.of('threat') > 0)
    .judge('threat', 'supervisor');
}

function churn(turn: CustomerTurn, unhappy: boolean): Judgement {
  const words = turn.cues.of('churn');
  return new Scale(words)
    .add('unhappy', 0.6, words > 0 && (unhappy || turn.unhappyBefore > 0))
    .judge('churn');
}

function urgency(turn: CustomerTurn): Judgement {
  const words = turn.cues.of('urgency');
  return new Scale(words).add('shouting', 0.5, turn.shouting && words > 0).judge('urgency');
}

function confusion(turn: CustomerTurn, angry: boolean): Judgement {
  const words = turn.cues.of('confusion');
  return new Scale(words)
    .add('after a reply', 0.6, words > 0 && turn.reply !== null)
    .add('after an explanation', 0.4, words > 0 && turn.reply?.explains === true)
    .add('a first question', -0.9, turn.first)
    .add('anger', -1.8, angry)
    .judge('confusion');
}

function gratitude(turn: CustomerTurn, unhappy: boolean): Judgement {
  const { cues, reply, poor } = turn;
  const thanks = cues.of('thanks');
  const praise = cues.of('praise');
  const span = cues.span('thanks');
  const opens = span !== null && span.start <= 3;
  return new Scale(thanks + praise)
    .add('formula', -cues.of('hollowThanks'), thanks + praise > 0)
    .add('gladness', 1.4, thanks > 0 && cues.of('joy') > 0)
    .add('asks for something', opens && !turn.first ? -0.3 : -1.8, asks(turn) && praise < 3 && thanks > 0)
    .add('opens the contact', -1.5, turn.first && praise < 3 && (asks(turn) || turn.brief))
    .add('cold thanks', -1.5, poor >= 1 && reply?.done !== true && praise < 3 && thanks < 3)
    .add('unhappy', -2.5, unhappy)
    .add('irony', -2, cues.of('irony') >= 3)
    .judge('thanks', 'praise');
}

function resolved(turn: CustomerTurn, unhappy: boolean): Judgement {
  const { cues, reply, poor } = turn;
  const accepts = cues.of('accept') > 0;
  return new Scale(cues.of('settled'))
    .add('understood', cues.of('understood'), poor < 1)
    .add(
      'explained',
      0.9,
      cues.of('understood') > 0 &&
        reply !== null &&
        !reply.asks &&
        (turn.asked || reply.explains || reply.answers.size > 0),
    )
    .add(
      'carried out',
      2.1,
      (accepts || cues.of('thanks') > 0 || cues.of('praise') >= 3) && reply?.done === true,
    )
    .add(
      'informed',
      2.1,
      !asks(turn) &&
        cues.of('thanks') > 0 &&
        (accepts || cues.of('understood') > 0) &&
        reply !== null &&
        !reply.asks &&
        (reply.offers || reply.explains || reply.answers.size > 0) &&
        reply.done !== true,
    )
    .add('nothing else', 1.5, accepts && reply?.closes === true && turn.served)
    .add('poor reply', -1.6, poor >= 1)
    .add(
      'answers a question',
      -1.3,
      reply?.asks === true &&
        !reply.done &&
        !reply.closes &&
        cues.of('thanks') <= 0 &&
        cues.of('settled') < 3,
    )
    .add('asks', -2, turn.questionMark || cues.of('question') >= 2)
    .add('request', -1.2, cues.of('request') >= 2.5)
    .add('unhappy', -2.5, unhappy)
    .judge('settled', 'understood', 'accept', 'thanks', 'praise');
}

function request(turn: CustomerTurn, complains: boolean, urges: boolean, confused: boolean): Judgement {
  const { cues, reply } = turn;
  const question = cues.of('question');
  const wish = cues.of('request');
  const calm = cues.of('polite') > 0 && !turn.shouting;
  return new Scale(Math.max(0, question) + Math.max(0, wish))
    .add('question mark', 0.8, turn.questionMark)
    .add('answers a question', -1.4, reply?.asks === true && !turn.questionMark && question < 2)
    .add('complaint', calm ? -1 : -3.5, complains)
    .add('pressing', -1.6, urges && (turn.shouting || (!calm && !turn.questionMark)))
    .add('confused', -2.5, confused)
    .add('thanks only', -1.5, !turn.questionMark && question < 2 && cues.of('settled') >= 3)
    .judge('question', 'request');
}
