import { Modal } from 'antd';
import { useTranslation } from 'react-i18next';
import { signOut } from '../../client/sign-in.ts';
import { useFailureWords } from '../../ui/states/use-failure-words.ts';

/** The way out, and what stands above the page where it is closed: whoever leaves a shared machine has to know. */
export function useSignOut() {
  const { t } = useTranslation('app');
  const wordsFor = useFailureWords();
  const [modal, above] = Modal.useModal();
  const leave = async () => {
    try {
      await signOut();
    } catch (failure) {
      const isAgain = await modal.confirm({
        title: t('stillIn.title'),
        content: (
          <>
            <p>{wordsFor(failure)}</p>
            <p>{t('stillIn.detail')}</p>
          </>
        ),
        okText: t('stillIn.again'),
        cancelText: t('stillIn.stay'),
      });
      if (isAgain) await leave();
      return;
    }
    // What this person saw does not stay in the memory of a shared machine.
    location.assign('/');
  };
  return { leave: () => void leave(), above };
}
