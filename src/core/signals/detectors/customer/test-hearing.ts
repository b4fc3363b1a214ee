import type { Channel, Language, Role } from '../../../conversation/schema.ts';
import { ngramSimilarity } from '../../../text/ngram-similarity.ts';
import { PatternSetBuilder } from '../../../text/pattern-set.ts';
import { TextView } from '../../../text/text-view.ts';
import type { Detection, DetectorFactory, UtteranceContext } from '../../detector.ts';

export interface SpokenTurn {
  readonly role: Role;
  readonly text: string;
  readonly startMs?: number;
  readonly endMs?: number;
  readonly speaker?: string;
}

export interface Heard {
  /** Detections on each turn, by its index. */
  readonly turns: readonly (readonly Detection[])[];
  readonly conversation: readonly Detection[];
}

/** Runs detectors over turns in their order, for tests: one turn is one utterance. */
export function hearing(factories: readonly DetectorFactory[]) {
  const builder = new PatternSetBuilder();
  const ports = { similarity: ngramSimilarity() };
  const detectors = factories.map((factory) => factory(builder, ports));
  const patterns = builder.build();
  return (turns: readonly SpokenTurn[], language: Language = 'zh', channel: Channel = 'chat'): Heard => {
    const runs = detectors.map((detector) => detector.start({ channel, language, attributes: {} }));
    const history: UtteranceContext[] = [];
    for (const [index, { role, text, startMs, endMs, speaker }] of turns.entries()) {
      const view = new TextView(text);
      const detections: Detection[] = [];
      const context: UtteranceContext = {
        utterance: {
          index,
          role,
          text,
          parts: [{ turn: index, offset: 0, length: text.length }],
          ...(startMs === undefined ? {} : { startMs }),
          ...(endMs === undefined ? {} : { endMs }),
          ...(speaker === undefined ? {} : { speaker }),
        },
        role,
        index,
        channel,
        language,
        view,
        hits: patterns.scan(view, role),
        history: [...history],
        detections,
      };
      for (const run of runs) detections.push(...run.utterance(context));
      history.push(context);
    }
    return {
      turns: history.map((context) => context.detections),
      conversation: runs.flatMap((run) => run.end?.(history) ?? []),
    };
  };
}
