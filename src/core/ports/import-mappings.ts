import type { Channel } from '../conversation/schema.ts';

/** How the columns of a table that comes again and again are read. */
export interface ImportMapping {
  readonly name: string;
  /** The header by which the table is known again. */
  readonly columns: readonly string[];
  readonly channel: Channel | null;
  /** Target field → header; see `ReadOptions`. */
  readonly map: Readonly<Record<string, string>>;
  readonly savedAt: string;
}

export interface ImportMappingStore {
  /** By name. */
  list(organisation: string): Promise<readonly ImportMapping[]>;
  /** Adds, or replaces the one of that name. */
  save(organisation: string, mapping: ImportMapping): Promise<void>;
  /** @returns whether there was one of that name. */
  remove(organisation: string, name: string): Promise<boolean>;
}
