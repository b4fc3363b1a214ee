import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import type { invitations, members } from '#contract/api/people.ts';
import { useMay, useMe, useTimeZone } from '../../../client/me.ts';
import { useNameOf } from '../../../client/names.ts';
import { useFormats } from '../../../ui/format.ts';
import { Loaded } from '../parts/loaded.tsx';
import styles from '../parts/parts.module.css';
import { Refusal } from '../parts/refusal.tsx';
import { Panel, Section, Standing, Table } from '../parts/section.tsx';
import { Sure } from '../parts/sure.tsx';
import { useAsked } from '../parts/use-asked.ts';
import { useChange } from '../parts/use-change.ts';
import { ChangeMember } from './change-member.tsx';
import { Invite } from './invite.tsx';
import type { Member } from './member.ts';

type Invitations = z.output<typeof invitations>;

/** Who belongs to the organisation, and who has been invited. */
export default function People() {
  const { t } = useTranslation('settings');
  const query = useAsked<z.output<typeof members>>('/api/v1/members');
  return (
    <Section
      title={t('sections.people')}
      about={t('people.about')}
      action={useMay('members.change') && <Invite />}
    >
      <Loaded query={query}>{({ members: found }) => <Members members={found} />}</Loaded>
      <Invited />
    </Section>
  );
}

function Members({ members: found }: { readonly members: readonly Member[] }) {
  const { t } = useTranslation(['settings', 'app']);
  const me = useMe();
  const nameOf = useNameOf();
  const mayChange = useMay('members.change');
  const [changed, setChanged] = useState<Member>();
  const change = useChange();
  const pathOf = ({ userId }: Member) => `/api/v1/members/${encodeURIComponent(userId)}`;
  const scopeOf = ({ role, agentIds, teams }: Member) =>
    role === 'agent'
      ? agentIds.map((id) => nameOf('agent', id)).join(t('comma')) || t('people.noAgent')
      : role === 'supervisor'
        ? teams.map((id) => nameOf('team', id)).join(t('comma')) || t('people.noTeam')
        : t('people.everything');

  return (
    <Panel>
      <Table
        label={t('sections.people')}
        heads={[
          { key: 'name', title: t('name') },
          { key: 'role', title: t('role') },
          { key: 'scope', title: t('people.sees') },
          { key: 'state', title: t('state') },
          { key: 'acts', title: '' },
        ]}
      >
        {found.map((member) => (
          <tr key={member.userId} className={member.active ? undefined : styles['off']}>
            <td>
              <div className={styles['two']}>
                <strong>
                  {member.name}
                  {me.actor === `user:${member.userId}` && ` ${t('people.you')}`}
                </strong>
                <span>{member.email}</span>
              </div>
            </td>
            <td>{t(`app:roles.${member.role}`)}</td>
            <td>{scopeOf(member)}</td>
            <td>
              <Standing tone={member.active ? 'good' : 'none'}>
                {t(member.active ? 'people.active' : 'people.stopped')}
              </Standing>
            </td>
            <td className={styles['acts']}>
              {mayChange && (
                <>
                  <Button
                    type="text"
                    size="small"
                    aria-label={`${t('change')} ${member.name}`}
                    onClick={() => setChanged(member)}
                  >
                    {t('change')}
                  </Button>
                  <Button
                    type="text"
                    size="small"
                    aria-label={`${t(member.active ? 'people.stop' : 'people.start')} ${member.name}`}
                    onClick={() =>
                      change.mutate({
                        path: pathOf(member),
                        method: 'PATCH',
                        body: { active: !member.active },
                      })
                    }
                  >
                    {t(member.active ? 'people.stop' : 'people.start')}
                  </Button>
                  <Sure
                    word={t('remove')}
                    label={`${t('remove')} ${member.name}`}
                    consequence={t('people.removeSure', { name: member.name })}
                    act={() => change.mutate({ path: pathOf(member), method: 'DELETE' })}
                  />
                </>
              )}
            </td>
          </tr>
        ))}
      </Table>
      <Refusal failure={change.error} />
      {changed !== undefined && (
        <ChangeMember member={changed} path={pathOf(changed)} close={() => setChanged(undefined)} />
      )}
    </Panel>
  );
}

function Invited() {
  const { t } = useTranslation(['settings', 'app']);
  const formats = useFormats(useTimeZone());
  const mayChange = useMay('members.change');
  const { data } = useAsked<Invitations>('/api/v1/invitations');
  const { mutate, error } = useChange();
  if (data === undefined || data.invitations.length === 0) return null;
  return (
    <Panel title={t('people.invited')}>
      <Table
        label={t('people.invited')}
        heads={[
          { key: 'email', title: t('email') },
          { key: 'role', title: t('role') },
          { key: 'until', title: t('people.validUntil') },
          { key: 'acts', title: '' },
        ]}
      >
        {data.invitations.map(({ id, email, role, expiresAt }) => (
          <tr key={id}>
            <td>{email}</td>
            <td>{t(`app:roles.${role}`)}</td>
            <td>{formats.moment(expiresAt)}</td>
            <td className={styles['acts']}>
              {mayChange && (
                <Sure
                  word={t('people.withdraw')}
                  label={`${t('people.withdraw')} ${email}`}
                  consequence={t('people.withdrawSure')}
                  act={() => mutate({ path: `/api/v1/invitations/${id}`, method: 'DELETE' })}
                />
              )}
            </td>
          </tr>
        ))}
      </Table>
      <Refusal failure={error} />
    </Panel>
  );
}
