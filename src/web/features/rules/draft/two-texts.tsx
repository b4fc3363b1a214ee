import { Checkbox, Segmented } from 'antd';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './draft.module.css';
import { differing, type Named, onlySideOf, textOf, unionOf } from './merge.ts';

const Difference = lazy(() => import('../text/difference.tsx'));

interface TwoTextsProps {
  readonly theirs: readonly Named[];
  readonly mine: readonly Named[];
  /** What the two sides are. */
  readonly names: readonly [string, string];
  /** With what stands on one's own side now: at first every part of either. */
  readonly change: (merged: readonly Named[]) => void;
  /** Sentences of people, and no written file. */
  readonly isPlain?: boolean;
}

/**
 * What two people wrote beside each other, one's own side to be finished; a part that is the same is left out. A part
 * that only one of them has is kept until somebody says that it is not.
 */
export function TwoTexts({ theirs, mine, names, change, isPlain = false }: TwoTextsProps) {
  const { t } = useTranslation('rules');
  const [merged, setMerged] = useState(() => unionOf(mine, theirs));
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const paths = differing(mine, theirs);
  const [path, setPath] = useState(paths[0] ?? '');
  /** One's own side as it stood when its part was opened: what is written since is in the editor itself. */
  const [opened, setOpened] = useState(textOf(merged, path));
  const side = onlySideOf(path, mine, theirs);
  const isKept = !left.has(path);
  const open = (wanted: string) => {
    setPath(wanted);
    setOpened(left.has(wanted) ? '' : textOf(merged, wanted));
  };
  const settle = (files: readonly Named[], out: ReadonlySet<string>) => {
    setMerged(files);
    setLeft(out);
    change(files.filter((file) => !out.has(file.path)));
  };
  const keep = (isWanted: boolean) => {
    setOpened(isWanted ? textOf(merged, path) : '');
    settle(merged, isWanted ? without(left, path) : new Set([...left, path]));
  };
  const write = (text: string) =>
    settle(
      merged.map((file) => (file.path === path ? { path, text } : file)),
      without(left, path),
    );
  return (
    <>
      {paths.length > 1 && (
        <Segmented className={styles['files'] ?? ''} options={[...paths]} value={path} onChange={open} />
      )}
      {paths.length > 0 && side !== null && (
        <Checkbox checked={isKept} onChange={({ target }) => keep(target.checked)}>
          {t(side === 'mine' ? 'conflict.onlyMine' : 'conflict.onlyTheirs', { path })}
        </Checkbox>
      )}
      <div className={styles['sides']} aria-hidden="true">
        {names.map((name) => (
          <span key={name}>{name}</span>
        ))}
      </div>
      <div className={styles['merge']}>
        <Suspense fallback={null}>
          <Difference
            key={`${path} ${opened === ''}`}
            before={textOf(theirs, path)}
            after={opened}
            names={names}
            isPlain={isPlain}
            {...(paths.length > 0 ? { onChange: write } : {})}
          />
        </Suspense>
      </div>
    </>
  );
}

function without(paths: ReadonlySet<string>, path: string): ReadonlySet<string> {
  return new Set([...paths].filter((one) => one !== path));
}
