import { Button } from 'antd';
import { useTranslation } from 'react-i18next';

/** At the end of a list whose next page did not come. */
export function NotReadOn({ again }: { readonly again: () => void }) {
  const { t } = useTranslation('ui');
  return (
    <p role="alert">
      {t('notReadOn')}{' '}
      <Button size="small" onClick={again}>
        {t('tryAgain')}
      </Button>
    </p>
  );
}
