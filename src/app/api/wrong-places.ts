import type { Bilingual } from '#core/bilingual.ts';
import type { Problem } from '#core/problem.ts';
import { type ApiProblem, invalidContent } from './problem.ts';

/** Written files are not fit for what was asked: the answer names every place. */
export function wrongPlaces(detail: Bilingual, problems: readonly Problem[]): ApiProblem {
  return invalidContent(
    detail,
    problems.map(({ file = '', line = 1, column = 1, message }) => ({
      path: `${file}:${line}:${column}`,
      message,
    })),
  );
}

export const firstPlace = ([first]: readonly Problem[]) => `${first?.file ?? ''}:${first?.line ?? 1}`;
