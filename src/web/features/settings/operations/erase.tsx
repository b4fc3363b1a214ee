import { Button, Form, Input, Segmented } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ERASED_AT_ONCE } from '#contract/runs/requests.ts';
import { type ToErase, useErase } from '../../../client/erasure.ts';
import { useFormats } from '../../../ui/format.ts';
import styles from '../parts/parts.module.css';
import { Refusal } from '../parts/refusal.tsx';
import { Panel, Section } from '../parts/section.tsx';
import { Erased } from './erased.tsx';
import { FoundToErase } from './found-to-erase.tsx';
import { idsIn } from './named-ids.ts';

type Kind = 'customer' | 'conversations';

const NOTHING = { customer: '', conversations: '' };

/** Takes a customer, or conversations, away for good; how many there are is seen before anything goes. */
export default function Erase() {
  const { t } = useTranslation('settings');
  const [kind, setKind] = useState<Kind>('customer');
  const [written, setWritten] = useState(NOTHING);
  const [sought, setSought] = useState<ToErase>();
  const { mutate, data, variables, isPending, error, reset } = useErase();
  const begin = () => {
    setSought(undefined);
    if (error !== null) reset();
  };
  const done = () => {
    setSought(undefined);
    setWritten(NOTHING);
  };
  return (
    <Section title={t('sections.erase')} about={t('erase.about')}>
      <Panel>
        <Segmented<Kind>
          aria-label={t('erase.what')}
          className={styles['start'] ?? ''}
          disabled={isPending}
          value={kind}
          options={[
            { value: 'customer', label: t('erase.customer') },
            { value: 'conversations', label: t('erase.conversations') },
          ]}
          onChange={(chosen) => {
            begin();
            setKind(chosen);
          }}
        />
        <Seek
          key={kind}
          kind={kind}
          isBusy={isPending}
          text={written[kind]}
          write={(text) => {
            begin();
            setWritten({ ...written, [kind]: text });
          }}
          seek={setSought}
        />
        {sought !== undefined && (
          <FoundToErase
            sought={sought}
            isErasing={isPending}
            erase={() => mutate(sought, { onSuccess: done })}
          />
        )}
        <Refusal failure={error} />
      </Panel>
      {data !== undefined && <Erased key={data.run} erasure={data} meant={variables} />}
    </Section>
  );
}

interface SeekProps {
  readonly kind: Kind;
  readonly isBusy: boolean;
  readonly text: string;
  readonly write: (text: string) => void;
  readonly seek: (what: ToErase) => void;
}

/** Whose conversations, or which ones, are meant. */
function Seek({ kind, isBusy, text, write, seek }: SeekProps) {
  const { t } = useTranslation('settings');
  const formats = useFormats('UTC');
  const customer = text.trim();
  const ids = idsIn(text);
  const most = formats.count(ERASED_AT_ONCE);
  const isTooMany = kind === 'conversations' && ids.length > ERASED_AT_ONCE;
  const isEmpty = ids.length === 0;
  return (
    <Form
      layout="vertical"
      disabled={isBusy}
      className={styles['form'] ?? ''}
      onFinish={() => {
        if (!isEmpty && !isTooMany) seek(kind === 'customer' ? { customer } : { ids });
      }}
    >
      {kind === 'customer' ? (
        <Form.Item label={t('erase.customerId')} htmlFor="erase-customer">
          <Input
            id="erase-customer"
            value={text}
            maxLength={500}
            autoComplete="off"
            onChange={(event) => write(event.target.value)}
          />
        </Form.Item>
      ) : (
        <Form.Item
          label={t('erase.ids')}
          htmlFor="erase-ids"
          validateStatus={isTooMany ? 'error' : ''}
          help={
            <span role={isTooMany ? 'alert' : undefined}>
              {isTooMany
                ? t('erase.tooMany', { n: formats.count(ids.length), most })
                : t('erase.idsNote', { most })}
            </span>
          }
        >
          <Input.TextArea
            id="erase-ids"
            value={text}
            rows={6}
            spellCheck={false}
            onChange={(event) => write(event.target.value)}
          />
        </Form.Item>
      )}
      <Button htmlType="submit" disabled={isBusy || isEmpty || isTooMany}>
        {t('erase.look')}
      </Button>
    </Form>
  );
}
