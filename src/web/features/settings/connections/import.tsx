import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import type { importMappings } from '#contract/api/imports.ts';
import type { webhook as incomingWebhook } from '#contract/api/people.ts';
import { useMay, useTimeZone } from '../../../client/me.ts';
import { useFormats } from '../../../ui/format.ts';
import { PageLink } from '../../../ui/page-link.tsx';
import { CodeBlock } from '../parts/code-block.tsx';
import { Copied } from '../parts/copied.tsx';
import { Loaded } from '../parts/loaded.tsx';
import styles from '../parts/parts.module.css';
import { Refusal } from '../parts/refusal.tsx';
import { Panel, Section, Standing, Table } from '../parts/section.tsx';
import { Sure } from '../parts/sure.tsx';
import { useAsked } from '../parts/use-asked.ts';
import { useChange } from '../parts/use-change.ts';
import { useServiceSetup } from '../parts/use-service-setup.ts';
import { RecentImports } from './recent-imports.tsx';

type Mappings = z.output<typeof importMappings>;
type IncomingWebhook = z.output<typeof incomingWebhook>;

/** The ways in which conversations come in. */
export default function Import() {
  const { t } = useTranslation('settings');
  return (
    <Section
      title={t('sections.import')}
      about={t('import.about')}
      action={<PageLink to="/sending">{t('import.send')}</PageLink>}
    >
      {useMay('service.read') && <WatchedFolder />}
      {useMay('organisation.change') && <Incoming />}
      <SavedMappings />
      {useMay('audit.read') && <RecentImports />}
    </Section>
  );
}

function WatchedFolder() {
  const { t } = useTranslation('settings');
  return (
    <Loaded query={useServiceSetup()} rows={2}>
      {({ watchDir }) => (
        <Panel title={t('import.folder')}>
          <div className={styles['row']}>
            <Standing tone={watchDir === null ? 'none' : 'good'}>
              {t(watchDir === null ? 'import.notWatched' : 'import.watched')}
            </Standing>
            {watchDir !== null && <code className={styles['code']}>{watchDir}</code>}
          </div>
          <p className="faint">{t(watchDir === null ? 'import.watchHow' : 'import.watchNote')}</p>
        </Panel>
      )}
    </Loaded>
  );
}

/** The secret is asked for on purpose only: to look at it is put on record. */
function Incoming() {
  const { t } = useTranslation('settings');
  const [isWanted, setWanted] = useState(false);
  const { data, error, isFetching, refetch } = useAsked<IncomingWebhook>('/api/v1/organisation/webhook', {
    isWanted,
  });
  const renewal = useChange();
  const address = data === undefined ? '' : `${location.origin}${data.path}`;
  return (
    <Panel title={t('import.webhook')}>
      <p>{t('import.webhookNote')}</p>
      {data === undefined ? (
        <Button onClick={() => (isWanted ? void refetch() : setWanted(true))} loading={isFetching}>
          {t('import.showSecret')}
        </Button>
      ) : (
        <>
          <dl className={styles['facts']}>
            <dt>{t('import.address')}</dt>
            <dd>
              <Copied text={address} label={t('import.address')} />
            </dd>
            <dt>{t('import.secret')}</dt>
            <dd>
              <Copied text={data.secret} label={t('import.secret')} />
              <Sure
                word={t('import.renew')}
                label={t('import.renewLabel')}
                consequence={t('import.renewSure')}
                isBusy={renewal.isPending}
                act={() => renewal.mutate({ path: '/api/v1/organisation/webhook:renew', method: 'POST' })}
              />
            </dd>
          </dl>
          <p>{t('import.example')}</p>
          <CodeBlock>{exampleOf(address, data)}</CodeBlock>
        </>
      )}
      <Refusal failure={error ?? renewal.error} />
    </Panel>
  );
}

function exampleOf(address: string, { timestampHeader, signatureHeader }: IncomingWebhook): string {
  return [
    `BODY='{"id":"c-1","channel":"chat","turns":[{"role":"customer","text":"…"}]}'`,
    'NOW=$(date +%s)',
    `SIGN=$(printf '%s.%s' "$NOW" "$BODY" | openssl dgst -sha256 -hmac "$SECRET" -hex | sed 's/.* //')`,
    `curl -X POST '${address}' \\`,
    `  -H "${timestampHeader}: $NOW" -H "${signatureHeader}: sha256=$SIGN" \\`,
    `  -H 'Content-Type: application/json' --data-binary "$BODY"`,
  ].join('\n');
}

function SavedMappings() {
  const { t } = useTranslation('settings');
  const formats = useFormats(useTimeZone());
  const query = useAsked<Mappings>('/api/v1/import-mappings');
  const { mutate, error } = useChange();
  return (
    <Loaded query={query} rows={2}>
      {({ mappings }) => (
        <Panel title={t('import.mappings')}>
          <p className="faint">{t('import.mappingsNote')}</p>
          {mappings.length > 0 && (
            <Table
              label={t('import.mappings')}
              heads={[
                { key: 'name', title: t('import.mapping') },
                { key: 'map', title: t('import.columns') },
                { key: 'at', title: t('import.savedAt') },
                { key: 'acts', title: '' },
              ]}
            >
              {mappings.map(({ name, map, savedAt }) => (
                <tr key={name}>
                  <td>{name}</td>
                  <td className={styles['code']}>
                    {Object.entries(map)
                      .map(([field, column]) => `${field} ← ${column}`)
                      .join(' · ')}
                  </td>
                  <td>{formats.moment(savedAt)}</td>
                  <td className={styles['acts']}>
                    <Sure
                      word={t('remove')}
                      label={`${t('remove')} ${name}`}
                      consequence={t('import.removeSure')}
                      act={() =>
                        mutate({
                          path: `/api/v1/import-mappings/${encodeURIComponent(name)}`,
                          method: 'DELETE',
                        })
                      }
                    />
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
