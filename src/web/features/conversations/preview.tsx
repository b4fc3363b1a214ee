import { Segmented, Skeleton } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Search } from '../../client/address.ts';
import { useConversation } from '../../client/conversations.ts';
import { PageLink } from '../../ui/page-link.tsx';
import { Problem } from '../../ui/states/problem.tsx';
import { Facts } from '../../ui/transcript/facts.tsx';
import { Transcript } from '../../ui/transcript/transcript.tsx';
import styles from './conversations.module.css';
import { Similar } from './similar.tsx';

/** Whoever only passes by has not looked: looks are recorded. */
const SETTLE_MS = 300;
const SIDES = ['transcript', 'similar'] as const;
type Side = (typeof SIDES)[number];

interface PreviewProps {
  readonly id: string | undefined;
  readonly zone: string;
  readonly search: Search;
}

export function Preview({ id, zone, search }: PreviewProps) {
  const { t } = useTranslation('conversations');
  const [side, setSide] = useState<Side>('transcript');
  const box = useRef<HTMLDivElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another conversation begins at its beginning
  useEffect(() => {
    box.current?.scrollTo(0, 0);
  }, [id, side]);
  if (id === undefined) return <aside className={styles['preview']} aria-label={t('preview')} />;
  return (
    <aside className={styles['preview']} aria-label={t('preview')}>
      <header>
        <h2>{id}</h2>
        <Segmented
          size="small"
          aria-label={t('preview')}
          value={side}
          options={SIDES.map((value) => ({ value, label: t(`sides.${value}`) }))}
          onChange={setSide}
        />
        <PageLink to={`/conversations/${encodeURIComponent(id)}`} search={search}>
          {t('open')}
        </PageLink>
      </header>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls is reached by the keyboard */}
      <div className={styles['inside']} ref={box} tabIndex={0}>
        {side === 'transcript' ? (
          <Words id={id} zone={zone} />
        ) : (
          <Similar id={id} zone={zone} search={search} />
        )}
      </div>
    </aside>
  );
}

function Words({ id, zone }: { readonly id: string; readonly zone: string }) {
  const settled = useSettled(id, SETTLE_MS);
  const { data, error, refetch } = useConversation(settled);
  if (error !== null && data === undefined) return <Problem failure={error} retry={() => void refetch()} />;
  if (data === undefined || data.id !== id) return <Skeleton active paragraph={{ rows: 8 }} />;
  return (
    <>
      <Facts detail={data} zone={zone} />
      <Transcript detail={data} zone={zone} isCompact />
    </>
  );
}

function useSettled<Value>(value: Value, ms: number): Value {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), ms);
    return () => clearTimeout(timer);
  }, [value, ms]);
  return settled;
}
