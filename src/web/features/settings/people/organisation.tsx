import { useQueryClient } from '@tanstack/react-query';
import { Button, Form, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { ME, useMay, useMe, useMembership } from '../../../client/me.ts';
import { goToOrganisation } from '../../../client/session.ts';
import type { Organisation as OrganisationAnswer } from '../../../client/types.ts';
import { ZONES } from '../../../ui/time-zones.ts';
import { Loaded } from '../parts/loaded.tsx';
import styles from '../parts/parts.module.css';
import { Refusal } from '../parts/refusal.tsx';
import { Panel, Section, Table } from '../parts/section.tsx';
import { useAsked } from '../parts/use-asked.ts';
import { useChange } from '../parts/use-change.ts';
import { NewOrganisation } from './new-organisation.tsx';

/** What the organisation is called, and where its days begin. */
export default function Organisation() {
  const { t } = useTranslation('settings');
  const query = useAsked<OrganisationAnswer>('/api/v1/organisation');
  return (
    <Section title={t('sections.organisation')} about={t('organisation.about')}>
      <Loaded query={query}>{(organisation) => <OrganisationForm organisation={organisation} />}</Loaded>
      <Others />
    </Section>
  );
}

function OrganisationForm({ organisation }: { readonly organisation: OrganisationAnswer }) {
  const { t } = useTranslation('settings');
  const queries = useQueryClient();
  const mayChange = useMay('organisation.change');
  const { mutate, isPending, isSuccess, error } = useChange();
  const save = (body: Pick<OrganisationAnswer, 'name' | 'timeZone'>) =>
    mutate(
      { path: '/api/v1/organisation', method: 'PATCH', body },
      { onSuccess: () => void queries.invalidateQueries({ queryKey: ME }) },
    );
  return (
    <Panel>
      <Form
        layout="vertical"
        requiredMark={false}
        className={styles['form'] ?? ''}
        initialValues={organisation}
        disabled={!mayChange}
        onFinish={save}
      >
        <Form.Item
          name="name"
          label={t('organisation.name')}
          rules={[{ required: true, whitespace: true, message: t('missing') }]}
        >
          <Input maxLength={200} />
        </Form.Item>
        <Form.Item name="timeZone" label={t('organisation.timeZone')} extra={t('organisation.timeZoneNote')}>
          <Select showSearch options={ZONES} />
        </Form.Item>
        <Form.Item label={t('organisation.id')}>
          <code className={styles['code']}>{organisation.id}</code>
        </Form.Item>
        {mayChange && (
          <div className={styles['row']}>
            <Button type="primary" htmlType="submit" loading={isPending}>
              {t('save')}
            </Button>
            <span role="status">{isSuccess && t('saved')}</span>
          </div>
        )}
      </Form>
      <Refusal failure={error} />
    </Panel>
  );
}

/** Organisations on this service that the person belongs to. */
function Others() {
  const { t } = useTranslation(['settings', 'app']);
  const { memberships } = useMe();
  const { organisation: current } = useMembership();
  const isAdmin = useMay('organisation.change');
  if (memberships.length < 2 && !isAdmin) return null;
  return (
    <Panel title={t('organisation.mine')}>
      <Table
        label={t('organisation.mine')}
        heads={[
          { key: 'name', title: t('organisation.name') },
          { key: 'role', title: t('role') },
          { key: 'acts', title: '' },
        ]}
      >
        {memberships.map(({ organisation, organisationName, role }) => (
          <tr key={organisation}>
            <td>{organisationName}</td>
            <td>{t(`app:roles.${role}`)}</td>
            <td className={styles['acts']}>
              {organisation === current ? (
                <span className="faint">{t('organisation.here')}</span>
              ) : (
                <Button type="link" size="small" onClick={() => goToOrganisation(organisation)}>
                  {t('organisation.go')}
                </Button>
              )}
            </td>
          </tr>
        ))}
      </Table>
      {isAdmin && <NewOrganisation go={goToOrganisation} />}
    </Panel>
  );
}
