/** An address of the application under a name: which conversations a page is about, and how they are ordered. */
export interface SavedView {
  readonly organisation: string;
  /** `user:ID` or `key:ID`; each has one view of a name. */
  readonly owner: string;
  readonly name: string;
  /** Of the page, as `/conversations`. */
  readonly path: string;
  /** What stands behind the question mark, without it. */
  readonly search: string;
  /** Whether everybody in the organisation sees it. */
  readonly isShared: boolean;
  readonly updatedAt: string;
}

/** A view as a list shows it. */
export interface ListedView extends SavedView {
  /** What its owner is called; null for a key, and for people who are gone. */
  readonly ownerName: string | null;
}

export interface ViewStore {
  /** Somebody's own and those that are shared, by name. */
  list(organisation: string, owner: string): Promise<readonly ListedView[]>;
  /** Everybody's, by owner, then name. */
  all(organisation: string): Promise<readonly SavedView[]>;
  /** Of the same owner and name, the one before is replaced. */
  save(view: Omit<SavedView, 'updatedAt'>): Promise<SavedView>;
  /** Where there is such a view. */
  remove(organisation: string, owner: string, name: string): Promise<void>;
  /** Removes the views that narrow a page to this customer. */
  forget(organisation: string, customer: string): Promise<void>;
}
