import { useTranslation } from 'react-i18next';
import { useMe, useMembership } from '../../client/me.ts';
import type { ConversationDetail } from '../../client/types.ts';
import { useFormats } from '../../ui/format.ts';
import { useIsPrinting } from '../../ui/use-printing.ts';
import styles from './conversation.module.css';

interface PrintedHeadProps {
  readonly detail: ConversationDetail;
  readonly zone: string;
  readonly isRevealed: boolean;
}

/** What a report on paper says of itself: of what, from where, for whom. */
export function PrintedHead({ detail, zone, isRevealed }: PrintedHeadProps) {
  const { t } = useTranslation('conversation');
  const me = useMe();
  const { organisationName } = useMembership();
  const formats = useFormats(zone);
  if (!useIsPrinting()) return null;
  return (
    <header className={styles['printed']}>
      <strong>{t('printed.title')}</strong>
      <span>
        {[
          organisationName,
          detail.id,
          t('printed.by', { name: me.name, at: formats.dated(new Date().toISOString()) }),
          t(isRevealed || !detail.masked ? 'printed.revealed' : 'printed.masked'),
        ].join(' · ')}
      </span>
    </header>
  );
}
