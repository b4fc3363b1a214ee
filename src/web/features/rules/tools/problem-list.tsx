import { CloseCircleFilled, WarningFilled } from '@ant-design/icons';
import { useTranslation } from 'react-i18next';
import type { Problem } from '#core/problem.ts';
import { say } from '../../../ui/language.ts';
import { State } from '../../../ui/states/state.tsx';
import styles from './tools.module.css';

interface ProblemListProps {
  readonly problems: readonly Problem[];
  readonly isReading: boolean;
  readonly go: (file: string | undefined, line: number, column: number) => void;
}

/** Everything that is wrong with the files, each a way to its place. */
export function ProblemList({ problems, isReading, go }: ProblemListProps) {
  const { t } = useTranslation('rules');
  if (problems.length === 0) {
    return (
      <State title={t(isReading ? 'problems.reading' : 'problems.none')}>{t('problems.noneDetail')}</State>
    );
  }
  const ordered = problems.toSorted(
    (a, b) => Number(b.severity === 'error') - Number(a.severity === 'error'),
  );
  return (
    <ul className={styles['problems']} aria-live="polite">
      {ordered.map(({ severity, message, hint, file, line = 1, column = 1, code }) => (
        <li key={`${file}:${line}:${column}:${code}:${message.en}`}>
          <button type="button" onClick={() => go(file, line, column)}>
            {severity === 'error' ? (
              <CloseCircleFilled className={styles['bad'] ?? ''} />
            ) : (
              <WarningFilled className={styles['doubt'] ?? ''} />
            )}
            <span>
              {say(message)}
              {hint !== undefined && <em>{say(hint)}</em>}
              <small>{`${file ?? ''}:${line}:${column}`}</small>
            </span>
          </button>
        </li>
      ))}
    </ul>
  );
}
