/** A written file of a rulebook. */
export interface RulebookFile {
  readonly path: string;
  readonly text: string;
}

export type FileKind = 'rules' | 'scorecard' | 'signals';

/** By its name, as the service tells scorecards from the rest. */
export function isScorecardPath(path: string): boolean {
  return path.slice(path.lastIndexOf('/') + 1).startsWith('scorecard');
}
