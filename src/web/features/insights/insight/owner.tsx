import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { DEPARTMENTS } from '#core/insights/insight.ts';
import { DEPARTMENT_NAMES } from '#core/insights/tell.ts';
import { useMay } from '../../../client/me.ts';
import { say } from '../../../ui/language.ts';
import { PageLink } from '../../../ui/page-link.tsx';
import { Refusal } from '../../settings/parts/refusal.tsx';
import { type Insight, useInsightChange } from '../use-insights.ts';
import styles from './insight.module.css';

/** The department whose matter it is; giving it away is one choice. */
export function Owner({ insight: { id, department } }: { readonly insight: Insight }) {
  const { t } = useTranslation('insights');
  const mayManage = useMay('insights.manage');
  const { mutate, isPending, error, variables } = useInsightChange();
  const asked = (variables?.body as { department?: Insight['department'] } | undefined)?.department;
  const path = `/api/v1/insights/${encodeURIComponent(id)}/assign`;
  return (
    <div className={styles['owner']}>
      {mayManage ? (
        <Select
          value={isPending && asked !== undefined ? asked : department}
          aria-label={t('insight.owner')}
          disabled={isPending}
          options={DEPARTMENTS.map((value) => ({ value, label: say(DEPARTMENT_NAMES[value]) }))}
          onChange={(value) => mutate({ path, body: { department: value } })}
        />
      ) : (
        <strong>{say(DEPARTMENT_NAMES[department])}</strong>
      )}
      <Refusal failure={error} />
      <PageLink to="/insights" search={{ department }}>
        {t('insight.ofDepartment', { department: say(DEPARTMENT_NAMES[department]) })}
      </PageLink>
    </div>
  );
}
