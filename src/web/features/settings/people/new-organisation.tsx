import { Button, Form, Input, Modal, Radio, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import type { foundedOrganisation } from '#contract/api/people.ts';
import { OWN_ZONE, ZONES } from '../../../ui/time-zones.ts';
import { Refusal } from '../parts/refusal.tsx';
import { useAnsweredChange } from '../parts/use-change.ts';

type Founded = z.output<typeof foundedOrganisation>;

/** A further organisation with people and data of its own. */
export function NewOrganisation({ go }: { readonly go: (organisation: string) => void }) {
  const { t } = useTranslation('settings');
  const [isOpen, setOpen] = useState(false);
  const { mutate, isPending, error } = useAnsweredChange<Founded>();
  const found = (body: { readonly name: string; readonly timeZone: string; readonly demo: boolean }) =>
    mutate({ path: '/api/v1/organisations', body }, { onSuccess: ({ organisation }) => go(organisation) });
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t('organisation.new')}</Button>
      <Modal
        open={isOpen}
        title={t('organisation.new')}
        footer={null}
        onCancel={() => setOpen(false)}
        destroyOnHidden
      >
        <Form
          layout="vertical"
          requiredMark={false}
          initialValues={{ demo: false, timeZone: OWN_ZONE }}
          onFinish={found}
        >
          <Form.Item
            name="name"
            label={t('organisation.name')}
            rules={[{ required: true, whitespace: true, message: t('missing') }]}
          >
            <Input maxLength={200} autoFocus />
          </Form.Item>
          <Form.Item
            name="timeZone"
            label={t('organisation.timeZone')}
            extra={t('organisation.timeZoneNote')}
          >
            <Select showSearch options={ZONES} />
          </Form.Item>
          <Form.Item name="demo" label={t('organisation.begins')}>
            <Radio.Group
              options={[
                { value: false, label: t('organisation.empty') },
                { value: true, label: t('organisation.demo') },
              ]}
            />
          </Form.Item>
          <Refusal failure={error} />
          <Button type="primary" htmlType="submit" loading={isPending}>
            {t('organisation.make')}
          </Button>
        </Form>
      </Modal>
    </>
  );
}
