import { useEffect, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { type Analysis, OUTCOMES, type RuleResult } from '#core/analysis/analysis.ts';
import type { Conversation } from '#core/conversation/schema.ts';
import { SHOWN_CONFIDENCE } from '#core/signals/catalogue.ts';
import { signalTitle, signalTone } from '../../../client/labels/labels.ts';
import { useFormats } from '../../../ui/format.ts';
import { say } from '../../../ui/language.ts';
import { gradeOf } from '../../../ui/score-grade.ts';
import { Chip } from '../../../ui/signals/chip.tsx';
import { connect } from '../../../ui/transcript/evidence-links.ts';
import { isQuiet } from '../../../ui/transcript/refs.ts';
import { type Mark, segmentsOf } from '../../../ui/transcript/segments.ts';
import type { Reading } from '../engine/protocol.ts';
import { useTitles } from '../use-titles.ts';
import styles from './tools.module.css';

interface TryResultProps {
  readonly conversation: Conversation;
  readonly analysis: Analysis;
  readonly reading: Reading | undefined;
  readonly chosen: string | undefined;
}

/** What was said, and at each turn the rules that were settled by it; passages and rules light each other. */
export function TryResult({ conversation, analysis, reading, chosen }: TryResultProps) {
  const { t } = useTranslation('rules');
  const { t: ui } = useTranslation('ui');
  const formats = useFormats('UTC');
  const titles = useTitles(reading);
  const root = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (root.current !== null) connect(root.current);
  }, []);
  const { rules, evaluations, signals } = analysis;
  const marks = useMemo(() => marksOf(rules, chosen), [rules, chosen]);
  const own = rules.find(({ rule }) => rule === chosen);
  const rest = rules.filter(({ outcome, decidedAt }) => outcome === 'hit' && decidedAt === undefined);
  const counts = OUTCOMES.map((outcome) => ({
    outcome,
    n: rules.filter((rule) => rule.outcome === outcome).length,
  }));
  return (
    <div ref={root} className={styles['result']}>
      {own !== undefined && (
        <p
          className={`${styles['own']} ${styles[own.outcome]}`}
          aria-live="polite"
          data-outcome={own.outcome}
        >
          <strong>{t(`outcome.${own.outcome}`)}</strong> {titles.rule(own.rule)}
          {own.decidedAt !== undefined && <span>{t('try.decidedAt', { n: own.decidedAt + 1 })}</span>}
          {own.reason !== undefined && <span>{say(own.reason)}</span>}
        </p>
      )}
      <p className={styles['counts']}>
        {counts.map(({ outcome, n }) => (
          <span key={outcome}>{`${t(`outcome.${outcome}`)} ${n}`}</span>
        ))}
      </p>
      <ol className={`transcript ${styles['turns']}`}>
        {conversation.turns.map((turn, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a turn is known by its place
          <li key={index} className={styles[turn.role]}>
            <small>{`#${index + 1} ${ui(`role.${turn.role}`)}`}</small>
            <div dir="auto">
              {segmentsOf(turn.text, marks.get(index) ?? []).map(({ text, refs }, piece) =>
                refs.length === 0 ? (
                  text
                ) : (
                  // biome-ignore lint/suspicious/noArrayIndexKey: pieces of one text, in its order
                  <mark key={piece} data-refs={refs.join(' ')}>
                    {text}
                  </mark>
                ),
              )}
            </div>
            <div className={styles['heard']}>
              {signals
                .filter(
                  (one) => one.turn === index && one.confidence >= SHOWN_CONFIDENCE && !isQuiet(one.type),
                )
                .map((one) => (
                  <Chip key={`${one.type}${one.start}`} tone={signalTone(one.type)}>
                    {say(signalTitle(one.type))}
                  </Chip>
                ))}
            </div>
            <Settled
              rules={rules.filter(({ decidedAt, outcome }) => decidedAt === index && outcome === 'hit')}
            />
          </li>
        ))}
      </ol>
      {rest.length > 0 && (
        <section>
          <h3>{t('try.atEnd')}</h3>
          <Settled rules={rest} />
        </section>
      )}
      {evaluations.map(({ scorecard, score, answers }) => (
        <section key={scorecard}>
          <h3>
            {titles.scorecard(scorecard)}{' '}
            <span className={styles[gradeOf(score)]}>{score === null ? '–' : formats.decimal(score)}</span>
          </h3>
          <ul className={styles['answers']}>
            {answers
              .filter((answer) => answer.score !== null)
              .map(({ criterion, answer, score: points }) => (
                <li key={criterion}>
                  <span>{titles.criterion(scorecard, criterion)}</span>
                  <strong className={points === 0 ? styles['bad'] : undefined}>
                    {titles.option(scorecard, criterion, answer)}
                  </strong>
                </li>
              ))}
          </ul>
        </section>
      ))}
    </div>
  );

  function Settled({ rules: settled }: { readonly rules: readonly RuleResult[] }) {
    if (settled.length === 0) return null;
    return (
      <ul className={styles['settled']}>
        {settled.map(({ rule }) => (
          <li key={rule}>
            <button
              type="button"
              data-refs={`rule-${rule}`}
              className={rule === chosen ? styles['mine'] : undefined}
            >
              {titles.rule(rule)}
            </button>
          </li>
        ))}
      </ul>
    );
  }
}

/** Passages that hits rest on, and those of the chosen rule whatever came of it. */
function marksOf(
  rules: readonly RuleResult[],
  chosen: string | undefined,
): ReadonlyMap<number, readonly Mark[]> {
  const marks = new Map<number, Mark[]>();
  for (const { rule, outcome, evidence } of rules) {
    if (outcome !== 'hit' && rule !== chosen) continue;
    for (const { turn, start, end } of evidence) {
      const list = marks.get(turn) ?? [];
      list.push({ start, end, ref: `rule-${rule}` });
      marks.set(turn, list);
    }
  }
  return marks;
}
