import { useTranslation } from 'react-i18next';
import type { Permission } from '#core/access/permissions.ts';
import { firstOf } from '../../client/address.ts';
import { useMembership } from '../../client/me.ts';
import { Page } from '../../ui/page/page.tsx';
import { PageTabs } from '../../ui/page/page-tabs.tsx';
import { useAddress } from '../../ui/use-address.ts';
import { Appeals } from './appeals.tsx';
import { Calibrations } from './calibrations.tsx';
import { Finished } from './finished.tsx';
import { Quality } from './quality.tsx';
import { Queue } from './queue.tsx';
import { Sampling } from './sampling.tsx';
import { Settings } from './settings.tsx';

const VIEWS = [
  { view: 'queue', permission: 'reviews.write', Content: Queue },
  { view: 'finished', permission: 'reviews.read', Content: Finished },
  { view: 'appeals', permission: 'reviews.read', Content: Appeals },
  { view: 'sampling', permission: 'reviews.manage', Content: Sampling },
  { view: 'calibration', permission: 'reviews.write', Content: Calibrations },
  { view: 'quality', permission: 'reviews.manage', Content: Quality },
  { view: 'settings', permission: 'reviews.manage', Content: Settings },
] as const satisfies readonly { readonly permission: Permission; readonly [part: string]: unknown }[];

/** Everything that people judge; each sees the parts that are theirs. */
export default function ReviewsPage() {
  const { t } = useTranslation('reviews');
  const { permissions, role } = useMembership();
  const { search } = useAddress();
  const views = VIEWS.filter(({ permission }) => permissions.includes(permission));
  const asked = firstOf(search['view']);
  const shown = views.find(({ view }) => view === asked) ?? views[0]!;
  const { Content } = shown;
  const isJudged = role === 'agent';
  return (
    <Page title={t(isJudged ? 'titleMine' : 'title')}>
      <PageTabs
        label={t('parts')}
        to="/reviews"
        shown={shown.view}
        tabs={views.map(({ view }) => ({
          view,
          title: t(isJudged && view === 'finished' ? 'views.mine' : `views.${view}`),
          search: { view },
        }))}
      />
      <Content />
    </Page>
  );
}
