import { USER_ROLES, type UserRole } from '../access/roles.ts';
import type { Bilingual } from '../bilingual.ts';
import type { Channel } from '../conversation/schema.ts';
import type { AnnotationStore } from './annotations.ts';
import type { PlanStore, PlaybookStore, SharingStore } from './coaching.ts';
import type { DirectoryStore } from './directory.ts';
import type { ImportMappingStore } from './import-mappings.ts';
import type { InsightStore } from './insights.ts';
import type { InvitationStore } from './invitations.ts';
import type { Named } from './named.ts';
import type { NoticeStore } from './notices.ts';
import type { PreferenceStore } from './preferences.ts';
import type { ReviewStore } from './reviews.ts';
import type { ViewStore } from './views.ts';
import type { WebhookStore } from './webhooks.ts';

export { USER_ROLES, type UserRole };

export interface Organisation {
  readonly id: string;
  readonly name: string;
  /** Where its days begin, an IANA name. */
  readonly timeZone: string;
  /** Days after which conversations are removed; null keeps them. */
  readonly retentionDays: number | null;
}

/** A person's place in an organisation. */
export interface Member {
  readonly userId: string;
  readonly organisation: string;
  readonly email: string;
  readonly name: string;
  readonly role: UserRole;
  /** Agent ids whose conversations are this person's own. */
  readonly agentIds: readonly string[];
  /** Teams that a supervisor is responsible for. */
  readonly teams: readonly string[];
  /** False for somebody who may not come in for now. */
  readonly active: boolean;
}

/** A key for programs. The key itself is shown once; only its hash is kept. */
export interface ApiKey {
  readonly id: string;
  readonly organisation: string;
  readonly name: string;
  readonly role: UserRole;
  /** Agent ids whose conversations a key of the role `agent` sees, and teams whose one of `supervisor` does. */
  readonly agentIds: readonly string[];
  readonly teams: readonly string[];
  /** First characters, by which people tell keys apart. */
  readonly prefix: string;
  readonly createdAt: string;
  readonly expiresAt: string | null;
  readonly lastUsedAt: string | null;
}

/** One conversation of a raw batch, as it is received. */
export interface Receipt {
  readonly id: string;
  /** Of the canonical content: the same content is a duplicate. */
  readonly hash: string;
  readonly channel: Channel;
  readonly queue?: string;
  readonly customer?: string;
  readonly turns: number;
  /** When the conversation began, where it is known: ISO 8601. */
  readonly startedAt?: string;
}

export type ReceiptResult =
  /** `version` counts up with each change of content; `turnsBefore` is what the content before had. */
  | {
      readonly id: string;
      readonly status: 'accepted';
      readonly version: number;
      readonly turnsBefore: number;
    }
  | { readonly id: string; readonly status: 'duplicate' };

/** What is known of one received conversation. */
export interface ReceivedConversation {
  readonly id: string;
  readonly version: number;
  readonly turnsBefore: number;
  readonly batch: string;
  /** The batch of its version 1: another one than before where it was erased and sent anew. Null where that was not kept yet. */
  readonly firstBatch: string | null;
  readonly receivedAt: string;
  readonly state: 'pending' | 'analysed' | 'failed';
  readonly error?: string;
}

export interface Coverage {
  readonly received: number;
  readonly analysed: number;
  readonly failed: number;
  readonly pending: number;
}

export interface CoverageReport extends Coverage {
  readonly byChannel: Readonly<Partial<Record<Channel, Coverage>>>;
  /** By the conversation's `queue` attribute; an empty name where it has none. */
  readonly byQueue: Readonly<Record<string, Coverage>>;
}

