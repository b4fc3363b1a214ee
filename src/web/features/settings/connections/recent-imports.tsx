import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import type { auditEntries } from '#contract/api/operations.ts';
import { useTimeZone } from '../../../client/me.ts';
import { useFormats } from '../../../ui/format.ts';
import { Loaded } from '../parts/loaded.tsx';
import styles from '../parts/parts.module.css';
import { Panel, Table } from '../parts/section.tsx';
import { useActors } from '../parts/use-actors.ts';
import { useAsked } from '../parts/use-asked.ts';

type Entries = z.output<typeof auditEntries>;

/** The newest files and bulk imports, with what became of what was in them. */
export function RecentImports() {
  const { t } = useTranslation('settings');
  const formats = useFormats(useTimeZone());
  const actorOf = useActors();
  const query = useAsked<Entries>('/api/v1/audit', {
    query: { action: 'conversations.receive', limit: '20' },
  });
  return (
    <Loaded query={query}>
      {({ entries }) => (
        <Panel title={t('import.recent')}>
          {entries.length === 0 ? (
            <p className="faint">{t('import.nothing')}</p>
          ) : (
            <Table
              label={t('import.recent')}
              heads={[
                { key: 'at', title: t('at') },
                { key: 'file', title: t('import.file') },
                { key: 'by', title: t('import.by') },
                { key: 'accepted', title: t('import.accepted'), isNumber: true },
                { key: 'duplicate', title: t('import.duplicate'), isNumber: true },
                { key: 'rejected', title: t('import.rejected'), isNumber: true },
              ]}
            >
              {entries.map(({ at, actor, subject, details }) => (
                <tr key={`${at} ${subject}`}>
                  <td>{formats.moment(at)}</td>
                  <td>{subject}</td>
                  <td>{details?.['from'] === 'folder' ? t('import.folder') : actorOf(actor)}</td>
                  {(['accepted', 'duplicate', 'rejected'] as const).map((count) => (
                    <td key={count} className={styles['number']}>
                      {String(details?.[count] ?? '')}
                    </td>
                  ))}
                </tr>
              ))}
            </Table>
          )}
        </Panel>
      )}
    </Loaded>
  );
}
