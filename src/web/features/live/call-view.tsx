import { Skeleton } from 'antd';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useLabels } from '../../client/labels/use-labels.ts';
import { useTimeZone } from '../../client/me.ts';
import { useNameOf } from '../../client/names.ts';
import { say } from '../../ui/language.ts';
import { Card } from '../../ui/page/page.tsx';
import { PageLink } from '../../ui/page-link.tsx';
import { State } from '../../ui/states/state.tsx';
import { Transcript } from '../../ui/transcript/transcript.tsx';
import { clock } from './clock.ts';
import styles from './live.module.css';
import type { LiveCallDetail } from './use-live.ts';

interface CallViewProps {
  readonly id: string;
  readonly call: LiveCallDetail | null | undefined;
}

/** One call as it goes on: rules that were hit, then what was said, the newest in sight. */
export function CallView({ id, call }: CallViewProps) {
  const { t } = useTranslation('live');
  const zone = useTimeZone();
  const nameOf = useNameOf();
  const { labels } = useLabels();
  if (call === undefined) return <Skeleton active paragraph={{ rows: 10 }} />;
  if (call === null) {
    return (
      <State title={t('over')}>
        <PageLink to={`/conversations/${encodeURIComponent(id)}`}>{t('open')}</PageLink>
      </State>
    );
  }
  const { agent, atMs, rules, detail } = call;
  return (
    <section className={styles['view']} aria-label={t('call')}>
      <Card
        title={agent === null ? id : nameOf('agent', agent)}
        note={id}
        aside={<span className={styles['time']}>{clock(atMs)}</span>}
      >
        {rules.length === 0 ? (
          <p className="faint">{t('noRules')}</p>
        ) : (
          <ul className={styles['rules']} aria-live="polite">
            {rules.map(({ rule, atMs: at }) => (
              <li key={rule}>
                <span className={styles['time']}>{clock(at)}</span>
                <strong>{say(labels.ruleTitle(rule))}</strong>
              </li>
            ))}
          </ul>
        )}
      </Card>
      {detail === null ? (
        <p className="faint">{t('silent')}</p>
      ) : (
        <Newest turns={detail.conversation.turns.length}>
          <Transcript detail={detail} zone={zone} isCompact />
        </Newest>
      )}
    </section>
  );
}

/** Keeps the last turn in sight, unless somebody has scrolled back to read. */
function Newest({ turns, children }: { readonly turns: number; readonly children: React.ReactNode }) {
  const { t } = useTranslation('live');
  const box = useRef<HTMLElement>(null);
  const isAtEnd = useRef(true);
  // biome-ignore lint/correctness/useExhaustiveDependencies: scrolled when a turn is added
  useEffect(() => {
    const node = box.current;
    if (node !== null && isAtEnd.current) node.scrollTop = node.scrollHeight;
  }, [turns]);
  return (
    <section
      ref={box}
      className={styles['transcript']}
      aria-label={t('transcript')}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by the keyboard
      tabIndex={0}
      onScroll={({ currentTarget: { scrollTop, scrollHeight, clientHeight } }) => {
        isAtEnd.current = scrollHeight - scrollTop - clientHeight < 40;
      }}
    >
      {children}
    </section>
  );
}
