import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Alert } from 'antd';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import type { heldInvitation } from '#contract/api/people.ts';
import { ask } from '../../client/ask.ts';
import { signIn, signOut } from '../../client/sign-in.ts';
import { PageLoading } from '../../ui/states/page-loading.tsx';
import { useFailureWords } from '../../ui/states/use-failure-words.ts';
import { Door } from './door.tsx';
import { OidcButton } from './oidc-button.tsx';
import { PersonForm, type Values } from './person-form.tsx';
import { useLink } from './use-link.ts';

type Held = z.output<typeof heldInvitation>;

const HELD = ['invitation'] as const;

/** Behind the link of an invitation: asks only for what is missing, which for who is signed in is nothing. */
export default function InvitationPage() {
  const { t } = useTranslation(['admission', 'app']);
  const wordsFor = useFailureWords();
  const { token, enter } = useLink();
  const { data: held, error } = useQuery({
    queryKey: [...HELD, token],
    queryFn: ({ signal }) =>
      ask<Held>('/api/v1/invitations:look', { body: { token }, signal, isSignIn: true }),
    enabled: token !== '',
    staleTime: Number.POSITIVE_INFINITY,
  });
  if (token === '') return <Refused words={t('noToken')} />;
  if (error !== null) return <Refused words={wordsFor(error)} />;
  if (held === undefined) return <PageLoading />;
  const { organisationName: organisation, email, role } = held;
  const note = t('invitedTo', { organisation, email, role: t(`app:roles.${role}`) });
  return (
    <Door title={t('accept')} note={note}>
      <Way held={held} join={(person) => enter('/api/v1/invitations:accept', '/', person)} />
    </Door>
  );
}

interface WayProps {
  readonly held: Held;
  readonly join: (person?: object) => Promise<void>;
}

/**
 * One of four ways in: with the account that is signed in, after another one, with one's own, with a new one. Each has
 * a form of its own: one that goes on would not take what is given.
 */
function Way({ held: { email, hasAccount, signedInAs }, join }: WayProps) {
  const { t } = useTranslation('admission');
  const queries = useQueryClient();
  if (signedInAs?.toLowerCase() === email.toLowerCase()) {
    return (
      <>
        <p>{t('yoursNote')}</p>
        <PersonForm key="join" fields={[]} button="join" send={() => join()} />
      </>
    );
  }
  if (signedInAs !== null) {
    const leave = async () => {
      await signOut();
      await queries.invalidateQueries({ queryKey: HELD });
    };
    return (
      <>
        <p>{t('otherNote', { email: signedInAs })}</p>
        <PersonForm key="leave" fields={[]} button="signOut" send={leave} />
      </>
    );
  }
  if (hasAccount) {
    const enter = async ({ password = '' }: Values) => {
      await signIn({ email, password });
      await join();
    };
    return (
      <>
        <p>{t('knownNote')}</p>
        <PersonForm
          key="known"
          fields={['email', 'password']}
          given={{ email }}
          button="signInAndJoin"
          send={enter}
        />
        <OidcButton />
      </>
    );
  }
  return (
    <>
      <p>{t('newNote')}</p>
      <PersonForm
        key="new"
        fields={['name', 'newPassword']}
        button="create"
        send={({ name, newPassword }) => join({ name, password: newPassword })}
      />
      <OidcButton />
    </>
  );
}

function Refused({ words }: { readonly words: string }) {
  const { t } = useTranslation('admission');
  return (
    <Door title={t('accept')}>
      <Alert role="alert" type="error" title={words} />
    </Door>
  );
}
