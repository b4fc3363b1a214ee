import { useTranslation } from 'react-i18next';
import type { ConversationDetail } from '../../client/types.ts';
import { mailParts } from './mail-parts.ts';
import { MarkedText } from './marked-text.tsx';
import type { Mark } from './segments.ts';
import type { Tones } from './tones.ts';
import styles from './transcript.module.css';

type MailTurn = ConversationDetail['conversation']['turns'][number];

/** From whom a letter came, to whom it went and what hung on it, as far as the source tells. */
export function LetterHead({ turn: { attributes = {} } }: { readonly turn: MailTurn }) {
  const { t } = useTranslation('ui');
  const { subject, from, to, cc, attachments } = attributes;
  const lines = [
    { name: t('letter.subject'), value: texts(subject) },
    { name: t('letter.from'), value: texts(from) },
    { name: t('letter.to'), value: texts(to) },
    { name: t('letter.cc'), value: texts(cc) },
    { name: t('letter.attachments'), value: namesOf(attachments) },
  ].filter(({ value }) => value !== '');
  if (lines.length === 0) return null;
  return (
    <dl className={styles['envelope']}>
      {lines.map(({ name, value }) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

interface LetterTextProps {
  readonly text: string;
  readonly marks: readonly Mark[];
  readonly tones: Tones;
}

/** The letter itself; what it repeats of others is folded. */
export function LetterText({ text, marks, tones }: LetterTextProps) {
  const { t } = useTranslation('ui');
  return mailParts(text).map(({ start, end, isQuoted }) => {
    const part = text.slice(start, end);
    const own = marks.map((mark) => ({ ...mark, start: mark.start - start, end: mark.end - start }));
    if (!isQuoted) return <MarkedText key={start} text={part} marks={own} tones={tones} />;
    return (
      <details key={start} className={styles['quoted']}>
        <summary>{t('letter.quoted', { count: part.trimEnd().split('\n').length })}</summary>
        <MarkedText text={part} marks={own} tones={tones} />
      </details>
    );
  });
}

function texts(value: unknown): string {
  return (Array.isArray(value) ? value : [value]).filter((one) => typeof one === 'string').join(', ');
}

function namesOf(value: unknown): string {
  return (Array.isArray(value) ? value : [])
    .map((one: { readonly name?: unknown } | null) => one?.name)
    .filter((name) => typeof name === 'string' && name !== '')
    .join(', ');
}
