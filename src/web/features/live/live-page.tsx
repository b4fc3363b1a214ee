import { Skeleton } from 'antd';
import { useTranslation } from 'react-i18next';
import { firstOf } from '../../client/address.ts';
import { Page } from '../../ui/page/page.tsx';
import { Problem } from '../../ui/states/problem.tsx';
import { State } from '../../ui/states/state.tsx';
import { useAddress } from '../../ui/use-address.ts';
import { CallList } from './call-list.tsx';
import { CallView } from './call-view.tsx';
import styles from './live.module.css';
import { useLive } from './use-live.ts';

/** The calls that go on now: who speaks, how it goes, and what was said up to this moment. */
export default function LivePage() {
  const { t } = useTranslation('live');
  const { search, change } = useAddress();
  const chosen = firstOf(search['call']);
  const { calls, call, failure } = useLive(chosen);
  if (calls === undefined) {
    return (
      <Page title={t('title')}>
        {failure === null ? <Skeleton active paragraph={{ rows: 8 }} /> : <Problem failure={failure} />}
      </Page>
    );
  }
  return (
    <Page title={t('title')}>
      {failure !== null && (
        <p className={styles['broken']} role="status">
          {t('broken')}
        </p>
      )}
      {calls.length === 0 && call === undefined ? (
        <State title={t('none')}>{t('noneDetail')}</State>
      ) : (
        <div className={styles['columns']}>
          <CallList calls={calls} chosen={chosen} choose={(id) => change({ call: id })} />
          {chosen === undefined ? (
            <State title={t('choose')}>{t('chooseDetail')}</State>
          ) : (
            <CallView key={chosen} id={chosen} call={call} />
          )}
        </div>
      )}
    </Page>
  );
}
