import { Segmented } from 'antd';
import { lazy, Suspense, useState } from 'react';
import styles from './draft.module.css';

const Difference = lazy(() => import('../text/difference.tsx'));

interface Named {
  readonly path: string;
  readonly text: string;
}

interface TwoTextsProps {
  readonly theirs: readonly Named[];
  readonly mine: readonly Named[];
  /** What the two sides are. */
  readonly names: readonly [string, string];
  /** With what stands on one's own side now. */
  readonly change: (merged: readonly Named[]) => void;
  /** Sentences of people, and no written file. */
  readonly isPlain?: boolean;
}

/** What two people wrote beside each other, one's own side to be finished; a part that is the same is left out. */
export function TwoTexts({ theirs, mine, names, change, isPlain = false }: TwoTextsProps) {
  const [merged, setMerged] = useState(mine);
  const textOf = (files: readonly Named[], path: string) =>
    files.find((file) => file.path === path)?.text ?? '';
  const paths = [...new Set([...theirs, ...mine].map(({ path }) => path))].filter(
    (path) => textOf(theirs, path) !== textOf(mine, path),
  );
  const [path, setPath] = useState(paths[0] ?? '');
  /** One's own side as it stood when its part was opened: what is written since is in the editor itself. */
  const [opened, setOpened] = useState(textOf(mine, path));
  const open = (wanted: string) => {
    setPath(wanted);
    setOpened(textOf(merged, wanted));
  };
  const write = (text: string) => {
    const next = merged.map((file) => (file.path === path ? { path, text } : file));
    setMerged(next);
    change(next);
  };
  return (
    <>
      {paths.length > 1 && (
        <Segmented className={styles['files'] ?? ''} options={paths} value={path} onChange={open} />
      )}
      <div className={styles['sides']} aria-hidden="true">
        {names.map((name) => (
          <span key={name}>{name}</span>
        ))}
      </div>
      <div className={styles['merge']}>
        <Suspense fallback={null}>
          <Difference
            key={path}
            before={textOf(theirs, path)}
            after={opened}
            names={names}
            isPlain={isPlain}
            onChange={write}
          />
        </Suspense>
      </div>
    </>
  );
}
