import { useVirtualizer } from '@tanstack/react-virtual';
import { Skeleton } from 'antd';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Search } from '../../client/address.ts';
import type { ConversationSummary } from '../../client/types.ts';
import { NotReadOn } from '../../ui/states/not-read-on.tsx';
import { ConversationRow } from './conversation-row.tsx';
import styles from './conversations.module.css';
import { isSelected, type Selection } from './selection.ts';

interface ConversationListProps {
  readonly conversations: readonly ConversationSummary[];
  readonly isLoading: boolean;
  /** Others are on their way. */
  readonly isStale: boolean;
  /** There are more than have been read. */
  readonly hasMore: boolean;
  /** Index of the one that is shown beside; −1 where that is not in the list. */
  readonly at: number;
  readonly zone: string;
  readonly search: Search;
  readonly selection: Selection;
  readonly choose: (id: string) => void;
  readonly select: (id: string, isRange: boolean) => void;
  readonly reachEnd: () => void;
  /** The next page failed, and is asked for once more. */
  readonly readAgain: (() => void) | undefined;
}

const ROW_PX = 94;
/** So many rows before the end the next page is asked for. */
const AHEAD = 20;

/** Only the rows in sight are in the page, however many were found. */
export function ConversationList(props: ConversationListProps) {
  const { conversations, isLoading, isStale, hasMore, at, zone, search, selection } = props;
  const { choose, select, reachEnd, readAgain } = props;
  const { t } = useTranslation('conversations');
  const box = useRef<HTMLDivElement>(null);
  const rows = useVirtualizer({
    count: conversations.length + (hasMore ? 1 : 0),
    getScrollElement: () => box.current,
    estimateSize: () => ROW_PX,
    overscan: 6,
  });
  const items = rows.getVirtualItems();
  const last = items.at(-1)?.index ?? 0;
  useEffect(() => {
    if (conversations.length > 0 && last >= conversations.length - AHEAD) reachEnd();
  }, [last, conversations.length, reachEnd]);
  // The list follows the one that is shown, not what is read further down.
  useEffect(() => {
    if (at >= 0) rows.scrollToIndex(at, { align: 'auto' });
  }, [at, rows]);

  if (isLoading) {
    return (
      <div className={styles['loading']}>
        {[1, 2, 3, 4, 5].map((row) => (
          <Skeleton key={row} active avatar title={false} paragraph={{ rows: 2 }} />
        ))}
      </div>
    );
  }
  return (
    <div
      className={`${styles['scroll']} ${isStale ? styles['stale'] : ''}`}
      data-stale={isStale}
      ref={box}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls is reached by the keyboard
      tabIndex={0}
    >
      <ul style={{ height: rows.getTotalSize() }}>
        {items.map(({ index, start }) => {
          const place = { transform: `translateY(${start}px)`, height: ROW_PX };
          const conversation = conversations[index];
          if (conversation === undefined) {
            return (
              <li
                key="more"
                style={place}
                className={styles['more']}
                aria-label={readAgain === undefined ? t('more') : undefined}
              >
                {readAgain === undefined ? (
                  <Skeleton active avatar title={false} paragraph={{ rows: 2 }} />
                ) : (
                  <NotReadOn again={readAgain} />
                )}
              </li>
            );
          }
          return (
            <li key={conversation.id} style={place}>
              <ConversationRow
                conversation={conversation}
                isShown={index === at}
                isSelected={isSelected(selection, conversation.id)}
                zone={zone}
                search={search}
                choose={choose}
                select={select}
              />
            </li>
          );
        })}
      </ul>
    </div>
  );
}
