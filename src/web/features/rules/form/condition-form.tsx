import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { isMapping, NumberField, TextField } from './fields.tsx';
import styles from './form.module.css';
import { useForm } from './form-context.tsx';
import type { Path } from './form-document.ts';
import { MetaForm } from './meta-form.tsx';
import { TestForm } from './test-form.tsx';

const KINDS = ['turn', 'all', 'any', 'not', 'count', 'sequence', 'meta'] as const;
type Kind = (typeof KINDS)[number];

interface ConditionProps {
  readonly path: Path;
  /** Takes the condition out of the list that it stands in. */
  readonly remove?: () => void;
}

/** A condition of any kind; those inside it are forms of the same kind. */
export function ConditionForm({ path, remove }: ConditionProps) {
  const { t } = useTranslation('rules');
  const { value, set, isReadOnly } = useForm();
  const written = value(path);
  const kind = kindOf(written);
  return (
    <div className={`${styles['condition']} ${styles[kind]}`}>
      <div className={styles['bar']}>
        <Select
          size="small"
          variant="filled"
          aria-label={t('form.kind')}
          value={kind}
          disabled={isReadOnly}
          popupMatchSelectWidth={false}
          options={KINDS.map((one) => ({ value: one, label: t(`form.kinds.${one}`) }))}
          onChange={(to: Kind) => set(path, turnedInto(to, kind, written))}
        />
        {remove !== undefined && !isReadOnly && (
          <Button
            size="small"
            type="text"
            icon={<DeleteOutlined />}
            aria-label={t('form.removeCondition')}
            title={t('form.removeCondition')}
            onClick={remove}
          />
        )}
      </div>
      <Inside kind={kind} path={path} />
    </div>
  );
}

function Inside({ kind, path }: { readonly kind: Kind; readonly path: Path }) {
  const { t } = useTranslation('rules');
  const { value } = useForm();
  switch (kind) {
    case 'turn':
      return <TestForm path={path} />;
    case 'all':
    case 'any':
      return <ConditionList path={[...path, kind]} />;
    case 'not':
      return <ConditionForm path={[...path, 'not']} />;
    case 'count':
      return (
        <>
          <div className={styles['row']}>
            <NumberField path={[...path, 'count', 'at_least']} label={t('form.atLeast')} />
            <NumberField path={[...path, 'count', 'at_most']} label={t('form.atMost')} />
            <NumberField path={[...path, 'count', 'exactly']} label={t('form.exactly')} />
          </div>
          <TestForm path={[...path, 'count', 'of']} />
        </>
      );
    case 'sequence': {
      const isList = Array.isArray(value([...path, 'sequence']));
      const steps = isList ? [...path, 'sequence'] : [...path, 'sequence', 'steps'];
      return (
        <>
          {!isList && (
            <TextField
              path={[...path, 'sequence', 'within']}
              label={t('form.stepWithin')}
              hint={t('form.distance')}
            />
          )}
          <StepList path={steps} />
        </>
      );
    }
    case 'meta':
      return <MetaForm path={[...path, 'meta']} />;
  }
}

function ConditionList({ path }: { readonly path: Path }) {
  const { t } = useTranslation('rules');
  const { value, set, append, isReadOnly } = useForm();
  const list = value(path);
  const items = Array.isArray(list) ? list : [];
  return (
    <div className={styles['list']}>
      {items.map((_, index) => (
        <ConditionForm
          // biome-ignore lint/suspicious/noArrayIndexKey: a condition is known by its place
          key={index}
          path={[...path, index]}
          {...(items.length > 1 ? { remove: () => set([...path, index], undefined) } : {})}
        />
      ))}
      {!isReadOnly && (
        <Button size="small" type="dashed" icon={<PlusOutlined />} onClick={() => append(path, NEW_TEST)}>
          {t('form.addCondition')}
        </Button>
      )}
    </div>
  );
}

function StepList({ path }: { readonly path: Path }) {
  const { t } = useTranslation('rules');
  const { value, set, append, isReadOnly } = useForm();
  const list = value(path);
  const items = Array.isArray(list) ? list : [];
  return (
    <ol className={styles['list']}>
      {items.map((_, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a step is known by its place
        <li key={index} className={styles['condition']}>
          <div className={styles['bar']}>
            <strong>{t('form.step', { n: index + 1 })}</strong>
            {items.length > 1 && !isReadOnly && (
              <Button
                size="small"
                type="text"
                icon={<DeleteOutlined />}
                aria-label={t('form.removeCondition')}
                onClick={() => set([...path, index], undefined)}
              />
            )}
          </div>
          <TestForm path={[...path, index]} />
        </li>
      ))}
      {!isReadOnly && (
        <li>
          <Button size="small" type="dashed" icon={<PlusOutlined />} onClick={() => append(path, NEW_TEST)}>
            {t('form.addStep')}
          </Button>
        </li>
      )}
    </ol>
  );
}

export const NEW_TEST = { by: 'agent', says: ['…'] };

function kindOf(value: unknown): Kind {
  if (!isMapping(value)) return 'turn';
  return KINDS.find((kind) => kind !== 'turn' && Object.hasOwn(value, kind)) ?? 'turn';
}

/** The same thought in another shape, as far as there is one. */
function turnedInto(to: Kind, from: Kind, value: unknown): unknown {
  const inner = from === 'turn' || !isMapping(value) ? value : value[from];
  const parts: readonly unknown[] =
    from === 'all' || from === 'any'
      ? (inner as readonly unknown[])
      : from === 'sequence'
        ? stepsOf(inner)
        : [from === 'count' && isMapping(inner) ? inner['of'] : from === 'not' ? inner : value];
  const [first = NEW_TEST] = parts;
  const test = kindOf(first) === 'turn' ? first : NEW_TEST;
  switch (to) {
    case 'turn':
      return test;
    case 'all':
    case 'any':
      return { [to]: parts };
    case 'not':
      return { not: parts.length > 1 ? value : first };
    case 'count':
      return { count: { of: test, at_least: 2 } };
    case 'sequence':
      return {
        sequence: {
          steps:
            parts.length > 1 && parts.every((part) => kindOf(part) === 'turn') ? parts : [test, NEW_TEST],
        },
      };
    case 'meta':
      return { meta: { channel: 'chat' } };
  }
}

function stepsOf(sequence: unknown): readonly unknown[] {
  if (Array.isArray(sequence)) return sequence;
  const steps = isMapping(sequence) ? sequence['steps'] : undefined;
  return Array.isArray(steps) ? steps : [NEW_TEST];
}
