import { useState } from 'react';
import { keepUnsent, unsent } from './unsent.ts';

/** A text as it is written, which is there again when its field is left and opened anew. */
export function useUnsent(place: string) {
  const [text, setText] = useState(() => unsent(place));
  return {
    text,
    write(written: string) {
      keepUnsent(place, written);
      setText(written);
    },
    /** It was sent, or is not wanted. */
    done: () => keepUnsent(place, ''),
  };
}
