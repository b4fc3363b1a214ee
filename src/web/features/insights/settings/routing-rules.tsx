import { ArrowDownOutlined, ArrowUpOutlined, DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { DEPARTMENTS } from '#core/insights/insight.ts';
import { CAUSE_NAMES, DEPARTMENT_NAMES } from '#core/insights/tell.ts';
import { CAUSES } from '#core/insights/whose-problem.ts';
import { say } from '../../../ui/language.ts';
import { Card } from '../../../ui/page/page.tsx';
import type { InsightSettings } from '../use-insights.ts';
import styles from './settings.module.css';

type Rule = InsightSettings['routing'][number];

interface RoutingRulesProps {
  readonly rules: readonly Rule[];
  readonly change: (rules: Rule[]) => void;
}

const ACTIONABLE = CAUSES.filter((cause) => cause !== 'none' && cause !== 'cannot_tell');
const MOST = 100;

/** Whose matter an insight is: the first rule that holds decides. */
export function RoutingRules({ rules, change }: RoutingRulesProps) {
  const { t } = useTranslation('insights');
  const set = (at: number, part: Partial<Rule>) =>
    change(rules.map((rule, place) => (place === at ? cleaned({ ...rule, ...part }) : rule)));
  const move = (at: number, by: number) => {
    const next = [...rules];
    const [moved] = next.splice(at, 1);
    next.splice(at + by, 0, moved!);
    change(next);
  };
  return (
    <Card title={t('settings.routing')} note={t('settings.routingNote')}>
      <ol className={styles['rules']} hidden={rules.length === 0}>
        {rules.map((rule, at) => (
          // A rule is known by its place alone.
          // biome-ignore lint/suspicious/noArrayIndexKey: the order is what is edited
          <li key={at}>
            <Select
              mode="multiple"
              value={rule.causes ?? []}
              aria-label={t('settings.causes')}
              placeholder={t('settings.anyCause')}
              options={ACTIONABLE.map((value) => ({ value, label: say(CAUSE_NAMES[value]) }))}
              onChange={(causes) => set(at, { causes })}
            />
            <Select
              mode="tags"
              value={rule.queues ?? []}
              aria-label={t('settings.queues')}
              placeholder={t('settings.anyQueue')}
              open={false}
              suffixIcon={null}
              tokenSeparators={[',', '，', '、']}
              onChange={(queues) => set(at, { queues })}
            />
            <Select
              mode="tags"
              value={rule.words ?? []}
              aria-label={t('settings.words')}
              placeholder={t('settings.anyWords')}
              open={false}
              suffixIcon={null}
              tokenSeparators={[',', '，', '、']}
              onChange={(words) => set(at, { words })}
            />
            <Select
              value={rule.department}
              aria-label={t('settings.department')}
              options={DEPARTMENTS.map((value) => ({ value, label: say(DEPARTMENT_NAMES[value]) }))}
              onChange={(department) => set(at, { department })}
            />
            <span className={styles['acts']}>
              <Button
                type="text"
                icon={<ArrowUpOutlined />}
                aria-label={t('settings.earlier', { n: at + 1 })}
                disabled={at === 0}
                onClick={() => move(at, -1)}
              />
              <Button
                type="text"
                icon={<ArrowDownOutlined />}
                aria-label={t('settings.later', { n: at + 1 })}
                disabled={at === rules.length - 1}
                onClick={() => move(at, 1)}
              />
              <Button
                type="text"
                icon={<DeleteOutlined />}
                aria-label={t('settings.removeRule', { n: at + 1 })}
                onClick={() => change(rules.filter((_, place) => place !== at))}
              />
            </span>
          </li>
        ))}
      </ol>
      <p className="faint">{t('settings.routingDefault')}</p>
      <Button
        icon={<PlusOutlined />}
        disabled={rules.length >= MOST}
        onClick={() => change([...rules, { department: 'product' }])}
      >
        {t('settings.addRule')}
      </Button>
    </Card>
  );
}

/** What is not named holds for all; an empty list would hold for none. */
function cleaned(rule: Rule): Rule {
  return Object.fromEntries(
    Object.entries(rule).filter(([, value]) => !Array.isArray(value) || value.length > 0),
  ) as Rule;
}
