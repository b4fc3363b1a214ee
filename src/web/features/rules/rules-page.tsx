import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Button, Dropdown } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay, useTimeZone } from '../../client/me.ts';
import { useFormats } from '../../ui/format.ts';
import { say } from '../../ui/language.ts';
import { Page } from '../../ui/page/page.tsx';
import { PageLink } from '../../ui/page-link.tsx';
import { PageLoading } from '../../ui/states/page-loading.tsx';
import { Problem } from '../../ui/states/problem.tsx';
import { State } from '../../ui/states/state.tsx';
import { DiscardDraft } from './draft/discard-draft.tsx';
import { useEngines } from './editor/use-reading.ts';
import type { Engine } from './engine/engine.ts';
import styles from './list/list.module.css';
import { NewRulebook } from './list/new-rulebook.tsx';
import { RetireVersion } from './list/retire-version.tsx';
import {
  copyPack,
  RULEBOOKS,
  readVersion,
  useActorName,
  useMayRead,
  usePacks,
  useRulebooks,
  type Version,
} from './rulebooks.ts';
import { StateBadge } from './state-badge.tsx';

/** Everything that judges conversations now, and the drafts of what may judge them next. */
export default function RulesPage() {
  const { t } = useTranslation('rules');
  const { data, error, refetch } = useRulebooks();
  const engines = useEngines();
  const mayDraft = useMay('rulebooks.draft');
  if (error !== null && data === undefined)
    return <Problem failure={error} retry={() => void refetch()} isPage />;
  if (data === undefined || engines === null) return <PageLoading />;
  const books = [...Map.groupBy(data, ({ rulebook }) => rulebook)];
  return (
    <Page title={t('list.title')} aside={mayDraft && <Making taken={books.map(([name]) => name)} />}>
      <p className={styles['about']}>{t('list.about')}</p>
      {books.length === 0 ? (
        <State title={t('list.none')}>{t('list.noneDetail')}</State>
      ) : (
        <ul className={styles['books']}>
          {books.map(([name, versions]) => (
            <Book key={name} name={name} versions={versions} engine={engines.reader} mayDraft={mayDraft} />
          ))}
        </ul>
      )}
    </Page>
  );
}

interface BookProps {
  readonly name: string;
  /** The newest, and the active one where that is another. */
  readonly versions: readonly Version[];
  readonly engine: Engine;
  readonly mayDraft: boolean;
}

function Book({ name, versions, engine, mayDraft }: BookProps) {
  const { t } = useTranslation('rules');
  const active = versions.find(({ state }) => state === 'active');
  const draft = versions.find(({ state }) => state === 'draft');
  const shown = active ?? versions[0]!;
  const mayRead = useMayRead();
  const mayActivate = useMay('rulebooks.activate');
  const { data } = useQuery({
    queryKey: [...RULEBOOKS, name, 'summary', shown.version, shown.revision],
    queryFn: async ({ signal }) => {
      const { files } = await readVersion(name, shown.version, signal);
      return engine.ask({ kind: 'read', files, otherRules: [] });
    },
    enabled: mayRead(shown),
    staleTime: Number.POSITIVE_INFINITY,
  });
  const scorecards = (data?.files ?? []).flatMap(({ scorecard }) => scorecard ?? []);
  const rules = (data?.files ?? []).flatMap((file) => file.rules);
  const signals = (data?.files ?? []).flatMap((file) => file.signals);
  const criteria = scorecards.flatMap(({ sections }) => sections.flatMap((section) => section.criteria));
  const titles = scorecards.map(({ title }) => say(title)).join(t('list.and'));
  const to = `/rules/${encodeURIComponent(name)}`;
  return (
    <li className={styles['book']}>
      <header>
        <h2>
          <PageLink to={to}>{titles === '' ? name : titles}</PageLink>
        </h2>
        <code>{name}</code>
        <span className={styles['sizes']}>
          {data !== undefined &&
            [
              t('list.rules', { n: rules.length }),
              t('list.criteria', { n: criteria.length }),
              ...(signals.length > 0 ? [t('list.signals', { n: signals.length })] : []),
            ].join(' · ')}
        </span>
      </header>
      <ul>
        {active !== undefined && <VersionRow version={active} to={to} />}
        {draft !== undefined && <VersionRow version={draft} to={to} />}
        {active === undefined && draft === undefined && <VersionRow version={shown} to={to} />}
      </ul>
      <footer>
        <PageLink to={to}>{t('list.history')}</PageLink>
        {mayDraft && draft !== undefined && (
          <PageLink to={`${to}/${draft.version}`}>{t('list.goOn')}</PageLink>
        )}
        {active !== undefined && <PageLink to={`${to}/${active.version}`}>{t('list.look')}</PageLink>}
        {mayDraft && draft !== undefined && <DiscardDraft draft={draft} size="small" />}
        {mayActivate && active !== undefined && <RetireVersion version={active} />}
      </footer>
    </li>
  );
}

function VersionRow({ version, to }: { readonly version: Version; readonly to: string }) {
  const formats = useFormats(useTimeZone());
  const nameOf = useActorName();
  const mayRead = useMayRead();
  const name = `v${version.version}`;
  const at = version.activatedAt ?? version.changedAt;
  return (
    <li>
      {mayRead(version) ? <PageLink to={`${to}/${version.version}`}>{name}</PageLink> : <span>{name}</span>}
      <StateBadge state={version.state} />
      <span className={styles['note']}>{version.note}</span>
      <span className={styles['who']}>{`${nameOf(version.createdBy)} · ${formats.moment(at)}`}</span>
    </li>
  );
}

/** A rulebook of one's own, or a copy of one that comes with the program. */
function Making({ taken }: { readonly taken: readonly string[] }) {
  const { t } = useTranslation('rules');
  const navigate = useNavigate();
  const queries = useQueryClient();
  const { data: packs } = usePacks(true);
  const [isOpen, setOpen] = useState(false);
  const [failure, setFailure] = useState<unknown>(null);
  const go = (rulebook: string, version: number) => {
    void queries.invalidateQueries({ queryKey: RULEBOOKS });
    void navigate({ to: `/rules/${encodeURIComponent(rulebook)}/${version}` });
  };
  const copy = async (pack: string) => {
    setFailure(null);
    try {
      const made = await copyPack(pack);
      go(made.rulebook, made.version);
    } catch (refusal) {
      setFailure(refusal);
    }
  };
  return (
    <span className={styles['making']}>
      <Dropdown
        trigger={['click']}
        menu={{
          items: (packs ?? []).map(({ id, title, version }) => ({
            key: id,
            label: `${say(title)} · ${id} ${version}`,
          })),
          onClick: ({ key }) => void copy(key),
        }}
      >
        <Button>{t('list.copyPack')}</Button>
      </Dropdown>
      <Button type="primary" onClick={() => setOpen(true)}>
        {t('list.new')}
      </Button>
      {isOpen && <NewRulebook taken={taken} close={() => setOpen(false)} made={go} />}
      {failure !== null && <Problem failure={failure} />}
    </span>
  );
}
