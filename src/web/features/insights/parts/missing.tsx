import { useTranslation } from 'react-i18next';
import { useMay, useTimeZone } from '../../../client/me.ts';
import { useFormats } from '../../../ui/format.ts';
import { PageLink } from '../../../ui/page-link.tsx';
import { State } from '../../../ui/states/state.tsx';
import type { Topics } from '../use-insights.ts';

const WAYS = {
  language_model: { to: '/settings/models', permission: 'service.read' },
  conversations: { to: '/sending', permission: 'conversations.receive' },
} as const;

/** Why there are no topics, and what to do about it. */
export function MissingTopics({
  missing,
  few,
}: {
  readonly missing: NonNullable<Topics['missing']>;
  readonly few: Topics['few'];
}) {
  return missing === 'time' ? <Looking /> : <WithWay missing={missing} few={few} />;
}

/** Of which languages there are some conversations, and too few for topics. */
export function FewConversations({ few }: Pick<Topics, 'few'>) {
  const { t } = useTranslation('insights');
  const formats = useFormats(useTimeZone());
  return few.map(({ language, conversations }) => (
    <span key={language}>{t(`topics.few.${language}`, { n: formats.count(conversations) })} </span>
  ));
}

function Looking() {
  const { t } = useTranslation('insights');
  return <State title={t('missing.time.title')}>{t('missing.time.detail')}</State>;
}

function WithWay({ missing, few }: { readonly missing: keyof typeof WAYS } & Pick<Topics, 'few'>) {
  const { t } = useTranslation('insights');
  const { to, permission } = WAYS[missing];
  const may = useMay(permission);
  return (
    <State
      title={t(`missing.${missing}.title`)}
      action={may && <PageLink to={to}>{t(`missing.${missing}.way`)}</PageLink>}
    >
      {t(`missing.${missing}.detail`)} <FewConversations few={few} />
    </State>
  );
}
