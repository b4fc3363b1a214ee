import { useTranslation } from 'react-i18next';
import type { CriterionLabel } from '#core/labels/label-book.ts';
import { say } from '../../ui/language.ts';

/** An answer in words: the option's own, or that of one that judges nothing. */
export function useAnswerWords(): (criterion: CriterionLabel | undefined, answer: string) => string {
  const { t } = useTranslation('ui');
  return (criterion, answer) => {
    const option = criterion?.options.find(({ id }) => id === answer);
    if (option !== undefined) return say(option.title);
    return t(`answer.${answer}` as 'answer.failed', { defaultValue: answer });
  };
}
