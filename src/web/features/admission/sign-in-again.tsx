import { Button } from 'antd';
import { useCallback, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { lookWhoIsBack, signInAgain } from '../../client/sign-in.ts';
import type { Me } from '../../client/types.ts';
import styles from './admission.module.css';
import { OidcButton } from './oidc-button.tsx';
import { PersonForm, type Values } from './person-form.tsx';

/**
 * Before a page whose session has ended. The page stays as it is; what it asked waits until the person has signed in
 * here, with their company account in a window beside it, or in another tab.
 */
export default function SignInAgain({ me }: { readonly me: Me }) {
  const { t } = useTranslation('admission');
  const dialogue = useRef<HTMLDialogElement>(null);
  const isOther = useLookingBack(me);
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
      <p className="faint" role="status">
        {t(isOther ? 'againOther' : 'againNote', { name: me.name })}
      </p>
      <PersonForm
        fields={['email', 'password']}
        button="signIn"
        initial={me.email === undefined ? {} : { email: me.email }}
        send={enter}
      />
      <OidcButton isBeside />
      {/* What is not saved on the page asks for itself. */}
      <Button type="link" block onClick={() => location.reload()}>
        {t('againLeave')}
      </Button>
    </dialog>
  );
}

/** Looks who is signed in whenever somebody comes back to the page; true where it is somebody else by now. */
function useLookingBack(me: Me): boolean {
  const [isOther, setOther] = useState(false);
  const look = useCallback(() => {
    if (document.visibilityState === 'visible') {
      void lookWhoIsBack(me).then((who) => setOther(who === 'other'));
    }
  }, [me]);
  useEffect(() => {
    addEventListener('focus', look);
    document.addEventListener('visibilitychange', look);
    return () => {
      removeEventListener('focus', look);
      document.removeEventListener('visibilitychange', look);
    };
  }, [look]);
  return isOther;
}
