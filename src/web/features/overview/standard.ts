import type { Period } from '../../client/period.ts';

/** What the overview speaks of where nobody chose. */
export const STANDARD: Period = '30d';
