import { CommentOutlined, SoundOutlined, TagOutlined } from '@ant-design/icons';
import { useQueryClient } from '@tanstack/react-query';
import { Alert, Button, message } from 'antd';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { SHOWN_CONFIDENCE } from '#core/signals/catalogue.ts';
import { turnIn } from '../../client/address.ts';
import { useAnnotate, useAnnotations } from '../../client/annotations.ts';
import { useMay } from '../../client/me.ts';
import type { ConversationDetail } from '../../client/types.ts';
import { useFilter } from '../../ui/filters/use-filter.ts';
import { connect, type EvidenceLinks } from '../../ui/transcript/evidence-links.ts';
import { Facts } from '../../ui/transcript/facts.tsx';
import type { HeardSignal } from '../../ui/transcript/heard.ts';
import { marksByTurn } from '../../ui/transcript/refs.ts';
import { Transcript } from '../../ui/transcript/transcript.tsx';
import { useKeys } from '../../ui/use-keys.ts';
import { useIsPrinting } from '../../ui/use-printing.ts';
import { LIST_STANDARD } from '../conversations/list-address.ts';
import styles from './conversation.module.css';
import { EmotionLine } from './emotion-line.tsx';
import { Head } from './head.tsx';
import { KeysHelp } from './keys-help.tsx';
import { turnsWithEvidence } from './marked-turns.ts';
import { useNeighbours } from './neighbours.ts';
import type { Opened } from './opened.ts';
import { wasHeard } from './player/call-map.ts';
import { CallSound } from './player/call-sound.tsx';
import { useListening } from './player/use-listening.ts';
import { PrintedHead } from './printed-head.tsx';
import { selectedIn } from './selected-words.ts';
import { useSendToReview } from './send-to-review.ts';
import { TurnNotes } from './turn-notes.tsx';
import { useTell } from './use-tell.ts';
import { Verdict } from './verdict.tsx';

interface ConversationViewProps {
  readonly detail: ConversationDetail;
  /** Why personal data is to be seen; absent while it stays masked. */
  readonly reason: string | undefined;
  /** Shows personal data for a reason; null hides it again. */
  readonly reveal: (reason: string | null) => void;
}

const NONE: never[] = [];

