import { Alert, Button, Input, InputNumber, Radio, Select } from 'antd';
import { type FormEvent, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Refused } from '../../client/problem.ts';
import { useDraw, useReviewers, useStartCalibration } from '../../client/reviews.ts';
import { FilterBar } from '../../ui/filters/filter-bar.tsx';
import { useFilter, useScorecard } from '../../ui/filters/use-filter.ts';
import { Card } from '../../ui/page/page.tsx';
import { PageLink } from '../../ui/page-link.tsx';
import { useAddress } from '../../ui/use-address.ts';
import { filterBody } from './filter-body.ts';
import styles from './reviews.module.css';
import { SAMPLE_PERIOD } from './use-sample.ts';

const MOST = 100;

/** Who rates what: conversations are drawn, looked at, and given to every rater. */
export function NewCalibration({ close }: { readonly close: () => void }) {
  const { t } = useTranslation('reviews');
  const { change } = useAddress();
  const { filter } = useFilter(SAMPLE_PERIOD);
  const scorecard = useScorecard();
  const reviewers = useReviewers();
  const draw = useDraw();
  const start = useStartCalibration();
  const named = useId();
  const [name, setName] = useState('');
  const [raters, setRaters] = useState<string[]>([]);
  const [size, setSize] = useState(10);
  const [method, setMethod] = useState<'random' | 'doubtful'>('random');
  const [conversations, setConversations] = useState<readonly string[]>([]);
  const look = () =>
    draw.mutate(
      {
        method: { kind: method },
        filter: filterBody(filter),
        size,
        ...(scorecard === null ? {} : { scorecard }),
      },
      { onSuccess: (sample) => setConversations(sample.conversations.map((one) => one.conversation)) },
    );
  const send = (event: FormEvent) => {
    event.preventDefault();
    start.mutate(
      {
        name: name.trim(),
        conversations: [...conversations],
        raters,
        ...(scorecard === null ? {} : { scorecard }),
      },
      { onSuccess: ({ id }) => change({ session: id }) },
    );
  };
  const failure = start.error ?? draw.error;
  const isReady = name.trim() !== '' && raters.length >= 2 && conversations.length > 0;
  return (
    <Card title={t('calibration.new')} note={t('calibration.newNote')}>
      <form className={styles['fields']} onSubmit={send}>
        <div className={styles['field']}>
          <label htmlFor={named}>{t('calibration.name')}</label>
          <Input
            id={named}
            value={name}
            maxLength={200}
            placeholder={t('calibration.nameHint')}
            onChange={({ target }) => setName(target.value)}
          />
        </div>
        <div className={styles['field']}>
          <span>{t('calibration.raters')}</span>
          <Select
            mode="multiple"
            value={raters}
            aria-label={t('calibration.raters')}
            optionFilterProp="label"
            options={(reviewers.data?.reviewers ?? []).map(({ userId, name: label }) => ({
              value: userId,
              label,
            }))}
            onChange={setRaters}
          />
        </div>
        <fieldset>
          <legend>{t('calibration.conversations')}</legend>
          <FilterBar standard={SAMPLE_PERIOD} withScorecard />
          <div className={styles['bar']}>
            <Radio.Group
              value={method}
              aria-label={t('sampling.method')}
              options={(['random', 'doubtful'] as const).map((value) => ({
                value,
                label: t(`sampling.methods.${value}.name`),
              }))}
              onChange={({ target }) => setMethod(target.value as 'random' | 'doubtful')}
            />
            <InputNumber
              min={1}
              max={MOST}
              precision={0}
              value={size}
              aria-label={t('sampling.size')}
              onChange={(value) => setSize(value ?? 1)}
            />
            <Button onClick={look} loading={draw.isPending}>
              {t(conversations.length === 0 ? 'sampling.draw' : 'sampling.drawAgain')}
            </Button>
          </div>
          {conversations.length > 0 ? (
            <ul className={styles['raters']} aria-label={t('drawn.title')}>
              {conversations.map((id) => (
                <li key={id}>
                  <PageLink to={`/conversations/${encodeURIComponent(id)}`}>{id}</PageLink>
                </li>
              ))}
            </ul>
          ) : (
            <p className="faint">{t(draw.data === undefined ? 'calibration.drawFirst' : 'drawn.none')}</p>
          )}
        </fieldset>
        {failure !== null && (
          <Alert
            type="error"
            title={failure instanceof Refused ? failure.said.title : t('form.notSent')}
            description={failure instanceof Refused ? failure.said.detail : undefined}
          />
        )}
        <span className={styles['bar']}>
          <Button type="primary" htmlType="submit" loading={start.isPending} disabled={!isReady}>
            {t('calibration.start')}
          </Button>
          <Button onClick={close}>{t('cancel')}</Button>
        </span>
      </form>
    </Card>
  );
}
