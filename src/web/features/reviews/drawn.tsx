import { Alert, Button, Input, Select } from 'antd';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useTimeZone } from '../../client/me.ts';
import { useNameOf } from '../../client/names.ts';
import { Refused } from '../../client/problem.ts';
import { type DrawnSample, type DrawRequest, usePlan, useReviewers } from '../../client/reviews.ts';
import { useFormats } from '../../ui/format.ts';
import { say } from '../../ui/language.ts';
import { Card } from '../../ui/page/page.tsx';
import { PageLink } from '../../ui/page-link.tsx';
import { gradeOf } from '../../ui/score-grade.ts';
import { State } from '../../ui/states/state.tsx';
import styles from './reviews.module.css';
import { Scrolled } from './scrolled.tsx';

interface DrawnProps {
  readonly request: DrawRequest;
  readonly sample: DrawnSample;
  /** The form above asks for something else by now. */
  readonly isOutdated: boolean;
  readonly done: () => void;
}

/** What was drawn and from how many, and to whom it goes. */
export function Drawn({ request, sample, isOutdated, done }: DrawnProps) {
  const { t } = useTranslation('reviews');
  const zone = useTimeZone();
  const formats = useFormats(zone);
  const nameOf = useNameOf();
  const { conversations, population, seed } = sample;
  if (conversations.length === 0) {
    return (
      <Card title={t('drawn.title')}>
        <State title={t('drawn.none')}>{t('drawn.noneDetail')}</State>
      </Card>
    );
  }
  const agents = new Set(conversations.flatMap(({ agent }) => agent ?? []));
  return (
    <Card
      title={t('drawn.title')}
      note={t('drawn.note', {
        count: conversations.length,
        population: formats.count(population),
        agents: agents.size,
        seed,
      })}
    >
      <HandOut request={request} sample={sample} isOutdated={isOutdated} done={done} zone={zone} />
      <Scrolled label={t('drawn.title')}>
        <table className={styles['table']}>
          <thead>
            <tr>
              <th scope="col">{t('table.conversation')}</th>
              <th scope="col">{t('table.agent')}</th>
              <th scope="col" className={styles['number']}>
                {t('table.machine')}
              </th>
              <th scope="col">{t('table.why')}</th>
              <th scope="col">{t('table.at')}</th>
            </tr>
          </thead>
          <tbody>
            {conversations.map(({ conversation, agent, team, score, why, at, waiting }) => (
              <tr key={conversation}>
                <th scope="row">
                  <PageLink to={`/conversations/${encodeURIComponent(conversation)}`}>
                    {conversation}
                  </PageLink>
                  {waiting && <span className={styles['tag']}>{t('drawn.waiting')}</span>}
                </th>
                <td>
                  {agent === null ? '–' : nameOf('agent', agent)}
                  {team !== null && <small>{nameOf('team', team)}</small>}
                </td>
                <td className={`${styles['number']} ${styles[gradeOf(score)]}`}>
                  {score === null ? '–' : formats.decimal(score)}
                </td>
                <td className={styles['wide']}>{say(why)}</td>
                <td>{formats.moment(at)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scrolled>
    </Card>
  );
}

function HandOut({ request, sample, isOutdated, done, zone }: DrawnProps & { readonly zone: string }) {
  const { t } = useTranslation('reviews');
  const formats = useFormats(zone);
  const reviewers = useReviewers();
  const plan = usePlan();
  const method = request.method.kind;
  const [name, setName] = useState(
    () => `${t(`sampling.methods.${method}.name`)} ${formats.moment(new Date().toISOString())}`,
  );
  const [people, setPeople] = useState<string[]>([]);
  const { conversations, seed } = sample;
  const send = (event: FormEvent) => {
    event.preventDefault();
    const ids = conversations.map(({ conversation }) => conversation);
    plan.mutate(
      { ...request, seed, name: name.trim(), conversations: ids, reviewers: people },
      { onSuccess: done },
    );
  };
  const each = people.length === 0 ? 0 : Math.ceil(conversations.length / people.length);
  return (
    <form className={styles['handOut']} onSubmit={send}>
      <Input
        value={name}
        maxLength={200}
        aria-label={t('drawn.name')}
        onChange={({ target }) => setName(target.value)}
      />
      <Select
        mode="multiple"
        value={people}
        aria-label={t('drawn.reviewers')}
        placeholder={t('drawn.reviewers')}
        optionFilterProp="label"
        options={(reviewers.data?.reviewers ?? []).map(({ userId, name: label, open }) => ({
          value: userId,
          label: t('drawn.reviewer', { name: label, open }),
        }))}
        onChange={setPeople}
      />
      <Button
        type="primary"
        htmlType="submit"
        loading={plan.isPending}
        disabled={name.trim() === '' || isOutdated}
      >
        {t('drawn.send', { count: conversations.length })}
      </Button>
      <p className="faint" role="status">
        {isOutdated
          ? t('drawn.outdated')
          : people.length === 0
            ? t('drawn.toFree')
            : t('drawn.each', { people: people.length, each })}
      </p>
      {plan.error !== null && (
        <Alert
          type="error"
          title={plan.error instanceof Refused ? plan.error.said.title : t('form.notSent')}
          description={plan.error instanceof Refused ? plan.error.said.detail : undefined}
        />
      )}
    </form>
  );
}
