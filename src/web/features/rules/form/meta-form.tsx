import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { isMapping, listOf, WordsField } from './fields.tsx';
import styles from './form.module.css';
import { useForm } from './form-context.tsx';
import type { Path } from './form-document.ts';
import { TextPart } from './text-part.tsx';

const FIELDS = [
  'channel',
  'language',
  'agent.team',
  'agent.id',
  'queue',
  'turns',
  'duration',
  'hour',
  'weekday',
];

/** What is known about a conversation beside its words: "is one of", other comparisons as they are written. */
export function MetaForm({ path }: { readonly path: Path }) {
  const { t } = useTranslation('rules');
  const { value, set, isReadOnly } = useForm();
  const written = value(path);
  const fields = isMapping(written) ? Object.keys(written) : [];
  const free = FIELDS.find((field) => !fields.includes(field));
  return (
    <div className={styles['list']}>
      {fields.map((field) => {
        const own = [...path, field];
        return (
          <div key={field} className={styles['check']}>
            {isMapping(value(own)) ? (
              <TextPart path={own} label={field} />
            ) : (
              <WordsField path={own} label={field} hint={t('form.isOneOf')} />
            )}
            {!isReadOnly && fields.length > 1 && (
              <Button
                size="small"
                type="text"
                icon={<DeleteOutlined />}
                aria-label={t('form.remove', { what: field })}
                onClick={() => set(own, undefined)}
              />
            )}
          </div>
        );
      })}
      {!isReadOnly && free !== undefined && (
        <Button
          size="small"
          type="dashed"
          icon={<PlusOutlined />}
          onClick={() => set([...path, free], listOf(free === 'channel' ? 'chat' : '…'))}
        >
          {t('form.addField', { field: free })}
        </Button>
      )}
    </div>
  );
}
