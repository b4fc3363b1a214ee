import { lazy, type Ref, Suspense } from 'react';
import type { ConversationDetail } from '../../../client/types.ts';
import { useIsPrinting } from '../../../ui/use-printing.ts';
import { wasHeard } from './call-map.ts';
import styles from './player.module.css';

const Player = lazy(() => import('./player.tsx'));

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

/** The recording of a call; nothing of it is loaded for conversations that were written. */
export function CallSound(props: CallSoundProps) {
  const isPrinting = useIsPrinting();
  if (isPrinting || !wasHeard(props.detail.conversation)) return null;
  return (
    <div className={styles['place']}>
      <Suspense fallback={null}>
        <Player {...props} />
      </Suspense>
    </div>
  );
}
