import { useCallback, useEffect, useState, useSyncExternalStore } from 'react';
import { checkSound } from '../../../client/sound.ts';

const KEPT = 'tingzhen-speed';
export const SPEEDS = [0.75, 1, 1.25, 1.5, 2] as const;

export interface CallAudio {
  readonly element: HTMLAudioElement;
  readonly isPlaying: boolean;
  /** It was asked to play and waits for sound. */
  readonly isWaiting: boolean;
  /** Why nothing can be heard. */
  readonly failure: unknown;
  readonly speed: number;
  readonly toggle: () => void;
  /** Seconds. */
  readonly seek: (to: number) => void;
  readonly play: () => void;
  readonly changeSpeed: (speed: number) => void;
}

/**
 * What plays the sound of an address. Nothing is asked for before somebody wants to hear it: who listens is written down.
 * When the address changes, it goes on where it was.
 */
export function useAudio(address: string): CallAudio {
  const [element] = useState(() => {
    const made = new Audio();
    made.preload = 'none';
    return made;
  });
  const [speed, setSpeed] = useState(readSpeed);
  const [failure, setFailure] = useState<unknown>(null);
  const isPlaying = useMedia(element, () => !element.paused && !element.ended);
  const isWaiting = useMedia(
    element,
    () => !element.paused && element.error === null && element.readyState < element.HAVE_FUTURE_DATA,
  );

  useEffect(() => {
    const [wasPlaying, at] = [!element.paused, element.currentTime];
    element.src = address;
    element.currentTime = at;
    setFailure(null);
    if (wasPlaying) void element.play().catch(() => {});
  }, [element, address]);

  useEffect(() => {
    element.defaultPlaybackRate = speed;
    element.playbackRate = speed;
    element.preservesPitch = true;
  }, [element, speed]);

  useEffect(() => {
    const failed = () => {
      const at = element.currentTime;
      // The element does not say why; the service does.
      checkSound(address).then(
        () => {
          if (element.error?.code !== MediaError.MEDIA_ERR_NETWORK) return setFailure(element.error);
          element.load();
          element.currentTime = at;
        },
        (why: unknown) => setFailure(why),
      );
    };
    element.addEventListener('error', failed);
    return () => element.removeEventListener('error', failed);
  }, [element, address]);

  useEffect(
    () => () => {
      element.pause();
      element.removeAttribute('src');
      element.load();
    },
    [element],
  );

  const play = useCallback(() => {
    setFailure(null);
    if (element.error !== null) element.load();
    // A refusal comes as an event of the element as well.
    element.play().catch(() => {});
  }, [element]);
  const toggle = useCallback(() => {
    if (element.paused) play();
    else element.pause();
  }, [element, play]);
  const seek = useCallback(
    (to: number) => {
      element.currentTime = Math.max(0, to);
    },
    [element],
  );
  const changeSpeed = useCallback((chosen: number) => {
    setSpeed(chosen);
    localStorage.setItem(KEPT, String(chosen));
  }, []);
  return { element, isPlaying, isWaiting, failure, speed, toggle, seek, play, changeSpeed };
}

const STATES = ['play', 'playing', 'pause', 'ended', 'waiting', 'canplay', 'emptied', 'error'] as const;

function useMedia(element: HTMLAudioElement, read: () => boolean): boolean {
  const subscribe = useCallback(
    (changed: () => void) => {
      for (const state of STATES) element.addEventListener(state, changed);
      return () => {
        for (const state of STATES) element.removeEventListener(state, changed);
      };
    },
    [element],
  );
  return useSyncExternalStore(subscribe, read);
}

/** The time that is shown, in whole tenths of a second. */
export function useTenths(element: HTMLAudioElement): number {
  const subscribe = useCallback(
    (changed: () => void) => {
      const events = ['timeupdate', 'seeking', 'seeked', 'emptied'] as const;
      for (const event of events) element.addEventListener(event, changed);
      return () => {
        for (const event of events) element.removeEventListener(event, changed);
      };
    },
    [element],
  );
  return useSyncExternalStore(subscribe, () => Math.floor(element.currentTime * 10));
}

function readSpeed(): number {
  const kept = Number(localStorage.getItem(KEPT));
  return SPEEDS.find((speed) => speed === kept) ?? 1;
}
