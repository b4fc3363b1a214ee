import { useTranslation } from 'react-i18next';
import styles from './form.module.css';
import { useForm } from './form-context.tsx';
import type { Path } from './form-document.ts';
import { flowText } from './write-yaml.ts';

/** Something that the form has no fields for: shown as it is written, with the way to its text. */
export function TextPart({ path, label }: { readonly path: Path; readonly label: string }) {
  const { t } = useTranslation('rules');
  const { value, showText } = useForm();
  return (
    <div className={styles['part']}>
      <span>{label}</span>
      <code>{flowText(value(path))}</code>
      <button type="button" className={styles['small']} onClick={() => showText(path)}>
        {t('form.editText')}
      </button>
    </div>
  );
}
