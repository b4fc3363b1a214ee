import { Skeleton } from 'antd';
import { useTranslation } from 'react-i18next';
import { firstOf } from '../../client/address.ts';
import { useLabels } from '../../client/labels/use-labels.ts';
import { useMay, useMembership, useTimeZone } from '../../client/me.ts';
import { useNameOf } from '../../client/names.ts';
import { type ShownAppeal, useAppeals } from '../../client/reviews.ts';
import { useFormats } from '../../ui/format.ts';
import { say } from '../../ui/language.ts';
import { PageLink } from '../../ui/page-link.tsx';
import { Problem } from '../../ui/states/problem.tsx';
import { State } from '../../ui/states/state.tsx';
import { useAddress } from '../../ui/use-address.ts';
import { useAnswerWords } from './answer-words.ts';
import { AppealCase } from './appeal-case.tsx';
import styles from './reviews.module.css';

/** Objections: what is asked for and why, what became of it; those who decide see both views side by side. */
export function Appeals() {
  const { t } = useTranslation('reviews');
  const { role } = useMembership();
  const { data, error, refetch } = useAppeals();
  if (error !== null && data === undefined) return <Problem failure={error} retry={() => void refetch()} />;
  if (data === undefined) return <Skeleton active paragraph={{ rows: 8 }} title={false} />;
  if (data.appeals.length === 0) {
    const words = role === 'agent' ? 'mine' : 'all';
    return <State title={t('appeals.none')}>{t(`appeals.${words}Detail`)}</State>;
  }
  return (
    <ul className={styles['cases']}>
      {data.appeals.map((appeal) => (
        <OneAppeal key={appeal.id} appeal={appeal} />
      ))}
    </ul>
  );
}

function OneAppeal({ appeal }: { readonly appeal: ShownAppeal }) {
  const { t } = useTranslation('reviews');
  const { search, change } = useAddress();
  const formats = useFormats(useTimeZone());
  const nameOf = useNameOf();
  const wordsOf = useAnswerWords();
  const { labels } = useLabels();
  const criterion = labels.criterion(appeal.scorecard, appeal.criterion);
  const isOpen = firstOf(search['case']) === appeal.id;
  return (
    <li className={styles['case']}>
      <header>
        <span className={styles['state']} data-state={appeal.state}>
          {t(`appeal.state.${appeal.state}`)}
        </span>
        <h2>{say(labels.criterionTitle(appeal.scorecard, appeal.criterion))}</h2>
        <span>
          {t('appeal.change', {
            from: wordsOf(criterion, appeal.answer),
            to: wordsOf(criterion, appeal.wanted),
          })}
        </span>
        <PageLink to={`/reviews/${encodeURIComponent(appeal.review)}`}>{appeal.conversation}</PageLink>
      </header>
      <p className="faint">
        {[
          appeal.agent === null ? null : nameOf('agent', appeal.agent),
          t('appeal.raised', {
            name: appeal.raisedByName ?? t('table.nobody'),
            at: formats.moment(appeal.raisedAt),
          }),
        ]
          .filter((part) => part !== null)
          .join(' · ')}
      </p>
      <p className={styles['reason']}>{appeal.reason}</p>
      {appeal.decision !== null && appeal.decidedAt !== null && (
        <p className={styles['decision']} data-state={appeal.state}>
          <strong>
            {t('appeal.decided', {
              name: appeal.decidedByName ?? t('table.nobody'),
              at: formats.moment(appeal.decidedAt),
            })}
          </strong>
          {appeal.decision}
        </p>
      )}
      <Drafts appeal={appeal} />
      {appeal.state === 'open' && appeal.mayDecide && (
        <button
          type="button"
          className={styles['toggle']}
          aria-expanded={isOpen}
          onClick={() => change({ case: isOpen ? undefined : appeal.id })}
        >
          {t(isOpen ? 'appeal.closeCase' : 'appeal.openCase')}
        </button>
      )}
      {isOpen && appeal.mayDecide && <AppealCase appeal={appeal} criterion={criterion} />}
    </li>
  );
}

/** What an upheld appeal did to the rule that had caused it. */
function Drafts({ appeal }: { readonly appeal: ShownAppeal }) {
  const { t } = useTranslation('reviews');
  const mayDraft = useMay('rulebooks.draft');
  const { labels } = useLabels();
  return appeal.drafts.map((draft) => (
    <p key={`${draft.rulebook}${draft.rule}`} className={styles['draft']}>
      {t('appeal.draft', {
        rule: say(labels.ruleTitle(draft.rule)),
        version: `${draft.rulebook}@${draft.version}`,
        expect: t(`outcome.${draft.expect}`),
      })}{' '}
      <strong>
        {draft.errors > 0
          ? t('appeal.draftErrors', { count: draft.errors })
          : draft.passes === true
            ? t('appeal.draftPasses')
            : draft.passes === false
              ? t('appeal.draftFails')
              : t('appeal.draftUntried')}
      </strong>
      {mayDraft && (
        <PageLink to={`/rules/${draft.rulebook}/${draft.version}`}>{t('appeal.openDraft')}</PageLink>
      )}
    </p>
  ));
}
