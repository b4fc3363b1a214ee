import { Alert } from 'antd';
import { useTranslation } from 'react-i18next';
import { Refused, Unreachable } from '../../../client/problem.ts';

/** Why a change was not made, where it was asked for; nothing while all is well. */
export function Refusal({ failure }: { readonly failure: Error | null }) {
  const { t } = useTranslation('ui');
  const words =
    failure instanceof Refused
      ? [failure.message, ...untold(failure)].join(' · ')
      : failure instanceof Unreachable
        ? `${t('unreachable.title')}${t('unreachable.detail')}`
        : t('broken.detail');
  return <div role="alert">{failure !== null && <Alert type="error" showIcon title={words} />}</div>;
}

/** Reasons of single parts that the sentence about the whole does not give. */
function untold({ message: whole, said }: Refused): string[] {
  return said.errors.map(({ message }) => message).filter((message) => !whole.includes(message));
}
