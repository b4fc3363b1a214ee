import { CloseOutlined } from '@ant-design/icons';
import { Alert, Button, Segmented, Tabs } from 'antd';
import { lazy, Suspense, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Problem } from '#core/problem.ts';
import { useMay } from '../../../client/me.ts';
import { useDocumentTitle } from '../../../ui/page/page.tsx';
import { PageLoading } from '../../../ui/states/page-loading.tsx';
import { useFailureWords } from '../../../ui/states/use-failure-words.ts';
import { useDraft } from '../draft/use-draft.ts';
import type { Engine } from '../engine/engine.ts';
import type { VersionWithFiles } from '../rulebooks.ts';
import type { ShownPlace } from '../text/code-editor.tsx';
import { ExampleResults } from '../tools/example-results.tsx';
import { ProblemList } from '../tools/problem-list.tsx';
import { type TryInput, TryPanel } from '../tools/try-panel.tsx';
import styles from './editor.module.css';
import { EditorHead } from './editor-head.tsx';
import { EditorNotices } from './editor-notices.tsx';
import { FileTabs } from './file-tabs.tsx';
import { Outline } from './outline.tsx';
import { TOOLS, type Tool, useEditorAddress, type View } from './use-editor-address.ts';
import { useNames } from './use-names.ts';
import { useEngines, useExamples, useReading } from './use-reading.ts';

const CodeEditor = lazy(() => import('../text/code-editor.tsx'));
const FormPane = lazy(() => import('../form/form-pane.tsx'));

export function Editor({ loaded }: { readonly loaded: VersionWithFiles }) {
  const engines = useEngines();
  return engines === null ? <PageLoading /> : <OpenEditor loaded={loaded} {...engines} />;
}

interface OpenEditorProps {
  readonly loaded: VersionWithFiles;
  readonly reader: Engine;
  readonly runner: Engine;
}

