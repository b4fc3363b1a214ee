import { soundOf } from '../speech/turn-sound.ts';
import type { Conversation, Turn } from './schema.ts';
import type { Utterance, UtterancePart } from './utterance.ts';

/** Recognisers cut one sentence where the speaker only breathes. */
const BREATH_MS = 700;
const UNFINISHED = /[,\uff0c、;\uff1b:\uff1a]\s*$/;
const FINISHED = /[.。!\uff01?\uff1f…~\uff5e]\s*$/;

interface TimedTurn {
  readonly turn: Turn;
  readonly index: number;
  readonly startMs: number | undefined;
  readonly endMs: number | undefined;
}

/**
 * Reads the recorded turns in the order in which they were said and joins the pieces of a split turn.
 * Order follows the times when every turn has one, and the input otherwise. Pieces are joined when the
 * same speaker goes on after a comma, or, on a call, after less than a breath without having ended the
 * sentence. Turns without any text are kept: silence after a question is information.
 */
export function toUtterances(conversation: Conversation): Utterance[] {
  const utterances: Utterance[] = [];
  for (const timed of inSpokenOrder(conversation)) {
    const last = utterances.at(-1);
    if (last !== undefined && continues(last, timed, conversation.channel)) {
      utterances[utterances.length - 1] = join(last, timed);
    } else {
      utterances.push(open(timed, utterances.length));
    }
  }
  return utterances;
}

/** One turn as an utterance of its own: what a live conversation feeds. */
export function utteranceOf(turn: Turn, index: number): Utterance {
  return open({ turn, index, startMs: turn.startMs, endMs: turn.endMs }, index);
}

function inSpokenOrder({ turns }: Conversation): TimedTurn[] {
  const times = turns.map(({ at }) => (at === undefined ? undefined : Date.parse(at)));
  const origin = earliest(times);
  const timed = turns.map((turn, index): TimedTurn => {
    const time = times[index];
    const startMs = turn.startMs ?? (time === undefined ? undefined : Math.max(0, time - origin));
    return { turn, index, startMs, endMs: turn.endMs };
  });
  if (timed.every(({ startMs }) => startMs !== undefined)) {
    timed.sort((a, b) => a.startMs! - b.startMs! || a.index - b.index);
  }
  return timed;
}

function earliest(times: readonly (number | undefined)[]): number {
  let origin = Number.POSITIVE_INFINITY;
  for (const time of times) if (time !== undefined && time < origin) origin = time;
  return origin;
}

function continues(last: Utterance, next: TimedTurn, channel: Conversation['channel']): boolean {
  if (channel === 'email' || last.role !== next.turn.role || last.speaker !== next.turn.speaker) return false;
  if (last.text === '' || next.turn.text === '') return false;
  if (UNFINISHED.test(last.text)) return true;
  if (channel !== 'voice' || last.endMs === undefined || next.startMs === undefined) return false;
  return next.startMs - last.endMs < BREATH_MS && !FINISHED.test(last.text);
}

function open({ turn, index, startMs, endMs }: TimedTurn, position: number): Utterance {
  return {
    index: position,
    role: turn.role,
    text: turn.text,
    parts: [partOf(turn, index, 0)],
    ...(startMs === undefined ? {} : { startMs }),
    ...(endMs === undefined ? {} : { endMs }),
    ...(turn.speaker === undefined ? {} : { speaker: turn.speaker }),
  };
}

function join(last: Utterance, { turn, index, endMs }: TimedTurn): Utterance {
  const needsSpace = /[a-z0-9,;:]$/i.test(last.text) && /^[a-z0-9]/i.test(turn.text);
  const before = needsSpace ? `${last.text} ` : last.text;
  const part = partOf(turn, index, before.length);
  return {
    ...last,
    text: before + turn.text,
    parts: [...last.parts, part],
    ...(endMs === undefined ? {} : { endMs }),
  };
}

function partOf(turn: Turn, index: number, offset: number): UtterancePart {
  const part = { turn: index, offset, length: turn.text.length };
  const { startMs, endMs } = turn;
  if (startMs === undefined || endMs === undefined) return part;
  const sound = soundOf(turn);
  return sound === undefined ? part : { ...part, recorded: { startMs, endMs, sound } };
}
