import { CheckCircleFilled, CloseCircleFilled, MinusCircleOutlined } from '@ant-design/icons';
import { Skeleton } from 'antd';
import { useTranslation } from 'react-i18next';
import { say } from '../../../ui/language.ts';
import { State } from '../../../ui/states/state.tsx';
import type { ExampleOutcome, FileOutline } from '../engine/protocol.ts';
import styles from './tools.module.css';

interface ExampleResultsProps {
  readonly outline: FileOutline | undefined;
  readonly outcomes: readonly ExampleOutcome[] | undefined;
  readonly isRunning: boolean;
  readonly hasErrors: boolean;
  /** The rule that is being written: it comes first. */
  readonly chosen: string | undefined;
  readonly go: (rule: string, line: number) => void;
}

/** The examples of the file's rules as tests, run again after each change. */
export function ExampleResults(props: ExampleResultsProps) {
  const { outline, outcomes, isRunning, hasErrors, chosen, go } = props;
  const { t } = useTranslation('rules');
  if (outline !== undefined && outline.kind !== 'rules') {
    return <State title={t('examples.notRules')}>{t('examples.notRulesDetail')}</State>;
  }
  if (outcomes === undefined) return <Skeleton active className={styles['waiting'] ?? ''} />;
  if (outcomes.length === 0) return <State title={t('examples.none')}>{t('examples.noneDetail')}</State>;
  const deaf = new Set(outline?.rules.filter(({ ownSignals }) => ownSignals.length > 0).map(({ id }) => id));
  const told = outcomes.filter(({ rule }) => !deaf.has(rule));
  const failed = told.filter(({ passed }) => !passed).length;
  const rank = ({ rule, passed }: ExampleOutcome) =>
    (rule === chosen ? -2 : 0) + (passed || deaf.has(rule) ? 0 : -1);
  return (
    <div className={isRunning ? styles['stale'] : undefined}>
      <p className={styles['sum']} aria-live="polite">
        {failed === 0 ? (
          <span className={styles['good']}>{t('examples.allPassed', { n: told.length })}</span>
        ) : (
          <span className={styles['bad']}>{t('examples.failed', { n: failed, of: told.length })}</span>
        )}
        {isRunning && <span className="faint">{t('examples.running')}</span>}
        {hasErrors && <span className="faint">{t('examples.withErrors')}</span>}
      </p>
      <ul className={styles['examples']}>
        {outcomes
          .toSorted((a, b) => rank(a) - rank(b))
          .map((one) => (
            <li key={`${one.rule}#${one.number}`}>
              <button type="button" onClick={() => go(one.rule, one.line)}>
                {deaf.has(one.rule) ? (
                  <MinusCircleOutlined className={styles['none'] ?? ''} />
                ) : one.passed ? (
                  <CheckCircleFilled className={styles['good'] ?? ''} aria-label={t('examples.passed')} />
                ) : (
                  <CloseCircleFilled className={styles['bad'] ?? ''} aria-label={t('examples.notPassed')} />
                )}
                <span>
                  {one.name === '' ? `${one.rule} #${one.number}` : one.name}
                  <small>{one.rule}</small>
                  {deaf.has(one.rule) ? <em>{t('examples.deaf')}</em> : !one.passed && <em>{whyNot(one)}</em>}
                </span>
              </button>
            </li>
          ))}
      </ul>
    </div>
  );

  function whyNot({ expect, outcome, at, firedAt, reason }: ExampleOutcome): string {
    const story =
      expect === outcome
        ? t('examples.otherTurn', { at, firedAt: firedAt ?? '–' })
        : t('examples.otherOutcome', { expect: t(`outcome.${expect}`), outcome: t(`outcome.${outcome}`) });
    return reason === undefined ? story : `${story} · ${say(reason)}`;
  }
}
