import type { Caller } from '#core/access/caller.ts';
import type { Correction, SignalReading } from '#core/annotations/annotation.ts';
import { readingProblem } from '#core/annotations/reading.ts';
import type { Turn } from '#core/conversation/schema.ts';
import { signalScope } from '#core/signals/catalogue.ts';
import { type AnnotationOutcome, MISSING, noSuchTurn, refused } from './annotation-outcome.ts';
import { forgetIfErased } from './forget-if-erased.ts';
import type { ServicePorts } from './ports.ts';
import { turnDigest } from './turn-digest.ts';
import { visibleConversation } from './visible-conversation.ts';

export interface CorrectionDraft {
  readonly turn: number;
  readonly start: number;
  readonly end: number;
  readonly said: SignalReading | null;
  readonly meant: SignalReading | null;
}

type Ports = Pick<ServicePorts, 'workflow' | 'facts' | 'blobs' | 'now' | 'newId'>;

/**
 * Keeps what a person says against the machine: that a signal does not hold, that another one does, or that one was
 * missed. The analysis itself stays as it is.
 */
export async function correctSignal(
  ports: Ports,
  caller: Caller,
  conversation: string,
  draft: CorrectionDraft,
): Promise<AnnotationOutcome<Pick<Correction, 'id'>>> {
  const { organisation, actor } = caller;
  const found = await visibleConversation(ports, caller, conversation);
  if (found === null) return MISSING;
  const { turns } = found.conversation;
  const type = (draft.said ?? draft.meant)?.type;
  if (type === undefined) {
    return refused(
      '要写明哪个信号不对（said），或应该是哪个（meant）',
      'Name the signal that is wrong (said), the one that holds (meant), or both',
    );
  }
  const isWhole = signalScope(type) === 'conversation';
  const turn = isWhole ? 0 : draft.turn;
  const corrected = turns[turn];
  if (corrected === undefined) return noSuchTurn(turn, turns.length);
  const wrong = problemOf(draft, corrected, isWhole);
  if (wrong !== null) return { outcome: 'refused', why: wrong };
  const { said, meant } = draft;
  if (said !== null && !(found.analysis?.signals ?? []).some((one) => isSame(one, said, turn, isWhole))) {
    return refused(
      `这里没有分析出信号 ${said.type}，无从更正`,
      `The analysis tells no ${said.type} here that could be corrected`,
    );
  }
  const id = ports.newId();
  const at = new Date(ports.now()).toISOString();
  await ports.workflow.audit.record([
    {
      at,
      organisation,
      actor,
      action: 'signal.correct',
      subject: conversation,
      details: { correction: id, turn, said, meant },
    },
  ]);
  const span = isWhole ? { start: 0, end: 0 } : { start: draft.start, end: draft.end };
  await ports.workflow.annotations.correct(organisation, {
    id,
    conversation,
    turn,
    ...span,
    said,
    meant,
    digest: turnDigest(corrected.text),
    author: actor,
    at,
  });
  await forgetIfErased(ports, organisation, conversation);
  return { outcome: 'done', value: { id } };
}

function problemOf({ said, meant, start, end }: CorrectionDraft, { role, text }: Turn, isWhole: boolean) {
  if (start > end || end > text.length) {
    return {
      zh: `位置 ${start}–${end} 不在这一轮的 ${text.length} 个字符之内`,
      en: `The place ${start}–${end} is not within the ${text.length} characters of the turn`,
    };
  }
  if (said !== null && meant !== null && said.type === meant.type && said.value === meant.value) {
    return { zh: '更正前后是同一个信号', en: 'What is said and what is meant are the same signal' };
  }
  if (meant === null) return null;
  if ((signalScope(meant.type) === 'conversation') !== isWhole) {
    return {
      zh: '整通对话的信号与某一轮的信号不能互换',
      en: 'A signal of the whole conversation does not take the place of one of a turn',
    };
  }
  return readingProblem(meant, isWhole ? null : role);
}

function isSame(
  { type, turn }: { readonly type: string; readonly turn: number },
  said: SignalReading,
  at: number,
  isWhole: boolean,
): boolean {
  return type === said.type && (isWhole || turn === at);
}
