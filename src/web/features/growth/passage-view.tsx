import { useTranslation } from 'react-i18next';
import { SITUATIONS } from '#core/coaching/situations.ts';
import { turnSearch } from '../../client/address.ts';
import { useTimeZone } from '../../client/me.ts';
import { useFormats } from '../../ui/format.ts';
import { say } from '../../ui/language.ts';
import { PageLink } from '../../ui/page-link.tsx';
import { Chip } from '../../ui/signals/chip.tsx';
import { useSignalName } from '../../ui/transcript/signal-name.ts';
import styles from './growth.module.css';
import type { Passage } from './use-growth.ts';

interface PassageViewProps {
  readonly passage: Passage;
  /** The competency that it shows. */
  readonly topic?: string;
}

/** A moment as it was said: what the customer brought, what was answered, and what became of it. */
export function PassageView({ passage, topic }: PassageViewProps) {
  const { t } = useTranslation('growth');
  const { t: ui } = useTranslation('ui');
  const formats = useFormats(useTimeZone());
  const signalName = useSignalName();
  const { by, name, situation, outcome, behaviours, turns, conversation, turn, at, channel } = passage;
  const who = by === 'own' ? t('own') : (name ?? t('colleague'));
  const isWell = outcome === 'recovered' || outcome === 'calmed';
  return (
    <article className={`${styles['passage']} ${by === 'colleague' ? styles['theirs'] : ''}`}>
      <header>
        <strong>{topic === undefined ? who : topic}</strong>
        <Chip tone="unhappy">{say(SITUATIONS[situation].title)}</Chip>
        <Chip tone={isWell ? 'happy' : 'unhappy'}>{t(`outcome.${outcome}`)}</Chip>
        <span className="faint">{`${ui(`channel.${channel}`)} · ${formats.moment(at)}`}</span>
        {conversation !== undefined && (
          <PageLink
            to={`/conversations/${encodeURIComponent(conversation)}`}
            search={turn === undefined ? {} : turnSearch(turn)}
          >
            {t('open')}
          </PageLink>
        )}
      </header>
      <dl>
        {turns.map(({ role, text }, index) => (
          // Turns never move; two may say the same.
          // biome-ignore lint/suspicious/noArrayIndexKey: the place is what tells them apart
          <div key={index} className={role === 'customer' ? styles['customer'] : undefined}>
            <dt>{ui(`role.${role}`)}</dt>
            <dd dir="auto">{text}</dd>
          </div>
        ))}
      </dl>
      {behaviours.length > 0 && (
        <footer>
          {behaviours.map((behaviour) => (
            <Chip key={behaviour} tone="fact">
              {signalName(behaviour)}
            </Chip>
          ))}
        </footer>
      )}
    </article>
  );
}
