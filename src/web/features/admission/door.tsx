import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Brand } from '../../ui/brand/brand.tsx';
import { changeLanguage } from '../../ui/i18n.ts';
import { currentLanguage } from '../../ui/language.ts';
import styles from './admission.module.css';

interface DoorProps {
  readonly title: string;
  readonly note?: string;
  readonly children: ReactNode;
}

/** The frame of every page before somebody is in. */
export function Door({ title, note, children }: DoorProps) {
  const { t } = useTranslation('app');
  const other = currentLanguage() === 'en' ? 'zh-CN' : 'en';
  return (
    <div className={styles['door']}>
      <header>
        <Brand />
        <Button type="link" onClick={() => void changeLanguage(other)} lang={other}>
          {other === 'en' ? 'English' : '中文'}
        </Button>
      </header>
      <main className={styles['card']}>
        <h1>{title}</h1>
        {note !== undefined && <p className="faint">{note}</p>}
        {children}
      </main>
      <p className={styles['motto']}>{t('motto')}</p>
    </div>
  );
}
