import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import type { webhookDeliveries } from '#contract/api/webhooks.ts';
import { useTimeZone } from '../../../client/me.ts';
import { useFormats } from '../../../ui/format.ts';
import { Loaded } from '../parts/loaded.tsx';
import styles from '../parts/parts.module.css';
import { Refusal } from '../parts/refusal.tsx';
import { Panel, Standing, Table } from '../parts/section.tsx';
import { useAsked } from '../parts/use-asked.ts';
import { useChange } from '../parts/use-change.ts';

type Delivered = z.output<typeof webhookDeliveries>;

const LOOK_MS = 4_000;
const TONES = { waiting: 'fair', delivered: 'good', failed: 'bad' } as const;

/** What was sent to one address, the newest first, and what became of it. */
export function Deliveries({ webhook, url }: { readonly webhook: string; readonly url: string }) {
  const { t } = useTranslation('settings');
  const formats = useFormats(useTimeZone());
  const query = useAsked<Delivered>(`/api/v1/webhooks/${webhook}/deliveries`, { everyMs: LOOK_MS });
  const { mutate, error } = useChange();
  return (
    <Loaded query={query}>
      {({ deliveries }) => (
        <Panel title={t('webhooks.deliveries', { url })}>
          {deliveries.length === 0 ? (
            <p className="faint">{t('webhooks.nothingSent')}</p>
          ) : (
            <Table
              label={t('webhooks.deliveries', { url })}
              heads={[
                { key: 'at', title: t('at') },
                { key: 'event', title: t('webhooks.event') },
                { key: 'state', title: t('state') },
                { key: 'attempts', title: t('webhooks.attempts'), isNumber: true },
                { key: 'answer', title: t('webhooks.answer') },
                { key: 'acts', title: '' },
              ]}
            >
              {deliveries.map(({ id, event, state, attempts, status, error: reason, createdAt }) => (
                <tr key={id} data-delivery={state}>
                  <td>{formats.moment(createdAt)}</td>
                  <td>{event}</td>
                  <td>
                    <Standing tone={TONES[state]}>{t(`webhooks.states.${state}`)}</Standing>
                  </td>
                  <td className={styles['number']}>{attempts}</td>
                  <td>{reason ?? (status === null ? '' : `HTTP ${status}`)}</td>
                  <td className={styles['acts']}>
                    {state !== 'waiting' && (
                      <Button
                        type="text"
                        size="small"
                        aria-label={`${t('webhooks.again')} ${event}`}
                        onClick={() =>
                          mutate({
                            path: `/api/v1/webhooks/${webhook}/deliveries/${id}/replay`,
                            method: 'POST',
                          })
                        }
                      >
                        {t('webhooks.again')}
                      </Button>
                    )}
                  </td>
                </tr>
              ))}
            </Table>
          )}
          <Refusal failure={error} />
        </Panel>
      )}
    </Loaded>
  );
}
