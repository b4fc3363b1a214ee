import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Search } from '../../../client/address.ts';
import { ask } from '../../../client/ask.ts';
import type { ToErase } from '../../../client/erasure.ts';
import type { FiguresAnswer } from '../../../client/types.ts';
import { useFormats } from '../../../ui/format.ts';
import { PageLink } from '../../../ui/page-link.tsx';
import { Problem } from '../../../ui/states/problem.tsx';
import styles from '../parts/parts.module.css';
import { Sure } from '../parts/sure.tsx';
import { addressable } from './named-ids.ts';

interface FoundToEraseProps {
  readonly sought: ToErase;
  readonly isErasing: boolean;
  readonly erase: () => void;
}

/** How many conversations are there of what is to be erased, where to look at them, and the button that erases them. */
export function FoundToErase({ sought, isErasing, erase }: FoundToEraseProps) {
  const { t } = useTranslation('settings');
  const formats = useFormats('UTC');
  const filters = filtersOf(sought);
  const { data, error, refetch } = useQuery({
    queryKey: ['settings', 'to-erase', filters],
    queryFn: ({ signal }) => countOf(filters, signal),
    enabled: !isErasing,
    staleTime: 0,
    gcTime: 0,
  });
  if (error !== null && data === undefined) return <Problem failure={error} retry={() => void refetch()} />;
  const n = formats.count(data ?? 0);
  return (
    <>
      <p role="status" data-found={data}>
        {data === undefined
          ? t('loading')
          : `${'ids' in sought ? t('erase.foundOf', { n, of: formats.count(sought.ids.length) }) : t('erase.found', { n })} ${t('erase.pending')}`}
      </p>
      {data !== undefined && (
        <div className={styles['row']}>
          {data > 0 && <Look filters={filters} />}
          <Sure
            word={t('erase.act')}
            label={t('erase.act')}
            isBusy={isErasing}
            consequence={
              'ids' in sought
                ? t('erase.sureIds', { n: formats.count(sought.ids.length) })
                : t('erase.sureCustomer', { id: sought.customer })
            }
            act={erase}
          />
        </div>
      )}
    </>
  );
}

/** One link, or several where one address cannot name all of them. */
function Look({ filters }: { readonly filters: readonly Search[] }) {
  const { t } = useTranslation('settings');
  let before = 0;
  return filters.map((search) => {
    const first = before + 1;
    before += search['id']?.length ?? 0;
    return (
      <PageLink key={first} to="/conversations" search={search}>
        {filters.length === 1 ? t('erase.see') : t('erase.seePart', { first, last: before })}
      </PageLink>
    );
  });
}

function filtersOf(sought: ToErase): Search[] {
  if ('customer' in sought) return [{ customer: sought.customer }];
  return addressable(sought.ids).map((id) => ({ id }));
}

async function countOf(filters: readonly Search[], signal: AbortSignal): Promise<number> {
  const answers = await Promise.all(
    filters.map((filter) =>
      ask<FiguresAnswer>('/api/v1/figures', { query: { ...filter, measure: 'conversations' }, signal }),
    ),
  );
  return answers.reduce((sum, { rows }) => sum + (rows[0]?.conversations ?? 0), 0);
}
