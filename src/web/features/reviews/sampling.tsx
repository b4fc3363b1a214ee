import { Alert, Button, InputNumber, Radio, Select } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Outcome } from '#core/analysis/analysis.ts';
import { SAMPLING_METHODS } from '#core/reviews/sampling.ts';
import { useLabels } from '../../client/labels/use-labels.ts';
import { Refused } from '../../client/problem.ts';
import { type DrawnSample, type DrawRequest, useDraw } from '../../client/reviews.ts';
import { FilterBar } from '../../ui/filters/filter-bar.tsx';
import { say } from '../../ui/language.ts';
import { Card } from '../../ui/page/page.tsx';
import { useAddress } from '../../ui/use-address.ts';
import { Drawn } from './drawn.tsx';
import { Plans } from './plans.tsx';
import styles from './reviews.module.css';
import { type MethodName, SAMPLE_PERIOD, useSample } from './use-sample.ts';

const JUDGED: readonly Outcome[] = ['hit', 'miss', 'cannot_tell'];

/** Draws conversations for people to judge: how, from which, and who and what it would be before anybody gets them. */
export function Sampling() {
  const { t } = useTranslation('reviews');
  const { change } = useAddress();
  const { labels } = useLabels();
  const asked = useSample();
  const draw = useDraw();
  const count = useId();
  const [drawn, setDrawn] = useState<{ readonly request: DrawRequest; readonly sample: DrawnSample }>();
  const { method, rule, outcome, size, request } = asked;
  const look = () => {
    if (request === null) return;
    draw.mutate(request, { onSuccess: (sample) => setDrawn({ request, sample }) });
  };
  return (
    <div className={styles['stacked']}>
      <Card title={t('sampling.title')} note={t('sampling.note')}>
        <FilterBar standard={SAMPLE_PERIOD} withScorecard />
        <Radio.Group
          value={method}
          aria-label={t('sampling.method')}
          className={styles['methods'] ?? ''}
          onChange={({ target }) => change({ method: target.value as MethodName, size: undefined })}
        >
          {SAMPLING_METHODS.map((one) => (
            <Radio key={one} value={one} className={styles['method'] ?? ''}>
              <strong>{t(`sampling.methods.${one}.name`)}</strong>
              <small>{t(`sampling.methods.${one}.detail`)}</small>
            </Radio>
          ))}
        </Radio.Group>
        <div className={styles['bar']}>
          {method === 'by_rule' && (
            <>
              <Select
                showSearch
                optionFilterProp="label"
                className={styles['rule'] ?? ''}
                placeholder={t('sampling.rule')}
                aria-label={t('sampling.rule')}
                value={rule ?? null}
                options={labels.rules.map(({ id, title }) => ({ value: id, label: say(title) }))}
                onChange={(value) => change({ drawnRule: value ?? undefined })}
              />
              <Select
                aria-label={t('sampling.outcome')}
                value={outcome}
                options={JUDGED.map((value) => ({ value, label: t(`outcome.${value}`) }))}
                onChange={(value) => change({ outcome: value === 'hit' ? undefined : value })}
              />
            </>
          )}
          <span className={styles['inline']}>
            <label htmlFor={count}>{t(method === 'per_agent' ? 'sampling.sizeEach' : 'sampling.size')}</label>
            <InputNumber
              id={count}
              min={1}
              max={method === 'per_agent' ? 50 : 1000}
              precision={0}
              value={size}
              onChange={(value) => change({ size: value === null ? undefined : String(value) })}
            />
          </span>
          <Button type="primary" loading={draw.isPending} disabled={request === null} onClick={look}>
            {t(drawn === undefined ? 'sampling.draw' : 'sampling.drawAgain')}
          </Button>
          {method === 'by_rule' && rule === undefined && (
            <span className="faint">{t('sampling.needsRule')}</span>
          )}
        </div>
        {draw.error !== null && (
          <Alert
            type="error"
            title={draw.error instanceof Refused ? draw.error.said.title : t('form.notSent')}
            description={draw.error instanceof Refused ? draw.error.said.detail : undefined}
          />
        )}
      </Card>
      {drawn !== undefined && (
        <Drawn
          key={`${drawn.sample.seed}`}
          request={drawn.request}
          sample={drawn.sample}
          // The same question is asked anew each minute; it is another one only if it says something else.
          isOutdated={JSON.stringify(drawn.request) !== JSON.stringify(request)}
          done={() => setDrawn(undefined)}
        />
      )}
      <Plans />
    </div>
  );
}
