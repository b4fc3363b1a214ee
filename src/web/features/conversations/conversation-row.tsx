import { MailOutlined, MessageOutlined, PhoneOutlined } from '@ant-design/icons';
import { Link, type LinkComponentProps } from '@tanstack/react-router';
import { type MouseEvent, memo, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Channel } from '#core/conversation/schema.ts';
import type { Search } from '../../client/address.ts';
import { signalTitle, signalTone } from '../../client/labels/labels.ts';
import { useNameOf } from '../../client/names.ts';
import type { ConversationSummary } from '../../client/types.ts';
import { useScorecard } from '../../ui/filters/use-filter.ts';
import { useFormats } from '../../ui/format.ts';
import { say } from '../../ui/language.ts';
import { gradeOf, satisfactionGrade } from '../../ui/score-grade.ts';
import { Chip } from '../../ui/signals/chip.tsx';
import { Said } from '../../ui/transcript/said.tsx';
import styles from './conversations.module.css';
import { shownScore } from './shown-score.ts';

const ICONS: Readonly<Record<Channel, ReactNode>> = {
  voice: <PhoneOutlined />,
  chat: <MessageOutlined />,
  email: <MailOutlined />,
};
/** What is worth a word in a list: faults and unhappiness before what went well. */
const TONES = ['fault', 'unhappy', 'happy'] as const;
const SHOWN = 3;
/** Narrower windows have no room for a preview: a click opens. */
const WITH_PREVIEW = '(min-width: 1024px)';

interface RowProps {
  readonly conversation: ConversationSummary;
  readonly isShown: boolean;
  readonly isSelected: boolean;
  readonly zone: string;
  readonly search: Search;
  readonly choose: (id: string) => void;
  readonly select: (id: string, isRange: boolean) => void;
}

export const ConversationRow = memo(function ConversationRow(props: RowProps) {
  const { conversation, isShown, isSelected, zone, search, choose, select } = props;
  const { t } = useTranslation('ui');
  const { t: own } = useTranslation('conversations');
  const formats = useFormats(zone);
  const scorecard = useScorecard();
  const nameOf = useNameOf();
  const { id, channel, at, agent, queue, scores, satisfaction, highlights, signals } = conversation;
  const score = shownScore(scores, scorecard);
  const said =
    highlights.find(({ spans }) => spans.length > 0) ??
    highlights.find(({ role }) => role === 'customer') ??
    highlights[0];
  const heard = TONES.flatMap((tone) =>
    Object.keys(signals).filter((type) => signalTone(type) === tone),
  ).slice(0, SHOWN);
  const about = [
    formats.moment(at),
    agent === undefined ? undefined : nameOf('agent', agent),
    queue === undefined ? undefined : nameOf('queue', queue),
  ];
  const click = (event: MouseEvent) => {
    const isPlain = !event.metaKey && !event.ctrlKey && event.button === 0;
    if (!isPlain || event.detail > 1) return;
    if (event.shiftKey) {
      event.preventDefault();
      select(id, true);
    } else if (matchMedia(WITH_PREVIEW).matches) {
      event.preventDefault();
      choose(id);
    }
  };
  const target = { to: `/conversations/${encodeURIComponent(id)}`, search } as unknown as LinkComponentProps;
  return (
    <div className={styles['line']} data-selected={isSelected}>
      <label className={styles['pick']}>
        <input
          type="checkbox"
          checked={isSelected}
          aria-label={own('select.one', { id })}
          onChange={() => {}}
          onClick={(event) => select(id, event.shiftKey)}
        />
      </label>
      <Link {...target} className={styles['row']} aria-current={isShown ? 'true' : undefined} onClick={click}>
        <span
          className={`${styles['score']} ${styles[gradeOf(score)]}`}
          title={score === null ? t('noScore') : t('score')}
        >
          {score === null ? '–' : Math.round(score)}
        </span>
        <span className={styles['text']}>
          <span className={styles['said']}>{said === undefined ? id : <Said said={said} />}</span>
          <span className={styles['heard']}>
            {heard.map((type) => (
              <Chip key={type} tone={signalTone(type)}>
                {say(signalTitle(type))}
              </Chip>
            ))}
          </span>
          <span className={styles['about']}>
            <span title={t(`channel.${channel}`)}>{ICONS[channel]}</span>
            <span className={styles['place']}>{about.filter(Boolean).join(' · ')}</span>
          </span>
        </span>
        <span
          className={`${styles['satisfaction']} ${styles[satisfactionGrade(satisfaction)]}`}
          title={t('satisfaction')}
        >
          {satisfaction === undefined ? '' : formats.decimal(satisfaction)}
        </span>
      </Link>
    </div>
  );
});
