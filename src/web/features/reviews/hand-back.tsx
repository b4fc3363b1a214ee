import { useNavigate } from '@tanstack/react-router';
import { Button, message, Popconfirm } from 'antd';
import { useTranslation } from 'react-i18next';
import { useAssign } from '../../client/reviews.ts';
import { useTell } from '../conversation/use-tell.ts';
import type { DraftSaver } from './draft-saver.ts';

interface HandBackProps {
  readonly id: string;
  readonly saver: DraftSaver;
}

/** Gives a review of one's own back to whoever is free, with what of it is filled in. */
export function HandBack({ id, saver }: HandBackProps) {
  const { t } = useTranslation('reviews');
  const navigate = useNavigate();
  const [toast, toastPlace] = message.useMessage();
  const tell = useTell(toast);
  const { mutateAsync, isPending } = useAssign();
  const give = async () => {
    if (!(await saver.settle())) {
      void toast.error(t('handBack.unsaved'));
      return;
    }
    try {
      await mutateAsync({ id, reviewer: null });
      await navigate({ to: '/reviews' });
    } catch (failure) {
      tell(failure);
    }
  };
  return (
    <>
      {toastPlace}
      <Popconfirm
        title={t('handBack.sure')}
        okText={t('handBack.do')}
        cancelText={t('cancel')}
        onConfirm={give}
      >
        <Button loading={isPending}>{t('handBack.do')}</Button>
      </Popconfirm>
    </>
  );
}
