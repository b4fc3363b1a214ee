import { Button, Skeleton } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { firstOf } from '../../client/address.ts';
import { useMay, useTimeZone } from '../../client/me.ts';
import { useCalibrations } from '../../client/reviews.ts';
import { useFormats } from '../../ui/format.ts';
import { PageLink } from '../../ui/page-link.tsx';
import { Problem } from '../../ui/states/problem.tsx';
import { State } from '../../ui/states/state.tsx';
import { useAddress } from '../../ui/use-address.ts';
import { CalibrationSession } from './calibration-session.tsx';
import { NewCalibration } from './new-calibration.tsx';
import styles from './reviews.module.css';

/** Sessions in which several people judge the same conversations without seeing each other. */
export function Calibrations() {
  const { search } = useAddress();
  const session = firstOf(search['session']);
  return session === undefined ? <Sessions /> : <CalibrationSession key={session} id={session} />;
}

function Sessions() {
  const { t } = useTranslation('reviews');
  const formats = useFormats(useTimeZone());
  const manages = useMay('reviews.manage');
  const { data, error, refetch } = useCalibrations();
  const [isMaking, setMaking] = useState(false);
  if (error !== null && data === undefined) return <Problem failure={error} retry={() => void refetch()} />;
  if (data === undefined) return <Skeleton active paragraph={{ rows: 6 }} title={false} />;
  const begin = (
    <Button type="primary" onClick={() => setMaking(true)}>
      {t('calibration.new')}
    </Button>
  );
  if (isMaking) return <NewCalibration close={() => setMaking(false)} />;
  if (data.calibrations.length === 0) {
    return (
      <State title={t('calibration.none')} action={manages ? begin : undefined}>
        {t(manages ? 'calibration.noneDetail' : 'calibration.noneMine')}
      </State>
    );
  }
  return (
    <>
      {manages && <div className={styles['bar']}>{begin}</div>}
      <ul className={styles['cases']}>
        {data.calibrations.map(({ id, name, state, conversations, raters, createdAt }) => (
          <li key={id} className={styles['case']}>
            <header>
              <span className={styles['state']} data-state={state}>
                {t(`calibration.state.${state}`)}
              </span>
              <h2>
                <PageLink to="/reviews" search={{ view: 'calibration', session: id }}>
                  {name}
                </PageLink>
              </h2>
            </header>
            <p className="faint">
              {[
                t('calibration.size', { count: conversations.length, raters: raters.length }),
                formats.moment(createdAt),
              ].join(' · ')}
            </p>
            <ul className={styles['raters']}>
              {raters.map(({ rater, name: who, submitted }) => (
                <li key={rater}>{`${who} ${submitted}/${conversations.length}`}</li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
    </>
  );
}
