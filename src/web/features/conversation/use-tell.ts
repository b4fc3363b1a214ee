import type { MessageInstance } from 'antd/es/message/interface';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { Refused } from '../../client/problem.ts';

/** Says what went wrong with something small, in the service's own words where it has some. */
export function useTell(toast: MessageInstance): (failure: unknown) => void {
  const { t } = useTranslation('ui');
  return useCallback(
    (failure) => {
      void toast.error(
        failure instanceof Refused ? (failure.said.detail ?? failure.said.title) : t('unreachable.title'),
      );
    },
    [toast, t],
  );
}
