import { useVirtualizer } from '@tanstack/react-virtual';
import { Skeleton } from 'antd';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useTimeZone } from '../../../client/me.ts';
import { useFormats } from '../../../ui/format.ts';
import { say } from '../../../ui/language.ts';
import { useActors } from '../parts/use-actors.ts';
import { ACTION_TITLES } from './action-titles.ts';
import styles from './audit.module.css';
import type { AuditEntries } from './audit-query.ts';

const ROW_PX = 52;
/** So many rows before the end the next page is asked for. */
const AHEAD = 40;

interface AuditListProps {
  /** Undefined until the first page is there. */
  readonly entries: AuditEntries | undefined;
  readonly hasMore: boolean;
  readonly reachEnd: () => void;
}

/** Only the rows in sight are in the page, however long the log is. */
export function AuditList({ entries, hasMore, reachEnd }: AuditListProps) {
  const { t } = useTranslation('settings');
  const formats = useFormats(useTimeZone());
  const actorOf = useActors();
  const box = useRef<HTMLElement>(null);
  const rows = useVirtualizer({
    count: entries?.length ?? 0,
    getScrollElement: () => box.current,
    estimateSize: () => ROW_PX,
    overscan: 8,
  });
  const items = rows.getVirtualItems();
  const last = items.at(-1)?.index ?? 0;
  useEffect(() => {
    if (hasMore && last >= (entries?.length ?? 0) - AHEAD) reachEnd();
  }, [last, entries?.length, hasMore, reachEnd]);

  if (entries === undefined) return <Skeleton active title={false} paragraph={{ rows: 8 }} />;
  if (entries.length === 0) return <p className="faint">{t('audit.none')}</p>;
  return (
    <section
      ref={box}
      className={styles['scroll']}
      aria-label={t('sections.audit')}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls is reached by the keyboard
      tabIndex={0}
    >
      <ol style={{ height: rows.getTotalSize() }}>
        {items.map(({ index, start }) => {
          const { at, actor, action, subject, details } = entries[index]!;
          const title = ACTION_TITLES[action];
          return (
            <li
              key={index}
              data-action={action}
              style={{ transform: `translateY(${start}px)`, height: ROW_PX }}
              className={styles['entry']}
            >
              <time dateTime={at}>{formats.dated(at)}</time>
              <span>{actorOf(actor)}</span>
              <strong title={action}>{title === undefined ? action : say(title)}</strong>
              <span className={styles['what']}>
                <span>{subject}</span>
                {details !== undefined && <code>{JSON.stringify(details)}</code>}
              </span>
            </li>
          );
        })}
      </ol>
    </section>
  );
}