export function ConversationView({ detail, reason, reveal }: ConversationViewProps) {
  const { t } = useTranslation('conversation');
  const { t: ui } = useTranslation('ui');
  const { search, zone } = useFilter(LIST_STANDARD);
  const { id, conversation } = detail;
  const isRevealed = reason !== undefined;
  const root = useRef<HTMLDivElement>(null);
  const links = useRef<EvidenceLinks>(null);
  const { turn, goTo, hear, sound, said: listening } = useListening(detail);
  const [opened, setOpened] = useState<Opened>();
  const [isHelpOpen, setHelpOpen] = useState(false);
  const [toast, toastPlace] = message.useMessage();
  const neighbours = useNeighbours(id);
  const written = useAnnotations(id);
  const annotations = written.data;
  const tell = useTell(toast);
  const annotate = useAnnotate(id, tell);
  const comments = annotations?.comments ?? NONE;
  const corrections = annotations?.corrections ?? NONE;
  useArrivingFindings(detail, written);
  const mayComment = useMay('comments.write');
  const mayCorrect = useMay('signals.correct');
  const isPrinting = useIsPrinting();
  const review = useSendToReview(id, toast);

  useEffect(() => {
    if (root.current === null) return;
    const connected = connect(root.current, goTo);
    links.current = connected;
    return () => connected.disconnect();
  }, [goTo]);
  useTurnOfAddress(turnIn(search, conversation.turns.length), goTo);

  const marked = useMemo(() => turnsWithEvidence(detail, corrections), [detail, corrections]);
  const marks = useMemo(() => marksByTurn(detail, SHOWN_CONFIDENCE), [detail]);
  const openSignal = useCallback((heard: HeardSignal) => {
    setOpened((before) =>
      before?.kind === 'signal' && before.ref === heard.ref
        ? undefined
        : { kind: 'signal', turn: heard.turn, ref: heard.ref },
    );
  }, []);
  const last = conversation.turns.length - 1;
  useKeys({
    j: () => goTo(Math.min((turn ?? -1) + 1, last)),
    k: () => goTo(Math.max((turn ?? 1) - 1, 0)),
    e: () => {
      const next = marked.find((index) => index > (turn ?? -1)) ?? marked[0];
      if (next === undefined) return;
      goTo(next);
      links.current?.light((marks.get(next) ?? []).map(({ ref }) => ref));
    },
    c: () => {
      if (mayComment) setOpened({ kind: 'comment', turn: turn ?? 0 });
    },
    r: () => review.ask?.(),
    p: () => hear(turn ?? 0),
    '?': () => setHelpOpen(true),
    J: () => neighbours.next?.(),
    K: () => neighbours.previous?.(),
    Escape: () => setOpened(undefined),
  });

  const isSpoken = wasHeard(conversation);
  const tools = useCallback(
    (index: number) => (
      <>
        {isSpoken && (
          <button
            type="button"
            title={t('sound.hear')}
            aria-label={t('sound.hearAt', { turn: index + 1 })}
            onClick={() => hear(index)}
          >
            <SoundOutlined />
          </button>
        )}
        {mayComment && (
          <button
            type="button"
            title={t('comment.write')}
            aria-label={t('comment.writeAt', { turn: index + 1 })}
            onClick={() => setOpened({ kind: 'comment', turn: index })}
          >
            <CommentOutlined />
          </button>
        )}
        {mayCorrect && (
          <button
            type="button"
            title={t('correct.missed')}
            aria-label={t('correct.missedAt', { turn: index + 1 })}
            onClick={() => setOpened({ kind: 'missed', turn: index, words: selectedIn(index) })}
          >
            <TagOutlined />
          </button>
        )}
      </>
    ),
    [t, isSpoken, hear, mayComment, mayCorrect],
  );
  const below = (index: number) => {
    const here = opened?.turn === index ? opened : undefined;
    const said = comments.filter((comment) => comment.turn === index);
    if (here === undefined && said.length === 0) return null;
    return (
      <TurnNotes
        detail={detail}
        turn={index}
        zone={zone}
        opened={here}
        close={() => setOpened(undefined)}
        comments={said}
        corrections={corrections}
        annotate={annotate}
      />
    );
  };

  const said = (
    <section key="said" className={styles['said']} aria-label={t('transcript')}>
      <CallSound detail={detail} reason={reason} {...sound} />
      <EmotionLine detail={detail} current={turn} go={goTo} />
      <Transcript
        detail={detail}
        zone={zone}
        corrections={corrections}
        opened={opened?.kind === 'signal' ? opened.ref : undefined}
        onSignal={openSignal}
        tools={tools}
        below={below}
        {...listening}
      />
    </section>
  );
  const verdict = (
    <Verdict key="verdict" detail={detail} zone={zone} corrections={corrections} annotate={annotate} />
  );
  return (
    <div className={styles['page']} ref={root}>
      {toastPlace}
      <PrintedHead detail={detail} zone={zone} isRevealed={isRevealed} />
      <Head
        detail={detail}
        isRevealed={isRevealed}
        reveal={reveal}
        neighbours={neighbours}
        sendToReview={review}
        help={() => setHelpOpen(true)}
        tell={tell}
      />
      <Facts detail={detail} zone={zone} />
      {detail.state !== 'analysed' && (
        <Alert
          className={styles['notice'] ?? ''}
          type={detail.state === 'failed' ? 'error' : 'info'}
          title={t(`state.${detail.state}`)}
          description={detail.error}
        />
      )}
      {written.error !== null && annotations === undefined && (
        <Alert
          className={styles['notice'] ?? ''}
          type="warning"
          title={t('comment.unread')}
          action={
            <Button size="small" onClick={() => void written.refetch()}>
              {ui('tryAgain')}
            </Button>
          }
        />
      )}
      {/* On paper the judgement comes before what it rests on. */}
      <div className={styles['columns']}>{isPrinting ? [verdict, said] : [said, verdict]}</div>
      <KeysHelp isOpen={isHelpOpen} close={() => setHelpOpen(false)} />
    </div>
  );
}

/** Whoever looks while content is being analysed sees what came of it as soon as it is there; each look is recorded, so not before. */
function useArrivingFindings(
  { id, state }: ConversationDetail,
  { data, dataUpdatedAt }: ReturnType<typeof useAnnotations>,
): void {
  const queries = useQueryClient();
  const isThere = state === 'pending' && data !== undefined && data.state !== 'pending';
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked again with each answer, not with each drawing
  useEffect(() => {
    if (isThere) void queries.invalidateQueries({ queryKey: ['conversation', id] });
  }, [isThere, dataUpdatedAt, id, queries]);
}

/** An address may name a turn to begin with. */
function useTurnOfAddress(wanted: number | undefined, goTo: (turn: number) => void): void {
  useEffect(() => {
    if (wanted === undefined) return;
    const frame = requestAnimationFrame(() => goTo(wanted));
    return () => cancelAnimationFrame(frame);
  }, [wanted, goTo]);
}
