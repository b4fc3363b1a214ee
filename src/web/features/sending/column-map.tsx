import { useQueryClient } from '@tanstack/react-query';
import { Button, Input, Select } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CHANNELS, type Channel } from '#core/conversation/schema.ts';
import { tell } from '../../client/ask.ts';
import { COLUMN_FIELDS, type ColumnField, fieldOf, withField } from './column-fields.ts';
import styles from './columns.module.css';
import { outbox } from './own-outbox.ts';
import type { PreviewTable, ReadingWish } from './preview-file.ts';

interface ColumnMapProps {
  readonly table: PreviewTable;
  readonly wish: ReadingWish;
  readonly change: (wish: ReadingWish) => void;
  /** The column of roles has words that nobody knows. */
  readonly needsLabels: boolean;
  /** Name of the saved mapping that such tables have. */
  readonly known: string | undefined;
  readonly fileName: string;
}

/** What each column is for: guessed, shown with what stands in it, and changed here. */
export function ColumnMap({ table, wish, change, needsLabels, known, fileName }: ColumnMapProps) {
  const { t } = useTranslation(['sending', 'ui']);
  const { map } = wish;
  const own = useId();
  const hasLabels = Object.keys(map).some((target) => target.startsWith('role.'));
  const options = COLUMN_FIELDS.map((value) => ({ value, label: t(`columns.fields.${nameOf(value)}`) }));
  const setLabel = (role: 'customer' | 'agent', text: string) => {
    const { [`role.${role}`]: _, ...others } = map;
    change({ ...wish, map: text.trim() === '' ? others : { ...others, [`role.${role}`]: text.trim() } });
  };

  return (
    <div className={styles['map']}>
      <p>
        {table.layout === 'unknown' ? <strong>{t('columns.unknown')}</strong> : t(`columns.${table.layout}`)}
        {table.sheet !== undefined && ` ${t('columns.sheet', { name: table.sheet })}`}
        {known !== undefined && ` ${t('columns.known', { name: known })}`}
      </p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what is moved sideways must be reached by the keyboard */}
      <section className={styles['scroll']} aria-label={t('columns.title')} tabIndex={0}>
        <table>
          <thead>
            <tr>
              <th scope="col">{t('columns.column')}</th>
              <th scope="col">{t('columns.sample')}</th>
              <th scope="col">{t('columns.meaning')}</th>
            </tr>
          </thead>
          <tbody>
            {table.headers.map((header, index) =>
              header === '' ? null : (
                <tr key={header}>
                  <th scope="row">{header}</th>
                  <td className="faint">
                    <span>
                      {[...new Set(table.rows.map((cells) => cells[index]?.trim() ?? ''))]
                        .filter(Boolean)
                        .join(' · ')}
                    </span>
                  </td>
                  <td>
                    <Select<ColumnField>
                      size="small"
                      aria-label={t('columns.meaningOf', { name: header })}
                      value={fieldOf(
                        table.layout === 'unknown' ? { map: { ...table.map, ...map } } : table,
                        header,
                      )}
                      options={options}
                      popupMatchSelectWidth={false}
                      onChange={(field) => change({ ...wish, map: withField(table, map, header, field) })}
                    />
                  </td>
                </tr>
              ),
            )}
          </tbody>
        </table>
      </section>
      {(needsLabels || hasLabels) && (
        <div className={styles['labels']}>
          <p>{t('columns.labels')}</p>
          {(['customer', 'agent'] as const).map((role) => (
            <label key={role} htmlFor={`${own}-${role}`}>
              {t(`ui:role.${role}`)}
              <Input
                id={`${own}-${role}`}
                size="small"
                defaultValue={map[`role.${role}`] ?? ''}
                placeholder={t('columns.labelsExample')}
                onBlur={(event) => setLabel(role, event.target.value)}
                onPressEnter={(event) => event.currentTarget.blur()}
              />
            </label>
          ))}
        </div>
      )}
      <div className={styles['labels']}>
        <Select<Channel | ''>
          size="small"
          aria-label={t('columns.channel')}
          value={wish.channel ?? ''}
          options={[
            { value: '', label: t('columns.ownChannel') },
            ...CHANNELS.map((value) => ({ value, label: t(`ui:channel.${value}`) })),
          ]}
          onChange={(channel) => change({ map, ...(channel === '' ? {} : { channel }) })}
        />
        {Object.keys(map).length > 0 && table.layout !== 'unknown' && (
          <Remember table={table} wish={wish} fileName={fileName} />
        )}
      </div>
    </div>
  );
}

/** Keeps the mapping for tables with the same header. */
function Remember({
  table,
  wish,
  fileName,
}: {
  readonly table: PreviewTable;
  readonly wish: ReadingWish;
  readonly fileName: string;
}) {
  const { t } = useTranslation('sending');
  const queries = useQueryClient();
  const [state, setState] = useState<'kept' | 'failed'>();
  const keep = async () => {
    const name = fileName.replace(/\.[^.]+$/, '').slice(0, 100);
    const body = { columns: table.headers, channel: wish.channel ?? null, map: wish.map };
    try {
      await tell(`/api/v1/import-mappings/${encodeURIComponent(name)}`, { method: 'PUT', body });
      setState('kept');
      outbox.offerSaved();
      await queries.invalidateQueries({ queryKey: ['settings'] });
    } catch {
      setState('failed');
    }
  };
  return (
    <>
      <Button size="small" onClick={() => void keep()}>
        {t('columns.remember')}
      </Button>
      <span role="status">{state !== undefined && t(`columns.${state}`)}</span>
    </>
  );
}

/** Fields have dots in them, words do not. */
function nameOf(field: ColumnField) {
  return field.replaceAll('.', '_') as
    | 'id'
    | 'turn_role'
    | 'turn_text'
    | 'turn_at'
    | 'turn_customer'
    | 'turn_customer_at'
    | 'turn_agent'
    | 'turn_agent_at'
    | 'turn_bot'
    | 'turns'
    | 'startedAt'
    | 'channel'
    | 'agent_id'
    | 'agent_name'
    | 'agent_team'
    | 'customer_id'
    | 'customer_name'
    | 'language'
    | 'attribute';
}
