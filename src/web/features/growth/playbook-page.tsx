import { EditOutlined } from '@ant-design/icons';
import { useParams } from '@tanstack/react-router';
import { Button, Popconfirm, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { firstOf } from '../../client/address.ts';
import { useMay, useTimeZone } from '../../client/me.ts';
import { useFormats } from '../../ui/format.ts';
import { Page } from '../../ui/page/page.tsx';
import { PageLink } from '../../ui/page-link.tsx';
import { PageLoading } from '../../ui/states/page-loading.tsx';
import { Problem } from '../../ui/states/problem.tsx';
import { useAddress } from '../../ui/use-address.ts';
import styles from './coaching.module.css';
import { Refusal } from './plan-card.tsx';
import { PlaybookEditor } from './playbook-editor.tsx';
import { PlaybookView } from './playbook-view.tsx';
import { type PlaybookDetail, usePlaybook, usePlaybookStep } from './use-playbooks.ts';

export default function PlaybookPage() {
  const { id } = useParams({ strict: false }) as { readonly id: string };
  const { search } = useAddress();
  const { data, error, refetch } = usePlaybook(id, firstOf(search['version']));
  if (data !== undefined) return <Shown key={`${data.id} ${data.version}`} playbook={data} />;
  if (error !== null) return <Problem failure={error} retry={() => void refetch()} isPage />;
  return <PageLoading />;
}

/** One version of a playbook; whoever writes playbooks edits it here. */
function Shown({ playbook }: { readonly playbook: PlaybookDetail }) {
  const { t } = useTranslation('growth');
  const formats = useFormats(useTimeZone());
  const mayWrite = useMay('coaching.manage');
  const [isEditing, setEditing] = useState(false);
  const { title, state, version, changedAt, changedByName, approvedAt, approvedByName } = playbook;
  return (
    <Page
      title={title}
      aside={mayWrite && !isEditing && <Tools playbook={playbook} edit={() => setEditing(true)} />}
    >
      <div className={styles['about']}>
        <PageLink to="/growth" search={{ view: 'playbooks' }} className={styles['back']}>
          {t('playbook.back')}
        </PageLink>
        <span className={styles['state']} data-state={state}>
          {t(`playbook.state.${state}`)}
        </span>
        <span>
          {t('playbook.version', {
            n: version,
            name: changedByName ?? t('plan.somebody'),
            at: formats.moment(changedAt),
          })}
        </span>
        {approvedAt !== null && (
          <span>
            {t('playbook.approved', {
              name: approvedByName ?? t('plan.somebody'),
              at: formats.moment(approvedAt),
            })}
          </span>
        )}
      </div>
      {isEditing ? (
        <PlaybookEditor playbook={playbook} close={() => setEditing(false)} />
      ) : (
        <PlaybookView playbook={playbook} />
      )}
    </Page>
  );
}

interface ToolsProps {
  readonly playbook: PlaybookDetail;
  readonly edit: () => void;
}

function Tools({ playbook: { id, version, state, changedAt, versions }, edit }: ToolsProps) {
  const { t } = useTranslation('growth');
  const mayApprove = useMay('playbooks.approve');
  const { change } = useAddress();
  const step = usePlaybookStep(id);
  const take = (wanted: 'approve' | 'retire') => step.mutate({ step: wanted, version, changedAt });
  return (
    <div className={styles['tools']}>
      {versions.length > 1 && (
        <Select
          value={version}
          aria-label={t('playbook.versions')}
          popupMatchSelectWidth={false}
          options={versions.map((one) => ({
            value: one.version,
            label: `${t('playbook.versionShort', { n: one.version })} · ${t(`playbook.state.${one.state}`)}`,
          }))}
          onChange={(value) => change({ version: String(value) })}
        />
      )}
      <Button icon={<EditOutlined />} onClick={edit}>
        {t('playbook.edit')}
      </Button>
      {mayApprove && state === 'draft' && (
        <Button type="primary" loading={step.isPending} onClick={() => take('approve')}>
          {t('playbook.approve')}
        </Button>
      )}
      {mayApprove && state !== 'retired' && (
        <Popconfirm
          title={t('playbook.retireSure')}
          okText={t('playbook.retire')}
          cancelText={t('cancel')}
          onConfirm={() => take('retire')}
        >
          <Button type="text">{t('playbook.retire')}</Button>
        </Popconfirm>
      )}
      <Refusal failure={step.error} />
    </div>
  );
}
