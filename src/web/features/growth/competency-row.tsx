import { useTranslation } from 'react-i18next';
import { useTimeZone } from '../../client/me.ts';
import { useFormats } from '../../ui/format.ts';
import { say } from '../../ui/language.ts';
import styles from './growth.module.css';
import type { CompetencyProfile } from './use-growth.ts';

/** Points to either side of colleagues that the scale shows. */
const REACH = 30;

/** One competency: how it stands to colleagues with comparable conversations, drawn to scale, with its interval. */
export function CompetencyRow({ profile }: { readonly profile: CompetencyProfile }) {
  const { t } = useTranslation('growth');
  const formats = useFormats(useTimeZone());
  const { title, message, standing, level, abovePeers, trend, conversations, peers, peersFrom } = profile;
  const round = (value: number) => formats.count(Math.round(value));
  return (
    <li className={styles['competency']}>
      <div className={styles['name']}>
        <strong>{say(title)}</strong>
        <span className={styles[standing]}>{t(`standing.${standing}`)}</span>
      </div>
      {abovePeers !== null && level !== null ? (
        <div className={styles['measured']}>
          <span className={styles['scale']} aria-hidden="true">
            <i style={span(abovePeers.low, abovePeers.high)} />
            <b style={{ insetInlineStart: `${place(abovePeers.value)}%` }} />
          </span>
          <span>
            {t('toPeers', {
              value: formats.change(abovePeers.value),
              low: formats.change(abovePeers.low),
              high: formats.change(abovePeers.high),
            })}
          </span>
          <span className="faint">
            {t('level', { value: round(level.value), low: round(level.low), high: round(level.high) })}
            {' · '}
            {t('from', { n: formats.count(conversations) })}
            {' · '}
            {t(peersFrom === 'organisation' ? 'peersOfAll' : 'peers', { n: formats.count(peers) })}
            {trend !== null && (
              <>
                {' · '}
                {t('trend', {
                  value: formats.change(trend.value),
                  low: formats.change(trend.low),
                  high: formats.change(trend.high),
                })}
              </>
            )}
          </span>
        </div>
      ) : (
        <p className="faint">{say(message)}</p>
      )}
    </li>
  );
}

function place(points: number): number {
  return ((Math.min(REACH, Math.max(-REACH, points)) + REACH) / (2 * REACH)) * 100;
}

function span(low: number, high: number): { readonly insetInlineStart: string; readonly width: string } {
  return { insetInlineStart: `${place(low)}%`, width: `${Math.max(1, place(high) - place(low))}%` };
}
