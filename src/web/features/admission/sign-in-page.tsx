import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { ME } from '../../client/me.ts';
import { signIn } from '../../client/sign-in.ts';
import { Door } from './door.tsx';
import { OidcButton } from './oidc-button.tsx';
import { PersonForm, type Values } from './person-form.tsx';

/** Shown wherever somebody is who is not signed in; the address stays, and they go on where they wanted to. */
export default function SignInPage() {
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
