/** What came of making a version active and of having the past judged by it. */
export interface Activated {
  readonly isActive: boolean;
  /** The run that judges the past. */
  readonly run?: string;
  /** Why the version is not active, or the past is not judged by it. */
  readonly failure?: unknown;
}

/** Makes a version active, then begins with the past where that is wanted: a version that is active stays so when that fails. */
export async function activateWith(
  activate: () => Promise<unknown>,
  history: (() => Promise<{ readonly id: string }>) | undefined,
): Promise<Activated> {
  try {
    await activate();
  } catch (failure) {
    return { isActive: false, failure };
  }
  if (history === undefined) return { isActive: true };
  try {
    return { isActive: true, run: (await history()).id };
  } catch (failure) {
    return { isActive: true, failure };
  }
}
