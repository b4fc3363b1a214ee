export const DIRECTORY_KINDS = ['agent', 'team', 'queue'] as const;
export type DirectoryKind = (typeof DIRECTORY_KINDS)[number];

/** What people call an id that conversations carry. */
export interface DirectoryEntry {
  readonly kind: DirectoryKind;
  readonly id: string;
  readonly name: string;
  /** Of an agent: the id of their team. */
  readonly team?: string;
}

export interface DirectoryStore {
  /** By kind, then id. */
  list(organisation: string): Promise<readonly DirectoryEntry[]>;
  /** Adds or replaces at most 5,000; of one id twice the last one counts. */
  save(organisation: string, entries: readonly DirectoryEntry[]): Promise<void>;
  /** @returns whether there was such an entry. */
  remove(organisation: string, kind: DirectoryKind, id: string): Promise<boolean>;
}
