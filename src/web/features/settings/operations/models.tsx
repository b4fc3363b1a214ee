import { useTranslation } from 'react-i18next';
import { say } from '../../../ui/language.ts';
import { CodeBlock } from '../parts/code-block.tsx';
import { Loaded } from '../parts/loaded.tsx';
import styles from '../parts/parts.module.css';
import { Panel, Section, Standing, Table } from '../parts/section.tsx';
import { type ServiceSetup, useServiceSetup } from '../parts/use-service-setup.ts';

const TONES = { ready: 'good', off: 'none', unusable: 'bad' } as const;
const MIB = 1024 * 1024;

/** What listens besides rules and lexicons. */
export default function Models() {
  const { t } = useTranslation('settings');
  return (
    <Section title={t('sections.models')} about={t('models.about')}>
      <Loaded query={useServiceSetup()}>
        {({ languageModel, version }) => <LanguageModel model={languageModel} version={version} />}
      </Loaded>
    </Section>
  );
}

function LanguageModel({
  model,
  version,
}: {
  readonly model: ServiceSetup['languageModel'];
  readonly version: string;
}) {
  const { t } = useTranslation(['settings', 'ui']);
  const { state, reason, folder, models } = model;
  const number = new Intl.NumberFormat(undefined, { maximumFractionDigits: 1 });
  return (
    <>
      <Panel title={t('models.language')}>
        <dl className={styles['facts']}>
          <dt>{t('state')}</dt>
          <dd>
            <Standing tone={TONES[state]}>{t(`models.states.${state}`)}</Standing>
          </dd>
          {folder !== null && (
            <>
              <dt>{t('models.folder')}</dt>
              <dd className={styles['code']}>{folder}</dd>
            </>
          )}
          <dt>{t('models.program')}</dt>
          <dd>{version}</dd>
        </dl>
        {state !== 'ready' && (
          <p className={styles['notice']} role="note">
            {reason === undefined ? t('models.degraded') : say(reason)}
          </p>
        )}
        <p className="faint">{t('models.switch')}</p>
        <CodeBlock>{`TINGZHEN_LANGUAGE_MODEL=on      # ${t('models.on')}\nTINGZHEN_LANGUAGE_MODEL=off     # ${t('models.off')}\nTINGZHEN_LANGUAGE_MODEL=/path   # ${t('models.path')}`}</CodeBlock>
      </Panel>
      {models.map(({ id, language, files }) => (
        <Panel key={id + language} title={`${id} · ${t(`ui:language.${language}`)}`}>
          <Table
            label={id}
            heads={[
              { key: 'file', title: t('models.file') },
              { key: 'size', title: t('models.size'), isNumber: true },
              { key: 'hash', title: 'SHA-256' },
            ]}
          >
            {files.map(({ name, bytes, sha256 }) => (
              <tr key={name}>
                <td>{name}</td>
                <td className={styles['number']}>{`${number.format(bytes / MIB)} MiB`}</td>
                <td>
                  <code className={styles['code']} title={sha256}>
                    {sha256.slice(0, 24)}…
                  </code>
                </td>
              </tr>
            ))}
          </Table>
        </Panel>
      ))}
    </>
  );
}
