import { useQueryClient } from '@tanstack/react-query';
import { Button, Input, Segmented } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DIRECTORY_KINDS, type DirectoryEntry, type DirectoryKind } from '#core/ports/directory.ts';
import { DIRECTORY, useDirectory } from '../../../client/names.ts';
import { useAddress } from '../../../ui/use-address.ts';
import styles from '../parts/parts.module.css';
import { Refusal } from '../parts/refusal.tsx';
import { Panel, Section, Table } from '../parts/section.tsx';
import { useChange } from '../parts/use-change.ts';
import { writeDirectory } from './directory-csv.ts';
import { ImportNames } from './import-names.tsx';
import { type KnownId, useKnownIds } from './use-known-ids.ts';

const SHOWN = 200;

/** What the ids that conversations carry are called, so that people read names. */
export default function Teams() {
  const { t } = useTranslation('settings');
  const { search, change } = useAddress();
  const kind = DIRECTORY_KINDS.find((one) => one === search['kind']) ?? 'agent';
  const { data } = useDirectory();
  const download = () => {
    const file = new Blob([writeDirectory(data?.entries ?? [])], { type: 'text/csv' });
    const link = document.createElement('a');
    link.href = URL.createObjectURL(file);
    link.download = 'names.csv';
    link.click();
    URL.revokeObjectURL(link.href);
  };
  return (
    <Section
      title={t('sections.teams')}
      about={t('names.about')}
      action={
        <div className={styles['row']}>
          <ImportNames />
          <Button onClick={download} disabled={data === undefined || data.entries.length === 0}>
            {t('names.export')}
          </Button>
        </div>
      }
    >
      <Segmented<DirectoryKind>
        className={styles['start'] ?? ''}
        aria-label={t('names.kind')}
        value={kind}
        options={DIRECTORY_KINDS.map((value) => ({ value, label: t(`names.kinds.${value}`) }))}
        onChange={(value) => change({ kind: value })}
      />
      <Names key={kind} kind={kind} />
    </Section>
  );
}

function Names({ kind }: { readonly kind: DirectoryKind }) {
  const { t } = useTranslation('settings');
  const { ids, isReady } = useKnownIds(kind);
  const [looked, setLooked] = useState('');
  const words = looked.trim().toLowerCase();
  const found = ids.filter(({ id, name = '' }) => `${id} ${name}`.toLowerCase().includes(words));
  const unnamed = ids.filter(({ name }) => name === undefined).length;
  if (!isReady && ids.length === 0) return <Panel>{t('loading')}</Panel>;
  if (ids.length === 0) return <Panel>{t('names.none')}</Panel>;
  return (
    <Panel>
      <div className={styles['row']}>
        <Input.Search
          className={styles['look'] ?? ''}
          allowClear
          placeholder={t('names.look')}
          aria-label={t('names.look')}
          value={looked}
          onChange={(event) => setLooked(event.target.value)}
        />
        <span className="faint">{unnamed === 0 ? t('names.all') : t('names.unnamed', { n: unnamed })}</span>
      </div>
      <Table
        label={t(`names.kinds.${kind}`)}
        heads={[
          { key: 'id', title: t('names.id') },
          { key: 'name', title: t('names.name') },
          ...(kind === 'agent' ? [{ key: 'team', title: t('names.team') }] : []),
          { key: 'conversations', title: t('names.conversations'), isNumber: true },
        ]}
      >
        {found.slice(0, SHOWN).map((known) => (
          <NameRow key={known.id} kind={kind} known={known} />
        ))}
      </Table>
      {found.length > SHOWN && <p className="faint">{t('names.more', { n: found.length - SHOWN })}</p>}
    </Panel>
  );
}

/** A name that is written in place: kept when the field is left, taken away when it is emptied. */
function NameRow({ kind, known }: { readonly kind: DirectoryKind; readonly known: KnownId }) {
  const { t } = useTranslation('settings');
  const queries = useQueryClient();
  const { mutate, error } = useChange();
  const { id, name = '', team = '', conversations } = known;
  const done = { onSuccess: () => queries.invalidateQueries({ queryKey: DIRECTORY }) };
  const keep = (changed: { readonly name: string; readonly team: string }) => {
    if (changed.name === name && changed.team === team) return;
    if (changed.name === '') {
      const path = `/api/v1/directory/${kind}/${encodeURIComponent(id)}`;
      if (name !== '') mutate({ path, method: 'DELETE' }, done);
      return;
    }
    const entry: DirectoryEntry = {
      kind,
      id,
      name: changed.name,
      ...(kind === 'agent' && changed.team !== '' ? { team: changed.team } : {}),
    };
    mutate({ path: '/api/v1/directory', method: 'PUT', body: { entries: [entry] } }, done);
  };
  return (
    <tr>
      <td>
        <code className={styles['code']}>{id}</code>
      </td>
      <td>
        <Written
          label={t('names.nameOf', { id })}
          placeholder={t('names.placeholder')}
          value={name}
          keep={(text) => keep({ name: text, team })}
        />
        <Refusal failure={error} />
      </td>
      {kind === 'agent' && (
        <td>
          <Written
            label={t('names.teamOf', { id })}
            placeholder=""
            value={team}
            keep={(text) => keep({ name, team: text })}
          />
        </td>
      )}
      <td className={styles['number']}>{conversations}</td>
    </tr>
  );
}

function Written({
  label,
  placeholder,
  value,
  keep,
}: {
  readonly label: string;
  readonly placeholder: string;
  readonly value: string;
  readonly keep: (text: string) => void;
}) {
  return (
    <Input
      key={value}
      size="small"
      aria-label={label}
      placeholder={placeholder}
      defaultValue={value}
      maxLength={200}
      onBlur={(event) => keep(event.target.value.trim())}
      onPressEnter={(event) => event.currentTarget.blur()}
    />
  );
}
