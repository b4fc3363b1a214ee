import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { Refused, Unreachable } from '../../client/problem.ts';
import { State } from './state.tsx';

interface ProblemProps {
  readonly failure: unknown;
  readonly retry?: () => void;
  readonly isPage?: boolean;
}

/** Something went wrong: what, and how to go on. */
export function Problem({ failure, retry, isPage = false }: ProblemProps) {
  const { t } = useTranslation('ui');
  const again =
    retry === undefined ? undefined : (
      <Button onClick={retry} type="primary">
        {t('tryAgain')}
      </Button>
    );
  if (failure instanceof Unreachable) {
    return (
      <State title={t('unreachable.title')} isProblem isPage={isPage} action={again}>
        {t('unreachable.detail')}
      </State>
    );
  }
  if (failure instanceof Refused) {
    const away = isPage ? <Link to="/">{t('nothing.home')}</Link> : undefined;
    return (
      <State
        title={failure.said.title}
        isProblem
        isPage={isPage}
        action={failure.status >= 500 ? again : away}
      >
        {failure.said.detail}
      </State>
    );
  }
  return (
    <State title={t('broken.title')} isProblem isPage={isPage} action={again}>
      {t('broken.detail')}
    </State>
  );
}
