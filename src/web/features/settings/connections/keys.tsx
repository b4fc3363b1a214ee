import { PlusOutlined } from '@ant-design/icons';
import { Button, Form, Input, Modal, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import type { apiKeys, createdKey } from '#contract/api/people.ts';
import { PERMISSION_TITLES } from '#core/access/permission-titles.ts';
import { permissionsOf } from '#core/access/permissions.ts';
import { USER_ROLES, type UserRole } from '#core/access/roles.ts';
import { useMay, useTimeZone } from '../../../client/me.ts';
import { useNameOf } from '../../../client/names.ts';
import { useFormats } from '../../../ui/format.ts';
import { say } from '../../../ui/language.ts';
import { CodeBlock } from '../parts/code-block.tsx';
import { Copied } from '../parts/copied.tsx';
import { Loaded } from '../parts/loaded.tsx';
import styles from '../parts/parts.module.css';
import { Refusal } from '../parts/refusal.tsx';
import { Panel, Section, Table } from '../parts/section.tsx';
import { Sure } from '../parts/sure.tsx';
import { useAsked } from '../parts/use-asked.ts';
import { useAnsweredChange, useChange } from '../parts/use-change.ts';
import { ScopeFields } from '../people/place-fields.tsx';

type Keys = z.output<typeof apiKeys>;
type CreatedKey = z.output<typeof createdKey>;

const VALID_DAYS = [30, 90, 365] as const;
const DAY_MS = 86_400_000;

/** Keys with which programs ask the service. */
export default function ApiKeys() {
  const { t } = useTranslation('settings');
  return (
    <Section title={t('sections.keys')} about={t('keys.about')} action={useMay('keys.change') && <NewKey />}>
      <Loaded query={useAsked<Keys>('/api/v1/keys')}>{({ keys }) => <KeyTable keys={keys} />}</Loaded>
    </Section>
  );
}

function KeyTable({ keys }: { readonly keys: Keys['keys'] }) {
  const { t } = useTranslation(['settings', 'app']);
  const formats = useFormats(useTimeZone());
  const mayChange = useMay('keys.change');
  const { mutate, error } = useChange();
  if (keys.length === 0) return <Panel>{t('keys.none')}</Panel>;
  const now = Date.now();
  return (
    <Panel>
      <Table
        label={t('sections.keys')}
        heads={[
          { key: 'name', title: t('keys.name') },
          { key: 'role', title: t('keys.may') },
          { key: 'created', title: t('keys.created') },
          { key: 'used', title: t('keys.lastUsed') },
          { key: 'until', title: t('keys.until') },
          { key: 'acts', title: '' },
        ]}
      >
        {keys.map(({ id, name, role, agentIds, teams, prefix, createdAt, lastUsedAt, expiresAt }) => {
          const isOver = expiresAt !== null && Date.parse(expiresAt) <= now;
          return (
            <tr key={id} className={isOver ? styles['off'] : undefined}>
              <td>
                <div className={styles['two']}>
                  <strong>{name}</strong>
                  <span className={styles['code']}>{`${prefix}…`}</span>
                </div>
              </td>
              <td>
                <div className={styles['two']}>
                  {t(`app:roles.${role}`)}
                  <Scope role={role} ids={role === 'agent' ? agentIds : teams} />
                </div>
              </td>
              <td>{formats.moment(createdAt)}</td>
              <td>{lastUsedAt === null ? t('keys.never') : formats.moment(lastUsedAt)}</td>
              <td>
                {expiresAt === null ? t('keys.always') : isOver ? t('keys.over') : formats.moment(expiresAt)}
              </td>
              <td className={styles['acts']}>
                {mayChange && (
                  <Sure
                    word={t('keys.revoke')}
                    label={`${t('keys.revoke')} ${name}`}
                    consequence={t('keys.revokeSure', { name })}
                    act={() => mutate({ path: `/api/v1/keys/${id}`, method: 'DELETE' })}
                  />
                )}
              </td>
            </tr>
          );
        })}
      </Table>
      <Refusal failure={error} />
    </Panel>
  );
}

/** Whose conversations a key sees; one that was made without saying so sees none. */
function Scope({ role, ids }: { readonly role: UserRole; readonly ids: readonly string[] }) {
  const { t } = useTranslation('settings');
  const nameOf = useNameOf();
  if (role !== 'agent' && role !== 'supervisor') return null;
  if (ids.length === 0) return <div className={styles['notice']}>{t('keys.seesNothing')}</div>;
  const kind = role === 'agent' ? 'agent' : 'team';
  return <span>{ids.map((id) => nameOf(kind, id)).join(t('comma'))}</span>;
}

interface Wish {
  readonly name: string;
  readonly role: UserRole;
  readonly days: number;
  readonly agentIds?: readonly string[];
  readonly teams?: readonly string[];
}

function NewKey() {
  const { t } = useTranslation(['settings', 'app']);
  const [openedAt, setOpenedAt] = useState<number>();
  const { mutate, data, isPending, error, reset } = useAnsweredChange<CreatedKey>();
  const [form] = Form.useForm<Wish>();
  const role: UserRole = Form.useWatch('role', form) ?? 'qa_manager';
  const close = () => {
    setOpenedAt(undefined);
    reset();
  };
  const create = ({ days, ...wish }: Wish) => {
    if (openedAt === undefined) return;
    // Not from now: two clicks ask for the same key.
    const expiresAt = days === 0 ? null : new Date(openedAt + days * DAY_MS).toISOString();
    mutate({ path: '/api/v1/keys', body: { ...wish, expiresAt } });
  };
  const may = permissionsOf(role).map((permission) => say(PERMISSION_TITLES[permission]));
  return (
    <>
      <Button type="primary" icon={<PlusOutlined />} onClick={() => setOpenedAt(Date.now())}>
        {t('keys.new')}
      </Button>
      <Modal
        open={openedAt !== undefined}
        title={t('keys.new')}
        footer={null}
        onCancel={close}
        destroyOnHidden
      >
        {data === undefined ? (
          <Form
            form={form}
            layout="vertical"
            requiredMark={false}
            initialValues={{ role: 'qa_manager', days: 365 }}
            onFinish={create}
          >
            <Form.Item
              name="name"
              label={t('keys.name')}
              extra={t('keys.nameNote')}
              rules={[{ required: true, whitespace: true, message: t('missing') }]}
            >
              <Input maxLength={200} autoFocus />
            </Form.Item>
            <Form.Item name="role" label={t('keys.may')} extra={may.join(' · ')}>
              <Select options={USER_ROLES.map((value) => ({ value, label: t(`app:roles.${value}`) }))} />
            </Form.Item>
            <ScopeFields role={role} />
            <Form.Item name="days" label={t('keys.valid')}>
              <Select
                options={[
                  ...VALID_DAYS.map((value) => ({ value, label: t('days', { n: value }) })),
                  { value: 0, label: t('keys.always') },
                ]}
              />
            </Form.Item>
            <Refusal failure={error} />
            <Button type="primary" htmlType="submit" loading={isPending}>
              {t('keys.create')}
            </Button>
          </Form>
        ) : (
          <div role="status">
            <p className={styles['notice']}>{t('keys.once')}</p>
            <Copied text={data.key} label={t('keys.key')} />
            <CodeBlock>{`curl -H "Authorization: Bearer ${data.key.slice(0, 8)}…" \\\n  ${location.origin}/api/v1/conversations?limit=10`}</CodeBlock>
          </div>
        )}
      </Modal>
    </>
  );
}
