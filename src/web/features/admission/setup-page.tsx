import { useQueryClient } from '@tanstack/react-query';
import { Alert, Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ME, useMaybeMe } from '../../client/me.ts';
import { Refused } from '../../client/problem.ts';
import { signIn, signOut } from '../../client/sign-in.ts';
import { PageLoading } from '../../ui/states/page-loading.tsx';
import { Problem } from '../../ui/states/problem.tsx';
import { Door } from './door.tsx';
import { OidcButton } from './oidc-button.tsx';
import { PersonForm, type Values } from './person-form.tsx';
import { useLink } from './use-link.ts';

/** Behind the one-time link of the first start. Who has an account already, as of an identity provider, becomes the admin with it. */
export default function SetupPage() {
  const { t } = useTranslation('admission');
  const queries = useQueryClient();
  const { token, enter } = useLink();
  const { data: me, error, refetch } = useMaybeMe();
  /** What somebody filled in whose address turned out to have an account. */
  const [known, setKnown] = useState<Values>();
  if (error !== null && me === undefined)
    return <Problem failure={error} retry={() => void refetch()} isPage />;
  if (me === undefined) return <PageLoading />;
  if (token === '') {
    return (
      <Door title={t('setUp')}>
        <Alert role="alert" type="error" title={t('noToken')} />
      </Door>
    );
  }
  const setUp = ({ name, email, newPassword, organisation }: Values) =>
    enter('/api/v1/setup', '/welcome', {
      name,
      email,
      password: newPassword,
      ...(organisation === undefined ? {} : { organisationName: organisation }),
    });

  if (me !== null) {
    const leave = async () => {
      await signOut();
      await queries.invalidateQueries({ queryKey: ME });
    };
    return (
      <Door title={t('setUp')} note={t('setUpAs', { email: me.email ?? me.name })}>
        <PersonForm
          key="become"
          fields={['organisation']}
          button="becomeAdmin"
          send={({ organisation }) => setUp({ ...(organisation === undefined ? {} : { organisation }) })}
        />
        <Button type="link" block onClick={() => void leave()}>
          {t('otherAccount')}
        </Button>
      </Door>
    );
  }
  if (known !== undefined) {
    const { email = '', organisation } = known;
    const enterAs = async ({ password = '' }: Values) => {
      await signIn({ email, password });
      await setUp({ ...(organisation === undefined ? {} : { organisation }) });
    };
    return (
      <Door title={t('setUp')} note={t('setUpKnown')}>
        <PersonForm
          key="known"
          fields={['email', 'password']}
          given={{ email }}
          button="signInAndSetUp"
          send={enterAs}
        />
        <Button type="link" block onClick={() => setKnown(undefined)}>
          {t('otherAccount')}
        </Button>
      </Door>
    );
  }
  const create = async (values: Values) => {
    try {
      await setUp(values);
    } catch (failure) {
      if (!(failure instanceof Refused && failure.status === 409)) throw failure;
      setKnown(values);
    }
  };
  return (
    <Door title={t('setUp')} note={t('setUpNote')}>
      <PersonForm
        key="create"
        fields={['name', 'email', 'newPassword', 'organisation']}
        button="create"
        send={create}
      />
      <OidcButton />
    </Door>
  );
}
