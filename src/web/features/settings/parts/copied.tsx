import { CheckOutlined, CopyOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './parts.module.css';

const SHOWN_MS = 2_000;

/** A text that is to be taken elsewhere: an address, a secret. */
export function Copied({ text, label }: { readonly text: string; readonly label: string }) {
  const { t } = useTranslation('settings');
  const shown = useRef<HTMLElement>(null);
  const [isCopied, setCopied] = useState(false);
  const copy = async () => {
    // Over plain HTTP a browser keeps its clipboard to itself: then the text is marked, ready to be copied by hand.
    if (!isSecureContext) {
      getSelection()?.selectAllChildren(shown.current!);
      return;
    }
    await navigator.clipboard.writeText(text);
    setCopied(true);
    setTimeout(() => setCopied(false), SHOWN_MS);
  };
  return (
    <div className={styles['secret']}>
      <code ref={shown} className={styles['code']} data-copied={label}>
        {text}
      </code>
      <Button
        size="small"
        icon={isCopied ? <CheckOutlined /> : <CopyOutlined />}
        aria-label={`${t('copy')} ${label}`}
        onClick={() => void copy()}
      >
        {isCopied ? t('copied') : t('copy')}
      </Button>
    </div>
  );
}
