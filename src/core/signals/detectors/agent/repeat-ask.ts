import type { ViewSpan } from '../../../text/pattern-hits.ts';
import type { PatternRegistry } from '../../../text/pattern-set.ts';
import type { Detection, DetectorFactory, UtteranceContext } from '../../detector.ts';
import { APOLOGY_ONLY_IN_FORM } from '../../lexicon/agent/apology.ts';
import { ASKED, ASKS_IF, DATA_KINDS, type DataKind, FRESH_ASK } from '../../lexicon/agent/asked-data.ts';
import { ASKS, CONTENT, FEELS, TROUBLE } from '../../lexicon/agent/customer-context.ts';
import { GIVEN, NO_ANSWER } from '../../lexicon/agent/given-data.ts';
import { ASKS_FOR } from '../../lexicon/agent/identity.ts';
import { CLOSING } from '../../lexicon/agent/opening-and-closing.ts';
import { type Evidence, EvidenceBoard } from './evidence.ts';
import { type Content, type ContentItem, contentOf } from './shared-content.ts';
import { Weighing } from './weighing.ts';

type AskGroup = `ask ${DataKind}` | 'fresh' | 'closing' | 'notHeard' | 'asksFor' | 'asksIf' | 'again';
type GivenGroup = `given ${DataKind}` | 'none' | 'trouble' | 'asks' | 'content' | 'feels';

/** The groups of each kind; made once, because a turn asks for all of them. */
const KINDS = DATA_KINDS.map((kind) => ({ kind, ask: `ask ${kind}`, given: `given ${kind}` }) as const);

interface Question {
  readonly text: string;
  readonly content: Content;
}

const NUMERIC: readonly DataKind[] = ['order', 'account', 'phone', 'identity', 'amount'];
/** Data of which a customer has many: the same kind asked twice may well be another piece. */
const ASKED_AGAIN_ALIKE = 0.72;
/** Shares of a question's content, of two items or more, that stand in an earlier question or in the customer's words. */
const ASKED_AGAIN_IN_CONTENT = 0.66;
const TOLD_ALREADY = 0.6;
const SHORTEST_QUESTION = 6;
const REMEMBERED_QUESTIONS = 6;
/** Shorter than this, a first message says too little to be a description of the problem. */
const DESCRIPTION = { zh: 6, en: 18 } as const;

function askLists() {
  const lists = {
    fresh: FRESH_ASK,
    closing: CLOSING,
    notHeard: APOLOGY_ONLY_IN_FORM,
    asksFor: ASKS_FOR,
    asksIf: ASKS_IF,
  } as Record<AskGroup, (typeof FRESH_ASK)[number][]>;
  for (const kind of DATA_KINDS) lists[`ask ${kind}`] = [...ASKED[kind]];
  return lists;
}

function givenLists() {
  const lists = { none: NO_ANSWER, trouble: TROUBLE, asks: ASKS, content: CONTENT, feels: FEELS } as Record<
    GivenGroup,
    (typeof NO_ANSWER)[number][]
  >;
  for (const kind of DATA_KINDS) lists[`given ${kind}`] = [...GIVEN[kind]];
  return lists;
}

/**
 * Finds questions for what the customer has already given in this contact, to whomever: by kind of
 * data, and by likeness with an earlier question of an agent that was answered.
 */
