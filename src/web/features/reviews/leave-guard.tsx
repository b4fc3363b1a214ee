import { useBlocker } from '@tanstack/react-router';
import { Modal } from 'antd';
import { useTranslation } from 'react-i18next';
import type { DraftSaver } from './draft-saver.ts';

/** Saves what waits before somebody leaves, and asks them where that does not succeed. */
export function LeaveGuard({ saver }: { readonly saver: DraftSaver }) {
  const { t } = useTranslation('reviews');
  const blocker = useBlocker({
    shouldBlockFn: async () => saver.isUnsaved && !(await saver.settle()),
    enableBeforeUnload: () => saver.isUnsaved,
    withResolver: true,
  });
  return (
    <Modal
      open={blocker.status === 'blocked'}
      title={t('form.leave.title')}
      okText={t('form.leave.stay')}
      cancelText={t('form.leave.go')}
      onOk={() => blocker.reset?.()}
      onCancel={() => blocker.proceed?.()}
      closable={false}
      keyboard={false}
      mask={{ closable: false }}
    >
      {t('form.leave.detail')}
    </Modal>
  );
}
