import { Checkbox } from 'antd';
import { useTranslation } from 'react-i18next';
import { AnswerForm } from './answer-form.tsx';
import { BilingualField, ChoiceField, isMapping, listOf, NumberField, TextField } from './fields.tsx';
import styles from './form.module.css';
import { useForm } from './form-context.tsx';
import type { Path } from './form-document.ts';
import { OptionList, optionsOf } from './option-list.tsx';
import { titleOf } from './scorecard-titles.ts';

/** One question of a scorecard: what it weighs, how it is answered, and what follows from an answer. */
export function CriterionForm({ path }: { readonly path: Path }) {
  const { t } = useTranslation('rules');
  const { value, set, isReadOnly } = useForm();
  const options = optionsOf(value([...path, 'options']));
  const isBonus = value([...path, 'bonus']) !== undefined;
  const fails = value([...path, 'auto_fail']) !== undefined;
  const worst = options.toSorted((a, b) => a.score - b.score)[0]?.value ?? 'no';
  return (
    <>
      <BilingualField path={[...path, 'title']} label={t('form.question')} />
      <div className={styles['row']}>
        <TextField path={[...path, 'id']} label={t('form.id')} />
        {isBonus ? (
          <NumberField path={[...path, 'bonus']} label={t('form.bonus')} max={100} />
        ) : (
          <NumberField path={[...path, 'weight']} label={t('form.weight')} />
        )}
      </div>
      <AnswerForm path={[...path, 'answer']} options={options} />
      <OptionList path={[...path, 'options']} />
      <div className={styles['row']}>
        <Checkbox
          checked={fails}
          disabled={isReadOnly || isBonus}
          onChange={({ target }) =>
            set([...path, 'auto_fail'], target.checked ? { on: worst, scope: 'form' } : undefined)
          }
        >
          {t('form.autoFail')}
        </Checkbox>
        {fails && (
          <>
            <ChoiceField
              path={[...path, 'auto_fail', 'on']}
              label={t('form.failsOn')}
              isMultiple
              isNeeded
              options={options}
            />
            <ChoiceField
              path={[...path, 'auto_fail', 'scope']}
              label={t('form.failsWhat')}
              isNeeded
              options={(['form', 'section'] as const).map((one) => ({
                value: one,
                label: t(`form.scope.${one}`),
              }))}
            />
          </>
        )}
      </div>
      <Applicability path={path} />
      <BilingualField path={[...path, 'advice']} label={t('form.advice')} isLong />
    </>
  );
}

/** Asked only where another criterion was answered in some way; elsewhere it does not apply. */
function Applicability({ path }: { readonly path: Path }) {
  const { t } = useTranslation('rules');
  const { value, set, isReadOnly } = useForm();
  const own = String(value([...path, 'id']) ?? '');
  const sections = value(['sections']);
  const others = (Array.isArray(sections) ? sections : []).flatMap((section: unknown) => {
    const criteria = isMapping(section) ? section['criteria'] : undefined;
    return (Array.isArray(criteria) ? criteria : []).filter(isMapping).flatMap((criterion) => {
      const id = String(criterion['id'] ?? '');
      if (id === own) return [];
      return [{ value: id, label: titleOf(criterion['title']), options: optionsOf(criterion['options']) }];
    });
  });
  const condition = [...path, 'enabled_if'];
  const isLimited = value(condition) !== undefined;
  const asked = others.find((one) => one.value === String(value([...condition, 'criterion']) ?? ''));
  const first = others[0];
  return (
    <div className={styles['row']}>
      <Checkbox
        checked={isLimited}
        disabled={isReadOnly || first === undefined}
        onChange={({ target }) =>
          set(
            condition,
            target.checked ? { criterion: first!.value, is: listOf(first!.options[0]?.value) } : undefined,
          )
        }
      >
        {t('form.onlyIf')}
      </Checkbox>
      {isLimited && (
        <>
          <ChoiceField
            path={[...condition, 'criterion']}
            label={t('form.otherCriterion')}
            isNeeded
            options={others}
          />
          <ChoiceField
            path={[...condition, 'is']}
            label={t('form.isAnswered')}
            isMultiple
            isNeeded
            options={asked?.options ?? []}
          />
        </>
      )}
    </div>
  );
}
