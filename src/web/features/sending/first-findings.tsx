import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { ask } from '../../client/ask.ts';
import { figureOf, useFigures } from '../../client/figures.ts';
import { signalTitle, signalTone } from '../../client/labels/labels.ts';
import { useLabels } from '../../client/labels/use-labels.ts';
import { useTimeZone } from '../../client/me.ts';
import type { ConversationPage } from '../../client/types.ts';
import { useFormats } from '../../ui/format.ts';
import { say } from '../../ui/language.ts';
import { Card } from '../../ui/page/page.tsx';
import { PageLink } from '../../ui/page-link.tsx';
import { Chip } from '../../ui/signals/chip.tsx';
import styles from './findings.module.css';

const SIGNALS_SHOWN = 6;
const UNHAPPY_SHOWN = 3;
/** Predicted satisfaction, from 1 to 5. */
const UNHAPPY = '..3';

/** What has been found so far: the figures, who was unhappiest, and what is heard most often. */
export function FirstFindings() {
  const { t } = useTranslation('sending');
  const formats = useFormats(useTimeZone());
  const { labels } = useLabels();
  const scorecard = labels.scorecards[0]?.id ?? null;
  const scores = useFigures({ filter: {}, measure: ['score'], scorecard });
  const figures = useFigures({ filter: {}, measure: ['conversations', 'satisfaction'] });
  const signals = useFigures({ filter: {}, measure: ['conversations'], by: ['signal'] });
  const unhappiest = useQuery({
    queryKey: ['unhappiest'],
    queryFn: ({ signal }) =>
      ask<ConversationPage>('/api/v1/conversations', {
        query: {
          satisfaction: UNHAPPY,
          sort: 'lowest_satisfaction',
          limit: String(UNHAPPY_SHOWN),
        },
        signal,
      }),
    placeholderData: keepPreviousData,
  });
  if (figures.data === undefined || (figures.data.rows[0]?.conversations ?? 0) === 0) return null;
  const score = scores.data === undefined ? null : figureOf(scores.data, scores.data.rows[0], 'score');
  const satisfaction = figureOf(figures.data, figures.data.rows[0], 'satisfaction');
  const often = (signals.data?.rows ?? [])
    .map(({ group, conversations }) => ({ type: group[0] ?? '', conversations }))
    // What is measured in every conversation says nothing about this one.
    .filter(({ type }) => type !== '' && signalTone(type) !== 'fact')
    .sort((a, b) => b.conversations - a.conversations)
    .slice(0, SIGNALS_SHOWN);

  return (
    <Card title={t('findings.title')}>
      <dl className={styles['figures']}>
        <div>
          <dt>{t('findings.score')}</dt>
          <dd data-finding="score">{score === null ? '–' : formats.decimal(score)}</dd>
        </div>
        <div>
          <dt>{t('findings.satisfaction')}</dt>
          <dd data-finding="satisfaction">{satisfaction === null ? '–' : formats.decimal(satisfaction)}</dd>
        </div>
      </dl>
      {(unhappiest.data?.conversations.length ?? 0) > 0 && (
        <>
          <h3 className={styles['heading']}>{t('findings.unhappy')}</h3>
          <ul className={styles['unhappy']}>
            {unhappiest.data?.conversations.map(({ id, highlights, satisfaction: happy }) => {
              const said = highlights.find(({ role }) => role === 'customer') ?? highlights[0];
              return (
                <li key={id}>
                  <PageLink to={`/conversations/${encodeURIComponent(id)}`}>
                    <span className={styles['how']}>
                      {happy === undefined ? '–' : formats.decimal(happy)}
                    </span>
                    <q>{said?.text ?? id}</q>
                  </PageLink>
                </li>
              );
            })}
          </ul>
        </>
      )}
      {often.length > 0 && (
        <>
          <h3 className={styles['heading']}>{t('findings.often')}</h3>
          <ul className={styles['often']}>
            {often.map(({ type, conversations }) => (
              <li key={type}>
                <PageLink to="/conversations" search={{ signal: type }}>
                  <Chip tone={signalTone(type)}>
                    {`${say(signalTitle(type))} ${formats.count(conversations)}`}
                  </Chip>
                </PageLink>
              </li>
            ))}
          </ul>
        </>
      )}
    </Card>
  );
}
