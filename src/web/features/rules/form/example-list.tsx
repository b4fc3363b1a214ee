import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { OUTCOMES } from '#core/analysis/analysis.ts';
import { ChoiceField, NumberField, TextField } from './fields.tsx';
import styles from './form.module.css';
import { useForm } from './form-context.tsx';
import type { Path } from './form-document.ts';

/** The examples of a rule: small conversations with what must come of them. */
export function ExampleList({ path }: { readonly path: Path }) {
  const { t } = useTranslation('rules');
  const { value, set, append, isReadOnly } = useForm();
  const list = value(path);
  const examples = Array.isArray(list) ? list : [];
  return (
    <section>
      <h3>{t('form.examples')}</h3>
      <ul className={styles['list']}>
        {examples.map((_, index) => {
          const own = [...path, index];
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: an example is known by its place
            <li key={index} className={styles['condition']}>
              <div className={styles['row']}>
                <ChoiceField
                  path={[...own, 'expect']}
                  label={t('form.expect')}
                  isNeeded
                  options={OUTCOMES.map((one) => ({ value: one, label: t(`outcome.${one}`) }))}
                />
                <NumberField path={[...own, 'at']} label={t('form.firesAt')} min={1} />
                <TextField path={[...own, 'name']} label={t('form.exampleName')} />
                {!isReadOnly && (
                  <Button
                    size="small"
                    type="text"
                    icon={<DeleteOutlined />}
                    aria-label={t('form.removeExample', { n: index + 1 })}
                    title={t('form.removeExample', { n: index + 1 })}
                    onClick={() => set(examples.length === 1 ? path : own, undefined)}
                  />
                )}
              </div>
              <TextField
                path={[...own, 'conversation']}
                label={t('form.conversation')}
                hint={t('form.conversationHint')}
                isLong
              />
            </li>
          );
        })}
      </ul>
      {!isReadOnly && (
        <Button
          size="small"
          type="dashed"
          icon={<PlusOutlined />}
          onClick={() => append(path, { expect: 'hit', conversation: t('form.newConversation') })}
        >
          {t('form.addExample')}
        </Button>
      )}
    </section>
  );
}
