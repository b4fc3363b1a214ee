import type { Caller } from '#core/access/caller.ts';
import { seesMasked } from '#core/access/permissions.ts';
import { inScope } from '#core/access/scope.ts';
import type { ConversationView } from '../conversation-view.ts';
import { maskFound } from '../mask-found.ts';
import type { FiredRule, LiveView } from './live-call.ts';
import type { LiveCalls, RunningCall } from './live-calls.ts';

/** A running call as a list shows it. */
export interface LiveSummary {
  readonly id: string;
  readonly agent: string | null;
  readonly team: string | null;
  readonly startedAt: string;
  readonly atMs: number;
  readonly state: RunningCall['state'];
  readonly turns: number;
  /** The customer's, as it was heard last. */
  readonly emotion: string | null;
  readonly rules: readonly FiredRule[];
  readonly wordsBehindMs: number;
}

export interface LiveDetail extends LiveSummary {
  readonly speaking: LiveView['speaking'];
  readonly detail: ConversationView | null;
}

/** The calls that go on and that the caller may see: a supervisor those of their teams, an agent their own. */
export function visibleCalls(calls: LiveCalls, caller: Caller): readonly LiveSummary[] {
  return calls
    .list(caller.organisation)
    .filter(({ call }) => inScope(caller, { agent: call.about.agent }))
    .map((one) => summaryOf(one, caller));
}

/** One of them with everything that was said and found so far, masked where the caller sees things masked; or null. */
export function visibleCall(calls: LiveCalls, caller: Caller, id: string): LiveDetail | null {
  const running = calls.list(caller.organisation).find(({ call }) => call.about.id === id);
  if (running === undefined || !inScope(caller, { agent: running.call.about.agent })) return null;
  return {
    ...summaryOf(running, caller),
    speaking: speakingOf(running, caller),
    detail: detailOf(running, caller),
  };
}

/** What was not judged yet has not been searched for personal data either. */
function speakingOf({ call }: RunningCall, caller: Caller): LiveView['speaking'] {
  const { speaking } = call.view;
  return seesMasked(caller) ? speaking.map((one) => ({ ...one, text: '' })) : speaking;
}

function summaryOf({ call, state }: RunningCall, caller: Caller): LiveSummary {
  const { about, view, receivedMs } = call;
  const emotion = view.heard?.analysis.signals.findLast(({ type }) => type === 'customer.emotion')?.value;
  return {
    id: about.id,
    agent: about.agent?.id ?? null,
    team: about.agent?.team ?? null,
    startedAt: about.startedAt,
    atMs: receivedMs,
    state,
    turns: view.heard?.conversation.turns.length ?? 0,
    emotion: typeof emotion === 'string' ? emotion : null,
    // The words of the evidence stand, masked, in the transcript.
    rules: seesMasked(caller)
      ? view.rules.map((rule) => ({ ...rule, evidence: rule.evidence.map((one) => ({ ...one, text: '' })) }))
      : view.rules,
    wordsBehindMs: view.wordsBehindMs,
  };
}

function detailOf({ call }: RunningCall, caller: Caller): ConversationView | null {
  const { heard } = call.view;
  if (heard === null) return null;
  const { conversation, analysis } = heard;
  const { language, signals, rules, evaluations, metrics } = analysis;
  const isMasked = seesMasked(caller);
  const view: ConversationView = {
    id: conversation.id,
    state: 'pending',
    receivedAt: call.about.startedAt,
    version: 0,
    rulebooks: [],
    masked: isMasked,
    conversation,
    language,
    signals,
    rules: rules.filter(({ outcome }) => outcome === 'hit'),
    evaluations,
    metrics,
  };
  return isMasked ? maskFound(view, analysis) : view;
}
