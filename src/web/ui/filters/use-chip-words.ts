import { useTranslation } from 'react-i18next';
import { NO_TOPIC } from '#core/facts/query.ts';
import type { FilterName } from '../../client/filters.ts';
import { useLabels } from '../../client/labels/use-labels.ts';
import { useNameOf } from '../../client/names.ts';
import { useTopicName } from '../../client/topics.ts';
import { say } from '../language.ts';
import { useAddress } from '../use-address.ts';
import { weekdayName } from '../weekday.ts';

/** A filter of the address as people would say it. */
export function useChipWords(): (name: FilterName, value: string) => string {
  const { t, i18n } = useTranslation('ui');
  const { labels } = useLabels();
  const nameOf = useNameOf();
  const topicName = useTopicName(useAddress().search['topic'] !== undefined);
  return (name, value) => {
    switch (name) {
      case 'words': {
        const [, by, said] = /^(customer|agent|bot|system):(.*)$/s.exec(value) ?? [];
        if (by === undefined) return t('chips.said', { text: value });
        return t('chips.saidBy', { who: t(`role.${by}` as 'role.agent'), text: said });
      }
      case 'signal': {
        const [type = '', confidence] = value.split('>=');
        const title = say(labels.signalTitle(type));
        return confidence === undefined ? title : t('chips.sure', { title, confidence });
      }
      case 'rule': {
        const [, rule = value, outcome = 'hit'] =
          /^(.*):(hit|miss|not_applicable|cannot_tell)$/.exec(value) ?? [];
        const title = say(labels.ruleTitle(rule));
        return outcome === 'hit' ? title : t(`chips.${outcome}` as 'chips.miss', { title });
      }
      case 'answer': {
        const [, scorecard = '', criterion = value, answer = ''] =
          /^([^/]*)\/(.*):([^:]*)$/.exec(value) ?? [];
        const option = labels.criterion(scorecard, criterion)?.options.find(({ id }) => id === answer);
        return t('chips.answer', {
          criterion: say(labels.criterionTitle(scorecard, criterion)),
          option: option === undefined ? answer : say(option.title),
        });
      }
      case 'score': {
        const [scorecard = '', range = ''] = value.split(':');
        return t('chips.range', { name: say(labels.scorecardTitle(scorecard)), range: rangeWords(range) });
      }
      case 'satisfaction':
        return t('chips.range', { name: t('satisfaction'), range: rangeWords(value) });
      case 'resolution':
        return t(`resolution.${value}` as 'resolution.resolved');
      case 'hour':
        return t('chips.hour', { from: value, to: Number(value) + 1 });
      case 'weekday':
        return weekdayName(Number(value), i18n.language, 'long');
      case 'topic':
        return value === NO_TOPIC
          ? t('chips.noTopic')
          : t('chips.topic', { name: topicName(value) ?? value });
      case 'customer':
        return t('chips.customer', { value });
      case 'id':
        return t('chips.id', { value });
      case 'agent':
      case 'team':
      case 'queue':
        return nameOf(name, value);
      default:
        return value.replace(':', ' = ');
    }
  };
}

/** `..60` as `≤ 60`, `60..69.99` as `60–69.99`. */
function rangeWords(range: string): string {
  const [min = '', max = ''] = range.split('..');
  if (min === '') return `≤ ${max}`;
  return max === '' ? `≥ ${min}` : `${min}–${max}`;
}
