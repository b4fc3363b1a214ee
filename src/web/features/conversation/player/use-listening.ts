import { useCallback, useRef, useState } from 'react';
import type { ConversationDetail } from '../../../client/types.ts';
import type { TranscriptHandle } from '../../../ui/transcript/handle.ts';
import { wasHeard } from './call-map.ts';
import type { PlayerHandle } from './handle.ts';

/** A transcript beside the sound of its call: the one follows the other, and a turn that is pointed at is heard. */
export function useListening({ conversation }: ConversationDetail) {
  const player = useRef<PlayerHandle>(null);
  const transcript = useRef<TranscriptHandle>(null);
  const [turn, setTurn] = useState<number>();
  const follow = useCallback((index: number) => {
    setTurn(index);
    transcript.current?.follow(index);
  }, []);
  const show = useCallback((index: number) => transcript.current?.show(index), []);
  const goTo = useCallback((index: number) => {
    setTurn(index);
    transcript.current?.show(index);
  }, []);
  const hear = useCallback((index: number) => {
    setTurn(index);
    player.current?.hear(index);
  }, []);
  return {
    turn,
    show,
    goTo,
    hear,
    sound: { follow, handle: player },
    said: { current: turn, handle: transcript, onChoose: wasHeard(conversation) ? hear : undefined },
  };
}
