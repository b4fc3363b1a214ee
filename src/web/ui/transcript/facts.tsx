import { useTranslation } from 'react-i18next';
import { queueOf } from '#core/conversation/attributes.ts';
import { heldAt } from '#core/conversation/began.ts';
import { useLabels } from '../../client/labels/use-labels.ts';
import { useKnownName } from '../../client/names.ts';
import type { ConversationDetail } from '../../client/types.ts';
import { useFormats } from '../format.ts';
import { say } from '../language.ts';
import { gradeOf, satisfactionGrade } from '../score-grade.ts';
import styles from './facts.module.css';

/** A conversation in a few words: who, when, how it was judged and how it ended. */
export function Facts({ detail, zone }: { readonly detail: ConversationDetail; readonly zone: string }) {
  const { t } = useTranslation('ui');
  const formats = useFormats(zone);
  const { labels } = useLabels();
  const nameOf = useKnownName();
  const { conversation, evaluations, signals, metrics, receivedAt, record = [] } = detail;
  const satisfaction = Number(
    signals.find(({ type }) => type === 'conversation.satisfaction')?.value ?? Number.NaN,
  );
  const resolution = signals.find(({ type }) => type === 'conversation.resolution')?.value;
  const { agent, customer } = conversation;
  const queue = queueOf(conversation);
  const about = [
    t(`channel.${conversation.channel}`),
    formats.moment(heldAt(conversation, receivedAt)),
    agent === undefined
      ? undefined
      : `${t('role.agent')} ${nameOf('agent', agent.id) ?? agent.name ?? agent.id}`,
    customer === undefined ? undefined : `${t('role.customer')} ${customer.name ?? customer.id}`,
    agent?.team === undefined ? undefined : (nameOf('team', agent.team) ?? agent.team),
    queue === undefined ? undefined : (nameOf('queue', queue) ?? queue),
    metrics?.durationMs === undefined ? undefined : formats.duration(metrics.durationMs),
  ];
  return (
    <div className={styles['facts']}>
      <p className={styles['about']}>{about.filter((part) => part !== undefined).join(' · ')}</p>
      <p className={styles['badges']}>
        {evaluations.map(({ scorecard, score }) => (
          <span key={scorecard} className={styles[gradeOf(score)]}>
            {`${say(labels.scorecardTitle(scorecard))} ${score === null ? t('noScore') : formats.decimal(score)}`}
          </span>
        ))}
        {record.map(({ scorecard, score }) => (
          <span key={`people ${scorecard}`} className={styles[gradeOf(score)]}>
            {t('byPeople', { score: score === null ? t('noScore') : formats.decimal(score) })}
          </span>
        ))}
        {!Number.isNaN(satisfaction) && (
          <span className={styles[satisfactionGrade(satisfaction)]}>
            {`${t('satisfaction')} ${formats.decimal(satisfaction)}`}
          </span>
        )}
        {resolution !== undefined && (
          <span className={styles[String(resolution)]}>
            {t(`resolution.${String(resolution)}` as 'resolution.resolved')}
          </span>
        )}
      </p>
    </div>
  );
}
