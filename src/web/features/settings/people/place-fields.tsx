import { Form, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { USER_ROLES, type UserRole } from '#core/access/roles.ts';
import type { DirectoryKind } from '#core/ports/directory.ts';
import { useKnownIds } from './use-known-ids.ts';

export interface Place {
  readonly role: UserRole;
  readonly agentIds?: readonly string[];
  readonly teams?: readonly string[];
}

/** What somebody is in the organisation; whose conversations are theirs is asked where the role depends on it. */
export function PlaceFields() {
  const { t } = useTranslation(['settings', 'app']);
  const role: UserRole | undefined = Form.useWatch('role');
  return (
    <>
      <Form.Item
        name="role"
        label={t('role')}
        extra={role === undefined ? undefined : t(`people.does.${role}`)}
      >
        <Select options={USER_ROLES.map((value) => ({ value, label: t(`app:roles.${value}`) }))} />
      </Form.Item>
      <ScopeFields role={role} />
    </>
  );
}

/** Whose conversations are seen, asked where the role depends on it. */
export function ScopeFields({ role }: { readonly role: UserRole | undefined }) {
  if (role === 'agent') return <Ids kind="agent" name="agentIds" />;
  return role === 'supervisor' ? <Ids kind="team" name="teams" /> : null;
}

/** Chosen among the ids found in conversations, or written for those that are yet to come. */
function Ids({ kind, name }: { readonly kind: DirectoryKind; readonly name: 'agentIds' | 'teams' }) {
  const { t } = useTranslation('settings');
  const { ids } = useKnownIds(kind);
  return (
    <Form.Item
      name={name}
      label={t(name)}
      extra={t(`people.${name}Note`)}
      rules={[{ required: true, message: t('missing') }]}
    >
      <Select
        mode="tags"
        tokenSeparators={[',', '，', '、', ' ']}
        optionFilterProp="label"
        options={ids.map(({ id, name: called, conversations }) => ({
          value: id,
          label: `${called === undefined ? id : `${called} (${id})`} · ${t('people.conversations', { n: conversations })}`,
        }))}
      />
    </Form.Item>
  );
}
