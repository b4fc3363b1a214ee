import { Skeleton } from 'antd';
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
import type { LiveCallDetail, ShownCall } from './shown-call.ts';

interface CallViewProps {
  readonly id: string;
  readonly call: ShownCall | undefined;
}

/** Words that come so late are worth a word. */
const BEHIND_MS = 10_000;

/** One call as it goes on: rules that were hit, then what was said, the newest in sight. */
export function CallView({ id, call }: CallViewProps) {
  const { t } = useTranslation('live');
  const zone = useTimeZone();
  const nameOf = useNameOf();
  const { labels } = useLabels();
  if (call === undefined) return <Skeleton active paragraph={{ rows: 10 }} />;
  if (call === 'unknown') return <State title={t('unknown')}>{t('unknownDetail')}</State>;
  if (call === 'over') {
    return (
      <State title={t('over')}>
        <PageLink to={`/conversations/${encodeURIComponent(id)}`}>{t('open')}</PageLink>
      </State>
    );
  }
  const { agent, atMs, state, rules, detail, speaking, wordsBehindMs } = call;
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
      {state === 'ending' && (
        <p className={styles['broken']} role="status">
          {t('endingDetail')}
        </p>
      )}
      {state !== 'ending' && wordsBehindMs >= BEHIND_MS && (
        <p className={styles['broken']} role="status">
          {t('behind', { seconds: Math.round(wordsBehindMs / 1000) })}
        </p>
      )}
      {detail === null ? (
        speaking.length === 0 && <p className="faint">{t('silent')}</p>
      ) : (
        <section aria-label={t('transcript')}>
          <Transcript detail={detail} zone={zone} isCompact followsEnd />
        </section>
      )}
      {state !== 'ending' && <Speaking speaking={speaking} />}
    </section>
  );
}

/** Who speaks now, since when, and what of it is written down. Its place is kept while nobody does. */
function Speaking({ speaking }: Pick<LiveCallDetail, 'speaking'>) {
  const { t } = useTranslation('live');
  const { t: ui } = useTranslation('ui');
  return (
    <ul className={styles['speaking']} aria-label={t('speaking')}>
      {speaking.map(({ role, sinceMs, text }) => (
        <li key={`${role} ${sinceMs}`}>
          <span className={styles['time']}>{clock(sinceMs)}</span>
          <span>{t('speaks', { role: ui(`role.${role}`) })}</span>
          {text !== '' && <q>{text}</q>}
        </li>
      ))}
    </ul>
  );
}
