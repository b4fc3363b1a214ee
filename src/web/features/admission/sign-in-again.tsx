import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { signInAgain } from '../../client/sign-in.ts';
import type { Me } from '../../client/types.ts';
import styles from './admission.module.css';
import { PersonForm, type Values } from './person-form.tsx';

/** Before a page whose session has ended. The page stays as it is; what it asked waits. */
export default function SignInAgain({ me }: { readonly me: Me }) {
  const { t } = useTranslation('admission');
  const dialogue = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    dialogue.current?.showModal();
  }, []);
  const enter = async ({ email = '', password = '' }: Values) => {
    if (!(await signInAgain({ email, password }, me))) location.reload();
  };
  return (
    <dialog
      ref={dialogue}
      className={styles['again']}
      aria-labelledby="again"
      onCancel={(event) => event.preventDefault()}
    >
      <h2 id="again">{t('again')}</h2>
      <p className="faint">{t('againNote')}</p>
      <PersonForm
        fields={['email', 'password']}
        button="signIn"
        initial={me.email === undefined ? {} : { email: me.email }}
        send={enter}
      />
    </dialog>
  );
}
