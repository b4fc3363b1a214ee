import { Button, Form, Modal } from 'antd';
import { useTranslation } from 'react-i18next';
import { Refusal } from '../parts/refusal.tsx';
import { useChange } from '../parts/use-change.ts';
import type { Member } from './member.ts';
import { type Place, PlaceFields } from './place-fields.tsx';

export function ChangeMember({
  member,
  path,
  close,
}: {
  readonly member: Member;
  readonly path: string;
  readonly close: () => void;
}) {
  const { t } = useTranslation('settings');
  const { mutate, isPending, error } = useChange();
  const save = (body: Place) => mutate({ path, method: 'PATCH', body }, { onSuccess: close });
  const { role, agentIds, teams } = member;
  return (
    <Modal open title={`${member.name} · ${member.email}`} footer={null} onCancel={close} destroyOnHidden>
      <Form layout="vertical" requiredMark={false} initialValues={{ role, agentIds, teams }} onFinish={save}>
        <PlaceFields />
        <Refusal failure={error} />
        <Button type="primary" htmlType="submit" loading={isPending}>
          {t('save')}
        </Button>
      </Form>
    </Modal>
  );
}
