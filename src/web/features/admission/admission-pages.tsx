import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { tell } from '../../client/ask.ts';
import { ME } from '../../client/me.ts';
import { signIn } from '../../client/sign-in.ts';
import { Brand } from '../../ui/brand/brand.tsx';
import { changeLanguage } from '../../ui/i18n.ts';
import { currentLanguage } from '../../ui/language.ts';
import styles from './admission.module.css';
import { OidcButton } from './oidc-button.tsx';
import { PersonForm, type Values } from './person-form.tsx';

/** Shown wherever somebody is who is not signed in; the address stays, and they go on where they wanted to. */
export function SignInPage() {
  const { t } = useTranslation('admission');
  const queries = useQueryClient();
  const enter = async ({ email = '', password = '' }: Values) => {
    await signIn({ email, password });
    await queries.invalidateQueries({ queryKey: ME });
  };
  return (
    <Door title={t('signIn')}>
      <PersonForm fields={['email', 'password']} button="signIn" send={enter} />
      <OidcButton />
    </Door>
  );
}

/** Behind the one-time link of the first start. */
export function SetupPage() {
  const { t } = useTranslation('admission');
  const enter = useEntry('/welcome');
  const send = ({ name, email, newPassword, organisation }: Values) =>
    enter('/api/v1/setup', {
      name,
      email,
      password: newPassword,
      ...(organisation === undefined ? {} : { organisationName: organisation }),
    });
  return (
    <Door title={t('setUp')} note={t('setUpNote')}>
      <PersonForm fields={['name', 'email', 'newPassword', 'organisation']} button="create" send={send} />
    </Door>
  );
}

export function InvitationPage() {
  const { t } = useTranslation('admission');
  const enter = useEntry('/');
  const send = ({ name, newPassword }: Values) =>
    enter('/api/v1/invitations:accept', { name, password: newPassword });
  return (
    <Door title={t('accept')} note={t('acceptNote')}>
      <PersonForm fields={['name', 'newPassword']} button="create" send={send} />
    </Door>
  );
}

/** Sends the link's token along; it stands behind the `#`, which no server ever sees. */
function useEntry(to: '/' | '/welcome') {
  const queries = useQueryClient();
  const navigate = useNavigate();
  return async (path: string, body: object): Promise<void> => {
    await tell(path, { body: { ...body, token: location.hash.slice(1) }, isSignIn: true });
    await queries.invalidateQueries({ queryKey: ME, refetchType: 'all' });
    await navigate({ to, replace: true });
  };
}

function Door({
  title,
  note,
  children,
}: {
  readonly title: string;
  readonly note?: string;
  readonly children: ReactNode;
}) {
  const { t } = useTranslation('app');
  const other = currentLanguage() === 'en' ? 'zh-CN' : 'en';
  return (
    <div className={styles['door']}>
      <header>
        <Brand />
        <Button type="link" onClick={() => void changeLanguage(other)} lang={other}>
          {other === 'en' ? 'English' : '中文'}
        </Button>
      </header>
      <main className={styles['card']}>
        <h1>{title}</h1>
        {note !== undefined && <p className="faint">{note}</p>}
        {children}
      </main>
      <p className={styles['motto']}>{t('motto')}</p>
    </div>
  );
}
