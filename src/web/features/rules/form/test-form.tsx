import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Checkbox, Dropdown } from 'antd';
import { useTranslation } from 'react-i18next';
import { ROLES } from '#core/conversation/vocabulary.ts';
import { CheckFields } from './check-fields.tsx';
import { ChoiceField, isMapping, TextField } from './fields.tsx';
import styles from './form.module.css';
import { useForm } from './form-context.tsx';
import type { Path } from './form-document.ts';

const ANCHORS = ['after', 'before', 'around', 'not_after', 'not_before', 'not_around'] as const;
type Anchor = (typeof ANCHORS)[number];

/** What may be asked of a turn, the most usual first, and how each begins. */
const NEW: Readonly<Record<string, unknown>> = {
  says: ['…'],
  signal: 'agent.empathy',
  like: ['…'],
  near: { words: ['…', '…'], within: 6 },
  not_near: { words: ['…', '…'], within: 6 },
  waits: { over: '60s', since: 'customer' },
  repeats: { of: 'self', within: 4 },
  length: { over: 100 },
  lasts: { over: '30s' },
  matches: '…',
  after: { by: 'customer', says: ['…'] },
  before: { by: 'customer', says: ['…'] },
  not_after: { by: 'customer', says: ['…'] },
  not_before: { by: 'customer', says: ['…'] },
};
const OWN = ['by', 'position', 'every', 'within', 'hit'];
const POSITIONS = ['first 1', 'first 2', 'first 3', 'last 1', 'last 2', 'last 3'];

/** What a single turn must be: by whom, where, and everything that is asked of it. */
export function TestForm({ path, isAnchor = false }: { readonly path: Path; readonly isAnchor?: boolean }) {
  const { t } = useTranslation('rules');
  const { t: ui } = useTranslation('ui');
  const { value, set, isReadOnly } = useForm();
  const written = value(path);
  const test = isMapping(written) ? written : {};
  const asked = Object.keys(test).filter((key) => !OWN.includes(key));
  const position = test['position'];
  const positions = POSITIONS.map((one) => {
    const [end = '', count = ''] = one.split(' ');
    return { value: one, label: t(`form.position.${end as 'first'}`, { n: count }) };
  });
  const isKnown = position === undefined || POSITIONS.includes(String(position));
  return (
    <div className={styles['test']}>
      <div className={styles['row']}>
        <ChoiceField
          path={[...path, 'by']}
          label={t('form.by')}
          isMultiple
          placeholder={t('form.anyone')}
          options={ROLES.map((role) => ({ value: role, label: ui(`role.${role}`) }))}
        />
        {isKnown ? (
          <ChoiceField
            path={[...path, 'position']}
            label={t('form.positionLabel')}
            placeholder={t('form.anywhere')}
            options={positions}
          />
        ) : (
          <TextField path={[...path, 'position']} label={t('form.positionLabel')} />
        )}
      </div>
      {asked.map((key) => (
        <div key={key} className={styles['check']}>
          {isAnchorKey(key) ? (
            <AnchorFields path={[...path, key]} name={key} />
          ) : (
            <CheckFields path={[...path, key]} name={key} />
          )}
          {!isReadOnly && (
            <Button
              size="small"
              type="text"
              icon={<DeleteOutlined />}
              aria-label={t('form.remove', { what: nameOf(key) })}
              title={t('form.remove', { what: nameOf(key) })}
              onClick={() => set([...path, key], undefined)}
            />
          )}
        </div>
      ))}
      {!isReadOnly && (
        <div className={styles['bar']}>
          <Dropdown
            trigger={['click']}
            menu={{
              items: Object.keys(NEW)
                .filter((key) => !asked.includes(key) && !(isAnchor && isAnchorKey(key)))
                .map((key) => ({ key, label: nameOf(key) })),
              onClick: ({ key }) => set([...path, key], NEW[key]),
            }}
          >
            <Button size="small" type="dashed" icon={<PlusOutlined />}>
              {t('form.addCheck')}
            </Button>
          </Dropdown>
          {!isAnchor && (
            <Checkbox
              checked={test['every'] === true}
              onChange={({ target }) => set([...path, 'every'], target.checked ? true : undefined)}
            >
              {t('form.every')}
            </Checkbox>
          )}
        </div>
      )}
    </div>
  );

  function nameOf(key: string): string {
    return t(`form.checks.${key}` as 'form.checks.says', { defaultValue: key });
  }
}

function AnchorFields({ path, name }: { readonly path: Path; readonly name: Anchor }) {
  const { t } = useTranslation('rules');
  return (
    <fieldset className={styles['anchor']}>
      <legend>{t(`form.checks.${name}` as 'form.checks.after')}</legend>
      <TextField path={[...path, 'within']} label={t('form.within')} hint={t('form.distance')} />
      <TestForm path={path} isAnchor />
    </fieldset>
  );
}

function isAnchorKey(key: string): key is Anchor {
  return ANCHORS.some((anchor) => anchor === key);
}
