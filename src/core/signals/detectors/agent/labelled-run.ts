import type { Channel, Language, Role } from '../../../conversation/schema.ts';
import { ngramSimilarity } from '../../../text/ngram-similarity.ts';
import { PatternSetBuilder } from '../../../text/pattern-set.ts';
import { TextView } from '../../../text/text-view.ts';
import type { Detection, UtteranceContext } from '../../detector.ts';
import { AGENT_DETECTORS } from './index.ts';

export interface Said {
  readonly role: Role;
  readonly text: string;
  readonly speaker?: string;
}

/** Runs the agent detectors alone over a conversation; detections by turn. */
export type Listen = (
  channel: Channel,
  language: Language,
  turns: readonly Said[],
) => readonly (readonly Detection[])[];

export function listener(): Listen {
  const builder = new PatternSetBuilder();
  const ports = { similarity: ngramSimilarity() };
  const detectors = AGENT_DETECTORS.map((factory) => factory(builder, ports));
  const patterns = builder.build();
  return (channel, language, turns) => {
    const runs = detectors.map((detector) => detector.start({ channel, language, attributes: {} }));
    const history: UtteranceContext[] = [];
    return turns.map(({ role, text, speaker }, index) => {
      const view = new TextView(text);
      const detections: Detection[] = [];
      const context: UtteranceContext = {
        utterance: {
          index,
          role,
          text,
          parts: [{ turn: index, offset: 0, length: text.length }],
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
      return detections;
    });
  };
}
