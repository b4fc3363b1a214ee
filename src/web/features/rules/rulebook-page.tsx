import { ArrowLeftOutlined } from '@ant-design/icons';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { Button, Segmented } from 'antd';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { firstOf } from '../../client/address.ts';
import { useMay, useTimeZone } from '../../client/me.ts';
import { useFormats } from '../../ui/format.ts';
import { useDocumentTitle } from '../../ui/page/page.tsx';
import { PageLink } from '../../ui/page-link.tsx';
import { PageLoading } from '../../ui/states/page-loading.tsx';
import { Problem } from '../../ui/states/problem.tsx';
import { WhyNot } from '../../ui/states/why-not.tsx';
import { useAddress } from '../../ui/use-address.ts';
import { DiscardDraft } from './draft/discard-draft.tsx';
import styles from './list/list.module.css';
import {
  createDraft,
  RULEBOOKS,
  readVersion,
  useActorName,
  useMayRead,
  useVersion,
  useVersions,
  type Version,
} from './rulebooks.ts';
import { StateBadge } from './state-badge.tsx';

const Difference = lazy(() => import('./text/difference.tsx'));

/** The versions of a rulebook, newest first, and what is written otherwise in one than in another. */
export default function RulebookPage() {
  const { t } = useTranslation('rules');
  const { rulebook } = useParams({ strict: false }) as { rulebook: string };
  useDocumentTitle(rulebook);
  const { search, change } = useAddress();
  const { data, error, refetch } = useVersions(rulebook);
  const mayRead = useMayRead();
  if (error !== null && data === undefined)
    return <Problem failure={error} retry={() => void refetch()} isPage />;
  if (data === undefined) return <PageLoading />;
  const readable = data.filter(mayRead);
  const known = (text: string | undefined) => readable.find(({ version }) => String(version) === text);
  const after = known(firstOf(search['to'])) ?? readable[0];
  const before =
    known(firstOf(search['from'])) ?? readable.find(({ version }) => version < after!.version) ?? after;
  return (
    <div className={styles['history']}>
      <header className={styles['head']}>
        <PageLink to="/rules" label={t('history.back')} title={t('history.back')}>
          <ArrowLeftOutlined />
        </PageLink>
        <h1>{rulebook}</h1>
        <span className="faint">{t('history.about')}</span>
      </header>
      <div className={styles['columns']}>
        <ol className={styles['versions']} aria-label={t('history.versions')}>
          {data.map((version) => (
            <VersionEntry
              key={version.version}
              version={version}
              isAfter={version.version === after?.version}
              isBefore={version.version === before?.version}
              isReadable={mayRead(version)}
              isAlone={readable.length === 1}
              compare={(side) => change({ [side]: String(version.version) })}
            />
          ))}
        </ol>
        {after !== undefined && before !== undefined && (
          <Compared rulebook={rulebook} before={before} after={after} />
        )}
      </div>
    </div>
  );
}

interface EntryProps {
  readonly version: Version;
  readonly isBefore: boolean;
  readonly isAfter: boolean;
  readonly isReadable: boolean;
  /** There is no other one to compare it with. */
  readonly isAlone: boolean;
  readonly compare: (side: 'from' | 'to') => void;
}

function VersionEntry({ version, isBefore, isAfter, isReadable, isAlone, compare }: EntryProps) {
  const { t } = useTranslation('rules');
  const formats = useFormats(useTimeZone());
  const nameOf = useActorName();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const mayDraft = useMay('rulebooks.draft');
  const { rulebook, version: number, state, note, createdBy, changedAt, activatedAt } = version;
  const to = `/rules/${encodeURIComponent(rulebook)}/${number}`;
  const goBack = useMutation({
    mutationFn: async () => {
      const { files } = await readVersion(rulebook, number);
      return createDraft(rulebook, { files, note: t('editor.fromVersion', { version: number }) });
    },
    onSuccess: (made) => {
      void queries.invalidateQueries({ queryKey: RULEBOOKS });
      void navigate({ to: `/rules/${encodeURIComponent(rulebook)}/${made.version}` });
    },
  });
  return (
    <li data-version={number} data-side={isAfter ? 'after' : isBefore ? 'before' : undefined}>
      <div>
        {isReadable ? <PageLink to={to}>{`v${number}`}</PageLink> : <span>{`v${number}`}</span>}
        <StateBadge state={state} />
      </div>
      {note !== '' && <p>{note}</p>}
      <p className="faint">
        {`${nameOf(createdBy)} · ${formats.moment(changedAt)}`}
        {activatedAt !== null && ` · ${t('history.activated', { at: formats.moment(activatedAt) })}`}
      </p>
      <div className={styles['buttons']}>
        {isReadable && !isAlone && (
          <>
            <button type="button" aria-pressed={isBefore} onClick={() => compare('from')}>
              {t('history.asBefore')}
            </button>
            <button type="button" aria-pressed={isAfter} onClick={() => compare('to')}>
              {t('history.asAfter')}
            </button>
          </>
        )}
        {mayDraft && state !== 'draft' && (
          <>
            <Button size="small" loading={goBack.isPending} onClick={() => goBack.mutate()}>
              {t('editor.newDraft')}
            </Button>
            <WhyNot failure={goBack.error} />
          </>
        )}
        {mayDraft && state === 'draft' && (
          <>
            <PageLink to={to}>{t('list.goOn')}</PageLink>
            <DiscardDraft draft={version} size="small" />
          </>
        )}
      </div>
    </li>
  );
}

interface ComparedProps {
  readonly rulebook: string;
  readonly before: Version;
  readonly after: Version;
}

function Compared({ rulebook, before, after }: ComparedProps) {
  const { t } = useTranslation('rules');
  const old = useVersion(rulebook, before.version);
  const now = useVersion(rulebook, after.version);
  const [chosen, setChosen] = useState<string>();
  const failure = old.error ?? now.error;
  if (failure !== null) return <Problem failure={failure} />;
  if (old.data === undefined || now.data === undefined) return <PageLoading />;
  const textOf = (files: readonly { readonly path: string; readonly text: string }[], path: string) =>
    files.find((file) => file.path === path)?.text ?? '';
  const paths = [...new Set([...old.data.files, ...now.data.files].map(({ path }) => path))];
  const isOther = (path: string) => textOf(old.data.files, path) !== textOf(now.data.files, path);
  const path = chosen ?? paths.find(isOther) ?? paths[0] ?? '';
  const names = [`v${before.version}`, `v${after.version}`] as const;
  const isOne = before.version === after.version;
  return (
    <section className={styles['compared']} aria-label={t('history.difference')}>
      <header>
        <strong>{isOne ? names[1] : `${names[0]} → ${names[1]}`}</strong>
        <Segmented
          size="small"
          aria-label={t('files.title')}
          value={path}
          options={paths.map((value) => ({
            value,
            label: isOther(value) ? t('history.changedFile', { file: value }) : value,
          }))}
          onChange={setChosen}
        />
      </header>
      <div className={styles['difference']}>
        {isOne ? (
          // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls is reached by the keyboard
          <pre tabIndex={0}>{textOf(now.data.files, path)}</pre>
        ) : (
          <Suspense fallback={<PageLoading />}>
            <Difference
              key={`${names.join()}/${path}`}
              before={textOf(old.data.files, path)}
              after={textOf(now.data.files, path)}
              names={names}
            />
          </Suspense>
        )}
      </div>
    </section>
  );
}
