import { useTranslation } from 'react-i18next';
import { useLabels } from '../../client/labels/use-labels.ts';
import { useNameOf } from '../../client/names.ts';
import { say } from '../../ui/language.ts';
import { clock } from './clock.ts';
import styles from './live.module.css';
import type { LiveCall } from './shown-call.ts';

interface CallListProps {
  readonly calls: readonly LiveCall[];
  readonly chosen: string | undefined;
  readonly choose: (id: string) => void;
}

const UNHAPPY = new Set(['anger', 'frustration', 'anxiety', 'disappointment', 'confusion']);

/** One line a call: those in which a rule was hit tell which. */
export function CallList({ calls, chosen, choose }: CallListProps) {
  const { t } = useTranslation('live');
  const { t: ui } = useTranslation('ui');
  const nameOf = useNameOf();
  const { labels } = useLabels();
  return (
    <nav className={styles['list']} aria-label={t('calls')}>
      <p className="faint">{t('count', { count: calls.length })}</p>
      <ul>
        {calls.map(({ id, agent, team, atMs, state, emotion, rules }) => (
          <li key={id}>
            <button type="button" aria-current={id === chosen} onClick={() => choose(id)}>
              <span className={styles['line']}>
                <strong>{agent === null ? id : nameOf('agent', agent)}</strong>
                <span className={styles['time']}>{clock(atMs)}</span>
              </span>
              <span className={styles['about']}>
                {team !== null && <span>{nameOf('team', team)}</span>}
                {state !== 'running' && <span className={styles['waiting']}>{t(state)}</span>}
                {emotion !== null && (
                  <span className={UNHAPPY.has(emotion) ? styles['unhappy'] : undefined}>
                    {ui(`emotion.${emotion}` as 'emotion.anger', { defaultValue: emotion })}
                  </span>
                )}
              </span>
              {rules.length > 0 && (
                <span className={styles['fired']}>
                  {rules
                    .slice(-2)
                    .map(({ rule }) => say(labels.ruleTitle(rule)))
                    .join(t('comma'))}
                </span>
              )}
            </button>
          </li>
        ))}
      </ul>
    </nav>
  );
}
