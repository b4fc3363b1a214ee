import type { Ref } from 'react';
import type { ConversationDetail } from '../../../client/types.ts';

export interface PlayerHandle {
  /** Plays from the beginning of a turn; does nothing where it has no time. */
  hear(turn: number): void;
}

export interface CallSoundProps {
  readonly detail: ConversationDetail;
  /** Why personal data is revealed; absent while it is masked. */
  readonly reason: string | undefined;
  /** Told which turn is being said whenever it is another one. */
  readonly follow: (turn: number) => void;
  readonly handle: Ref<PlayerHandle>;
}
