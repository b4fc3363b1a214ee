import { Input, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './conversation.module.css';

interface RevealDialogProps {
  readonly isOpen: boolean;
  readonly close: () => void;
  readonly reveal: (reason: string) => void;
}

const USUAL = ['contact', 'complaint', 'review'] as const;
const LONGEST = 500;

/** Asks why personal data has to be seen; the answer stands in the audit log. */
export function RevealDialog({ isOpen, close, reveal }: RevealDialogProps) {
  const { t } = useTranslation('conversation');
  const [reason, setReason] = useState('');
  const given = reason.trim();
  const send = () => {
    close();
    reveal(given);
  };
  return (
    <Modal
      open={isOpen}
      title={t('reveal.title')}
      okText={t('reveal.show')}
      okButtonProps={{ disabled: given === '' }}
      onOk={send}
      onCancel={close}
      destroyOnHidden
    >
      <p className="faint">{t('reveal.note')}</p>
      <div className={styles['usual']}>
        {USUAL.map((one) => (
          <button key={one} type="button" onClick={() => setReason(t(`reveal.usual.${one}`))}>
            {t(`reveal.usual.${one}`)}
          </button>
        ))}
      </div>
      <Input
        autoFocus
        value={reason}
        maxLength={LONGEST}
        aria-label={t('reveal.reason')}
        placeholder={t('reveal.reason')}
        onChange={({ target }) => setReason(target.value)}
        onPressEnter={() => {
          if (given !== '') send();
        }}
      />
    </Modal>
  );
}
