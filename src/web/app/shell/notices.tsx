import { BellOutlined } from '@ant-design/icons';
import { Popover } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Search, turnSearch } from '../../client/address.ts';
import { useTimeZone } from '../../client/me.ts';
import { type Notice, useNotices, useSee } from '../../client/notices.ts';
import { useFormats } from '../../ui/format.ts';
import { PageLink } from '../../ui/page-link.tsx';
import styles from './notices.module.css';

/** More than so many are not counted out. */
const MANY = 99;
/** The navigation stands on top there. */
const ON_TOP = '(max-width: 799px)';

/** What concerns whoever looks: a bell with how much of it is new, and the list behind it. */
export function Notices() {
  const { t } = useTranslation('app');
  const { data } = useNotices();
  const see = useSee();
  const [isOpen, setOpen] = useState(false);
  /** What was there when the list was opened stays as it was while it is open: what is new stays marked, and sums stay. */
  const [opened, setOpened] = useState<readonly Notice[]>();
  const notices = opened ?? data?.notices ?? [];
  const unread = data?.unread ?? 0;
  const open = (opens: boolean) => {
    setOpen(opens);
    setOpened(opens ? data?.notices : undefined);
    if (!opens) return;
    const [newest] = data?.notices ?? [];
    // Where it cannot be kept, they are simply new once more.
    if (newest !== undefined && unread > 0) void see(newest.at).catch(() => {});
  };
  const count = unread > MANY ? `${MANY}+` : String(unread);
  const list = (
    <div className={styles['list']}>
      <h2>{t('notices.title')}</h2>
      {notices.length === 0 ? (
        <p className="faint">{t('notices.none')}</p>
      ) : (
        <ul>
          {notices.map((notice) => (
            <li key={keyOf(notice)} data-fresh={notice.unread}>
              <NoticeLink notice={notice} leave={() => open(false)} />
            </li>
          ))}
        </ul>
      )}
    </div>
  );
  return (
    <Popover
      content={list}
      trigger="click"
      placement={matchMedia(ON_TOP).matches ? 'bottomRight' : 'rightBottom'}
      open={isOpen}
      onOpenChange={open}
      arrow={false}
    >
      <button
        type="button"
        className={styles['bell']}
        aria-expanded={isOpen}
        aria-label={unread > 0 ? t('notices.unread', { n: unread }) : t('notices.title')}
      >
        <BellOutlined />
        <span className={styles['word']}>{t('notices.title')}</span>
        {unread > 0 && <span className={styles['count']} data-count={count} />}
      </button>
    </Popover>
  );
}

function NoticeLink({ notice, leave }: { readonly notice: Notice; readonly leave: () => void }) {
  const { t } = useTranslation('app');
  const formats = useFormats(useTimeZone());
  const { kind, at, conversation, by, insights } = notice;
  const { to, search } = placeOf(notice);
  const named = {
    who: by ?? t('notices.somebody'),
    conversation: conversation ?? '',
    n: insights?.count ?? 0,
    name: insights?.costliest ?? '',
  };
  const isOne = insights?.count === 1 && (kind === 'insights_found' || kind === 'insights_reopened');
  return (
    <PageLink to={to} search={search} onClick={leave}>
      <span>{isOne ? t(`notices.single.${kind}`, named) : t(`notices.kinds.${kind}`, named)}</span>
      <time dateTime={at}>{formats.moment(at)}</time>
    </PageLink>
  );
}

function placeOf({ kind, conversation, turn, review, plan }: Notice): {
  readonly to: string;
  readonly search: Search;
} {
  if (kind === 'insights_found') return { to: '/insights', search: { state: 'new' } };
  if (kind === 'insights_reopened') return { to: '/insights', search: { state: 'in_repair' } };
  if (plan !== null) return { to: '/growth', search: { agent: plan.agent, plan: plan.id } };
  if (kind === 'appeal_raised') return { to: '/reviews', search: { view: 'appeals' } };
  if (review !== null) return { to: `/reviews/${encodeURIComponent(review)}`, search: {} };
  const to = `/conversations/${encodeURIComponent(conversation ?? '')}`;
  return { to, search: turn === null ? {} : turnSearch(turn) };
}

function keyOf({ kind, at, conversation, plan }: Notice): string {
  return `${kind} ${at} ${conversation ?? plan?.id}`;
}
