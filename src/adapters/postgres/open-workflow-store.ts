import { sql } from 'drizzle-orm';
import { StoreUnavailable } from '#core/ports/store-errors.ts';
import type { WorkflowStore } from '#core/ports/workflow.ts';
import type { Connection, SqlExecutor, WorkflowDatabase } from './connection.ts';
import { openEmbedded } from './embedded.ts';
import { migrate } from './migrate.ts';
import { annotationsOn } from './repositories/annotations.ts';
import { auditOn } from './repositories/audit.ts';
import { sharingOn } from './repositories/coaching.ts';
import { plansOn } from './repositories/coaching-plans.ts';
import { directoryOn } from './repositories/directory.ts';
import { importMappingsOn } from './repositories/import-mappings.ts';
import { insightsOn } from './repositories/insights.ts';
import { invitationsOn } from './repositories/invitations.ts';
import { noticesOn } from './repositories/notices.ts';
import { peopleOn } from './repositories/people.ts';
import { playbooksOn } from './repositories/playbooks.ts';
import { preferencesOn } from './repositories/preferences.ts';
import { receiptsOn } from './repositories/receipts.ts';
import { reviewsOn } from './repositories/reviews.ts';
import { rulebooksOn } from './repositories/rulebooks.ts';
import { runsOn } from './repositories/runs.ts';
import { viewsOn } from './repositories/views.ts';
import { webhooksOn } from './repositories/webhooks.ts';
import { authSchema } from './schema/auth.ts';
import { openServer } from './server.ts';
import { namedFailure, namingFailures } from './store-failures.ts';

export type { SqlExecutor, WorkflowDatabase } from './connection.ts';

/** A folder for PostgreSQL inside this process, or the URL of a server. */
export type WorkflowPlace =
  | {
      readonly folder: string;
      /** Told once, when PostgreSQL has ended by itself: only another process can open the folder again. */
      readonly onBroken?: (reason: string) => void;
    }
  | { readonly url: string };

export interface OpenWorkflowStore {
  readonly store: WorkflowStore;
  /** For better-auth's drizzle adapter, with `authSchema` as its schema and `pg` as its provider. */
  readonly database: WorkflowDatabase;
  readonly authSchema: typeof authSchema;
  /** For libraries that bring their own SQL; valid until the store is closed. */
  readonly sql: SqlExecutor;
}

/**
 * Opens the store and brings its tables to this program's form.
 * @throws StoreInUse when another process has the folder; StoreUnavailable when the server cannot be reached.
 */
export async function openWorkflowStore(place: WorkflowPlace): Promise<OpenWorkflowStore> {
  const connection = await connect(place);
  try {
    await migrate(connection);
  } catch (error) {
    await connection.close();
    throw namedFailure(error);
  }
  const { database } = connection;
  const store: WorkflowStore = {
    people: namingFailures(peopleOn(database)),
    receipts: namingFailures(receiptsOn(database)),
    rulebooks: namingFailures(rulebooksOn(database)),
    runs: namingFailures(runsOn(database)),
    audit: namingFailures(auditOn(database)),
    reviews: namingFailures(reviewsOn(database)),
    directory: namingFailures(directoryOn(database)),
    importMappings: namingFailures(importMappingsOn(database)),
    invitations: namingFailures(invitationsOn(database)),
    preferences: namingFailures(preferencesOn(database)),
    webhooks: namingFailures(webhooksOn(database)),
    views: namingFailures(viewsOn(database)),
    annotations: namingFailures(annotationsOn(database)),
    notices: namingFailures(noticesOn(database)),
    sharing: namingFailures(sharingOn(database)),
    playbooks: namingFailures(playbooksOn(database)),
    plans: namingFailures(plansOn(database)),
    insights: namingFailures(insightsOn(database)),
    check: () => answers(database),
    close: once(() => connection.close()),
  };
  return { store, database, authSchema, sql: connection.sql };
}

/** A server that hangs, or a network that swallows everything, gives no answer at all. */
const ANSWER_MS = 5_000;

async function answers(database: WorkflowDatabase): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const patience = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(new StoreUnavailable(`The workflow store has not answered within ${ANSWER_MS / 1000} s.`));
    }, ANSWER_MS);
  });
  try {
    await Promise.race([database.execute(sql`SELECT 1`), patience]);
  } catch (error) {
    throw namedFailure(error);
  } finally {
    clearTimeout(timer);
  }
}

async function connect(place: WorkflowPlace): Promise<Connection> {
  return 'folder' in place ? openEmbedded(place.folder, place.onBroken) : openServer(place.url);
}

/** The store may be closed by each of those that use it. */
function once(close: () => Promise<void>): () => Promise<void> {
  let closing: Promise<void> | undefined;
  return () => {
    closing ??= close();
    return closing;
  };
}
