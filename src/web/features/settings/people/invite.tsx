import { UserAddOutlined } from '@ant-design/icons';
import { Button, Form, Input, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import type { invitation } from '#contract/api/people.ts';
import { useTimeZone } from '../../../client/me.ts';
import { useFormats } from '../../../ui/format.ts';
import { Copied } from '../parts/copied.tsx';
import { Refusal } from '../parts/refusal.tsx';
import { useAnsweredChange } from '../parts/use-change.ts';
import { type Place, PlaceFields } from './place-fields.tsx';

/** Makes a link that lets one person in, to be sent to them by whatever way people write to each other. */
export function Invite() {
  const { t } = useTranslation('settings');
  const formats = useFormats(useTimeZone());
  const [isOpen, setOpen] = useState(false);
  const { mutate, data, isPending, error, reset } = useAnsweredChange<z.output<typeof invitation>>();
  const close = () => {
    setOpen(false);
    reset();
  };
  const invite = (body: Place & { readonly email: string }) =>
    mutate({ path: '/api/v1/members:invite', body });
  return (
    <>
      <Button type="primary" icon={<UserAddOutlined />} onClick={() => setOpen(true)}>
        {t('people.invite')}
      </Button>
      <Modal open={isOpen} title={t('people.invite')} footer={null} onCancel={close} destroyOnHidden>
        {data === undefined ? (
          <Form layout="vertical" requiredMark={false} initialValues={{ role: 'reviewer' }} onFinish={invite}>
            <Form.Item
              name="email"
              label={t('email')}
              rules={[
                { required: true, message: t('missing') },
                { type: 'email', message: t('people.notEmail') },
              ]}
            >
              <Input inputMode="email" autoComplete="off" autoFocus />
            </Form.Item>
            <PlaceFields />
            <Refusal failure={error} />
            <Button type="primary" htmlType="submit" loading={isPending}>
              {t('people.makeLink')}
            </Button>
          </Form>
        ) : (
          <div role="status">
            <p>{t('people.linkNote', { until: formats.moment(data.expiresAt) })}</p>
            <Copied text={new URL(data.link, location.href).href} label={t('people.link')} />
          </div>
        )}
      </Modal>
    </>
  );
}
