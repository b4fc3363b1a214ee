import { z } from 'zod';
import { OUTCOMES } from '#core/analysis/analysis.ts';

const bilingual = z.object({ zh: z.string(), en: z.string() });

const span = {
  turn: z.int().meta({ description: "Index in the conversation's turns" }),
  start: z.int().meta({ description: 'Offset in the text of the turn, in UTF-16 units' }),
  end: z.int(),
};

export const signal = z
  .looseObject({
    ...span,
    type: z.string(),
    value: z.union([z.string(), z.number()]).optional(),
    confidence: z.number(),
    detector: z.string(),
  })
  .meta({ id: 'Signal' });

export const evidence = z.looseObject({ ...span, text: z.string() }).meta({ id: 'Evidence' });

export const ruleResult = z
  .object({
    rule: z.string(),
    outcome: z.enum(OUTCOMES),
    decidedAt: z.int().optional(),
    evidence: z.array(evidence),
    reason: bilingual.optional(),
  })
  .meta({ id: 'RuleResult' });

export const evaluation = z
  .object({
    scorecard: z.string(),
    version: z.string(),
    score: z.number().nullable().meta({ description: '0 to 100; null when nothing could be judged' }),
    rating: z.string().optional(),
    sections: z.array(z.object({ section: z.string(), score: z.number().nullable() })),
    autoFailed: z.array(z.string()),
    answers: z.array(
      z.object({
        criterion: z.string(),
        answer: z.string(),
        score: z.number().nullable(),
        evidence: z.array(evidence),
        source: z.string(),
        reason: bilingual.optional(),
        wouldPass: bilingual.optional(),
      }),
    ),
    coverage: z.number().optional(),
    bonus: z.number().optional(),
  })
  .meta({ id: 'Evaluation' });

export const metrics = z
  .looseObject({
    turns: z.int(),
    turnsByRole: z.record(z.string(), z.int()),
    charactersByRole: z.record(z.string(), z.int()),
    durationMs: z.number().optional(),
    firstResponseMs: z.number().optional(),
    meanResponseMs: z.number().optional(),
  })
  .meta({ id: 'Metrics' });
