import type { Annotate } from '../../client/annotations.ts';
import type { ConversationDetail, FoundCorrection, WrittenComment } from '../../client/types.ts';
import { heardByTurn } from '../../ui/transcript/heard.ts';
import { Composer } from './composer.tsx';
import { MissedForm } from './missed-form.tsx';
import type { Opened } from './opened.ts';
import { SignalCard } from './signal-card.tsx';
import { Thread } from './thread.tsx';

interface TurnNotesProps {
  readonly detail: ConversationDetail;
  readonly turn: number;
  readonly zone: string;
  readonly opened: Opened | undefined;
  readonly close: () => void;
  /** Of this turn. */
  readonly comments: readonly WrittenComment[];
  readonly corrections: readonly FoundCorrection[];
  readonly annotate: Annotate;
}

/** What stands below a turn: what is open of it, and what people wrote. */
export function TurnNotes(props: TurnNotesProps) {
  const { detail, turn, zone, opened, close, comments, corrections, annotate } = props;
  const heard =
    opened?.kind === 'signal'
      ? heardByTurn(detail.signals, corrections)
          .get(turn)
          ?.find(({ ref }) => ref === opened.ref)
      : undefined;
  const threads = comments.filter(({ id, thread }) => id === thread);
  return (
    <>
      {heard !== undefined && (
        <div ref={intoSight} key={heard.ref}>
          <SignalCard detail={detail} heard={heard} zone={zone} annotate={annotate} close={close} />
        </div>
      )}
      {opened?.kind === 'missed' && (
        <div ref={intoSight}>
          <MissedForm detail={detail} turn={turn} words={opened.words} annotate={annotate} close={close} />
        </div>
      )}
      {threads.map((first) => (
        <Thread
          key={first.id}
          conversation={detail.id}
          comments={comments.filter(({ thread }) => thread === first.id)}
          first={first}
          zone={zone}
          annotate={annotate}
        />
      ))}
      {opened?.kind === 'comment' && (
        <div ref={intoSight}>
          <Composer
            conversation={detail.id}
            place={`turn ${turn}`}
            write={(draft) => annotate.comment.mutateAsync({ turn, ...draft })}
            close={close}
          />
        </div>
      )}
    </>
  );
}

/** What somebody opened at the edge of the page comes into sight. */
function intoSight(node: HTMLElement | null): void {
  node?.scrollIntoView({ block: 'nearest', behavior: 'smooth' });
}
