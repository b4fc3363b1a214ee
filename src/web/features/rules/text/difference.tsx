import { yaml } from '@codemirror/lang-yaml';
import { MergeView, unifiedMergeView } from '@codemirror/merge';
import { EditorState, type Extension } from '@codemirror/state';
import { EditorView, lineNumbers } from '@codemirror/view';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { STYLE_NONCE } from '../../../ui/style-nonce.ts';
import { editorTheme } from './editor-theme.ts';
import styles from './text.module.css';

interface DifferenceProps {
  readonly before: string;
  readonly after: string;
  /** What the two sides are. */
  readonly names: readonly [string, string];
  /** Sentences of people, and no written file. */
  readonly isPlain?: boolean;
  /** Where the second side can be written in, and pieces of the first taken over. */
  readonly onChange?: (text: string) => void;
}

/** Narrower than this, two texts beside each other cannot be read. */
const BESIDE = '(min-width: 1000px)';

/** Two texts with their differences marked: beside each other, or on a small screen one within the other. */
export default function Difference({ before, after, names, isPlain = false, onChange }: DifferenceProps) {
  const { t, i18n } = useTranslation('rules');
  const box = useRef<HTMLDivElement>(null);
  const change = useRef(onChange);
  useEffect(() => {
    change.current = onChange;
  });
  const isEdited = onChange !== undefined;
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is written into it must not build it anew
  useEffect(() => {
    const phrases = EditorState.phrases.of(
      i18n.language === 'en' ? {} : { '$ unchanged lines': '$ 行相同', 'Revert this chunk': '换成左边的' },
    );
    const common: Extension = [
      lineNumbers(),
      isPlain ? [] : yaml(),
      editorTheme,
      phrases,
      EditorView.lineWrapping,
      EditorView.cspNonce.of(STYLE_NONCE),
    ];
    const readOnly = [EditorState.readOnly.of(true)];
    const label = (name: string) => EditorView.contentAttributes.of({ 'aria-label': name });
    const listen = EditorView.updateListener.of((update) => {
      if (update.docChanged) change.current?.(update.state.doc.toString());
    });
    const collapse = { collapseUnchanged: { margin: 3, minSize: 6 } };
    if (matchMedia(BESIDE).matches) {
      const merge = new MergeView({
        parent: box.current!,
        a: { doc: before, extensions: [common, readOnly, label(names[0])] },
        b: { doc: after, extensions: [common, isEdited ? listen : readOnly, label(names[1])] },
        ...(isEdited ? { revertControls: 'a-to-b' as const } : {}),
        ...collapse,
      });
      return () => merge.destroy();
    }
    const unified = unifiedMergeView({ original: before, mergeControls: isEdited, ...collapse });
    const view = new EditorView({
      parent: box.current!,
      doc: after,
      extensions: [common, isEdited ? listen : readOnly, label(names[1]), unified],
    });
    return () => view.destroy();
  }, [before, isPlain, isEdited, names[0], names[1], i18n.language, ...(isEdited ? [] : [after])]);

  if (before === after && !isEdited) return <p className={styles['same']}>{t('difference.none')}</p>;
  return <div className={styles['merge']} ref={box} />;
}
