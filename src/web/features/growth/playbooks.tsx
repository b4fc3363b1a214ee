import { Button, Skeleton } from 'antd';
import { useTranslation } from 'react-i18next';
import { SITUATIONS } from '#core/coaching/situations.ts';
import { useMay, useTimeZone } from '../../client/me.ts';
import { useFormats } from '../../ui/format.ts';
import { say } from '../../ui/language.ts';
import { PageLink } from '../../ui/page-link.tsx';
import { Chip } from '../../ui/signals/chip.tsx';
import { Problem } from '../../ui/states/problem.tsx';
import { State } from '../../ui/states/state.tsx';
import styles from './coaching.module.css';
import { Refusal } from './plan-card.tsx';
import { type PlaybookSummary, useDrafting, usePlaybooks } from './use-playbooks.ts';

/** So many days back winning answers are looked for. */
const DRAFT_DAYS = 90;

/** What colleagues do who bring customers round, as something that others can learn. */
export function Playbooks() {
  const { t } = useTranslation('growth');
  const mayWrite = useMay('coaching.manage');
  const { data, error, refetch } = usePlaybooks();
  const drafting = useDrafting();
  if (error !== null && data === undefined) return <Problem failure={error} retry={() => void refetch()} />;
  if (data === undefined) return <Skeleton active paragraph={{ rows: 8 }} title={false} />;
  const draft = mayWrite && (
    <Button type="primary" loading={drafting.isPending} onClick={() => drafting.mutate(DRAFT_DAYS)}>
      {t('playbook.draft')}
    </Button>
  );
  const shown = data.playbooks.filter(({ state }) => state !== 'retired');
  const retired = data.playbooks.filter(({ state }) => state === 'retired');
  return (
    <div className={styles['stacked']}>
      {data.playbooks.length > 0 && draft && <div className={styles['acts']}>{draft}</div>}
      <div role="status">
        {drafting.isSuccess && (
          <p className={styles['answer']}>
            {[
              ...(drafting.data.drafted.length > 0
                ? [t('playbook.drafted', { n: drafting.data.drafted.length })]
                : []),
              ...drafting.data.notes.map(say),
            ].join(' ')}
          </p>
        )}
      </div>
      <Refusal failure={drafting.error} />
      {data.playbooks.length === 0 && (
        <State title={t('playbook.none')} {...(draft ? { action: draft } : {})}>
          {t(mayWrite ? 'playbook.noneDetail' : 'playbook.noneYet')}
        </State>
      )}
      <ul className={styles['books']}>
        {[...shown, ...retired].map((playbook) => (
          <Book key={playbook.id} playbook={playbook} />
        ))}
      </ul>
    </div>
  );
}

function Book({ playbook }: { readonly playbook: PlaybookSummary }) {
  const { t } = useTranslation('growth');
  const formats = useFormats(useTimeZone());
  const { id, title, state, version, situation, language, evidenceText, changedAt, changedByName } = playbook;
  return (
    <li>
      <header>
        <span className={styles['state']} data-state={state}>
          {t(`playbook.state.${state}`)}
        </span>
        <h2 lang={language}>
          <PageLink to={`/growth/playbooks/${encodeURIComponent(id)}`}>{title}</PageLink>
        </h2>
        <Chip tone="unhappy">{say(SITUATIONS[situation].title)}</Chip>
      </header>
      <p>{say(evidenceText)}</p>
      <p className="faint">
        {t('playbook.version', {
          n: version,
          name: changedByName ?? t('plan.somebody'),
          at: formats.moment(changedAt),
        })}
        {' · '}
        {t(`playbook.language.${language}`)}
      </p>
    </li>
  );
}
