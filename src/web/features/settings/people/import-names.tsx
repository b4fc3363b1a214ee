import { useQueryClient } from '@tanstack/react-query';
import { Button, Modal } from 'antd';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DIRECTORY, useDirectory } from '../../../client/names.ts';
import styles from '../parts/parts.module.css';
import { Refusal } from '../parts/refusal.tsx';
import { Table } from '../parts/section.tsx';
import { useChange } from '../parts/use-change.ts';
import { type ReadDirectory, readDirectory } from './directory-csv.ts';

const SHOWN = 8;
/** As many as the service takes at once. */
const AT_ONCE = 5_000;

/** Names out of a spreadsheet, seen before they are taken in. */
export function ImportNames() {
  const { t } = useTranslation('settings');
  const queries = useQueryClient();
  const input = useRef<HTMLInputElement>(null);
  const [read, setRead] = useState<ReadDirectory | 'unreadable'>();
  const { mutateAsync, isPending, error, reset } = useChange();
  const { data } = useDirectory();
  const close = () => {
    setRead(undefined);
    reset();
  };
  const take = async ({ entries }: ReadDirectory) => {
    try {
      for (let from = 0; from < entries.length; from += AT_ONCE) {
        const body = { entries: entries.slice(from, from + AT_ONCE) };
        await mutateAsync({ path: '/api/v1/directory', method: 'PUT', body });
      }
      close();
    } catch {
      // Said below by the change itself.
    } finally {
      await queries.invalidateQueries({ queryKey: DIRECTORY });
    }
  };
  const open = async (file: File | undefined) => {
    if (file !== undefined) setRead(readDirectory(await textOf(file)) ?? 'unreadable');
  };
  const isKnown = (kind: string, id: string) => data?.names.has(`${kind} ${id}`) ?? false;

  return (
    <>
      <Button onClick={() => input.current?.click()}>{t('names.import')}</Button>
      <input
        ref={input}
        type="file"
        hidden
        accept=".csv,.tsv,.txt"
        aria-label={t('names.import')}
        onChange={(event) => {
          void open(event.target.files?.[0]);
          event.target.value = '';
        }}
      />
      <Modal open={read !== undefined} title={t('names.import')} footer={null} onCancel={close}>
        {read === 'unreadable' && <p role="alert">{t('names.unreadable')}</p>}
        {read !== undefined && read !== 'unreadable' && (
          <>
            <p>
              {t('names.read', {
                n: read.entries.length,
                known: read.entries.filter(({ kind, id }) => isKnown(kind, id)).length,
              })}
            </p>
            {read.skipped.length > 0 && (
              <p className={styles['notice']}>
                {t('names.skipped', {
                  lines: read.skipped.slice(0, 20).join(t('comma')),
                  n: read.skipped.length,
                })}
              </p>
            )}
            <Table
              label={t('names.import')}
              heads={[
                { key: 'kind', title: t('names.kind') },
                { key: 'id', title: t('names.id') },
                { key: 'name', title: t('names.name') },
                { key: 'team', title: t('names.team') },
              ]}
            >
              {read.entries.slice(0, SHOWN).map(({ kind, id, name, team }) => (
                <tr key={`${kind} ${id}`}>
                  <td>{t(`names.kinds.${kind}`)}</td>
                  <td>{id}</td>
                  <td>{name}</td>
                  <td>{team}</td>
                </tr>
              ))}
            </Table>
            <Refusal failure={error} />
            <Button
              type="primary"
              loading={isPending}
              disabled={read.entries.length === 0}
              onClick={() => void take(read)}
            >
              {t('names.take', { n: read.entries.length })}
            </Button>
          </>
        )}
      </Modal>
    </>
  );
}

/** UTF-8, or what Chinese spreadsheet programs write where they were not asked. */
async function textOf(file: File): Promise<string> {
  const bytes = await file.arrayBuffer();
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('gb18030').decode(bytes);
  }
}
