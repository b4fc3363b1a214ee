/** What people corrected in the application, and how much of it is told rightly by now. */
import type { LabelledExample } from '#core/annotations/labelled-example.ts';
import type { HeardConversation } from './hearing.ts';
import { table } from './markdown.ts';

/** Corrections of one kind, and how many of them no longer have to be made. */
interface Count {
  corrected: number;
  right: number;
}

export interface CorrectionCounts {
  /** By signal: what was told and does not hold, and what holds and was missed. */
  readonly signals: ReadonlyMap<string, { readonly toldWrongly: Count; readonly missed: Count }>;
  readonly emotions: Count;
  readonly resolutions: Count;
  /** Right within half a point. */
  readonly satisfactions: Count;
}

/** @param heard one a conversation, in their order */
export function countCorrections(
  examples: readonly LabelledExample[],
  heard: readonly HeardConversation[],
): CorrectionCounts {
  const signals = new Map<string, { toldWrongly: Count; missed: Count }>();
  const [emotions, resolutions, satisfactions] = [none(), none(), none()];
  for (const [at, { turns, resolution, satisfaction }] of examples.entries()) {
    const now = heard[at]!;
    for (const [index, { labels = [], judged = [], told = [], emotion }] of turns.entries()) {
      const { signals: nowTold, emotion: nowFelt } = now.turns[index]!;
      for (const type of judged) {
        const count = signals.get(type) ?? { toldWrongly: none(), missed: none() };
        signals.set(type, count);
        const holds = labels.includes(type);
        // What was told and left standing was not corrected.
        if (holds === told.includes(type)) continue;
        const isTold = [...nowTold.keys()].some((known) => known === type);
        add(holds ? count.missed : count.toldWrongly, isTold === holds);
      }
      if (emotion !== undefined) add(emotions, nowFelt?.value === emotion);
    }
    if (resolution !== undefined) add(resolutions, now.resolution === resolution);
    if (satisfaction !== undefined) {
      add(satisfactions, Math.abs((now.satisfaction ?? Number.NaN) - satisfaction) <= 0.5);
    }
  }
  return { signals, emotions, resolutions, satisfactions };
}

/** As Markdown; signals with most corrections first. */
export function correctionTables({ signals, ...whole }: CorrectionCounts): string {
  const rows = [...signals]
    .toSorted(([, a], [, b]) => sum(b) - sum(a))
    .map(([type, { toldWrongly, missed }]) => [
      `\`${type}\``,
      toldWrongly.corrected,
      toldWrongly.right,
      missed.corrected,
      missed.right,
    ]);
  const others = (['emotions', 'resolutions', 'satisfactions'] as const).map((name) => [
    name,
    whole[name].corrected,
    whole[name].right,
  ]);
  return [
    table(['signal', 'told wrongly', 'of these no longer told', 'missed', 'of these told now'], rows),
    table(['', 'corrected', 'of these right now'], others),
  ].join('\n\n');
}

function none(): Count {
  return { corrected: 0, right: 0 };
}

function add(count: Count, isRight: boolean): void {
  count.corrected++;
  if (isRight) count.right++;
}

function sum({ toldWrongly, missed }: { toldWrongly: Count; missed: Count }): number {
  return toldWrongly.corrected + missed.corrected;
}
