import { Radio } from 'antd';
import { useTranslation } from 'react-i18next';
import { SHARING, type Sharing } from '#core/coaching/sharing.ts';
import { Card } from '../../ui/page/page.tsx';
import styles from './growth.module.css';
import { useSharingChoice } from './use-growth.ts';

/** What colleagues may learn from: each agent's own choice, which counts at once. */
export function SharingChoice({ agent, sharing }: { readonly agent: string; readonly sharing: Sharing }) {
  const { t } = useTranslation('growth');
  const choice = useSharingChoice(agent);
  return (
    <Card title={t('sharing.title')} note={t('sharing.note')} className={styles['sharing']}>
      <Radio.Group
        value={choice.isPending ? choice.variables : sharing}
        disabled={choice.isPending}
        onChange={({ target }) => choice.mutate(target.value as Sharing)}
        options={SHARING.map((value) => ({ value, label: t(`sharing.${value}`) }))}
      />
      <span role="status" className="faint">
        {choice.isSuccess && t('sharing.kept')}
        {choice.isError && t('sharing.failed')}
      </span>
    </Card>
  );
}
