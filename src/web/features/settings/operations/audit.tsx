import { DownloadOutlined } from '@ant-design/icons';
import { Button, Input, Select } from 'antd';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import type { apiKeys, members } from '#contract/api/people.ts';
import { firstOf } from '../../../client/address.ts';
import { keepFile } from '../../../client/export.ts';
import { useTimeZone } from '../../../client/me.ts';
import { useReadOn } from '../../../client/read-on.ts';
import { say } from '../../../ui/language.ts';
import { NotReadOn } from '../../../ui/states/not-read-on.tsx';
import { Problem } from '../../../ui/states/problem.tsx';
import { useAddress } from '../../../ui/use-address.ts';
import styles from '../parts/parts.module.css';
import { Refusal } from '../parts/refusal.tsx';
import { Panel, Section } from '../parts/section.tsx';
import { useAsked } from '../parts/use-asked.ts';
import { ACTION_TITLES } from './action-titles.ts';
import { AuditList } from './audit-list.tsx';
import { auditFilter, exportAudit, useAudit } from './audit-query.ts';

/** Who did what to what; nothing in it can be changed. */
export default function Audit() {
  const { t } = useTranslation('settings');
  const zone = useTimeZone();
  const { search } = useAddress();
  const filter = useMemo(() => auditFilter(search, zone), [search, zone]);
  const audit = useAudit(filter);
  const { data, error, refetch, hasNextPage } = audit;
  const { readOn, readAgain } = useReadOn(audit);
  const [isExporting, setExporting] = useState(false);
  const [failure, setFailure] = useState<Error | null>(null);
  const download = async () => {
    setExporting(true);
    setFailure(null);
    try {
      keepFile(await exportAudit(filter), 'audit.csv');
    } catch (problem) {
      setFailure(problem as Error);
    } finally {
      setExporting(false);
    }
  };
  const entries = data?.pages.flatMap((page) => page.entries);
  return (
    <Section
      title={t('sections.audit')}
      about={t('audit.about')}
      action={
        <Button icon={<DownloadOutlined />} loading={isExporting} onClick={() => void download()}>
          {t('audit.export')}
        </Button>
      }
    >
      {failure !== null && <Refusal failure={failure} />}
      <Filters />
      {error !== null && entries === undefined ? (
        <Problem failure={error} retry={() => void refetch()} />
      ) : (
        <Panel>
          <AuditList entries={entries} hasMore={hasNextPage} reachEnd={readOn} />
          {readAgain !== undefined && <NotReadOn again={readAgain} />}
        </Panel>
      )}
    </Section>
  );
}

/** The address is what is looked for. */
function Filters() {
  const { t } = useTranslation('settings');
  const { search, change } = useAddress();
  const people = useAsked<z.output<typeof members>>('/api/v1/members');
  const keys = useAsked<z.output<typeof apiKeys>>('/api/v1/keys');
  const actors = [
    ...(people.data?.members ?? []).map(({ userId, name }) => ({ value: `user:${userId}`, label: name })),
    ...(keys.data?.keys ?? []).map(({ id, name }) => ({
      value: `key:${id}`,
      label: t('actors.key', { name }),
    })),
    { value: 'system', label: t('actors.system') },
  ];
  const actions = Object.entries(ACTION_TITLES).map(([value, title]) => ({ value, label: say(title) }));
  return (
    <div className={styles['row']}>
      <Select
        allowClear
        showSearch
        optionFilterProp="label"
        placeholder={t('audit.actor')}
        aria-label={t('audit.actor')}
        value={firstOf(search['actor']) ?? null}
        options={actors}
        popupMatchSelectWidth={false}
        style={{ minWidth: 130 }}
        onChange={(actor: string | null | undefined) => change({ actor: actor ?? undefined })}
      />
      <Select
        allowClear
        showSearch
        optionFilterProp="label"
        placeholder={t('audit.action')}
        aria-label={t('audit.action')}
        value={firstOf(search['action']) ?? null}
        options={actions}
        popupMatchSelectWidth={false}
        style={{ minWidth: 130 }}
        onChange={(action: string | null | undefined) => change({ action: action ?? undefined })}
      />
      <Input
        key={firstOf(search['subject'])}
        allowClear
        placeholder={t('audit.subject')}
        aria-label={t('audit.subject')}
        defaultValue={firstOf(search['subject']) ?? ''}
        style={{ width: 150 }}
        onBlur={(event) => change({ subject: event.target.value.trim() || undefined })}
        onPressEnter={(event) => event.currentTarget.blur()}
        onClear={() => change({ subject: undefined })}
      />
      {(['first', 'last'] as const).map((day) => (
        <Input
          key={day}
          type="date"
          aria-label={t(`audit.${day}`)}
          value={firstOf(search[day]) ?? ''}
          style={{ width: 140 }}
          onChange={(event) => change({ [day]: event.target.value || undefined })}
        />
      ))}
    </div>
  );
}