export interface ReceiptStore {
  /**
   * Takes a stored raw batch on record, all of it or nothing. A conversation already known with other
   * content becomes a new version and is pending again. Of one id twice in a batch the last one counts.
   */
  receive(
    organisation: string,
    batch: string,
    receipts: readonly Receipt[],
    receivedAt: string,
  ): Promise<ReceiptResult[]>;
  /** Those of the ids whose newest content stands in this batch. */
  inBatch(
    organisation: string,
    batch: string,
    ids?: readonly string[],
  ): Promise<readonly ReceivedConversation[]>;
  find(organisation: string, ids: readonly string[]): Promise<readonly ReceivedConversation[]>;
  /**
   * Ignored for a conversation of which a newer version has been received since, or another batch under the same version:
   * it was erased meanwhile, and what came anew is not what was analysed.
   */
  settle(
    organisation: string,
    outcomes: readonly {
      readonly id: string;
      readonly version: number;
      readonly batch: string;
      readonly state: 'analysed' | 'failed';
      readonly error?: string;
    }[],
  ): Promise<void>;
  /** Makes conversations pending again under new versions, for a re-analysis. */
  reopen(organisation: string, ids: readonly string[]): Promise<readonly ReceivedConversation[]>;
  /**
   * Of everything, or of some channels and queues; a queue's name is empty where a conversation has none. Of a period
   * by when conversations began (were received where that is not known), from included, to not; that is counted,
   * everything is known without counting.
   */
  coverage(
    organisation: string,
    only?: {
      readonly channels?: readonly Channel[];
      readonly queues?: readonly string[];
      readonly from?: string;
      readonly to?: string;
    },
  ): Promise<CoverageReport>;
  failed(organisation: string, limit: number): Promise<readonly ReceivedConversation[]>;
  /** Conversations pending since before an instant: their job may have been lost. */
  overdue(
    before: string,
    limit: number,
  ): Promise<
    readonly {
      readonly organisation: string;
      readonly batch: string;
      readonly id: string;
      /** Pending for a re-analysis, not since its receipt. */
      readonly reopened: boolean;
    }[]
  >;
  idsOfCustomer(organisation: string, customer: string): Promise<readonly string[]>;
  idsReceivedBefore(organisation: string, before: string, limit: number): Promise<readonly string[]>;
  countReceivedBefore(organisation: string, before: string): Promise<number>;
  /** Every conversation of an organisation by batch, for runs over history; ordered, after the id given. */
  page(organisation: string, after: string | null, limit: number): Promise<readonly ReceivedConversation[]>;
  /**
   * Takes conversations off the record, all of them or those whose newest content stands in a batch up to the
   * one named and was received before the instant: whatever comes in meanwhile stays.
   */
  forget(
    organisation: string,
    ids: readonly string[],
    only?: { readonly upTo?: string; readonly receivedBefore?: string },
  ): Promise<void>;
}

/** A versioned set of written files (rules and scorecards). One version of each is active. */
export interface RulebookVersion {
  readonly rulebook: string;
  readonly version: number;
  /** Counts the saves of a draft, from 1. */
  readonly revision: number;
  readonly state: 'draft' | 'active' | 'retired';
  readonly files: readonly { readonly path: string; readonly text: string }[];
  readonly note: string;
  /** Who saved it last. */
  readonly createdBy: string;
  readonly createdAt: string;
  readonly changedAt: string;
  readonly activatedAt: string | null;
}

export interface RulebookStore {
  /** Of each rulebook the newest version, and the active one where that is another; by name, newest first. */
  list(organisation: string): Promise<readonly Omit<RulebookVersion, 'files'>[]>;
  active(organisation: string): Promise<readonly RulebookVersion[]>;
  versions(organisation: string, rulebook: string): Promise<readonly Omit<RulebookVersion, 'files'>[]>;
  version(organisation: string, rulebook: string, version: number): Promise<RulebookVersion | null>;
  /**
   * A new draft, or a change of one; a version that was active is never changed. Rejects with `DraftChanged` when
   * the draft has been saved since the revision that the change is based on.
   */
  saveDraft(
    organisation: string,
    draft: Pick<RulebookVersion, 'rulebook' | 'files' | 'note' | 'createdBy'> & {
      readonly version?: number;
      readonly basedOn?: number;
    },
  ): Promise<RulebookVersion>;
  /**
   * Makes a draft the active version; the one before is retired. Rejects with `DraftChanged` when the draft has been
   * saved since the revision that somebody looked at, so that nobody makes active what they have not seen.
   */
  activate(
    organisation: string,
    rulebook: string,
    version: number,
    revision?: number,
  ): Promise<RulebookVersion>;
  /**
   * Judges no more by a version that is active: its rulebook has no active one until another becomes it.
   * @throws StoreConflict when it is not active.
   */
  retire(organisation: string, rulebook: string, version: number): Promise<RulebookVersion>;
  /**
   * Changes the texts of all versions, past ones included, that have one of the marks in them. Nothing else of a version
   * changes, save that a draft counts it as a save: who has it open is told.
   */
  rewrite(organisation: string, marks: readonly string[], change: (text: string) => string): Promise<void>;
  /**
   * Throws a draft away; its number is not given again. Rejects with `DraftChanged` as `activate` does.
   * @throws StoreConflict when it is no draft.
   */
  discard(organisation: string, rulebook: string, version: number, revision?: number): Promise<void>;
}

