import { useTranslation } from 'react-i18next';
import { CodeBlock } from '../parts/code-block.tsx';
import { Loaded } from '../parts/loaded.tsx';
import styles from '../parts/parts.module.css';
import { Panel, Section, Standing } from '../parts/section.tsx';
import { useServiceSetup } from '../parts/use-service-setup.ts';

const SETTINGS = `TINGZHEN_PUBLIC_URL=https://tingzhen.example.com
TINGZHEN_OIDC_ISSUER=https://id.example.com
TINGZHEN_OIDC_CLIENT_ID=tingzhen
TINGZHEN_OIDC_CLIENT_SECRET=…`;

/** In which ways people come in. */
export default function SignIn() {
  const { t } = useTranslation('settings');
  return (
    <Section title={t('sections.sign-in')} about={t('signIn.about')}>
      <Loaded query={useServiceSetup()}>
        {({ oidcIssuer, publicUrl }) => (
          <Panel>
            <dl className={styles['facts']}>
              <dt>{t('signIn.password')}</dt>
              <dd>
                <Standing tone="good">{t('signIn.on')}</Standing>
              </dd>
              <dt>{t('signIn.oidc')}</dt>
              <dd>
                <Standing tone={oidcIssuer === null ? 'none' : 'good'}>
                  {t(oidcIssuer === null ? 'signIn.off' : 'signIn.on')}
                </Standing>
              </dd>
              {oidcIssuer !== null && (
                <>
                  <dt>{t('signIn.issuer')}</dt>
                  <dd>{oidcIssuer}</dd>
                  <dt>{t('signIn.callback')}</dt>
                  <dd className={styles['code']}>{`${publicUrl}/api/auth/callback/oidc`}</dd>
                </>
              )}
            </dl>
            {oidcIssuer === null && (
              <>
                <p>{t('signIn.how')}</p>
                <CodeBlock>{SETTINGS}</CodeBlock>
              </>
            )}
            <p className="faint">{t('signIn.note')}</p>
          </Panel>
        )}
      </Loaded>
    </Section>
  );
}
