import { ArrowDownOutlined, ArrowUpOutlined, DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Popconfirm } from 'antd';
import { useTranslation } from 'react-i18next';
import { CriterionForm } from './criterion-form.tsx';
import { BilingualField, isMapping, NumberField, TextField } from './fields.tsx';
import styles from './form.module.css';
import { useForm } from './form-context.tsx';
import { titleOf } from './scorecard-titles.ts';

interface ScorecardFormProps {
  /** The criterion that is open. */
  readonly open: string | undefined;
  readonly choose: (criterion: string | undefined) => void;
}

/** A scorecard: sections with their weights, and in each its criteria. */
export function ScorecardForm({ open, choose }: ScorecardFormProps) {
  const { t } = useTranslation('rules');
  const { value, append, isReadOnly } = useForm();
  const sections = mappings(value(['sections']));
  const whole = sum(sections);
  return (
    <div className={styles['form']}>
      <BilingualField path={['title']} label={t('form.title')} />
      {sections.map((section, index) => (
        <SectionForm
          key={String(section['id'] ?? index)}
          index={index}
          last={sections.length - 1}
          share={whole === 0 ? 0 : weightOf(section) / whole}
          open={open}
          choose={choose}
        />
      ))}
      {!isReadOnly && (
        <Button
          type="dashed"
          icon={<PlusOutlined />}
          onClick={() => append(['sections'], newSection(sections.length + 1, t('form.newSection')))}
        >
          {t('form.addSection')}
        </Button>
      )}
    </div>
  );
}

interface SectionFormProps extends ScorecardFormProps {
  readonly index: number;
  readonly last: number;
  /** Of the form, 0–1. */
  readonly share: number;
}

function SectionForm({ index, last, share, open, choose }: SectionFormProps) {
  const { t } = useTranslation('rules');
  const { value, set, append, swap, isReadOnly } = useForm();
  const path = ['sections', index] as const;
  const criteria = mappings(value([...path, 'criteria']));
  const inside = sum(criteria);
  const title = titleOf(value([...path, 'title']));
  return (
    <section className={styles['section']} aria-label={title}>
      <div className={styles['bar']}>
        <h3>
          {title} <span className="faint">{t('form.shareOfForm', { percent: Math.round(share * 100) })}</span>
        </h3>
        {!isReadOnly && (
          <span>
            <Button
              size="small"
              type="text"
              icon={<ArrowUpOutlined />}
              aria-label={t('form.moveUp', { what: title })}
              disabled={index === 0}
              onClick={() => swap(['sections'], index - 1, index)}
            />
            <Button
              size="small"
              type="text"
              icon={<ArrowDownOutlined />}
              aria-label={t('form.moveDown', { what: title })}
              disabled={index === last}
              onClick={() => swap(['sections'], index, index + 1)}
            />
            {last > 0 && (
              <Popconfirm title={t('form.removeSection')} onConfirm={() => set(path, undefined)}>
                <Button
                  size="small"
                  type="text"
                  icon={<DeleteOutlined />}
                  aria-label={t('form.remove', { what: title })}
                />
              </Popconfirm>
            )}
          </span>
        )}
      </div>
      <div className={styles['row']}>
        <BilingualField path={[...path, 'title']} label={t('form.sectionTitle')} />
        <TextField path={[...path, 'id']} label={t('form.id')} />
        <NumberField path={[...path, 'weight']} label={t('form.weight')} />
      </div>
      {criteria.map((criterion, at) => {
        const id = String(criterion['id'] ?? at);
        const part = inside === 0 ? 0 : (weightOf(criterion) / inside) * share;
        const isOpen = id === open;
        return (
          <div
            key={id}
            ref={isOpen ? bringIntoSight : null}
            className={styles['criterion']}
            data-open={isOpen}
          >
            <button type="button" aria-expanded={isOpen} onClick={() => choose(isOpen ? undefined : id)}>
              <span>{titleOf(criterion['title'])}</span>
              <span>
                {criterion['bonus'] === undefined
                  ? `${(part * 100).toFixed(1)}%`
                  : t('form.bonusShort', { n: String(criterion['bonus']) })}
              </span>
            </button>
            {isOpen && (
              <div className={styles['inside']}>
                <CriterionForm path={[...path, 'criteria', at]} />
                {!isReadOnly && criteria.length > 1 && (
                  <Popconfirm
                    title={t('form.removeCriterion')}
                    onConfirm={() => set([...path, 'criteria', at], undefined)}
                  >
                    <Button danger type="text" icon={<DeleteOutlined />}>
                      {t('form.removeThis')}
                    </Button>
                  </Popconfirm>
                )}
              </div>
            )}
          </div>
        );
      })}
      {!isReadOnly && (
        <Button
          size="small"
          type="dashed"
          icon={<PlusOutlined />}
          onClick={() => {
            const criterion = newCriterion(index + 1, criteria.length + 1, t('form.newCriterion'));
            append([...path, 'criteria'], criterion);
            choose(criterion.id);
          }}
        >
          {t('form.addCriterion')}
        </Button>
      )}
    </section>
  );
}

/** Whoever chooses a criterion in the contents is led to it. */
function bringIntoSight(node: HTMLElement | null): void {
  node?.scrollIntoView({ block: 'nearest' });
}

function newCriterion(section: number, number: number, title: string) {
  return { id: `criterion-${section}-${number}`, title, weight: 10, answer: 'person' };
}

function newSection(number: number, title: string) {
  return {
    id: `section-${number}`,
    title: { zh: title, en: title },
    weight: 10,
    criteria: [newCriterion(number, 1, title)],
  };
}

function mappings(list: unknown): readonly Readonly<Record<string, unknown>>[] {
  return Array.isArray(list) ? list.filter(isMapping) : [];
}

function weightOf({ weight, bonus }: Readonly<Record<string, unknown>>): number {
  return bonus === undefined && typeof weight === 'number' ? weight : 0;
}

function sum(weighted: readonly Readonly<Record<string, unknown>>[]): number {
  return weighted.reduce((total, one) => total + weightOf(one), 0);
}