/** Work over history that goes on after a restart: a re-analysis, a backtest, an erasure. */
export interface Run {
  readonly id: string;
  readonly organisation: string;
  readonly kind: 'reanalysis' | 'backtest' | 'import' | 'erasure' | 'export';
  readonly state: 'running' | 'done' | 'failed' | 'cancelled';
  /** What it was asked to do. */
  readonly request: unknown;
  readonly total: number;
  /** What came out well; with those that failed it adds up to the total in the end. */
  readonly done: number;
  readonly failed: number;
  /** Where to go on. */
  readonly cursor: string | null;
  readonly result: unknown;
  readonly error: Bilingual | null;
  readonly createdBy: string;
  readonly createdAt: string;
  readonly updatedAt: string;
}

export interface RunStore {
  create(run: Pick<Run, 'organisation' | 'kind' | 'request' | 'total' | 'createdBy'>): Promise<Run>;
  /** Under an id that was told somewhere before. False where there is such a run already: it is left as it is. */
  createOnce(
    run: Pick<Run, 'id' | 'organisation' | 'kind' | 'request' | 'total' | 'createdBy'>,
  ): Promise<boolean>;
  update(
    organisation: string,
    id: string,
    change: Partial<Pick<Run, 'state' | 'total' | 'done' | 'failed' | 'cursor' | 'result' | 'error'>>,
  ): Promise<void>;
  find(organisation: string, id: string): Promise<Run | null>;
  list(organisation: string, limit: number): Promise<readonly Run[]>;
  /**
   * Takes customers and conversations out of the filters in what runs were asked to do, where a list that is empty then finds
   * nothing, and conversations out of what backtests list.
   */
  forget(organisation: string, named: Named): Promise<void>;
}

/** Who did what to what; never changed, never removed before its time. */
export interface AuditEntry {
  readonly at: string;
  readonly organisation: string;
  /** `user:ID`, `key:ID` or `system`. */
  readonly actor: string;
  /** `conversation.view`, `rulebook.activate`, … */
  readonly action: string;
  readonly subject: string;
  readonly details?: Readonly<Record<string, unknown>>;
}

export interface AuditLog {
  record(entries: readonly AuditEntry[]): Promise<void>;
  list(
    organisation: string,
    query: {
      readonly actor?: string;
      readonly action?: string;
      readonly subject?: string;
      /** Of this instant or later. */
      readonly from?: string;
      readonly before?: string;
      /** So many of the newest are left out. */
      readonly skip?: number;
      readonly limit: number;
    },
  ): Promise<readonly AuditEntry[]>;
}

export interface PeopleStore {
  createOrganisation(organisation: Organisation): Promise<void>;
  organisations(): Promise<readonly Organisation[]>;
  organisation(id: string): Promise<Organisation | null>;
  changeOrganisation(
    id: string,
    change: Partial<Pick<Organisation, 'name' | 'timeZone' | 'retentionDays'>>,
  ): Promise<void>;
  /** Which of its secrets other systems sign with, from 0; null where there is no such organisation. */
  incomingSecret(id: string): Promise<number | null>;
  /** The next one holds from now on, and none before it. */
  replaceIncomingSecret(id: string): Promise<void>;
  members(organisation: string): Promise<readonly Member[]>;
  /** Where the person may come in. */
  membershipsOf(userId: string): Promise<readonly Member[]>;
  setMember(member: Pick<Member, 'userId' | 'organisation' | 'role' | 'agentIds' | 'teams'>): Promise<void>;
  /** Lets a member in again, or keeps them out without forgetting their place. */
  setMemberActive(organisation: string, userId: string, active: boolean): Promise<void>;
  removeMember(organisation: string, userId: string): Promise<void>;
  /** @param hash SHA-256 of the key, in hexadecimal. */
  createKey(key: ApiKey, hash: string): Promise<void>;
  /** The key of this hash, expired ones included; its use is noted. */
  keyByHash(hash: string): Promise<ApiKey | null>;
  keys(organisation: string): Promise<readonly ApiKey[]>;
  removeKey(organisation: string, id: string): Promise<void>;
}

export interface WorkflowStore {
  readonly people: PeopleStore;
  readonly receipts: ReceiptStore;
  readonly rulebooks: RulebookStore;
  readonly runs: RunStore;
  readonly audit: AuditLog;
  readonly reviews: ReviewStore;
  readonly directory: DirectoryStore;
  readonly importMappings: ImportMappingStore;
  readonly invitations: InvitationStore;
  readonly preferences: PreferenceStore;
  readonly webhooks: WebhookStore;
  readonly views: ViewStore;
  readonly sharing: SharingStore;
  readonly playbooks: PlaybookStore;
  readonly plans: PlanStore;
  readonly annotations: AnnotationStore;
  readonly insights: InsightStore;
  readonly notices: NoticeStore;
  /** Throws, saying why, when the store cannot answer. */
  check(): Promise<void>;
  close(): Promise<void>;
}
