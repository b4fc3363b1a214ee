import { ArrowRightOutlined } from '@ant-design/icons';
import { Segmented, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BacktestResult, GroupChange } from '#contract/runs/backtest-result.ts';
import { useNameOf } from '../../../client/names.ts';
import { Balance } from '../../../ui/figures/balance.tsx';
import { useFormats } from '../../../ui/format.ts';
import { Card } from '../../../ui/page/page.tsx';
import { PageLink } from '../../../ui/page-link.tsx';
import { State } from '../../../ui/states/state.tsx';
import { useTitles } from '../use-titles.ts';
import styles from './backtest.module.css';

const SHOWN_RULES = 12;
const SHOWN_FLIPS = 100;
const KINDS = { agents: 'agent', teams: 'team' } as const;

/** Who gains, who loses, which answers become others, and in which conversations. */
export function BacktestFindings({ result }: { readonly result: BacktestResult }) {
  const { t } = useTranslation('rules');
  const formats = useFormats('UTC');
  const titles = useTitles();
  const { conversations, changed, failed, flipped, scorecards, rules } = result;
  const moved = rules.filter(
    ({ before, after }) => before.hits !== after.hits || before.judged !== after.judged,
  );
  const rate = (value: number | null) => (value === null ? '–' : formats.percent(value));
  return (
    <div className={styles['findings']}>
      <dl className={styles['sum']}>
        {(
          [
            ['conversations', conversations],
            ['changed', changed],
            ['flipped', flipped],
            ['failed', failed],
          ] as const
        ).map(([name, count]) => (
          <div key={name}>
            <dt>{t(`backtest.${name}`)}</dt>
            <dd data-figure={name}>{formats.count(count)}</dd>
          </div>
        ))}
      </dl>
      {changed === 0 && <State title={t('backtest.same')}>{t('backtest.sameDetail')}</State>}
      {scorecards.length > 0 && (
        <Card title={t('backtest.scorecards')}>
          <table className={styles['table']}>
            <thead>
              <tr>
                <th scope="col">{t('backtest.scorecard')}</th>
                <th scope="col">{t('backtest.before')}</th>
                <th scope="col">{t('backtest.after')}</th>
                <th scope="col">{t('backtest.rose')}</th>
                <th scope="col">{t('backtest.fell')}</th>
              </tr>
            </thead>
            <tbody>
              {scorecards.map(({ scorecard, before, after, rose, fell }) => (
                <tr key={scorecard}>
                  <th scope="row">{titles.scorecard(scorecard)}</th>
                  <td>{before.mean === null ? '–' : formats.decimal(before.mean)}</td>
                  <td>{after.mean === null ? '–' : formats.decimal(after.mean)}</td>
                  <td className={styles['gain']}>{formats.count(rose)}</td>
                  <td className={styles['loss']}>{formats.count(fell)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </Card>
      )}
      <Groups result={result} />
      {moved.length > 0 && (
        <Card title={t('backtest.rules')} note={t('backtest.rulesNote')}>
          <table className={styles['table']}>
            <thead>
              <tr>
                <th scope="col">{t('backtest.rule')}</th>
                <th scope="col">{t('backtest.before')}</th>
                <th scope="col">{t('backtest.after')}</th>
              </tr>
            </thead>
            <tbody>
              {moved.slice(0, SHOWN_RULES).map(({ rule, before, after }) => (
                <tr key={rule}>
                  <th scope="row">{titles.rule(rule)}</th>
                  <td>{`${rate(before.rate)} (${before.hits}/${before.judged})`}</td>
                  <td>{`${rate(after.rate)} (${after.hits}/${after.judged})`}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </Card>
      )}
      <Flips result={result} />
    </div>
  );
}

function Groups({ result }: { readonly result: BacktestResult }) {
  const { t } = useTranslation('rules');
  const formats = useFormats('UTC');
  const nameOf = useNameOf();
  const titles = useTitles();
  const [by, setBy] = useState<'agents' | 'teams'>('teams');
  const groups = result[by].filter(({ gained, lost }) => gained + lost > 0);
  if (result.agents.every(({ gained, lost }) => gained + lost === 0)) return null;
  const change = ({ meanBefore, meanAfter }: GroupChange) => (meanAfter ?? 0) - (meanBefore ?? 0);
  const most = Math.max(1, ...groups.map((group) => Math.abs(change(group))));
  return (
    <Card
      title={t('backtest.groups')}
      note={t('backtest.groupsNote')}
      aside={
        <Segmented
          size="small"
          value={by}
          options={(['teams', 'agents'] as const).map((value) => ({
            value,
            label: t(`backtest.by.${value}`),
          }))}
          onChange={setBy}
        />
      }
    >
      <table className={styles['table']}>
        <thead>
          <tr>
            <th scope="col">{t(`backtest.by.${by}`)}</th>
            <th scope="col">{t('backtest.scorecard')}</th>
            <th scope="col">{t('backtest.before')}</th>
            <th scope="col">{t('backtest.after')}</th>
            <th scope="col">{t('backtest.change')}</th>
            <th scope="col">{t('backtest.conversations')}</th>
          </tr>
        </thead>
        <tbody>
          {groups.map((group) => (
            <tr key={`${group.scorecard}/${group.group}`}>
              <th scope="row">
                {group.group === '' ? t('backtest.noGroup') : nameOf(KINDS[by], group.group)}
              </th>
              <td>{titles.scorecard(group.scorecard)}</td>
              <td>{group.meanBefore === null ? '–' : formats.decimal(group.meanBefore)}</td>
              <td>{group.meanAfter === null ? '–' : formats.decimal(group.meanAfter)}</td>
              <td className={change(group) < 0 ? styles['loss'] : styles['gain']}>
                <span className={styles['change']}>
                  {formats.change(change(group))}
                  <Balance share={change(group) / most} />
                </span>
              </td>
              <td>{t('backtest.ofCompared', { n: group.rose + group.fell, of: group.compared })}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Card>
  );
}

function Flips({ result }: { readonly result: BacktestResult }) {
  const { t } = useTranslation('rules');
  const formats = useFormats('UTC');
  const titles = useTitles();
  const [criterion, setCriterion] = useState<string>();
  const { flips, flipped } = result;
  if (flips.length === 0) return null;
  const keyOf = (flip: (typeof flips)[number]) => `${flip.scorecard}/${flip.criterion}`;
  const options = [...Map.groupBy(flips, keyOf)]
    .toSorted(([, a], [, b]) => b.length - a.length)
    .map(([value, some]) => ({
      value,
      label: `${titles.criterion(some[0]!.scorecard, some[0]!.criterion)} (${some.length})`,
    }));
  const wanted = flips.filter((flip) => criterion === undefined || keyOf(flip) === criterion);
  const shown = wanted.slice(0, SHOWN_FLIPS);
  return (
    <Card
      title={t('backtest.flips')}
      note={
        criterion === undefined
          ? t('backtest.flipsNote', { n: shown.length, of: formats.count(flipped) })
          : t('backtest.flipsOfNote', { n: shown.length, of: wanted.length, kept: flips.length })
      }
      aside={
        <Select
          size="small"
          allowClear
          aria-label={t('backtest.criterion')}
          placeholder={t('backtest.criterion')}
          value={criterion}
          options={options}
          popupMatchSelectWidth={false}
          onChange={(value) => setCriterion(value)}
        />
      }
    >
      <table className={styles['table']}>
        <thead>
          <tr>
            <th scope="col">{t('backtest.conversation')}</th>
            <th scope="col">{t('backtest.criterion')}</th>
            <th scope="col">{t('backtest.answer')}</th>
            <th scope="col">{t('backtest.score')}</th>
          </tr>
        </thead>
        <tbody>
          {shown.map((flip) => (
            <tr key={`${flip.conversation}/${keyOf(flip)}`}>
              <th scope="row">
                <PageLink to={`/conversations/${encodeURIComponent(flip.conversation)}`}>
                  {flip.conversation}
                </PageLink>
              </th>
              <td>{titles.criterion(flip.scorecard, flip.criterion)}</td>
              <td>
                {answerOf(flip, flip.before)} <ArrowRightOutlined aria-label={t('backtest.becomes')} />{' '}
                <strong>{answerOf(flip, flip.after)}</strong>
              </td>
              <td
                className={(flip.scoreAfter ?? 0) < (flip.scoreBefore ?? 0) ? styles['loss'] : styles['gain']}
              >
                {`${points(flip.scoreBefore)} → ${points(flip.scoreAfter)}`}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Card>
  );

  function points(score: number | null): string {
    return score === null ? '–' : formats.decimal(score);
  }

  function answerOf(flip: (typeof flips)[number], answer: string | null): string {
    return answer === null
      ? '–'
      : t(`answers.${answer}` as 'answers.failed', {
          defaultValue: titles.option(flip.scorecard, flip.criterion, answer),
        });
  }
}
