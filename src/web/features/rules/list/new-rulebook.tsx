import { Input, Modal } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Problem } from '../../../ui/states/problem.tsx';
import { newFile } from '../editor/new-file.ts';
import { createDraft } from '../rulebooks.ts';
import styles from './list.module.css';

const NAME = /^[a-z0-9][a-z0-9_-]{0,63}$/;

interface NewRulebookProps {
  readonly taken: readonly string[];
  readonly close: () => void;
  readonly made: (rulebook: string, version: number) => void;
}

/** Asks what a new rulebook is called and begins it with one rule. */
export function NewRulebook({ taken, close, made }: NewRulebookProps) {
  const { t } = useTranslation('rules');
  const id = useId();
  const [name, setName] = useState('');
  const [isMaking, setMaking] = useState(false);
  const [failure, setFailure] = useState<unknown>(null);
  const wrong =
    name === '' ? null : !NAME.test(name) ? t('new.wrong') : taken.includes(name) ? t('new.taken') : null;
  const make = async () => {
    if (name === '' || wrong !== null) return;
    setMaking(true);
    setFailure(null);
    try {
      const { version } = await createDraft(name, { files: [newFile('rules', name, [])], note: '' });
      made(name, version);
    } catch (refusal) {
      setFailure(refusal);
      setMaking(false);
    }
  };
  return (
    <Modal
      open
      title={t('new.title')}
      okText={t('new.make')}
      cancelText={t('new.cancel')}
      confirmLoading={isMaking}
      okButtonProps={{ disabled: name === '' || wrong !== null }}
      onOk={() => void make()}
      onCancel={close}
    >
      <div className={styles['name']}>
        <label htmlFor={id}>{t('new.name')}</label>
        <Input
          id={id}
          autoFocus
          value={name}
          status={wrong === null ? '' : 'error'}
          placeholder="billing"
          onChange={({ target }) => setName(target.value)}
          onPressEnter={() => void make()}
        />
        <span className={wrong === null ? 'faint' : styles['wrong']}>{wrong ?? t('new.hint')}</span>
      </div>
      {failure !== null && <Problem failure={failure} />}
    </Modal>
  );
}
