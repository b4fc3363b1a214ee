import { Alert, Button, Skeleton } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useTimeZone } from '../../client/me.ts';
import { Refused } from '../../client/problem.ts';
import { useFormats } from '../../ui/format.ts';
import { say } from '../../ui/language.ts';
import { PageLink } from '../../ui/page-link.tsx';
import { Problem } from '../../ui/states/problem.tsx';
import { TextField } from '../reviews/text-field.tsx';
import styles from './coaching.module.css';
import { PassageView } from './passage-view.tsx';
import { type PlanDetail, usePlan, usePlanStep } from './use-plans.ts';

interface PlanCardProps {
  readonly id: string;
  /** The address asks for it. */
  readonly isAsked: boolean;
}

/** One plan: what was agreed, what the agent says to it, and what changed since. */
export function PlanCard({ id, isAsked }: PlanCardProps) {
  const { data, error, refetch } = usePlan(id);
  const root = useRef<HTMLElement>(null);
  const isThere = data !== undefined;
  useEffect(() => {
    if (isAsked && isThere) root.current?.scrollIntoView({ block: 'center' });
  }, [isAsked, isThere]);
  if (error !== null && data === undefined) return <Problem failure={error} retry={() => void refetch()} />;
  if (data === undefined) return <Skeleton active paragraph={{ rows: 3 }} title={false} />;
  return (
    <article ref={root} className={styles['plan']} data-asked={isAsked}>
      <Agreed plan={data} />
      <Effect plan={data} />
      {data.mayAcknowledge && <Acknowledge id={id} />}
      {data.mayClose && <Close id={id} state={data.state} />}
    </article>
  );
}

function Agreed({ plan }: { readonly plan: PlanDetail }) {
  const { t } = useTranslation('growth');
  const formats = useFormats(useTimeZone());
  const { state, competencyTitle, target, due, note, playbooks, exemplars, acknowledgement, closing } = plan;
  return (
    <>
      <header>
        <span className={styles['state']} data-state={state}>
          {t(`plan.state.${state}`)}
        </span>
        <h3>{say(competencyTitle)}</h3>
        {target !== null && <span>{t('plan.target', { n: formats.count(target) })}</span>}
        <span className="faint">
          {t('plan.due', { day: formats.day(due) })}
          {' · '}
          {t('plan.by', {
            name: plan.createdByName ?? t('plan.somebody'),
            at: formats.moment(plan.createdAt),
          })}
        </span>
      </header>
      {note !== '' && <p className={styles['said']}>{note}</p>}
      {playbooks.length > 0 && (
        <p>
          <span className="faint">{t('plan.playbooks')}</span>{' '}
          {playbooks.map(({ id, title }) => (
            <PageLink key={id} to={`/growth/playbooks/${encodeURIComponent(id)}`} className={styles['chip']}>
              {title}
            </PageLink>
          ))}
        </p>
      )}
      {exemplars.length > 0 && (
        <div className={styles['passages']}>
          {exemplars.map((passage) => (
            <PassageView key={`${passage.at} ${passage.turns[1]?.text}`} passage={passage} />
          ))}
        </div>
      )}
      {acknowledgement !== null && (
        <p className={styles['answer']}>
          <strong>{t('plan.acknowledged', { at: formats.moment(acknowledgement.at) })}</strong>
          {acknowledgement.comment === '' ? '' : ` ${acknowledgement.comment}`}
        </p>
      )}
      {closing !== null && (
        <p className={styles['answer']}>
          <strong>
            {t(state === 'done' ? 'plan.closed.done' : 'plan.closed.withdrawn', {
              at: formats.moment(closing.at),
            })}
          </strong>
          {closing.note === '' ? '' : ` ${closing.note}`}
        </p>
      )}
    </>
  );
}

function Effect({ plan: { effect, effectText } }: { readonly plan: PlanDetail }) {
  const { t } = useTranslation('growth');
  const formats = useFormats(useTimeZone());
  if (effect === null || effectText === null) return null;
  const { verdict, before, since } = effect;
  const round = (value: number) => formats.count(Math.round(value));
  return (
    <p className={styles['effect']} data-verdict={verdict}>
      {say(effectText)}
      {before !== null && since !== null && (
        <span className="faint">
          {t('plan.levels', {
            before: `${round(before.value)} [${round(before.low)}–${round(before.high)}]`,
            since: `${round(since.value)} [${round(since.low)}–${round(since.high)}]`,
          })}
        </span>
      )}
    </p>
  );
}

function Acknowledge({ id }: { readonly id: string }) {
  const { t } = useTranslation('growth');
  const step = usePlanStep(id);
  const [comment, setComment] = useState('');
  return (
    <form
      className={styles['step']}
      onSubmit={(event) => {
        event.preventDefault();
        step.mutate({ step: 'acknowledge', comment });
      }}
    >
      <TextField
        value={comment}
        change={setComment}
        longest={2000}
        isShort
        label={t('plan.comment')}
        hint={t('plan.commentHint')}
      />
      <Refusal failure={step.error} />
      <Button type="primary" htmlType="submit" loading={step.isPending}>
        {t('plan.acknowledge')}
      </Button>
    </form>
  );
}

interface CloseProps {
  readonly id: string;
  readonly state: PlanDetail['state'];
}

function Close({ id, state }: CloseProps) {
  const { t } = useTranslation('growth');
  const step = usePlanStep(id);
  const [note, setNote] = useState('');
  const [to, setTo] = useState<'done' | 'withdrawn'>();
  if (to === undefined) {
    return (
      <div className={styles['acts']}>
        {state === 'acknowledged' && <Button onClick={() => setTo('done')}>{t('plan.finish')}</Button>}
        <Button type="text" onClick={() => setTo('withdrawn')}>
          {t('plan.withdraw')}
        </Button>
      </div>
    );
  }
  return (
    <form
      className={styles['step']}
      onSubmit={(event) => {
        event.preventDefault();
        step.mutate({ step: 'close', to, note });
      }}
    >
      <TextField
        takesFocus
        value={note}
        change={setNote}
        longest={2000}
        isShort
        label={t('plan.closingNote')}
        hint={t('plan.closingHint')}
      />
      <Refusal failure={step.error} />
      <span className={styles['acts']}>
        <Button type="primary" htmlType="submit" loading={step.isPending}>
          {t(to === 'done' ? 'plan.finish' : 'plan.withdraw')}
        </Button>
        <Button onClick={() => setTo(undefined)}>{t('cancel')}</Button>
      </span>
    </form>
  );
}

/** Why it was not taken, in the service's own words. */
export function Refusal({ failure }: { readonly failure: Error | null }) {
  const { t } = useTranslation('growth');
  if (failure === null) return null;
  const said = failure instanceof Refused ? failure.said : undefined;
  const details = [said?.detail, ...(said?.errors.map(({ message }) => message) ?? [])].filter(Boolean);
  return <Alert type="error" title={said?.title ?? t('notSent')} description={details.join(' ')} />;
}
