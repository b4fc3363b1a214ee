import { lazy, Suspense } from 'react';
import { useIsPrinting } from '../../../ui/use-printing.ts';
import { wasHeard } from './call-map.ts';
import type { CallSoundProps } from './handle.ts';
import styles from './player.module.css';

const Player = lazy(() => import('./player.tsx'));

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
