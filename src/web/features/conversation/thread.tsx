import { CheckCircleOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Annotate, useMentionable } from '../../client/annotations.ts';
import { useMay, useMe } from '../../client/me.ts';
import type { WrittenComment } from '../../client/types.ts';
import { useFormats } from '../../ui/format.ts';
import { Composer } from './composer.tsx';
import { namedPieces } from './named-pieces.ts';
import styles from './notes.module.css';

interface ThreadProps {
  readonly conversation: string;
  readonly first: WrittenComment;
  /** The thread from its beginning. */
  readonly comments: readonly WrittenComment[];
  readonly zone: string;
  readonly annotate: Annotate;
}

/** What people say to each other about a turn; settled, it is folded into a line. */
export function Thread({ conversation, first, comments, zone, annotate }: ThreadProps) {
  const { t } = useTranslation('conversation');
  const mayWrite = useMay('comments.write');
  const [isAnswering, setAnswering] = useState(false);
  const [isUnfolded, setUnfolded] = useState(false);
  const { turn, id } = first;
  const isSettled = first.resolvedAt !== null;
  if (isSettled && !isUnfolded) {
    return (
      <button type="button" className={styles['settled']} onClick={() => setUnfolded(true)}>
        <CheckCircleOutlined aria-hidden="true" />
        {t('comment.settled', { count: comments.length })}
      </button>
    );
  }
  const settle = () => {
    setUnfolded(false);
    annotate.settle.mutate({ thread: id, settled: !isSettled });
  };
  return (
    <section className={styles['thread']} aria-label={t('comment.thread', { turn: turn + 1 })}>
      <ol>
        {comments.map((comment) => (
          <Comment
            key={comment.id}
            conversation={conversation}
            comment={comment}
            zone={zone}
            withdraw={() => annotate.withdrawComment.mutate(comment.id)}
          />
        ))}
      </ol>
      {isAnswering ? (
        <Composer
          conversation={conversation}
          place={`thread ${id}`}
          write={(draft) => annotate.comment.mutateAsync({ turn, thread: id, ...draft })}
          close={() => setAnswering(false)}
        />
      ) : (
        mayWrite && (
          <div className={styles['buttons']}>
            <Button size="small" type="text" onClick={() => setAnswering(true)}>
              {t('comment.answer')}
            </Button>
            <Button size="small" type="text" loading={annotate.settle.isPending} onClick={settle}>
              {t(isSettled ? 'comment.reopen' : 'comment.settle')}
            </Button>
          </div>
        )
      )}
    </section>
  );
}

interface CommentProps {
  readonly conversation: string;
  readonly comment: WrittenComment;
  readonly zone: string;
  readonly withdraw: () => void;
}

function Comment({ conversation, comment, zone, withdraw }: CommentProps) {
  const { t } = useTranslation('conversation');
  const me = useMe();
  const formats = useFormats(zone);
  const mayWrite = useMay('comments.write');
  const { data: people = [] } = useMentionable(conversation, mayWrite && comment.mentions.length > 0);
  const names = people.filter(({ id }) => comment.mentions.includes(id)).map(({ name }) => name);
  const isForMe = comment.mentions.some((id) => me.actor === `user:${id}`);
  return (
    <li className={isForMe ? styles['forMe'] : undefined}>
      <p className={styles['by']}>
        <strong>{comment.authorName}</strong>
        <time dateTime={comment.at}>{formats.moment(comment.at)}</time>
        {isForMe && <span className={styles['mentioned']}>{t('comment.forMe')}</span>}
        {comment.isOwn && comment.withdrawnAt === null && (
          <button type="button" className={styles['takeBack']} onClick={withdraw}>
            {t('comment.withdraw')}
          </button>
        )}
      </p>
      {comment.withdrawnAt === null ? (
        <p className={styles['text']} dir="auto">
          {namedPieces(comment.text, names).map(({ text, isName }, index) =>
            // biome-ignore lint/suspicious/noArrayIndexKey: pieces of one text, in its order
            isName ? <b key={index}>{text}</b> : text,
          )}
        </p>
      ) : (
        <p className="faint">{t('comment.withdrawn')}</p>
      )}
    </li>
  );
}