/** Files of a version as form and text, and beside them what the engine says of them. */
function OpenEditor({ loaded, reader, runner }: OpenEditorProps) {
  const { t } = useTranslation('rules');
  const wordsFor = useFailureWords();
  const { rulebook, version } = loaded;
  useDocumentTitle(t('editor.title', { rulebook, version }));
  const mayDraft = useMay('rulebooks.draft');
  const draft = useDraft(loaded);
  const { files, saved } = draft;
  const isReadOnly = saved.state !== 'draft' || !mayDraft;
  const address = useEditorAddress(files[0]?.path ?? '');
  const { chosen, view, tool, change } = address;
  const file = files.find(({ path }) => path === address.path) ?? files[0];
  const path = file?.path ?? '';
  const { reading, isReading, others } = useReading(reader, rulebook, files);
  const outline = reading?.files.find((one) => one.path === path);
  const names = useNames(reading, others, path);
  const examples = useExamples(runner, files, path);
  const problems = useMemo(
    () => allProblems(reading?.problems ?? [], saved, draft.isDirty),
    [reading, saved, draft.isDirty],
  );
  const ownProblems = useMemo(() => problems.filter((one) => one.file === path), [problems, path]);
  const errors = problems.filter(({ severity }) => severity === 'error').length;
  const failing = (examples.answer ?? []).filter(
    ({ passed, rule }) =>
      !passed && !outline?.rules.some((one) => one.id === rule && one.ownSignals.length > 0),
  ).length;
  const [shown, setShown] = useState<ShownPlace>();
  const [input, setInput] = useState<TryInput>({ source: 'pasted', text: '', id: undefined });
  const line = useRef(1);

  const write = useCallback((text: string) => draft.write(path, text), [draft.write, path]);
  const go = (to: string | undefined, at: number, column?: number) => {
    const isElsewhere = to !== undefined && to !== path;
    change({ ...(isElsewhere ? { file: to, at: undefined } : {}), view: view === 'form' ? 'text' : view });
    setShown({ line: at, ...(column === undefined ? {} : { column }) });
  };
  const choose = useCallback((id: string | undefined) => change({ at: id }), [change]);
  const followLine = (now: number) => {
    line.current = now;
    const rule = outline?.rules.findLast((one) => one.line <= now);
    if (rule !== undefined && rule.id !== chosen && view !== 'form') change({ at: rule.id });
  };
  const saveByKey = useRef(draft.save);
  useEffect(() => {
    saveByKey.current = draft.save;
  });
  useEffect(() => {
    const hear = (event: KeyboardEvent) => {
      if (event.key !== 's' || !(event.ctrlKey || event.metaKey)) return;
      event.preventDefault();
      if (!isReadOnly && !event.defaultPrevented) void saveByKey.current();
    };
    addEventListener('keydown', hear);
    return () => removeEventListener('keydown', hear);
  }, [isReadOnly]);

  return (
    <div className={styles['page']}>
      <EditorHead
        draft={draft}
        isReadOnly={isReadOnly}
        errors={errors}
        isReading={isReading}
        reader={reader}
      />
      <EditorNotices draft={draft} isReadOnly={isReadOnly} />
      <div className={styles['tabs']}>
        <FileTabs
          rulebook={rulebook}
          files={files}
          path={path}
          problems={problems}
          isReadOnly={isReadOnly}
          open={(to) => change({ file: to, at: undefined })}
          put={draft.put}
        />
        <span className={styles['buttons']}>
          <Segmented
            size="small"
            aria-label={t('editor.view')}
            value={view}
            options={(['form', 'text', 'both'] as const).map((value) => ({
              value,
              label: t(`editor.views.${value}`),
            }))}
            onChange={(value: View) => change({ view: value === 'form' ? undefined : value })}
          />
          {tool === 'none' && (
            <Button size="small" onClick={() => change({ tool: undefined })}>
              {t('editor.showTools')}
            </Button>
          )}
        </span>
      </div>
      <div className={styles['columns']} data-tool={tool === 'none' ? 'none' : 'shown'}>
        <Outline
          rulebook={rulebook}
          outline={outline}
          file={file}
          problems={ownProblems}
          examples={examples.answer}
          chosen={chosen}
          isReadOnly={isReadOnly}
          choose={(id, at) => {
            change({ at: id });
            if (at !== undefined) setShown({ line: at });
          }}
          write={write}
        />
        <main className={styles['main']} data-view={view} aria-label={t('editor.file', { file: path })}>
          <Suspense fallback={<PageLoading />}>
            {view !== 'text' && file !== undefined && (
              // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls is reached by the keyboard
              <section className={styles['form']} aria-label={t('editor.views.form')} tabIndex={0}>
                <FormPane
                  key={path}
                  rulebook={rulebook}
                  file={file}
                  outline={outline}
                  names={names.form}
                  isReadOnly={isReadOnly}
                  figures={saved.signals}
                  areFiguresOld={draft.isDirty}
                  chosen={chosen}
                  choose={choose}
                  onChange={write}
                  showText={(at) => go(path, at ?? 1)}
                />
              </section>
            )}
            {view !== 'form' && file !== undefined && (
              <CodeEditor
                path={path}
                text={file.text}
                isReadOnly={isReadOnly}
                problems={ownProblems}
                words={names.completion}
                shown={shown}
                onChange={write}
                onLine={followLine}
                onSave={() => void draft.save()}
              />
            )}
          </Suspense>
        </main>
        {tool !== 'none' && (
          <aside className={styles['tools']} aria-label={t('editor.tools')}>
            <Button
              className={styles['hide'] ?? ''}
              size="small"
              type="text"
              icon={<CloseOutlined />}
              aria-label={t('editor.hideTools')}
              title={t('editor.hideTools')}
              onClick={() => change({ tool: 'none' })}
            />
            <Tabs
              size="small"
              activeKey={tool}
              onChange={(key) => change({ tool: key === 'examples' ? undefined : key })}
              items={TOOLS.filter((one) => one !== 'none').map((key) => ({
                key,
                label: labelOf(key),
                children: key === tool ? panelOf(key) : null,
              }))}
            />
          </aside>
        )}
      </div>
      {draft.failure !== null && !draft.isGone && (
        <Alert className={styles['failure'] ?? ''} type="error" showIcon title={wordsFor(draft.failure)} />
      )}
    </div>
  );

  function labelOf(key: Tool): string {
    if (key === 'problems') return t('editor.problems', { n: problems.length });
    if (key === 'examples')
      return failing > 0 ? t('editor.examplesFailing', { n: failing }) : t('editor.examples');
    return t('editor.try');
  }

  function panelOf(key: Tool) {
    if (key === 'problems') return <ProblemList problems={problems} isReading={isReading} go={go} />;
    if (key === 'examples') {
      return (
        <ExampleResults
          outline={outline}
          outcomes={examples.answer}
          isRunning={examples.isWorking}
          hasErrors={errors > 0}
          chosen={chosen}
          go={(rule, at) => {
            change({ at: rule });
            setShown({ line: at });
          }}
        />
      );
    }
    return (
      <TryPanel
        engine={runner}
        rulebook={rulebook}
        files={files}
        reading={reading}
        input={input}
        chosen={chosen}
        change={setInput}
      />
    );
  }
}

/** Warnings that only the service can give (how well examples tell a signal) stand beside what is read here. */
function allProblems(
  read: readonly Problem[],
  saved: VersionWithFiles,
  isDirty: boolean,
): readonly Problem[] {
  const known = new Set(read.map(({ code, file, line }) => `${code}:${file}:${line}`));
  const more = isDirty
    ? []
    : saved.problems.filter(({ code, file, line }) => !known.has(`${code}:${file}:${line}`));
  return [...read, ...more];
}
