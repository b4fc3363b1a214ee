import { Segmented } from 'antd';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SignalTone } from '#core/signals/catalogue.ts';
import type { Annotate } from '../../client/annotations.ts';
import { signalTone } from '../../client/labels/labels.ts';
import { useLabels } from '../../client/labels/use-labels.ts';
import type { ConversationDetail, FoundCorrection } from '../../client/types.ts';
import { say } from '../../ui/language.ts';
import { Card } from '../../ui/page/page.tsx';
import { type HeardSignal, heardByTurn } from '../../ui/transcript/heard.ts';
import { refOfRule } from '../../ui/transcript/refs.ts';
import { useSignalName } from '../../ui/transcript/signal-name.ts';
import { useIsPrinting } from '../../ui/use-printing.ts';
import { Form } from './form.tsx';
import { OutcomeCorrections } from './outcome-corrections.tsx';
import { Quote } from './quote.tsx';
import { SatisfactionReasons } from './satisfaction-reasons.tsx';
import { Similar } from './similar.tsx';
import styles from './verdict.module.css';

interface VerdictProps {
  readonly detail: ConversationDetail;
  readonly zone: string;
  readonly corrections: readonly FoundCorrection[];
  readonly annotate: Annotate;
}

/** Everything that was judged, beside what was said. */
export function Verdict({ detail, zone, corrections, annotate }: VerdictProps) {
  const { t } = useTranslation('conversation');
  const heard = useMemo(
    () => [...heardByTurn(detail.signals, corrections).values()].flat().toSorted((a, b) => a.turn - b.turn),
    [detail, corrections],
  );
  return (
    <section className={styles['verdict']} aria-label={t('verdict')}>
      <Scorecards detail={detail} />
      <SatisfactionReasons detail={detail}>
        <OutcomeCorrections detail={detail} zone={zone} corrections={corrections} annotate={annotate} />
      </SatisfactionReasons>
      <Signals detail={detail} heard={heard} tones={['fault']} title={t('faults')} />
      <Signals detail={detail} heard={heard} tones={['good']} title={t('strengths')} />
      <Signals detail={detail} heard={heard} tones={['unhappy', 'happy']} title={t('customer')} />
      <OtherRules detail={detail} />
      {detail.language !== undefined && <Similar id={detail.id} zone={zone} />}
    </section>
  );
}

function Scorecards({ detail }: { readonly detail: ConversationDetail }) {
  const { labels } = useLabels();
  const { evaluations } = detail;
  const [chosen, setChosen] = useState(0);
  const isPrinting = useIsPrinting();
  const evaluation = evaluations[chosen];
  if (evaluation === undefined) return null;
  if (isPrinting) {
    return evaluations.map((one, at) => (
      <Form key={one.scorecard} detail={detail} evaluation={one} at={at} />
    ));
  }
  return (
    <>
      {evaluations.length > 1 && (
        <Segmented
          block
          value={chosen}
          options={evaluations.map(({ scorecard }, value) => ({
            value,
            label: say(labels.scorecardTitle(scorecard)),
          }))}
          onChange={setChosen}
        />
      )}
      <Form key={chosen} detail={detail} evaluation={evaluation} at={chosen} />
    </>
  );
}

interface SignalsProps {
  readonly detail: ConversationDetail;
  readonly heard: readonly HeardSignal[];
  readonly tones: readonly SignalTone[];
  readonly title: string;
}

function Signals({ detail, heard, tones, title }: SignalsProps) {
  const { t: ui } = useTranslation('ui');
  const nameOf = useSignalName();
  const own = heard.filter(({ type }) => type !== 'customer.emotion' && tones.includes(signalTone(type)));
  if (own.length === 0) return null;
  return (
    <Card title={title}>
      <ul>
        {own.map((one) => (
          // biome-ignore lint/a11y/noNoninteractiveTabindex: the links of evidence follow the focus
          <li key={one.ref} className={styles['found']} data-refs={one.ref} tabIndex={0}>
            <strong className={styles[one.state === 'refuted' ? 'struck' : signalTone(one.type)]}>
              {nameOf(one.type, one.value)}
            </strong>{' '}
            {one.state !== 'told' && (
              <span className="faint">
                {ui(`transcript.${one.state}`, { name: one.correction?.authorName })}
              </span>
            )}
            <Quote detail={detail} passage={one} />
          </li>
        ))}
      </ul>
    </Card>
  );
}

/** Rules that were hit and that no shown scorecard asks about. */
function OtherRules({ detail }: { readonly detail: ConversationDetail }) {
  const { t } = useTranslation('conversation');
  const { t: ui } = useTranslation('ui');
  const { labels } = useLabels();
  const asked = new Set(
    detail.evaluations.flatMap(({ answers }) =>
      answers.flatMap(({ source }) => (source.startsWith('rule:') ? source.slice(5).split(',') : [])),
    ),
  );
  const hits = detail.rules.flatMap((result, index) =>
    result.outcome === 'hit' && !asked.has(result.rule) ? [{ result, index }] : [],
  );
  if (hits.length === 0) return null;
  return (
    <Card title={t('rules')}>
      <ul>
        {hits.map(({ result, index }) => {
          const rule = labels.rule(result.rule);
          return (
            // biome-ignore lint/a11y/noNoninteractiveTabindex: the links of evidence follow the focus
            <li key={result.rule} className={styles['found']} data-refs={refOfRule(index)} tabIndex={0}>
              <strong>{say(labels.ruleTitle(result.rule))}</strong>{' '}
              {rule !== undefined && <span className="faint">{ui(`severity.${rule.severity}`)}</span>}
              {result.evidence.slice(0, 2).map((passage) => (
                <Quote key={`${passage.turn}:${passage.start}`} detail={detail} passage={passage} />
              ))}
              {rule?.advice !== undefined && <p className={styles['advice']}>{say(rule.advice)}</p>}
            </li>
          );
        })}
      </ul>
    </Card>
  );
}
