import type { Competency, Evidence } from '#core/coaching/competency.ts';
import { SURE_ENOUGH } from '#core/coaching/moments.ts';
import { isSituation } from '#core/coaching/situations.ts';
import type { Parameters } from '../asking/parameters.ts';
import { criterionKey } from '../keys.ts';

/** SQL over a row: the value of the conversation for the competency, 0–100, as `Competency` defines it. */
export function caseValue({ positive, negative }: Competency, parameters: Parameters): string {
  const good = positive.map((one) => weighed(one, speaksFor(one, parameters)));
  const bad = [
    ...positive.flatMap((one) =>
      one.kind === 'signal' ? [] : [weighed(one, lacking(shareOf(one, parameters)))],
    ),
    ...negative.map((one) =>
      weighed(one, one.kind === 'signal' ? speaksFor(one, parameters) : lacking(shareOf(one, parameters))),
    ),
  ];
  if (positive.length === 0) return `100 - 100 * ${capped(bad)}`;
  return `50 + 50 * (${capped(good)} - ${capped(bad)})`;
}

/** SQL conditions: the conversation could show the competency. */
export function occasionOf({ when }: Competency, parameters: Parameters): string[] {
  if (when.length === 0) return [];
  const situations = when.filter(isSituation);
  const signals = when.filter((one) => !isSituation(one));
  const any = [
    ...(situations.length === 0 ? [] : [`hasAny(moment_situations, ${parameters.texts(situations)})`]),
    ...signals.map((signal) => heard(signal, parameters)),
  ];
  return [`(${any.join(' OR ')})`];
}

function speaksFor(evidence: Evidence, parameters: Parameters): string {
  if (evidence.kind === 'signal') return `toFloat64(${heard(evidence.signal, parameters)})`;
  return `greatest(0, 2 * ${shareOf(evidence, parameters)} - 1)`;
}

function lacking(share: string): string {
  return `greatest(0, 1 - 2 * ${share})`;
}

function weighed({ weight }: Evidence, sql: string): string {
  return weight === 1 ? sql : `${weight} * ${sql}`;
}

function capped(parts: readonly string[]): string {
  return parts.length === 0 ? '0' : `least(1, ${parts.join(' + ')})`;
}

function heard(signal: string, parameters: Parameters): string {
  return `(signal_confidences[indexOf(signals, ${parameters.text(signal)})] >= ${SURE_ENOUGH})`;
}

/** SQL: a share 0–1; one half, which speaks neither for nor against, where nothing was judged. */
function shareOf(evidence: Exclude<Evidence, { kind: 'signal' }>, parameters: Parameters): string {
  switch (evidence.kind) {
    case 'criterion': {
      const key = parameters.text(criterionKey(evidence.scorecard, evidence.criterion));
      return `if(has(criteria, ${key}), criterion_shares[indexOf(criteria, ${key})], 0.5)`;
    }
    case 'recovery': {
      const among = `arrayFilter((o, s) -> o != 'unknown' AND has(${parameters.texts(evidence.situations)}, s), moment_outcomes, moment_situations)`;
      return `if(empty(${among}), 0.5, arrayAvg(o -> transform(o, ['recovered', 'calmed'], [1., 0.5], 0.), ${among}))`;
    }
    case 'measure':
      return evidence.measure === 'resolution'
        ? "transform(toString(resolution), ['resolved', 'unresolved'], [1., 0.], 0.5)"
        : 'ifNull(1 - (least(5, greatest(1, effort)) - 1) / 4, 0.5)';
  }
}
