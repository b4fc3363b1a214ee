import {
  ArrowLeftOutlined,
  EyeInvisibleOutlined,
  EyeOutlined,
  PrinterOutlined,
  QuestionOutlined,
} from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay } from '../../client/me.ts';
import type { ConversationDetail } from '../../client/types.ts';
import { PageLink } from '../../ui/page-link.tsx';
import { useAddress } from '../../ui/use-address.ts';
import styles from './conversation.module.css';
import { EraseConversation } from './erase-conversation.tsx';
import type { Neighbours } from './neighbours.ts';
import { RevealDialog } from './reveal-dialog.tsx';
import type { SendToReview } from './send-to-review.ts';
import { SendToReviewDialog } from './send-to-review-dialog.tsx';

interface HeadProps {
  readonly detail: ConversationDetail;
  readonly isRevealed: boolean;
  readonly reveal: (reason: string | null) => void;
  readonly neighbours: Neighbours;
  readonly sendToReview: SendToReview;
  readonly help: () => void;
  /** Says what went wrong. */
  readonly tell: (failure: unknown) => void;
}

/** What conversation it is, the way back to its list and on, and what can be done with it. */
export function Head({ detail, isRevealed, reveal, neighbours, sendToReview, help, tell }: HeadProps) {
  const { t } = useTranslation('conversation');
  const { search } = useAddress();
  const mayReveal = useMay('conversations.reveal');
  const [isAsking, setAsking] = useState(false);
  const { turn: _, ...list } = search;
  const subject = detail.conversation.attributes?.['subject'];
  const { previous, next, place } = neighbours;
  return (
    <header className={styles['head']}>
      <PageLink
        to="/conversations"
        search={{ ...list, at: detail.id }}
        label={t('back')}
        title={t('back')}
        className={styles['back']}
      >
        <ArrowLeftOutlined />
      </PageLink>
      <h1>
        {typeof subject === 'string' && subject !== '' ? (
          <>
            {subject} <small>{detail.id}</small>
          </>
        ) : (
          detail.id
        )}
      </h1>
      <span className={styles['tools']}>
        {mayReveal && detail.masked && !isRevealed && (
          <Button icon={<EyeOutlined />} onClick={() => setAsking(true)}>
            {t('reveal.open')}
          </Button>
        )}
        {isRevealed && (
          <Button icon={<EyeInvisibleOutlined />} loading={detail.masked} onClick={() => reveal(null)}>
            {t('reveal.hide')}
          </Button>
        )}
        {sendToReview.ask !== undefined && (
          <Button loading={sendToReview.isSending} onClick={sendToReview.ask}>
            {t('review.send')}
          </Button>
        )}
        <span className={styles['pair']}>
          <Button disabled={previous === undefined} onClick={previous}>
            {t('previous')}
          </Button>
          {place !== undefined && <span className="faint">{`${place.at}/${place.of}`}</span>}
          <Button disabled={next === undefined} onClick={next}>
            {t('next')}
          </Button>
        </span>
        <Button
          icon={<PrinterOutlined />}
          aria-label={t('print')}
          title={t('print')}
          onClick={() => print()}
        />
        <EraseConversation id={detail.id} list={list} tell={tell} />
        <Button
          icon={<QuestionOutlined />}
          aria-label={t('keys.title')}
          title={t('keys.title')}
          onClick={help}
        />
      </span>
      <SendToReviewDialog review={sendToReview} />
      <RevealDialog isOpen={isAsking} close={() => setAsking(false)} reveal={reveal} />
    </header>
  );
}
