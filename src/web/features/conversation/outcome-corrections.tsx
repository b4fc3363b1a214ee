import { Button, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { OUTCOME_TYPES, valuesOf } from '#core/annotations/reading.ts';
import type { Annotate } from '../../client/annotations.ts';
import { useMay } from '../../client/me.ts';
import type { ConversationDetail, FoundCorrection } from '../../client/types.ts';
import { useFormats } from '../../ui/format.ts';
import { useSignalName } from '../../ui/transcript/signal-name.ts';
import styles from './notes.module.css';

interface OutcomeCorrectionsProps {
  readonly detail: ConversationDetail;
  readonly zone: string;
  readonly corrections: readonly FoundCorrection[];
  readonly annotate: Annotate;
}

/** How the conversation ended and how satisfied the customer was, as people say against the machine. */
export function OutcomeCorrections({ detail, zone, corrections, annotate }: OutcomeCorrectionsProps) {
  const { t } = useTranslation('conversation');
  const nameOf = useSignalName();
  const formats = useFormats(zone);
  const mayCorrect = useMay('signals.correct');
  const { correct, withdrawCorrection } = annotate;
  const lines = OUTCOME_TYPES.map((type) => ({
    type,
    told: detail.signals.find((signal) => signal.type === type)?.value,
    correction: corrections.find(({ said, meant }) => meant?.type === type || said?.type === type),
  })).filter(({ told, correction }) => correction !== undefined || (mayCorrect && told !== undefined));
  if (lines.length === 0) return null;
  return (
    <div className={styles['outcomes']}>
      {lines.map(({ type, told, correction }) =>
        correction?.meant === undefined || correction.meant === null ? (
          <Select
            key={type}
            size="small"
            className={styles['other'] ?? ''}
            aria-label={t(`correct.${OUTCOME_WORDS[type]}`)}
            placeholder={t(`correct.${OUTCOME_WORDS[type]}`)}
            value={null}
            disabled={correct.isPending}
            popupMatchSelectWidth={200}
            options={(valuesOf(type) ?? []).map((value) => ({ value, label: nameOf(type, value) }))}
            onChange={(value: string | number | null) => {
              if (value === null) return;
              correct.mutate({
                turn: 0,
                said: told === undefined ? null : { type, value: told },
                meant: { type, value },
              });
            }}
          />
        ) : (
          <p key={type} className={styles['corrected']}>
            {`${correction.authorName} · ${formats.moment(correction.at)} · ${t('correct.outcome', {
              name: nameOf(type, correction.meant.value),
            })}`}
            {mayCorrect && (
              <Button size="small" type="link" onClick={() => withdrawCorrection.mutate(correction.id)}>
                {t('correct.withdraw')}
              </Button>
            )}
          </p>
        ),
      )}
    </div>
  );
}

const OUTCOME_WORDS = {
  'conversation.resolution': 'resolution',
  'conversation.satisfaction': 'satisfaction',
} as const;
