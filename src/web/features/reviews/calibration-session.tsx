import { Button, Popconfirm, Skeleton } from 'antd';
import { useTranslation } from 'react-i18next';
import { useLabels } from '../../client/labels/use-labels.ts';
import { useMay } from '../../client/me.ts';
import { type CalibrationDetail, useCalibration, useCloseCalibration } from '../../client/reviews.ts';
import { say } from '../../ui/language.ts';
import { Card } from '../../ui/page/page.tsx';
import { PageLink } from '../../ui/page-link.tsx';
import { Problem } from '../../ui/states/problem.tsx';
import { AgreementCells } from './agreement-cells.tsx';
import { useAnswerWords } from './answer-words.ts';
import styles from './reviews.module.css';
import { Scrolled } from './scrolled.tsx';

/** One session: one's own ratings while it is open, then how far the raters agree and what split them. */
export function CalibrationSession({ id }: { readonly id: string }) {
  const { t } = useTranslation('reviews');
  const manages = useMay('reviews.manage');
  const { data, error, refetch } = useCalibration(id);
  const close = useCloseCalibration();
  if (error !== null && data === undefined) return <Problem failure={error} retry={() => void refetch()} />;
  if (data === undefined) return <Skeleton active paragraph={{ rows: 8 }} title={false} />;
  const { name, state, conversations, raters, mine } = data;
  const isOpen = state === 'open';
  const missing = raters.reduce((sum, { submitted }) => sum + conversations.length - submitted, 0);
  return (
    <div className={styles['stacked']}>
      <div className={styles['bar']}>
        <PageLink to="/reviews" search={{ view: 'calibration' }}>
          {t('calibration.all')}
        </PageLink>
        <h2>{name}</h2>
        <span className={styles['state']} data-state={state}>
          {t(`calibration.state.${state}`)}
        </span>
        {manages && isOpen && (
          <Popconfirm
            title={missing > 0 ? t('calibration.closeEarly', { count: missing }) : t('calibration.closeNow')}
            onConfirm={() => close.mutate(id)}
          >
            <Button loading={close.isPending}>{t('calibration.close')}</Button>
          </Popconfirm>
        )}
      </div>
      {close.error !== null && <Problem failure={close.error} />}
      <Card title={t('calibration.progress')} {...(isOpen ? { note: t('calibration.blind') } : {})}>
        <ul className={styles['raters']}>
          {raters.map(({ rater, name: who, submitted, isMe }) => (
            <li key={rater} data-me={isMe}>
              {`${who} ${submitted}/${conversations.length}`}
            </li>
          ))}
        </ul>
        {isOpen && mine.length > 0 && (
          <ul className={styles['ratings']} aria-label={t('calibration.mine')}>
            {mine.map((rating) => (
              <li key={rating.review}>
                <PageLink to={`/reviews/${encodeURIComponent(rating.review)}`}>
                  {rating.conversation}
                </PageLink>
                <span className="faint">{t(`calibration.rating.${rating.state}`)}</span>
              </li>
            ))}
          </ul>
        )}
      </Card>
      {!isOpen && (
        <>
          <Agreements session={data} />
          <Splits session={data} />
        </>
      )}
    </div>
  );
}

function Agreements({ session }: { readonly session: CalibrationDetail }) {
  const { t } = useTranslation('reviews');
  const { labels } = useLabels();
  const judged = session.criteria.filter(({ people, machine }) => people.items + machine.items > 0);
  if (judged.length === 0) return <p className="faint">{t('agreement.none')}</p>;
  return (
    <Card title={t('agreement.title')} note={t('agreement.note')}>
      <Scrolled label={t('agreement.title')}>
        <table className={styles['table']}>
          <thead>
            <tr>
              <th scope="col" rowSpan={2}>
                {t('agreement.criterion')}
              </th>
              <th scope="colgroup" colSpan={3}>
                {t('agreement.people')}
              </th>
              <th scope="colgroup" colSpan={3}>
                {t('agreement.machine')}
              </th>
            </tr>
            <tr>
              <th scope="col">{t('agreement.percent')}</th>
              <th scope="col">{t(session.raters.length > 2 ? 'agreement.fleiss' : 'agreement.cohen')}</th>
              <th scope="col">AC1</th>
              <th scope="col">{t('agreement.percent')}</th>
              <th scope="col">{t('agreement.cohen')}</th>
              <th scope="col">AC1</th>
            </tr>
          </thead>
          <tbody>
            {judged.map(({ criterion, people, machine }) => (
              <tr key={criterion}>
                <th scope="row">{say(labels.criterionTitle(session.scorecard, criterion))}</th>
                <AgreementCells agreement={people} />
                <AgreementCells agreement={machine} />
              </tr>
            ))}
          </tbody>
        </table>
      </Scrolled>
    </Card>
  );
}

function Splits({ session }: { readonly session: CalibrationDetail }) {
  const { t } = useTranslation('reviews');
  const { labels } = useLabels();
  const wordsOf = useAnswerWords();
  const { scorecard, raters, splits } = session;
  return (
    <Card title={t('splits.title')} note={t('splits.note')}>
      {splits.length === 0 ? (
        <p className="faint">{t('splits.none')}</p>
      ) : (
        <ul className={styles['cases']}>
          {splits.map(({ conversation, criteria }) => (
            <li key={conversation} className={styles['case']}>
              <h3>
                <PageLink to={`/conversations/${encodeURIComponent(conversation)}`}>{conversation}</PageLink>
              </h3>
              <Scrolled label={conversation}>
                <table className={styles['table']}>
                  <thead>
                    <tr>
                      <th scope="col">{t('agreement.criterion')}</th>
                      {raters.map(({ rater, name }) => (
                        <th key={rater} scope="col">
                          {name}
                        </th>
                      ))}
                      <th scope="col">{t('splits.machine')}</th>
                    </tr>
                  </thead>
                  <tbody>
                    {criteria.map(({ criterion, answers, machine }) => {
                      const label = labels.criterion(scorecard, criterion);
                      const inWords = (answer: string | null) =>
                        answer === null ? '–' : wordsOf(label, answer);
                      return (
                        <tr key={criterion}>
                          <th scope="row">{say(labels.criterionTitle(scorecard, criterion))}</th>
                          {raters.map(({ rater }, index) => (
                            <td key={rater}>{inWords(answers[index] ?? null)}</td>
                          ))}
                          <td className="faint">{inWords(machine)}</td>
                        </tr>
                      );
                    })}
                  </tbody>
                </table>
              </Scrolled>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}
