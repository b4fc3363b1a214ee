import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useLabels } from '../../client/labels/use-labels.ts';
import { useKnown } from '../../ui/filters/filter-bar.tsx';
import { say } from '../../ui/language.ts';
import { weekdayName } from '../../ui/weekday.ts';
import type { Term } from './suggestions.ts';

/**
 * Everything that can be looked for by name, and what people mostly look for.
 * @param isWanted agents, teams and queues are among it once somebody turns to the field
 */
export function useTerms(isWanted: boolean): {
  readonly terms: readonly Term[];
  readonly usual: readonly Term[];
} {
  const { t, i18n } = useTranslation('conversations');
  const { t: ui } = useTranslation('ui');
  const { labels } = useLabels();
  const agents = useKnown('agent', isWanted);
  const teams = useKnown('team', isWanted);
  const queues = useKnown('queue', isWanted);
  const language = i18n.language;
  const named = [...agents, ...teams, ...queues].map(({ label }) => label).join();

  // biome-ignore lint/correctness/useExhaustiveDependencies: names are in the language of the page
  return useMemo(() => {
    const signals = labels.signalTypes.map(
      (type): Term => ({
        name: 'signal',
        value: type,
        label: say(labels.signalTitle(type)),
        group: 'signals',
      }),
    );
    const figures: Term[] = [
      { name: 'satisfaction', value: '..2', label: t('terms.unhappy'), group: 'figures' },
      { name: 'satisfaction', value: '4..', label: t('terms.happy'), group: 'figures' },
      { name: 'resolution', value: 'unresolved', label: t('terms.unresolved'), group: 'figures' },
      { name: 'resolution', value: 'resolved', label: t('terms.resolved'), group: 'figures' },
      ...labels.scorecards.flatMap(({ id, title }): Term[] => [
        {
          name: 'score',
          value: `${id}:..59.99`,
          label: t('terms.low', { scorecard: say(title) }),
          group: 'figures',
        },
        {
          name: 'score',
          value: `${id}:90..`,
          label: t('terms.high', { scorecard: say(title) }),
          group: 'figures',
        },
      ]),
    ];
    const people = [
      ...agents.map(
        ({ value, label }): Term => ({
          name: 'agent',
          value,
          label: t('terms.agent', { value: label }),
          group: 'people',
        }),
      ),
      ...teams.map(
        ({ value, label }): Term => ({
          name: 'team',
          value,
          label: t('terms.team', { value: label }),
          group: 'people',
        }),
      ),
      ...queues.map(
        ({ value, label }): Term => ({
          name: 'queue',
          value,
          label: t('terms.queue', { value: label }),
          group: 'people',
        }),
      ),
    ];
    const time = [
      ...[1, 2, 3, 4, 5, 6, 7].map(
        (day): Term => ({
          name: 'weekday',
          value: String(day),
          label: weekdayName(day, language, 'long'),
          group: 'time',
        }),
      ),
      ...Array.from(
        { length: 24 },
        (_, hour): Term => ({
          name: 'hour',
          value: String(hour),
          label: ui('chips.hour', { from: hour, to: hour + 1 }),
          group: 'time',
        }),
      ),
    ];
    const rules = labels.rules.map(
      ({ id, title }): Term => ({ name: 'rule', value: id, label: say(title), group: 'rules' }),
    );
    const answers = labels.scorecards.flatMap((scorecard) =>
      scorecard.sections.flatMap(({ criteria }) =>
        criteria.flatMap(({ id, title, options }) =>
          options.map(
            (option): Term => ({
              name: 'answer',
              value: `${scorecard.id}/${id}:${option.id}`,
              label: t('terms.answer', { criterion: say(title), option: say(option.title) }),
              group: 'answers',
            }),
          ),
        ),
      ),
    );
    const hidden = [
      'customer.implicit_dissatisfaction',
      'customer.churn_intent',
      'customer.escalation_threat',
      'agent.deflection',
    ];
    const usual = [...signals.filter(({ value }) => hidden.includes(value)), ...figures.slice(0, 3)];
    return { terms: [...signals, ...figures, ...people, ...time, ...rules, ...answers], usual };
  }, [t, language, labels, named]);
}
