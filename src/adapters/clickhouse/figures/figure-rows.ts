import type { FigureRow } from '#core/facts/figures.ts';

/** A row of figures as the engine writes it. */
export interface FigureAnswer {
  readonly figure_group: readonly string[];
  readonly figure_values: readonly (number | null)[];
  readonly conversations_in_group: string;
}

export function figureRows(answer: readonly FigureAnswer[]): FigureRow[] {
  return answer.map(({ figure_group, figure_values, conversations_in_group }) => ({
    group: figure_group,
    values: figure_values,
    conversations: Number(conversations_in_group),
  }));
}
