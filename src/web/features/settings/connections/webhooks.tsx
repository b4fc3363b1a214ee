import { PlusOutlined } from '@ant-design/icons';
import { Button, Checkbox, Form, Input, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import type { createdWebhook, outgoingWebhooks } from '#contract/api/webhooks.ts';
import { WEBHOOK_EVENTS, type WebhookEvent } from '#core/ports/webhooks.ts';
import { useAddress } from '../../../ui/use-address.ts';
import { CodeBlock } from '../parts/code-block.tsx';
import { Copied } from '../parts/copied.tsx';
import { Loaded } from '../parts/loaded.tsx';
import styles from '../parts/parts.module.css';
import { Refusal } from '../parts/refusal.tsx';
import { Panel, Section, Standing, Table } from '../parts/section.tsx';
import { Sure } from '../parts/sure.tsx';
import { useAsked } from '../parts/use-asked.ts';
import { useAnsweredChange, useChange } from '../parts/use-change.ts';
import { Deliveries } from './deliveries.tsx';

type Webhooks = z.output<typeof outgoingWebhooks>;
type CreatedWebhook = z.output<typeof createdWebhook>;

/** Where other systems are told of what happens here. */
export default function OutgoingWebhooks() {
  const { t } = useTranslation('settings');
  return (
    <Section title={t('sections.webhooks')} about={t('webhooks.about')} action={<NewWebhook />}>
      <Loaded query={useAsked<Webhooks>('/api/v1/webhooks')}>
        {({ webhooks }) => <WebhookTable webhooks={webhooks} />}
      </Loaded>
    </Section>
  );
}

function WebhookTable({ webhooks }: { readonly webhooks: Webhooks['webhooks'] }) {
  const { t } = useTranslation('settings');
  const { search, change: changeAddress } = useAddress();
  const { mutate, error } = useChange();
  if (webhooks.length === 0) return <Panel>{t('webhooks.none')}</Panel>;
  const opened = webhooks.find(({ id }) => id === search['webhook']) ?? webhooks[0]!;
  return (
    <>
      <Panel>
        <Table
          label={t('sections.webhooks')}
          heads={[
            { key: 'url', title: t('webhooks.url') },
            { key: 'events', title: t('webhooks.events') },
            { key: 'state', title: t('state') },
            { key: 'acts', title: '' },
          ]}
        >
          {webhooks.map(({ id, url, events, active }) => {
            const path = `/api/v1/webhooks/${id}`;
            return (
              <tr key={id} className={active ? undefined : styles['off']}>
                <td>
                  <Button
                    type="link"
                    size="small"
                    aria-pressed={id === opened.id}
                    onClick={() => changeAddress({ webhook: id })}
                  >
                    {url}
                  </Button>
                </td>
                <td>{events.map((event) => t(`webhooks.names.${nameOf(event)}`)).join(t('comma'))}</td>
                <td>
                  <Standing tone={active ? 'good' : 'none'}>
                    {t(active ? 'webhooks.active' : 'webhooks.stopped')}
                  </Standing>
                </td>
                <td className={styles['acts']}>
                  <Button
                    type="text"
                    size="small"
                    aria-label={`${t('webhooks.test')} ${url}`}
                    onClick={() => {
                      changeAddress({ webhook: id });
                      mutate({ path: `${path}/test`, method: 'POST' });
                    }}
                  >
                    {t('webhooks.test')}
                  </Button>
                  <Button
                    type="text"
                    size="small"
                    aria-label={`${t(active ? 'webhooks.stop' : 'webhooks.start')} ${url}`}
                    onClick={() => mutate({ path, method: 'PATCH', body: { active: !active } })}
                  >
                    {t(active ? 'webhooks.stop' : 'webhooks.start')}
                  </Button>
                  <Sure
                    word={t('remove')}
                    label={`${t('remove')} ${url}`}
                    consequence={t('webhooks.removeSure')}
                    act={() => mutate({ path, method: 'DELETE' })}
                  />
                </td>
              </tr>
            );
          })}
        </Table>
        <Refusal failure={error} />
      </Panel>
      <Deliveries key={opened.id} webhook={opened.id} url={opened.url} />
    </>
  );
}

function NewWebhook() {
  const { t } = useTranslation('settings');
  const [isOpen, setOpen] = useState(false);
  const { mutate, data, isPending, error, reset } = useAnsweredChange<CreatedWebhook>();
  const close = () => {
    setOpen(false);
    reset();
  };
  const create = (body: { readonly url: string; readonly events: readonly WebhookEvent[] }) =>
    mutate({ path: '/api/v1/webhooks', body });
  return (
    <>
      <Button type="primary" icon={<PlusOutlined />} onClick={() => setOpen(true)}>
        {t('webhooks.new')}
      </Button>
      <Modal open={isOpen} title={t('webhooks.new')} footer={null} onCancel={close} destroyOnHidden>
        {data === undefined ? (
          <Form
            layout="vertical"
            requiredMark={false}
            initialValues={{ events: ['conversations.alert'] }}
            onFinish={create}
          >
            <Form.Item
              name="url"
              label={t('webhooks.url')}
              rules={[{ required: true, whitespace: true, message: t('missing') }]}
            >
              <Input inputMode="url" placeholder="https://crm.example.com/tingzhen" autoFocus />
            </Form.Item>
            <Form.Item
              name="events"
              label={t('webhooks.events')}
              rules={[{ required: true, message: t('missing') }]}
            >
              <Checkbox.Group
                options={WEBHOOK_EVENTS.map((value) => ({
                  value,
                  label: `${t(`webhooks.names.${nameOf(value)}`)} — ${t(`webhooks.notes.${nameOf(value)}`)}`,
                }))}
              />
            </Form.Item>
            <Refusal failure={error} />
            <Button type="primary" htmlType="submit" loading={isPending}>
              {t('webhooks.create')}
            </Button>
          </Form>
        ) : (
          <div role="status">
            <p className={styles['notice']}>{t('webhooks.once')}</p>
            <Copied text={data.secret} label={t('webhooks.secret')} />
            <p>{t('webhooks.verify')}</p>
            <CodeBlock>{VERIFY}</CodeBlock>
          </div>
        )}
      </Modal>
    </>
  );
}

const VERIFY = `import { createHmac, timingSafeEqual } from 'node:crypto';

const expected = 'sha256=' + createHmac('sha256', SECRET)
  .update(headers['x-tingzhen-timestamp'] + '.' + body).digest('hex');
const isOurs = timingSafeEqual(
  Buffer.from(headers['x-tingzhen-signature']), Buffer.from(expected));`;

/** The event's last part, under which its words stand. */
export function nameOf(event: WebhookEvent): 'analysed' | 'failed' | 'alert' {
  return event.slice('conversations.'.length) as ReturnType<typeof nameOf>;
}
