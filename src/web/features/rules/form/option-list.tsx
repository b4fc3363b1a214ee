import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { BilingualField, isMapping, NumberField, TextField } from './fields.tsx';
import styles from './form.module.css';
import { useForm } from './form-context.tsx';
import type { Path } from './form-document.ts';
import { titleOf } from './scorecard-titles.ts';

export interface WrittenOption {
  readonly value: string;
  readonly label: string;
  readonly score: number;
}

/** Options as they are written; yes and no where none are. */
export function optionsOf(written: unknown): readonly WrittenOption[] {
  if (!Array.isArray(written)) return [option('yes', 10), option('no', 0)];
  return written.filter(isMapping).map((one) => {
    const id = String(one['id'] ?? '');
    const title = titleOf(one['title']);
    return option(id, Number(one['score'] ?? 0), title);
  });
}

function option(value: string, score: number, title = ''): WrittenOption {
  return { value, score, label: title === '' ? value : `${title} · ${value}` };
}

export function OptionList({ path }: { readonly path: Path }) {
  const { t } = useTranslation('rules');
  const { value, set, append, isReadOnly } = useForm();
  const written = value(path);
  const count = Array.isArray(written) ? written.length : 0;
  return (
    <div className={styles['list']}>
      <span className="faint">{count === 0 ? t('form.yesOrNo') : t('form.options')}</span>
      {Array.from({ length: count }, (_, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: an option is known by its place
        <div key={index} className={styles['check']}>
          <div className={styles['row']}>
            <TextField path={[...path, index, 'id']} label={t('form.id')} />
            <NumberField path={[...path, index, 'score']} label={t('form.points')} />
            <BilingualField path={[...path, index, 'title']} label={t('form.optionTitle')} />
          </div>
          {!isReadOnly && count > 2 && (
            <Button
              size="small"
              type="text"
              icon={<DeleteOutlined />}
              aria-label={t('form.removeOption', { n: index + 1 })}
              onClick={() => set([...path, index], undefined)}
            />
          )}
        </div>
      ))}
      {!isReadOnly && (
        <Button
          size="small"
          type="dashed"
          icon={<PlusOutlined />}
          onClick={() =>
            count === 0
              ? set(path, [
                  { id: 'yes', score: 10 },
                  { id: 'partly', score: 5 },
                  { id: 'no', score: 0 },
                ])
              : append(path, { id: `option-${count + 1}`, score: 0 })
          }
        >
          {count === 0 ? t('form.moreOptions') : t('form.addOption')}
        </Button>
      )}
    </div>
  );
}
