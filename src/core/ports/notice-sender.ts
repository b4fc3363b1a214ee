import type { Notice } from '../insights/notice.ts';
import type { AlertTarget } from './insights.ts';

/** Brings notices to chat groups and addresses. */
export interface NoticeSender {
  /** Null when it arrived; else why it did not, in the words of whoever refused it. */
  send(target: AlertTarget, notice: Notice, at: number): Promise<string | null>;
}
