import { Modal } from 'antd';
import { useTranslation } from 'react-i18next';
import { losesSomething } from '../../client/leaving.ts';
import { signOut } from '../../client/sign-in.ts';
import { useFailureWords } from '../../ui/states/use-failure-words.ts';

/** The way out, and what stands above the page where it is closed: whoever leaves a shared machine has to know. */
export function useSignOut() {
  const { t } = useTranslation('app');
  const wordsFor = useFailureWords();
  const [modal, above] = Modal.useModal();
  const isMeant = () =>
    modal.confirm({
      title: t('unfinished.title'),
      content: t('unfinished.detail'),
      okText: t('unfinished.leave'),
      cancelText: t('stillIn.stay'),
    });
  const goOut = async () => {
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
      if (isAgain) await goOut();
      return;
    }
    // Once the page is gone, and with it what would ask the person who is out already.
    await new Promise((gone) => setTimeout(gone));
    // What this person saw does not stay in the memory of a shared machine.
    location.assign('/');
  };
  const leave = async () => {
    // Asked while it can still be finished: who is out cannot.
    if (!losesSomething() || (await isMeant())) await goOut();
  };
  return { leave: () => void leave(), above };
}
