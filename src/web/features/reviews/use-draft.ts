import { useCallback, useEffect, useRef, useState } from 'react';
import { Refused } from '../../client/problem.ts';
import {
  type GivenAnswers,
  type ReviewContent,
  type ReviewDetail,
  saveReview,
} from '../../client/reviews.ts';

/** What is kept of a form: with the service, and until then with the browser. */
export type Saving = 'clean' | 'waiting' | 'saving' | 'saved' | 'conflict' | 'failed';

export interface Draft {
  readonly answers: GivenAnswers;
  readonly comment: string;
  readonly saving: Saving;
  change(part: Partial<Pick<ReviewContent, 'answers' | 'comment'>>): void;
  /** What stands in the form, once a saving that is underway has told its revision. */
  content(): Promise<ReviewContent>;
  /** Nothing more is saved: the review is submitted. */
  done(): void;
  /** Goes on from another revision with what stands in the form. */
  rebase(revision: number): void;
  /** Throws away what stands in the form for what is kept with the service. */
  takeOver(theirs: ReviewContent | undefined): void;
}

/** Typing goes on for a moment longer than a thought. */
const QUIET_MS = 900;

/**
 * A review that is being filled in. Each change is kept in this browser at once and with the service a moment later;
 * when the session ends meanwhile, saving waits until the person is back.
 */
export function useDraft({ id, revision, answers, comment }: ReviewDetail): Draft {
  const kept = useRef(recall(id, revision) ?? { answers, comment, revision });
  const [shown, setShown] = useState(kept.current);
  const [saving, setSaving] = useState<Saving>('clean');
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const underway = useRef<Promise<void>>(Promise.resolve());

  const save = useCallback(() => {
    clearTimeout(timer.current);
    underway.current = underway.current.then(async () => {
      const content = kept.current;
      setSaving('saving');
      try {
        const saved = await saveReview(id, content);
        const isNewest = kept.current === content;
        kept.current = { ...kept.current, revision: saved.revision };
        if (isNewest) forget(id);
        else remember(id, kept.current);
        setSaving(isNewest ? 'saved' : 'waiting');
      } catch (failure) {
        setSaving(failure instanceof Refused && failure.status === 409 ? 'conflict' : 'failed');
      }
    });
  }, [id]);

  const change = useCallback(
    (part: Partial<Pick<ReviewContent, 'answers' | 'comment'>>) => {
      kept.current = { ...kept.current, ...part };
      remember(id, kept.current);
      setShown(kept.current);
      setSaving((before) => (before === 'conflict' ? before : 'waiting'));
      clearTimeout(timer.current);
      timer.current = setTimeout(save, QUIET_MS);
    },
    [id, save],
  );
  const done = useCallback(() => {
    clearTimeout(timer.current);
    forget(id);
    setSaving('clean');
  }, [id]);
  const rebase = useCallback(
    (to: number) => {
      kept.current = { ...kept.current, revision: to };
      save();
    },
    [save],
  );
  const takeOver = useCallback(
    (theirs: ReviewContent | undefined) => {
      if (theirs === undefined) return;
      clearTimeout(timer.current);
      const { answers: a, comment: c, revision: r } = theirs;
      kept.current = { answers: a, comment: c, revision: r };
      forget(id);
      setShown(kept.current);
      setSaving('clean');
    },
    [id],
  );
  useEffect(() => () => clearTimeout(timer.current), []);

  return {
    answers: shown.answers,
    comment: shown.comment,
    saving,
    change,
    async content() {
      clearTimeout(timer.current);
      await underway.current;
      return kept.current;
    },
    done,
    rebase,
    takeOver,
  };
}

const keyOf = (id: string): string => `tingzhen-review-${id}`;

function remember(id: string, content: ReviewContent): void {
  try {
    localStorage.setItem(keyOf(id), JSON.stringify(content));
  } catch {
    // A browser that keeps nothing still has the form itself, and the service.
  }
}

function forget(id: string): void {
  localStorage.removeItem(keyOf(id));
}

/** What this browser kept and the service has not got yet; not what was changed elsewhere since. */
function recall(id: string, revision: number): ReviewContent | null {
  const text = localStorage.getItem(keyOf(id));
  if (text === null) return null;
  const content = JSON.parse(text) as ReviewContent;
  return content.revision === revision ? content : null;
}
