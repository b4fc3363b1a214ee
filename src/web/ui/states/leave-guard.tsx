import { useBlocker } from '@tanstack/react-router';
import { Modal } from 'antd';
import { useTranslation } from 'react-i18next';

interface LeaveGuardProps {
  readonly isUnsaved: () => boolean;
  /** Saves before somebody leaves; false where something stays unsaved. */
  readonly settle?: () => Promise<boolean>;
  /** What becomes of it, where it is not lost. */
  readonly detail?: string;
}

/** Asks whoever leaves a page while something on it is not saved. */
export function LeaveGuard({ isUnsaved, settle, detail }: LeaveGuardProps) {
  const { t } = useTranslation('ui');
  const blocker = useBlocker({
    shouldBlockFn: async () => isUnsaved() && !(await settle?.()),
    enableBeforeUnload: isUnsaved,
    withResolver: true,
  });
  return (
    <Modal
      open={blocker.status === 'blocked'}
      title={t('leave.title')}
      okText={t('leave.stay')}
      cancelText={t('leave.go')}
      onOk={() => blocker.reset?.()}
      onCancel={() => blocker.proceed?.()}
      closable={false}
      keyboard={false}
      mask={{ closable: false }}
    >
      {detail ?? t('leave.detail')}
    </Modal>
  );
}