export const repeatAsk: DetectorFactory = (patterns: PatternRegistry, { similarity }) => {
  const askBoard = new EvidenceBoard(patterns.forRoles(['agent', 'bot']), askLists());
  const givenBoard = new EvidenceBoard(patterns.forRoles(['customer']), givenLists());
  return {
    id: 'structure',
    types: ['agent.repeat_ask'],
    start() {
      const given = new Set<DataKind>();
      /** Kinds that somebody's last turn asked for: what the customer says next may be the answer. */
      let pending: readonly DataKind[] = [];
      let pendingQuestion: Question | null = null;
      const answeredQuestions: Question[] = [];
      /** What the customer has spoken of. */
      const told = new Set<ContentItem>();
      let agentTurns = 0;
      /** Nobody has been answered yet: agents often greet in two turns. */
      let opening = true;

      const hearCustomer = (context: UtteranceContext) => {
        const evidence = givenBoard.read(context.hits);
        if (agentTurns > 0) opening = false;
        for (const group of KINDS) if (evidence.has(group.given)) given.add(group.kind);
        const content = contentOf(context.view.text);
        if (describesProblem(context, content, evidence)) given.add('problem');
        if (!evidence.has('asks')) for (const item of content) told.add(item);
        if (evidence.has('none')) return;
        for (const kind of pending) {
          if (answers(kind, context, evidence)) given.add(kind);
        }
        if (pendingQuestion !== null && !onlyAsksBack(context, evidence)) {
          answeredQuestions.push(pendingQuestion);
          if (answeredQuestions.length > REMEMBERED_QUESTIONS) answeredQuestions.shift();
          pendingQuestion = null;
        }
      };

      const hearAsking = (context: UtteranceContext): readonly Detection[] => {
        const evidence = askBoard.read(context.hits);
        const kinds = KINDS.filter(({ ask }) => evidence.score(ask) > 0).map(({ kind }) => kind);
        const question = isQuestion(context, evidence)
          ? { text: context.view.text, content: contentOf(context.view.text) }
          : null;
        let detection: Detection | null = null;
        if (context.role === 'agent') {
          const weighing = weigh(context, evidence, kinds, question);
          if (weighing?.holds) detection = weighing.detection('agent.repeat_ask', context);
          agentTurns++;
        }
        pending = kinds;
        pendingQuestion = question ?? pendingQuestion;
        return detection === null ? [] : [detection];
      };

      const weigh = (
        context: UtteranceContext,
        evidence: Evidence<AskGroup>,
        kinds: readonly DataKind[],
        question: Question | null,
      ) => {
        const weighing = new Weighing();
        const known = kinds.filter((kind) => given.has(kind) && !opensPolitely(kind, evidence, opening));
        for (const kind of known) {
          const span: ViewSpan | null = evidence.span(`ask ${kind}`);
          weighing.add(`${kind} was given before`, weighing.score === 0 ? 2.7 : 0.5, span);
        }
        // Asked for together with something new: the new part may be what is meant.
        if (known.length > 0 && known.length < kinds.length) weighing.add('asks for something new too', -0.4);
        if (known.length > 0 && readsBack(context)) weighing.add('reads it back', -2);
        if (known.length === 0 && question !== null) {
          const { text, content } = question;
          if (
            answeredQuestions.some(
              (earlier) =>
                shareOf(content, earlier.content) >= ASKED_AGAIN_IN_CONTENT ||
                similarity.compare(earlier.text, text) >= ASKED_AGAIN_ALIKE,
            )
          ) {
            weighing.add('the same question was answered before', 2.5);
          } else if (evidence.has('asksIf') && shareOf(content, told) >= TOLD_ALREADY) {
            weighing.add('asks whether, and was told', 2.2);
          }
        }
        if (weighing.score === 0 && evidence.has('again') && told.size > 0 && agentTurns > 0) {
          weighing.add('says that it asks again', 2.2, evidence.span('again'));
        }
        if (weighing.score === 0) return null;
        return weighing
          .add('another item, or a correction', -evidence.score('fresh'))
          .add('was not heard', evidence.has('notHeard') ? -2 : 0);
      };

      return {
        utterance(context) {
          if (context.role === 'customer') {
            hearCustomer(context);
            return [];
          }
          return context.role === 'system' ? [] : hearAsking(context);
        },
      };
    },
  };
};

/** Which share of two or more items is among the others. */
function shareOf(items: Content, others: Content): number {
  if (items.size < 2) return 0;
  let shared = 0;
  for (const item of items) if (others.has(item)) shared++;
  return shared < 2 ? 0 : shared / items.size;
}

/** "How can I help you?" as the first words is a greeting, even where the customer has already told; later, a closing. */
function opensPolitely(kind: DataKind, evidence: Evidence<AskGroup>, opening: boolean): boolean {
  return (
    kind === 'problem' &&
    (evidence.score('closing') > 0 || (opening && evidence.strongest('ask problem') < 3))
  );
}

function describesProblem(
  { view, language }: UtteranceContext,
  content: Content,
  evidence: Evidence<GivenGroup>,
): boolean {
  return (
    view.text.length >= DESCRIPTION[language] &&
    (evidence.has('trouble') || evidence.has('asks') || view.text.length >= 2 * DESCRIPTION[language]) &&
    content.size >= 2
  );
}

function answers(
  kind: DataKind,
  { view, language }: UtteranceContext,
  evidence: Evidence<GivenGroup>,
): boolean {
  const { text } = view;
  if (NUMERIC.includes(kind))
    return (
      /[0-9]{3}|[0-9零一二三四五六七八九十幺]{4}|[0-9]+ ?[块元万]/.test(text) || evidence.has('given order')
    );
  if (kind === 'email' || kind === 'photo') return false;
  if (evidence.has('asks') && kind !== 'problem') return false;
  const short = language === 'zh' ? 2 : 3;
  switch (kind) {
    case 'name':
      return text.length >= short && text.length <= (language === 'zh' ? 14 : 40);
    case 'address':
      return text.length >= short * 3;
    case 'problem':
      return text.length >= short * 2;
    default:
      return text.length >= short;
  }
}

function onlyAsksBack({ view }: UtteranceContext, evidence: Evidence<GivenGroup>): boolean {
  return view.text.length < 2 || (evidence.has('asks') && !/[0-9]/.test(view.text));
}

function isQuestion({ view, role }: UtteranceContext, evidence: Evidence<AskGroup>): boolean {
  return (
    role === 'agent' &&
    view.text.length >= SHORTEST_QUESTION &&
    evidence.has('asksFor') &&
    !(evidence.score('closing') > 0)
  );
}

/** The data itself stands in the question: "is it 138…, right?" */
function readsBack({ view }: UtteranceContext): boolean {
  return /[0-9]{4}/.test(view.text);
}
