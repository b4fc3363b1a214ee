import type { Comment, Correction } from '../annotations/annotation.ts';

/** What people wrote onto conversations. It is theirs: no analysis touches it, and it goes with its conversation. */
export interface AnnotationStore {
  /** Of all the conversations named, oldest first. */
  comments(organisation: string, conversations: readonly string[]): Promise<readonly Comment[]>;
  addComment(organisation: string, comment: Omit<Comment, 'authorName'>): Promise<void>;
  /** Empties a comment; false where it is not there, not this author's, or taken back already. */
  withdrawComment(
    organisation: string,
    comment: Pick<Comment, 'conversation' | 'id' | 'author'>,
    at: string,
  ): Promise<boolean>;
  /** Settles a thread, or with null opens it again; false where there is none. */
  settleThread(
    organisation: string,
    conversation: string,
    thread: string,
    settled: { readonly by: string; readonly at: string } | null,
  ): Promise<boolean>;
  /** The same of corrections. */
  corrections(organisation: string, conversations: readonly string[]): Promise<readonly Correction[]>;
  /** Takes the place of an earlier correction of the same signal at the same turn. */
  correct(organisation: string, correction: Omit<Correction, 'authorName'>): Promise<void>;
  /** Null where there is none. */
  withdrawCorrection(organisation: string, conversation: string, id: string): Promise<Correction | null>;
  /** All corrections of the next conversations that have any, by id after the one given. */
  correctedAfter(
    organisation: string,
    conversation: string | null,
    conversations: number,
  ): Promise<readonly Correction[]>;
  /** Takes everything that was written onto these conversations out for good. */
  forget(organisation: string, conversations: readonly string[]): Promise<void>;
}
