import { Alert } from 'antd';
import { useTranslation } from 'react-i18next';
import { Refused, Unreachable } from '../../../client/problem.ts';

/** Why a change was not made, where it was asked for; nothing while all is well. */
export function Refusal({ failure }: { readonly failure: Error | null }) {
  const { t } = useTranslation('ui');
  const words =
    failure instanceof Refused
      ? [failure.message, ...failure.said.errors.map(({ message }) => message)].join(' · ')
      : failure instanceof Unreachable
        ? `${t('unreachable.title')}${t('unreachable.detail')}`
        : t('broken.detail');
  return <div role="alert">{failure !== null && <Alert type="error" showIcon title={words} />}</div>;
}
