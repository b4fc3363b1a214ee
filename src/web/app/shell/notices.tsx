import { BellOutlined } from '@ant-design/icons';
import { Popover } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
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
  /** What was new when the list was opened stays marked while it is open. */
  const [fresh, setFresh] = useState<ReadonlySet<string>>(new Set());
  const notices = data?.notices ?? [];
  const unread = data?.unread ?? 0;
  const open = (opens: boolean) => {
    setOpen(opens);
    if (!opens) return;
    setFresh(new Set(notices.filter((notice) => notice.unread).map(keyOf)));
    const [newest] = notices;
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
            <li key={keyOf(notice)} data-fresh={fresh.has(keyOf(notice))}>
              <NoticeLink notice={notice} leave={() => setOpen(false)} />
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
  const { kind, at, conversation, by } = notice;
  const { to, search } = placeOf(notice);
  return (
    <PageLink to={to} search={search} onClick={leave}>
      <span>
        {t(`notices.kinds.${kind}`, {
          who: by ?? t('notices.somebody'),
          conversation: conversation ?? '',
        })}
      </span>
      <time dateTime={at}>{formats.moment(at)}</time>
    </PageLink>
  );
}

function placeOf({ kind, conversation, turn, review, plan }: Notice): {
  readonly to: string;
  readonly search: Record<string, string>;
} {
  if (plan !== null) return { to: '/growth', search: { agent: plan.agent, plan: plan.id } };
  if (kind === 'appeal_raised') return { to: '/reviews', search: { view: 'appeals' } };
  if (review !== null) return { to: `/reviews/${encodeURIComponent(review)}`, search: {} };
  const place: Record<string, string> = turn === null ? {} : { turn: String(turn) };
  return { to: `/conversations/${encodeURIComponent(conversation ?? '')}`, search: place };
}

function keyOf({ kind, at, conversation, plan }: Notice): string {
  return `${kind} ${at} ${conversation ?? plan?.id}`;
}
