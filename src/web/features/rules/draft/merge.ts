export interface Named {
  readonly path: string;
  readonly text: string;
}

/** Every part of two sides: one's own text where one has it, theirs where only they do. */
export function unionOf(mine: readonly Named[], theirs: readonly Named[]): readonly Named[] {
  return [...mine, ...theirs.filter(({ path }) => !has(mine, path))];
}

/** The one side that has a part; null where both do. */
export function onlySideOf(
  path: string,
  mine: readonly Named[],
  theirs: readonly Named[],
): 'mine' | 'theirs' | null {
  if (!has(mine, path)) return 'theirs';
  return has(theirs, path) ? null : 'mine';
}

/** Parts in which two sides differ, in the order of the union. */
export function differing(mine: readonly Named[], theirs: readonly Named[]): readonly string[] {
  return unionOf(mine, theirs)
    .map(({ path }) => path)
    .filter((path) => !has(mine, path) || !has(theirs, path) || textOf(mine, path) !== textOf(theirs, path));
}

export function textOf(files: readonly Named[], path: string): string {
  return files.find((file) => file.path === path)?.text ?? '';
}

function has(files: readonly Named[], path: string): boolean {
  return files.some((file) => file.path === path);
}
