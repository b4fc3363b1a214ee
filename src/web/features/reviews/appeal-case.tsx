import { EyeOutlined } from '@ant-design/icons';
import { Alert, Button, Segmented, Select, Skeleton } from 'antd';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CriterionLabel } from '#core/labels/label-book.ts';
import { MACHINE } from '#core/ports/reviews.ts';
import { useMay, useTimeZone } from '../../client/me.ts';
import { Refused } from '../../client/problem.ts';
import { type ShownAppeal, useDecide, useReview } from '../../client/reviews.ts';
import type { ConversationDetail } from '../../client/types.ts';
import { useUnsent } from '../../client/use-unsent.ts';
import { say } from '../../ui/language.ts';
import { Problem } from '../../ui/states/problem.tsx';
import { Transcript } from '../../ui/transcript/transcript.tsx';
import { CallSound } from '../conversation/player/call-sound.tsx';
import { useListening } from '../conversation/player/use-listening.ts';
import { RevealDialog } from '../conversation/reveal-dialog.tsx';
import { useAnswerWords } from './answer-words.ts';
import styles from './reviews.module.css';
import { Scrolled } from './scrolled.tsx';
import { TextField } from './text-field.tsx';

interface AppealCaseProps {
  readonly appeal: ShownAppeal;
  readonly criterion: CriterionLabel | undefined;
}

/** Both views side by side above what was said, and the decision. */
export function AppealCase({ appeal, criterion }: AppealCaseProps) {
  const { t } = useTranslation('reviews');
  const zone = useTimeZone();
  const wordsOf = useAnswerWords();
  const [reason, setReason] = useState<string>();
  const { data: review, error, refetch } = useReview(appeal.review, reason);
  if (error !== null && review === undefined) return <Problem failure={error} retry={() => void refetch()} />;
  if (review === undefined) return <Skeleton active paragraph={{ rows: 6 }} />;
  const machine = review.machine?.answers.find((one) => one.criterion === appeal.criterion);
  const isMachine = review.reviewer === MACHINE;
  const comment = review.answers[appeal.criterion]?.comment;
  return (
    <div className={styles['inside']}>
      <div className={styles['sides']}>
        <section>
          <h3>
            {isMachine
              ? t('case.machine')
              : t('case.reviewer', { name: review.reviewerName ?? t('table.nobody') })}
          </h3>
          <p className={styles['verdict']}>{wordsOf(criterion, appeal.answer)}</p>
          {!isMachine && <p>{comment ?? <span className="faint">{t('case.noReason')}</span>}</p>}
          {!isMachine && machine !== undefined && (
            <p className="faint">{t('form.machine', { answer: wordsOf(criterion, machine.answer) })}</p>
          )}
        </section>
        <section>
          <h3>{t('case.agent', { name: appeal.raisedByName ?? t('table.nobody') })}</h3>
          <p className={styles['verdict']}>{wordsOf(criterion, appeal.wanted)}</p>
          <p>{appeal.reason}</p>
        </section>
      </div>
      {criterion?.advice !== undefined && (
        <p className="faint">{t('case.passes', { advice: say(criterion.advice) })}</p>
      )}
      <Said detail={review.detail} zone={zone} reason={reason} reveal={setReason} />
      <Decision appeal={appeal} criterion={criterion} />
    </div>
  );
}

interface SaidProps {
  readonly detail: ConversationDetail;
  readonly zone: string;
  /** Why personal data is revealed; absent while it is masked. */
  readonly reason: string | undefined;
  readonly reveal: (reason: string) => void;
}

/** What was said, to be read and, of a call, to be heard. */
function Said({ detail, zone, reason, reveal }: SaidProps) {
  const { t } = useTranslation('reviews');
  const mayReveal = useMay('conversations.reveal');
  const [isAsking, setAsking] = useState(false);
  const { sound, said } = useListening(detail);
  return (
    <>
      {detail.masked && mayReveal && (
        <div>
          <Button icon={<EyeOutlined />} onClick={() => setAsking(true)}>
            {t('reveal')}
          </Button>
        </div>
      )}
      <CallSound detail={detail} reason={reason} {...sound} />
      <Scrolled label={t('transcript')} className={styles['spoken']}>
        <Transcript detail={detail} zone={zone} isCompact {...said} />
      </Scrolled>
      <RevealDialog isOpen={isAsking} close={() => setAsking(false)} reveal={reveal} />
    </>
  );
}

function Decision({ appeal, criterion }: AppealCaseProps) {
  const { t } = useTranslation('reviews');
  const wordsOf = useAnswerWords();
  const decide = useDecide();
  const [outcome, setOutcome] = useState<'upheld' | 'rejected'>('upheld');
  const [standing, setStanding] = useState(appeal.wanted);
  const { text: reason, write, done } = useUnsent(`decision ${appeal.id}`);
  const others = [...(criterion?.options.map(({ id }) => id) ?? [appeal.wanted]), 'not_applicable'].filter(
    (id) => id !== appeal.answer,
  );
  const send = (event: FormEvent) => {
    event.preventDefault();
    const decision = {
      id: appeal.id,
      outcome,
      reason: reason.trim(),
      ...(outcome === 'upheld' && standing !== appeal.wanted ? { standing } : {}),
    };
    // Told by the mutation.
    decide.mutateAsync(decision).then(done, () => {});
  };
  return (
    <form className={styles['deciding']} onSubmit={send}>
      <span className={styles['bar']}>
        <Segmented
          value={outcome}
          aria-label={t('case.decision')}
          options={[
            { value: 'upheld', label: t('case.uphold') },
            { value: 'rejected', label: t('case.reject') },
          ]}
          onChange={(value) => setOutcome(value as 'upheld' | 'rejected')}
        />
        {outcome === 'upheld' && (
          <Select
            value={standing}
            aria-label={t('case.standing')}
            options={others.map((value) => ({
              value,
              label: t('case.becomes', { answer: wordsOf(criterion, value) }),
            }))}
            popupMatchSelectWidth={false}
            onChange={setStanding}
          />
        )}
      </span>
      {outcome === 'upheld' && appeal.rules.length > 0 && <p className="faint">{t('case.rules')}</p>}
      <TextField
        value={reason}
        change={write}
        longest={5000}
        label={t('case.reason')}
        hint={t('case.reasonHint')}
      />
      {decide.error !== null && (
        <Alert
          type="error"
          title={decide.error instanceof Refused ? decide.error.said.title : t('form.notSent')}
          description={decide.error instanceof Refused ? decide.error.said.detail : undefined}
        />
      )}
      <Button type="primary" htmlType="submit" loading={decide.isPending} disabled={reason.trim() === ''}>
        {t('case.send')}
      </Button>
    </form>
  );
}
