import { useTranslation } from 'react-i18next';
import type { Permission } from '#core/access/permissions.ts';
import { firstOf } from '../../client/address.ts';
import { useMembership } from '../../client/me.ts';
import { Page } from '../../ui/page/page.tsx';
import { PageTabs } from '../../ui/page/page-tabs.tsx';
import { useAddress } from '../../ui/use-address.ts';
import { Alerts } from './alerts.tsx';
import { Inbox } from './inbox/inbox.tsx';
import { Settings } from './settings/settings.tsx';

const VIEWS = [
  { view: 'inbox', permission: 'insights.read', Content: Inbox },
  { view: 'alerts', permission: 'insights.read', Content: Alerts },
  { view: 'settings', permission: 'webhooks.change', Content: Settings },
] as const satisfies readonly { readonly permission: Permission; readonly [part: string]: unknown }[];

/** What somebody should act on, what came up of a sudden, and who is told. */
export default function InsightsPage() {
  const { t } = useTranslation('insights');
  const { permissions } = useMembership();
  const { search } = useAddress();
  const views = VIEWS.filter(({ permission }) => permissions.includes(permission));
  const asked = firstOf(search['view']);
  const shown = views.find(({ view }) => view === asked) ?? views[0]!;
  const { Content } = shown;
  return (
    <Page title={t('title')}>
      <PageTabs
        label={t('parts')}
        to="/insights"
        shown={shown.view}
        tabs={views.map(({ view }) => ({
          view,
          title: t(`views.${view}`),
          search: view === 'inbox' ? {} : { view },
        }))}
      />
      <Content />
    </Page>
  );
}
