import { useTranslation } from 'react-i18next';
import { turnSearch } from '../../../client/address.ts';
import { useNameOf } from '../../../client/names.ts';
import { PageLink } from '../../../ui/page-link.tsx';
import type { Contradiction, Quote } from '../use-insights.ts';
import styles from './parts.module.css';

/** What customers said, each leading to its place. */
export function Quotes({ quotes }: { readonly quotes: readonly Quote[] }) {
  const { t } = useTranslation('insights');
  if (quotes.length === 0) return <p className="faint">{t('quotes.gone')}</p>;
  return (
    <ul className={styles['quotes']}>
      {quotes.map((quote) => (
        <li key={`${quote.conversation} ${quote.turn}`}>
          <Said quote={quote} />
        </li>
      ))}
    </ul>
  );
}

/** Answers to like questions that cannot both be right, side by side. */
export function Contradictions({ pairs }: { readonly pairs: readonly Contradiction[] }) {
  return (
    <ul className={styles['pairs']}>
      {pairs.map(({ one, other }) => (
        <li key={`${one.conversation} ${one.turn} ${other.conversation} ${other.turn}`}>
          <Said quote={one} />
          <Said quote={other} />
        </li>
      ))}
    </ul>
  );
}

function Said({ quote: { conversation, turn, text, agent } }: { readonly quote: Quote }) {
  const { t } = useTranslation('insights');
  const nameOf = useNameOf();
  return (
    <figure className={styles['said']}>
      <blockquote dir="auto">{text}</blockquote>
      <figcaption>
        {agent !== undefined && <span>{nameOf('agent', agent)}</span>}
        <PageLink to={`/conversations/${encodeURIComponent(conversation)}`} search={turnSearch(turn)}>
          {t('quotes.open', { conversation })}
        </PageLink>
      </figcaption>
    </figure>
  );
}
