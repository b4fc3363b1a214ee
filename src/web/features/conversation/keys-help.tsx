import { Modal } from 'antd';
import { useTranslation } from 'react-i18next';
import styles from './conversation.module.css';

const KEYS = [
  ['j', 'k'],
  ['e'],
  ['c'],
  ['r'],
  ['p'],
  ['␣'],
  ['←', '→'],
  ['J', 'K'],
  ['Esc'],
  ['?'],
] as const satisfies readonly (readonly string[])[];

/** What the keyboard does on this page. */
export function KeysHelp({ isOpen, close }: { readonly isOpen: boolean; readonly close: () => void }) {
  const { t } = useTranslation('conversation');
  return (
    <Modal open={isOpen} title={t('keys.title')} footer={null} onCancel={close} width={420}>
      <dl className={styles['keys']}>
        {KEYS.map((keys) => (
          <div key={keys[0]}>
            <dt>
              {keys.map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dt>
            <dd>{t(`keys.${NAMES[keys[0]]}`)}</dd>
          </div>
        ))}
      </dl>
    </Modal>
  );
}

const NAMES = {
  j: 'turn',
  e: 'evidence',
  c: 'comment',
  r: 'review',
  p: 'hear',
  '␣': 'play',
  '←': 'step',
  J: 'other',
  Esc: 'close',
  '?': 'help',
} as const;
