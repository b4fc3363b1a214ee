import styles from './states.module.css';
import { useFailureWords } from './use-failure-words.ts';

/** Why what was asked for was not done, beside the button that asked for it; nothing while all is well. */
export function WhyNot({ failure }: { readonly failure: unknown }) {
  const wordsFor = useFailureWords();
  return (
    <span role="alert" className={styles['whyNot']}>
      {failure != null && wordsFor(failure)}
    </span>
  );
}
