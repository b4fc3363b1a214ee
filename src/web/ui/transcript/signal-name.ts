import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { useLabels } from '../../client/labels/use-labels.ts';
import { say } from '../language.ts';

export type SignalName = (type: string, value?: string | number) => string;

/** What people call a signal; an emotion, a resolution and a satisfaction by their value. */
export function useSignalName(): SignalName {
  const { t } = useTranslation('ui');
  const { labels } = useLabels();
  return useCallback(
    (type, value) => {
      if (type === 'customer.emotion') return t(`emotion.${String(value)}` as 'emotion.anger');
      if (type === 'conversation.resolution')
        return t(`resolution.${String(value)}` as 'resolution.resolved');
      if (type === 'conversation.satisfaction') return `${t('satisfaction')} ${value}/5`;
      return say(labels.signalTitle(type));
    },
    [t, labels],
  );
}
