import { useNavigate } from '@tanstack/react-router';
import { Button } from 'antd';
import { useCallback, useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { firstOf, type Search } from '../../client/address.ts';
import { narrowingOf } from '../../client/filters.ts';
import { FilterBar } from '../../ui/filters/filter-bar.tsx';
import { useFilter } from '../../ui/filters/use-filter.ts';
import { useFormats } from '../../ui/format.ts';
import { useDocumentTitle } from '../../ui/page/page.tsx';
import { Problem } from '../../ui/states/problem.tsx';
import { State } from '../../ui/states/state.tsx';
import { useAddress } from '../../ui/use-address.ts';
import { useKeys } from '../../ui/use-keys.ts';
import { BulkBar } from './bulk-bar.tsx';
import { ConversationList } from './conversation-list.tsx';
import styles from './conversations.module.css';
import { ErasedNotice } from './erased-notice.tsx';
import { FoundHeader } from './found-header.tsx';
import { LIST_STANDARD, useSort } from './list-address.ts';
import { Preview } from './preview.tsx';
import { SearchBox } from './search-box.tsx';
import { NOTHING_SELECTED, toggled } from './selection.ts';
import { useFound } from './use-found.ts';

/** Finds conversations, looks into them beside the list, and does something with many at once. */
export default function ConversationsPage() {
  const { t } = useTranslation('conversations');
  useDocumentTitle(t('title'));
  const navigate = useNavigate();
  const { search, change } = useAddress();
  const { filter, zone } = useFilter(LIST_STANDARD);
  const formats = useFormats(zone);
  const sort = useSort();
  const found = useFound(filter, sort);
  const { conversations, total, readOn } = found;
  const ids = useMemo(() => conversations.map(({ id }) => id), [conversations]);
  const chosen = firstOf(search['at']) ?? ids[0];
  const at = chosen === undefined ? -1 : ids.indexOf(chosen);
  const kept = useMemo(() => listSearch(search), [search]);

  const [selection, setSelection] = useState(NOTHING_SELECTED);
  const asked = JSON.stringify(filter);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is selected is selected of one list
  useEffect(() => setSelection(NOTHING_SELECTED), [asked]);
  const select = useCallback(
    (id: string, isRange: boolean) => setSelection((before) => toggled(before, id, ids, isRange)),
    [ids],
  );
  const choose = useCallback((id: string) => change({ at: id }), [change]);
  const hasSelected = selection.isAll || selection.ids.size > 0;

  const go = (step: number) => {
    const next = ids[Math.min(Math.max(at + step, 0), ids.length - 1)];
    if (next !== undefined) choose(next);
  };
  useKeys({
    j: () => go(1),
    k: () => go(-1),
    x: () => chosen !== undefined && select(chosen, false),
    X: () => chosen !== undefined && select(chosen, true),
    Escape: () => setSelection(NOTHING_SELECTED),
    Enter: () => {
      if (chosen !== undefined)
        void navigate({ to: `/conversations/${encodeURIComponent(chosen)}`, search: kept as never });
    },
  });
  // Whoever goes through the list with the keyboard never comes to an end of it.
  useEffect(() => {
    if (at > conversations.length - 10) readOn();
  }, [at, conversations.length, readOn]);

  const all = { ...NOTHING_SELECTED, isAll: true };
  return (
    <div className={styles['page']}>
      <div className={styles['asked']}>
        <h1>{t('title')}</h1>
        <ErasedNotice />
        <SearchBox />
        <FilterBar standard={LIST_STANDARD} />
      </div>
      <div className={styles['split']}>
        <section className={styles['found']} aria-label={t('found')}>
          <header>
            {hasSelected ? (
              <BulkBar
                selection={selection}
                filter={filter}
                sort={sort}
                total={total ?? 0}
                formats={formats}
                selectAll={() => setSelection(all)}
                clear={() => setSelection(NOTHING_SELECTED)}
              />
            ) : (
              <FoundHeader
                total={total}
                arrived={found.arrived}
                sort={sort}
                formats={formats}
                selectAll={() => setSelection(all)}
                showArrived={() => {
                  change({ at: undefined });
                  void found.beginAnew();
                }}
              />
            )}
          </header>
          {found.error !== null && found.data === undefined ? (
            <Problem failure={found.error} retry={() => void found.refetch()} />
          ) : found.data !== undefined && conversations.length === 0 ? (
            <NothingFound />
          ) : (
            <ConversationList
              conversations={conversations}
              isLoading={found.isPending}
              isStale={found.isPlaceholderData}
              hasMore={found.hasNextPage}
              at={at}
              zone={zone}
              search={kept}
              selection={selection}
              choose={choose}
              select={select}
              reachEnd={readOn}
              readAgain={found.readAgain}
            />
          )}
        </section>
        <Preview id={chosen} zone={zone} search={kept} />
      </div>
    </div>
  );
}

function NothingFound() {
  const { t } = useTranslation('conversations');
  const { search, change } = useAddress();
  const asked = narrowingOf(search, LIST_STANDARD);
  const clear = () => change(Object.fromEntries(asked.map((name) => [name, undefined])));
  return (
    <State
      title={t('none.title')}
      action={asked.length > 0 && <Button onClick={clear}>{t('none.clear')}</Button>}
    >
      {t(asked.length > 0 ? 'none.detail' : 'none.empty')}
    </State>
  );
}

/** What a conversation's page keeps of the list, to lead back to it and on to its neighbours. */
function listSearch({ at: _, ...search }: Search): Search {
  return search;
}
