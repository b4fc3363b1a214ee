import type { FactStore } from '#core/ports/facts.ts';
import { openEmbedded } from './connection/embedded.ts';
import type { RetryPolicy } from './connection/retry.ts';
import { openServer } from './connection/server.ts';
import { ClickHouseFactStore } from './fact-store.ts';
import { clusterLayout, singleNode } from './schema/layout.ts';
import { migrate } from './schema/migrate.ts';

export type FactStorePlace =
  /** The engine inside this process, its data in the folder; one folder a process, one process a folder. */
  | {
      readonly folder: string;
      /** Told once, when the engine has shut itself down for good: only another process can open the folder again. */
      readonly onBroken?: (reason: string) => void;
    }
  /** A server, or one node of a cluster that its configuration names. */
  | { readonly url: string; readonly cluster?: string; readonly retries?: RetryPolicy };

/**
 * Opens the store with its tables up to date. Throws `StoreInUse` when another process has the folder,
 * `StoreUnavailable` when the folder or the server cannot be reached.
 */
export async function openFactStore(place: FactStorePlace): Promise<FactStore> {
  const database =
    'folder' in place ? openEmbedded(place.folder, place.onBroken) : openServer(place.url, place.retries);
  const layout = 'folder' in place || place.cluster === undefined ? singleNode : clusterLayout(place.cluster);
  try {
    await migrate(database, layout);
  } catch (failure) {
    await database.close();
    throw failure;
  }
  return new ClickHouseFactStore(database, layout);
}
