import { useTranslation } from 'react-i18next';
import { figureOf, useFigures } from '../../client/figures.ts';
import { narrowed } from '../../client/filters.ts';
import { signalTitle, signalTone } from '../../client/labels/labels.ts';
import { useLabels } from '../../client/labels/use-labels.ts';
import { useNameOf } from '../../client/names.ts';
import type { FiguresAnswer } from '../../client/types.ts';
import { useFilter, useScorecard } from '../../ui/filters/use-filter.ts';
import { useFormats } from '../../ui/format.ts';
import { say } from '../../ui/language.ts';
import type { ChangeItem } from './change-list.tsx';
import {
  type Change,
  changesOfAverage,
  changesOfCriteria,
  changesOfShare,
  effectOnMean,
  explained,
  rowOf,
  strongest,
} from './changes.ts';
import { STANDARD } from './standard.ts';

const SHOWN = 5;
/** Smaller movements are noise, not news: in points of the score, in percent of conversations, in satisfaction. */
const LEAST_POINTS = 0.05;
const LEAST_SHARE = 0.4;
const LEAST_EFFECT = 0.005;

interface ChangesShown {
  readonly id: 'criteria' | 'signals' | 'teams';
  /** Undefined until they are known. */
  readonly items: readonly ChangeItem[] | undefined;
}

/** What moved the mean score, and which signals are heard more or less often, with how much each explains. */
export function useChanges(): readonly ChangesShown[] {
  const { t } = useTranslation('overview');
  const { filter, search, zone } = useFilter(STANDARD);
  const scorecard = useScorecard();
  const { labels } = useLabels();
  const formats = useFormats(zone);
  const nameOf = useNameOf();
  const compared = { filter, scorecard, compare: true } as const;
  const totals = useFigures({
    ...compared,
    measure: ['conversations', 'score', 'satisfaction', 'resolved'],
  }).data;
  const criteria = useFigures({ ...compared, measure: ['share'], by: ['criterion'] }).data;
  const signals = useFigures({
    filter,
    compare: true,
    measure: ['share', 'satisfaction'],
    by: ['signal'],
  }).data;
  const teams = useFigures({ ...compared, measure: ['score', 'scored'], by: ['team'] }).data;

  const whole = wholeChange(totals);
  const satisfaction = totals === undefined ? null : figureOf(totals, totals.rows[0], 'satisfaction');
  const percent = (share: number | null) => (share === null ? '–' : formats.percent(share));
  const points = (score: number | null) => (score === null ? '–' : formats.decimal(score));
  const explains = (change: Change) => {
    const share = explained(change, whole);
    return share === null
      ? []
      : [t('changed.explains', { share: formats.percent(Math.round(share * 100) / 100) })];
  };
  const itemsOf = (
    changes: readonly Change[],
    shown: (change: Change) => Omit<ChangeItem, 'id' | 'share'>,
  ): ChangeItem[] => {
    const most = Math.max(...changes.map(({ contribution }) => Math.abs(contribution)));
    return changes.map((change) => ({
      ...shown(change),
      id: change.id,
      share: change.contribution / most,
    }));
  };

  const byCriterion = () => {
    const weightOf = (id: string) => labels.criterion(scorecard ?? '', id)?.weight ?? 0;
    const changes = changesOfCriteria(criteria?.rows ?? [], criteria?.before?.rows ?? [], 0, weightOf).map(
      (change) => ({ ...change, contribution: change.contribution * 100 }),
    );
    const sum = changes.reduce((total, { contribution }) => total + contribution, 0);
    // Where grave faults or bonuses moved whole forms, criteria are not what explains the change.
    const isWhole = whole !== null && Math.abs(sum - whole) <= Math.max(LEAST_POINTS, Math.abs(whole) / 4);
    return itemsOf(strongest(changes, SHOWN, LEAST_POINTS), (change) => {
      const worst = labels.criterion(scorecard ?? '', change.id)?.options.at(-1)?.id;
      return {
        name: say(labels.criterionTitle(scorecard ?? '', change.id)),
        about: [
          `${percent(change.before)} → ${percent(change.now)}`,
          ...(isWhole ? explains(change) : []),
        ].join(' · '),
        change: `${formats.change(change.contribution)}${t('changed.points')}`,
        isBetter: change.contribution > 0,
        search: narrowed(
          search,
          STANDARD,
          worst === undefined ? {} : { answer: `${scorecard}/${change.id}:${worst}` },
        ),
      };
    });
  };

  const bySignal = () => {
    const isMoving = ({ group: [type = ''] }: { readonly group: readonly string[] }) =>
      !['fact', ''].includes(signalTone(type));
    const [now, before] = [
      (signals?.rows ?? []).filter(isMoving),
      (signals?.before?.rows ?? []).filter(isMoving),
    ];
    const changes = strongest(
      changesOfShare(now, before, 0, () => 100),
      SHOWN,
      LEAST_SHARE,
    );
    return itemsOf(changes, (change) => {
      const effect = effectOnMean(rowOf(now, change.id), rowOf(before, change.id), {
        share: 0,
        mean: 1,
        whole: satisfaction,
      });
      const means =
        effect === null || Math.abs(effect) < LEAST_EFFECT
          ? []
          : [t('changed.effect', { change: formats.hundredthsChange(effect) })];
      return {
        name: say(signalTitle(change.id)),
        about: [`${percent(change.before ?? 0)} → ${percent(change.now ?? 0)}`, ...means].join(' · '),
        change: `${formats.change(change.contribution)}${t('percentagePoints')}`,
        isBetter: ['good', 'happy'].includes(signalTone(change.id)) === change.contribution > 0,
        search: narrowed(search, STANDARD, { signal: change.id }),
      };
    });
  };

  const byTeam = () => {
    const changes = changesOfAverage(teams?.rows ?? [], teams?.before?.rows ?? [], { mean: 0, count: 1 });
    return itemsOf(strongest(changes, SHOWN, LEAST_POINTS), (change) => ({
      name: change.id === '' ? t('changed.noTeam') : nameOf('team', change.id),
      about: [`${points(change.before)} → ${points(change.now)}`, ...explains(change)].join(' · '),
      change: `${formats.change(change.contribution)}${t('changed.points')}`,
      isBetter: change.contribution > 0,
      search: narrowed(search, STANDARD, {
        ...(change.id === '' ? {} : { team: change.id }),
        sort: 'lowest_score',
      }),
    }));
  };

  return [
    { id: 'criteria', items: criteria === undefined ? undefined : byCriterion() },
    { id: 'signals', items: signals === undefined ? undefined : bySignal() },
    { id: 'teams', items: teams === undefined ? undefined : byTeam() },
  ];
}

/** By how much the mean score changed; null where there is nothing to compare. */
function wholeChange(totals: FiguresAnswer | undefined): number | null {
  if (totals?.before === undefined) return null;
  const now = figureOf(totals, totals.rows[0], 'score');
  const before = figureOf(totals, totals.before.rows[0], 'score');
  return now === null || before === null ? null : now - before;
}
