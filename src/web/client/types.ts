import type { z } from 'zod';
import type { annotations, mentionable } from '#contract/api/annotations.ts';
import type {
  conversationDetail,
  conversationPage,
  coverageReport,
  ingestResult,
} from '#contract/api/conversations.ts';
import type { figuresAnswer } from '#contract/api/figures.ts';
import type { me, organisation } from '#contract/api/people.ts';

// What the service answers, as its contract describes it; none of the schemas comes into the browser.
export type Me = z.output<typeof me>;
export type Membership = Me['memberships'][number];
export type Organisation = z.output<typeof organisation>;
export type Coverage = z.output<typeof coverageReport>;
export type FiguresAnswer = z.output<typeof figuresAnswer>;
export type FigureRow = FiguresAnswer['rows'][number];
export type ConversationPage = z.output<typeof conversationPage>;
export type ConversationSummary = ConversationPage['conversations'][number];
export type ConversationDetail = z.output<typeof conversationDetail>;
export type FoundSignal = ConversationDetail['signals'][number];
export type FoundEvaluation = ConversationDetail['evaluations'][number];
export type FoundAnswer = FoundEvaluation['answers'][number];
export type Annotations = z.output<typeof annotations>;
export type WrittenComment = Annotations['comments'][number];
export type FoundCorrection = Annotations['corrections'][number];
export type Mentionable = z.output<typeof mentionable>;
export type IngestResult = z.output<typeof ingestResult>;
