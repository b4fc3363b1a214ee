import type { MessageInstance } from 'antd/es/message/interface';
import { useCallback } from 'react';
import { useFailureWords } from '../../ui/states/use-failure-words.ts';

/** Says what went wrong with something small, in the service's own words where it has some. */
export function useTell(toast: MessageInstance): (failure: unknown) => void {
  const wordsFor = useFailureWords();
  return useCallback((failure) => void toast.error(wordsFor(failure)), [toast, wordsFor]);
}
