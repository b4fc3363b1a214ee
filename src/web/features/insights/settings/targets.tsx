import { DeleteOutlined, PlusOutlined, SendOutlined } from '@ant-design/icons';
import { Button, Checkbox, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { DEPARTMENTS } from '#core/insights/insight.ts';
import { DEPARTMENT_NAMES } from '#core/insights/tell.ts';
import { currentLanguage, say } from '../../../ui/language.ts';
import { Card } from '../../../ui/page/page.tsx';
import { Refusal } from '../../settings/parts/refusal.tsx';
import { type InsightSettings, useInsightChange } from '../use-insights.ts';
import styles from './settings.module.css';

type Target = InsightSettings['targets'][number];

const KINDS = ['wecom', 'dingtalk', 'feishu', 'slack', 'webhook', 'email'] as const;
const TELLS = ['alerts', 'insights', 'digest'] as const;
/** Those that may sign what they are told. */
const SIGNED: readonly Target['kind'][] = ['dingtalk', 'feishu', 'webhook'];
const MOST = 50;

interface TargetsProps {
  readonly targets: readonly Target[];
  readonly isSaved: (target: Target) => boolean;
  readonly change: (targets: Target[]) => void;
}

/** Chat groups and addresses that are told, each of what it wants. */
export function Targets({ targets, isSaved, change }: TargetsProps) {
  const { t } = useTranslation('insights');
  const set = (at: number, part: Partial<Target>) =>
    change(targets.map((target, place) => (place === at ? { ...target, ...part } : target)));
  return (
    <Card title={t('settings.targets')} note={t('settings.targetsNote')}>
      {targets.length === 0 && <p className="faint">{t('settings.noTargets')}</p>}
      <ul className={styles['targets']}>
        {targets.map((target, at) => (
          <TargetFields
            key={target.id}
            target={target}
            isSaved={isSaved(target)}
            change={(part) => set(at, part)}
            remove={() => change(targets.filter((_, place) => place !== at))}
          />
        ))}
      </ul>
      <Button
        icon={<PlusOutlined />}
        disabled={targets.length >= MOST}
        onClick={() => change([...targets, freshTarget(targets)])}
      >
        {t('settings.addTarget')}
      </Button>
    </Card>
  );
}

interface TargetFieldsProps {
  readonly target: Target;
  readonly isSaved: boolean;
  readonly change: (part: Partial<Target>) => void;
  readonly remove: () => void;
}

function TargetFields({ target, isSaved, change, remove }: TargetFieldsProps) {
  const { t } = useTranslation('insights');
  const test = useInsightChange();
  const { id, kind, name, address, secret, tells, departments, language } = target;
  const label = (field: string) => (name.trim() === '' ? field : `${field} · ${name}`);
  return (
    <li>
      <Select
        value={kind}
        aria-label={label(t('settings.kind'))}
        options={KINDS.map((value) => ({ value, label: t(`settings.kinds.${value}`) }))}
        onChange={(value) => change({ kind: value })}
      />
      <Input
        value={name}
        maxLength={100}
        aria-label={t('settings.name')}
        placeholder={t('settings.name')}
        status={name.trim() === '' && address !== '' ? 'error' : ''}
        onChange={(event) => change({ name: event.target.value })}
      />
      <Input
        value={address}
        maxLength={2_000}
        inputMode={kind === 'email' ? 'email' : 'url'}
        aria-label={label(t('settings.address'))}
        placeholder={t(kind === 'email' ? 'settings.mailAddress' : 'settings.webAddress')}
        status={address === '' || hasAddress(target) ? '' : 'error'}
        onChange={(event) => change({ address: event.target.value.trim() })}
      />
      {SIGNED.includes(kind) && (
        <Input.Password
          value={secret}
          maxLength={500}
          autoComplete="off"
          aria-label={label(t('settings.secret'))}
          placeholder={t('settings.secret')}
          onChange={(event) => change({ secret: event.target.value })}
        />
      )}
      <Checkbox.Group
        value={tells}
        options={TELLS.map((value) => ({ value, label: t(`settings.tells.${value}`) }))}
        onChange={(value) => change({ tells: value })}
      />
      {(tells.includes('insights') || tells.includes('digest')) && (
        <Select
          mode="multiple"
          value={departments}
          aria-label={label(t('settings.departments'))}
          placeholder={t('settings.everyDepartment')}
          options={DEPARTMENTS.map((value) => ({ value, label: say(DEPARTMENT_NAMES[value]) }))}
          onChange={(value) => change({ departments: value })}
        />
      )}
      <Select
        value={language}
        aria-label={label(t('settings.language'))}
        options={[
          { value: 'zh', label: '中文' },
          { value: 'en', label: 'English' },
        ]}
        onChange={(value) => change({ language: value })}
      />
      <span className={styles['acts']}>
        <Button
          icon={<SendOutlined />}
          disabled={!isSaved}
          loading={test.isPending}
          title={isSaved ? undefined : t('settings.saveFirst')}
          onClick={() => test.mutate({ path: '/api/v1/insight-settings:test', body: { target: id } })}
        >
          {t('settings.test')}
        </Button>
        <Button
          type="text"
          icon={<DeleteOutlined />}
          aria-label={label(t('settings.removeTarget'))}
          onClick={remove}
        />
      </span>
      <span role="status" className="faint">
        {test.isSuccess && t('settings.tested')}
      </span>
      <Refusal failure={test.error} />
    </li>
  );
}

/** Whether it can be saved as it is. */
export function isSound(target: Target): boolean {
  return target.name.trim() !== '' && hasAddress(target);
}

function hasAddress({ kind, address }: Target): boolean {
  return kind === 'email' ? /^[^\s@]+@[^\s@]+$/.test(address) : /^https?:\/\/\S+$/.test(address);
}

function freshTarget(targets: readonly Target[]): Target {
  const taken = new Set(targets.map(({ id }) => id));
  let number = 1;
  while (taken.has(`target-${number}`)) number++;
  return {
    id: `target-${number}`,
    kind: 'wecom',
    name: '',
    address: '',
    secret: '',
    tells: ['alerts', 'insights'],
    departments: [],
    language: currentLanguage() === 'en' ? 'en' : 'zh',
  };
}
