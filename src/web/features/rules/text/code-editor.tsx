import { autocompletion } from '@codemirror/autocomplete';
import { yaml } from '@codemirror/lang-yaml';
import { lintGutter, setDiagnostics } from '@codemirror/lint';
import { EditorState, type Extension } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import { basicSetup } from 'codemirror';
import { useEffect, useLayoutEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Problem } from '#core/problem.ts';
import { STYLE_NONCE } from '../../../ui/style-nonce.ts';
import { type CompletionWords, completionsAt } from './completion.ts';
import { diagnosticsOf } from './diagnostics.ts';
import { editorTheme } from './editor-theme.ts';
import { smallestChange } from './smallest-change.ts';
import styles from './text.module.css';

/** A place to be shown; another object for the same place shows it again. */
export interface ShownPlace {
  readonly line: number;
  readonly column?: number;
}

interface CodeEditorProps {
  readonly path: string;
  readonly text: string;
  readonly isReadOnly: boolean;
  readonly problems: readonly Problem[];
  readonly words: CompletionWords;
  readonly shown: ShownPlace | undefined;
  readonly onChange: (text: string) => void;
  /** The line that the cursor is on, from 1. */
  readonly onLine: (line: number) => void;
  readonly onSave: () => void;
}

/** The text of one file; each file keeps its own cursor and history while others are looked at. */
export default function CodeEditor(props: CodeEditorProps) {
  const { path, text, isReadOnly, problems, shown } = props;
  const { t, i18n } = useTranslation('rules');
  const box = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView>(null);
  const open = useRef(path);
  const kept = useRef(new Map<string, EditorState>());
  const latest = useRef(props);
  useLayoutEffect(() => {
    latest.current = props;
  });

  // biome-ignore lint/correctness/useExhaustiveDependencies: what changes afterwards reaches the view by the effects below
  useLayoutEffect(() => {
    const editor = new EditorView({ parent: box.current!, state: stateOf(text) });
    view.current = editor;
    return () => editor.destroy();
  }, [isReadOnly, i18n.language]);

  // At once: later, somebody may have typed on, and an older text would take that away.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the file that is open says whose state it is
  useLayoutEffect(() => {
    const editor = view.current!;
    if (open.current !== path) {
      kept.current.set(open.current, editor.state);
      open.current = path;
      editor.setState(kept.current.get(path) ?? stateOf(text));
    }
    const change = smallestChange(editor.state.doc.toString(), text);
    if (change !== null) editor.dispatch({ changes: change });
  }, [path, text]);

  useEffect(() => {
    const editor = view.current!;
    const found = diagnosticsOf(editor.state.doc, problems, (word) => t('text.replaceWith', { word }));
    editor.dispatch(setDiagnostics(editor.state, found));
  }, [problems, t]);

  useEffect(() => {
    const editor = view.current!;
    if (shown === undefined) return;
    const line = editor.state.doc.line(Math.min(Math.max(1, shown.line), editor.state.doc.lines));
    const anchor = Math.min(line.from + (shown.column ?? 1) - 1, line.to);
    editor.dispatch({
      selection: { anchor },
      effects: EditorView.scrollIntoView(anchor, { y: 'start', yMargin: 60 }),
    });
  }, [shown]);

  return <div className={styles['editor']} ref={box} />;

  function stateOf(doc: string): EditorState {
    return EditorState.create({ doc, extensions: extensions() });
  }

  function extensions(): Extension {
    return [
      basicSetup,
      yaml(),
      editorTheme,
      lintGutter(),
      EditorView.cspNonce.of(STYLE_NONCE),
      EditorView.lineWrapping,
      EditorState.phrases.of(i18n.language === 'en' ? {} : CHINESE),
      EditorView.contentAttributes.of({ 'aria-label': t('text.label', { file: path }) }),
      EditorState.readOnly.of(isReadOnly),
      autocompletion({ override: [(context) => completionsAt(context, latest.current.words)], icons: false }),
      EditorView.domEventHandlers({
        keydown: (event) => {
          if (event.key !== 's' || !(event.metaKey || event.ctrlKey)) return false;
          event.preventDefault();
          latest.current.onSave();
          return true;
        },
      }),
      EditorView.updateListener.of((update) => {
        if (update.docChanged) {
          const now = update.state.doc.toString();
          if (now !== latest.current.text) latest.current.onChange(now);
        }
        if (update.selectionSet || update.docChanged) {
          latest.current.onLine(update.state.doc.lineAt(update.state.selection.main.head).number);
        }
      }),
    ];
  }
}

const CHINESE: Readonly<Record<string, string>> = {
  Find: '查找',
  Replace: '替换为',
  next: '下一个',
  previous: '上一个',
  all: '全部',
  'match case': '区分大小写',
  regexp: '正则',
  'by word': '整词',
  replace: '替换',
  'replace all': '全部替换',
  close: '关闭',
  'Fold line': '折叠',
  'Unfold line': '展开',
  Completions: '可以写的内容',
  Diagnostics: '问题',
  'No diagnostics': '没有问题',
};
