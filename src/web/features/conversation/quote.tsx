import { useTranslation } from 'react-i18next';
import { hardlyHeard } from '#core/speech/hardly-heard.ts';
import type { ConversationDetail } from '../../client/types.ts';
import styles from './verdict.module.css';

const LONGEST = 140;

interface QuoteProps {
  readonly detail: ConversationDetail;
  readonly passage: {
    readonly turn: number;
    readonly start: number;
    readonly end: number;
    /** How sure a recogniser was of the words, 0–1. */
    readonly heard?: unknown;
  };
}

/** A passage in the words of the conversation, with who said it and where. */
export function Quote({ detail, passage: { turn, start, end, heard } }: QuoteProps) {
  const { t } = useTranslation('ui');
  const found = detail.conversation.turns[turn];
  if (found === undefined) return null;
  const percent = hardlyHeard(heard);
  const text = end > start ? found.text.slice(start, end) : found.text;
  return (
    <blockquote dir="auto" className={styles['quote'] ?? ''} data-turn={turn}>
      <span>{`${t(`role.${found.role}`)} #${turn + 1}`}</span>
      {percent !== undefined && <span>{t('transcript.hardlyHeard', { percent })}</span>}
      {text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text}
    </blockquote>
  );
}
