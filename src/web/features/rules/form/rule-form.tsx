import { PlusOutlined } from '@ant-design/icons';
import { Button, Collapse } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Bilingual } from '#core/bilingual.ts';
import { CHANNELS, LANGUAGES } from '#core/conversation/vocabulary.ts';
import { SEVERITIES } from '#core/rules/model.ts';
import { say } from '../../../ui/language.ts';
import { ConditionForm, NEW_TEST } from './condition-form.tsx';
import { ExampleList } from './example-list.tsx';
import { BilingualField, ChoiceField, TextField } from './fields.tsx';
import styles from './form.module.css';
import { useForm } from './form-context.tsx';
import type { Path } from './form-document.ts';

interface RuleFormProps {
  readonly path: Path;
  /** What the engine understands; absent while it cannot read the rule. */
  readonly meaning: Bilingual | undefined;
}

export function RuleForm({ path, meaning }: RuleFormProps) {
  const { t } = useTranslation('rules');
  const { t: ui } = useTranslation('ui');
  const { value, set, isReadOnly } = useForm();
  const hasGuard = value([...path, 'when']) !== undefined;
  return (
    <div className={styles['form']}>
      <BilingualField path={[...path, 'title']} label={t('form.title')} />
      <div className={styles['row']}>
        <TextField path={[...path, 'id']} label={t('form.id')} />
        <ChoiceField
          path={[...path, 'severity']}
          label={t('form.severity')}
          placeholder={ui('severity.info')}
          options={SEVERITIES.map((one) => ({ value: one, label: ui(`severity.${one}`) }))}
        />
        <ChoiceField
          path={[...path, 'applies_to', 'channel']}
          label={t('form.channels')}
          isMultiple
          placeholder={t('form.all')}
          options={CHANNELS.map((one) => ({ value: one, label: ui(`channel.${one}`) }))}
        />
        <ChoiceField
          path={[...path, 'applies_to', 'language']}
          label={t('form.languages')}
          isMultiple
          placeholder={t('form.all')}
          options={LANGUAGES.map((one) => ({ value: one, label: ui(`language.${one}`) }))}
        />
      </div>
      {meaning !== undefined && (
        <p className={styles['meaning']}>
          <strong>{t('form.meaning')}</strong> {say(meaning)}
        </p>
      )}
      <section>
        <h3>{t('form.when')}</h3>
        {hasGuard ? (
          <ConditionForm path={[...path, 'when']} remove={() => set([...path, 'when'], undefined)} />
        ) : (
          <p className={styles['none']}>
            {t('form.noGuard')}
            {!isReadOnly && (
              <Button
                size="small"
                type="link"
                icon={<PlusOutlined />}
                onClick={() => set([...path, 'when'], { ...NEW_TEST, by: 'customer' })}
              >
                {t('form.addGuard')}
              </Button>
            )}
          </p>
        )}
      </section>
      <section>
        <h3>{t('form.find')}</h3>
        <ConditionForm path={[...path, 'find']} />
      </section>
      <ExampleList path={[...path, 'examples']} />
      <Collapse
        ghost
        size="small"
        items={[
          {
            key: 'more',
            label: t('form.more'),
            forceRender: false,
            children: (
              <>
                <BilingualField path={[...path, 'advice']} label={t('form.advice')} isLong />
                <BilingualField path={[...path, 'description']} label={t('form.description')} isLong />
              </>
            ),
          },
        ]}
      />
    </div>
  );
}
