import type { FigureQuestion, Measure } from '#core/facts/figures.ts';
import { scoreOf } from '../asking/conditions.ts';
import type { Parameters } from '../asking/parameters.ts';
import { scorecardOf } from './dimensions.ts';
import { FIRST_CONTACT } from './first-contact.ts';

/** The figure over the conversations of a group, as SQL; null where no conversation has it. */
export function measureOf(measure: Measure, question: FigureQuestion, parameters: Parameters): string {
  switch (measure) {
    case 'conversations':
      return 'toFloat64(count())';
    case 'score':
      return `avg(${scoreOf(scorecardOf(question, measure), parameters)})`;
    case 'scored':
      return `toFloat64(count(${scoreOf(scorecardOf(question, measure), parameters)}))`;
    case 'satisfaction':
    case 'effort':
    case 'duration_ms':
    case 'first_response_ms':
    case 'mean_response_ms':
      return `avg(${measure})`;
    case 'turns':
      return 'if(count() = 0, NULL, avg(turns))';
    case 'resolved':
      return "if(countIf(resolution != '') = 0, NULL, countIf(resolution = 'resolved') / countIf(resolution != ''))";
    case 'first_contact_resolution':
      return `avg(${FIRST_CONTACT})`;
    case 'share':
      return 'avg(group_share)';
  }
}
