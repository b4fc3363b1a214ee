import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { wordsOf } from '../../client/problem.ts';

/** What went wrong in a sentence, for where there is no room for more. */
export function useFailureWords(): (failure: unknown) => string {
  const { t } = useTranslation('ui');
  return useCallback(
    (failure) => wordsOf(failure, { unreachable: t('unreachable.title'), broken: t('broken.detail') }),
    [t],
  );
}
