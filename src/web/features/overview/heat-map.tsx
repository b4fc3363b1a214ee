import { Segmented } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Card } from '../../ui/page/page.tsx';
import { HourHeat } from './hour-heat.tsx';
import { TeamHeat } from './team-heat.tsx';

const VIEWS = ['teams', 'hours'] as const;

/** Where points are lost: by team and criterion, or by hour and day of the week. */
export function HeatMap() {
  const { t } = useTranslation('overview');
  const [view, setView] = useState<(typeof VIEWS)[number]>('teams');
  return (
    <Card
      title={t('heat.title')}
      note={t(`heat.${view}Note`)}
      aside={
        <Segmented
          size="small"
          value={view}
          options={VIEWS.map((value) => ({ value, label: t(`heat.${value}`) }))}
          onChange={setView}
        />
      }
    >
      {view === 'teams' ? <TeamHeat /> : <HourHeat />}
    </Card>
  );
}
