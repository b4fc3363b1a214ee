import { useTranslation } from 'react-i18next';
import { useMay } from '../../../client/me.ts';
import { PageLink } from '../../../ui/page-link.tsx';
import { State } from '../../../ui/states/state.tsx';
import type { Topics } from '../use-insights.ts';

const WAYS = {
  language_model: { to: '/settings/models', permission: 'service.read' },
  conversations: { to: '/sending', permission: 'conversations.receive' },
} as const;

/** Why there are no topics, and what to do about it. */
export function MissingTopics({ missing }: { readonly missing: NonNullable<Topics['missing']> }) {
  return missing === 'time' ? <Looking /> : <WithWay missing={missing} />;
}

function Looking() {
  const { t } = useTranslation('insights');
  return <State title={t('missing.time.title')}>{t('missing.time.detail')}</State>;
}

function WithWay({ missing }: { readonly missing: keyof typeof WAYS }) {
  const { t } = useTranslation('insights');
  const { to, permission } = WAYS[missing];
  const may = useMay(permission);
  return (
    <State
      title={t(`missing.${missing}.title`)}
      action={may && <PageLink to={to}>{t(`missing.${missing}.way`)}</PageLink>}
    >
      {t(`missing.${missing}.detail`)}
    </State>
  );
}
