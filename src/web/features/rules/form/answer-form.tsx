import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { ChoiceField, choices, Field, isMapping } from './fields.tsx';
import styles from './form.module.css';
import { useForm } from './form-context.tsx';
import type { Path } from './form-document.ts';
import type { WrittenOption } from './option-list.tsx';
import { TextPart } from './text-part.tsx';

const SOURCES = ['rule', 'rules', 'signal', 'meta', 'person', 'llm'] as const;
type Source = (typeof SOURCES)[number];

/** Who or what answers a criterion. */
export function AnswerForm({
  path,
  options,
}: {
  readonly path: Path;
  readonly options: readonly WrittenOption[];
}) {
  const { t } = useTranslation('rules');
  const { value, set, names, isReadOnly } = useForm();
  const written = value(path);
  const source = sourceOf(written);
  const best = options[0]?.value ?? 'yes';
  const worst = options.at(-1)?.value ?? 'no';
  const isFault = isMapping(written) && written['fault'] === true;
  const fresh: Readonly<Record<Source, unknown>> = {
    rule: { rule: names.rules[0]?.value ?? '' },
    rules: { rules: names.rules.slice(0, 1).map((rule) => rule.value), fault: true },
    signal: {
      signal: 'agent.empathy',
      by: 'count',
      levels: [
        { at_least: 1, answer: best },
        { at_least: 0, answer: worst },
      ],
    },
    meta: {
      meta: 'csat',
      levels: [
        { at_least: 4, answer: best },
        { at_least: 0, answer: worst },
      ],
    },
    person: 'person',
    llm: 'llm',
  };
  return (
    <div className={styles['row']}>
      <Field label={t('form.answeredBy')}>
        {(id) => (
          <Select
            id={id}
            value={source}
            disabled={isReadOnly}
            popupMatchSelectWidth={false}
            options={SOURCES.map((one) => ({ value: one, label: t(`form.sources.${one}`) }))}
            onChange={(to: Source) => set(path, fresh[to])}
          />
        )}
      </Field>
      {source === 'rule' && (
        <ChoiceField
          path={[...path, 'rule']}
          label={t('form.rule')}
          isNeeded
          options={choices(names.rules)}
        />
      )}
      {source === 'rules' && (
        <ChoiceField
          path={[...path, 'rules']}
          label={t('form.rules')}
          isMultiple
          isNeeded
          options={choices(names.rules)}
        />
      )}
      {(source === 'rule' || source === 'rules') && (
        <>
          <Field label={t('form.ruleFinds')}>
            {(id) => (
              <Select
                id={id}
                value={isFault}
                disabled={isReadOnly}
                options={[
                  { value: false, label: t('form.good') },
                  { value: true, label: t('form.fault') },
                ]}
                onChange={(now) => set([...path, 'fault'], now ? true : undefined)}
              />
            )}
          </Field>
          <ChoiceField
            path={[...path, source === 'rule' ? 'hit' : 'any_hit']}
            label={t('form.onHit')}
            placeholder={isFault ? worst : best}
            options={options}
          />
          <ChoiceField
            path={[...path, source === 'rule' ? 'miss' : 'no_hit']}
            label={t('form.onMiss')}
            placeholder={isFault ? best : worst}
            options={options}
          />
        </>
      )}
      {source === 'signal' && (
        <>
          <ChoiceField
            path={[...path, 'signal']}
            label={t('form.checks.signal')}
            isMultiple
            isNeeded
            options={choices(names.signals)}
          />
          <ChoiceField
            path={[...path, 'by']}
            label={t('form.measured')}
            isNeeded
            options={(['count', 'confidence', 'value'] as const).map((one) => ({
              value: one,
              label: t(`form.measures.${one}`),
            }))}
          />
        </>
      )}
      {(source === 'signal' || source === 'meta') && (
        <TextPart
          path={[...path, isMapping(written) && 'values' in written ? 'values' : 'levels']}
          label={t('form.levels')}
        />
      )}
    </div>
  );
}

function sourceOf(written: unknown): Source {
  if (isMapping(written)) return SOURCES.find((source) => Object.hasOwn(written, source)) ?? 'person';
  return written === 'llm' ? 'llm' : 'person';
}
