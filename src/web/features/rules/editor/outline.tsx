import { CheckCircleFilled, CloseCircleFilled, PlusOutlined } from '@ant-design/icons';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Problem } from '#core/problem.ts';
import { say } from '../../../ui/language.ts';
import type { RulebookFile } from '../engine/files.ts';
import type { ExampleOutcome, FileOutline } from '../engine/protocol.ts';
import { readForm, withItem } from '../form/form-document.ts';
import styles from './editor.module.css';
import { newItem } from './new-item.ts';

interface OutlineProps {
  readonly rulebook: string;
  readonly outline: FileOutline | undefined;
  readonly file: RulebookFile | undefined;
  readonly problems: readonly Problem[];
  readonly examples: readonly ExampleOutcome[] | undefined;
  readonly chosen: string | undefined;
  readonly isReadOnly: boolean;
  readonly choose: (id: string, line: number | undefined) => void;
  readonly write: (text: string) => void;
}

interface Entry {
  readonly id: string;
  readonly title: string;
  readonly line?: number;
  readonly group?: string;
  readonly mark?: string;
  readonly state?: 'passed' | 'failed';
}

/** What the open file holds, in its order; whoever looks for something writes a part of its name. */
export function Outline(props: OutlineProps) {
  const { rulebook, outline, file, examples, chosen, isReadOnly, choose, write } = props;
  const { t } = useTranslation('rules');
  const [text, setText] = useState('');
  const entries = outline === undefined ? [] : entriesOf(outline, examples);
  const wanted = text.trim().toLowerCase();
  const found = entries.filter(({ id, title }) => `${title} ${id}`.toLowerCase().includes(wanted));
  const kind = outline?.kind ?? 'rules';
  const add = () => {
    const form = file === undefined ? null : readForm(file.text);
    if (form === null) return;
    const item = newItem(
      kind === 'signals' ? 'signals' : 'rules',
      rulebook,
      entries.map(({ id }) => id),
    );
    const next = withItem(form, [kind], item);
    if (next === null) return;
    write(next);
    choose(item.id, next.split('\n').length);
  };
  return (
    <nav className={styles['outline']} aria-label={t('outline.title')}>
      <div>
        <Input
          size="small"
          allowClear
          value={text}
          placeholder={t('outline.find')}
          aria-label={t('outline.find')}
          onChange={({ target }) => setText(target.value)}
        />
        {!isReadOnly && kind !== 'scorecard' && (
          <Button
            size="small"
            icon={<PlusOutlined />}
            aria-label={t(`outline.add.${kind}`)}
            title={t(`outline.add.${kind}`)}
            onClick={add}
          />
        )}
      </div>
      <ul>
        {found.map((entry, index) => (
          <li key={`${entry.group}/${entry.id}`}>
            {entry.group !== undefined && entry.group !== found[index - 1]?.group && <h3>{entry.group}</h3>}
            <button
              type="button"
              aria-current={entry.id === chosen ? 'true' : undefined}
              data-mark={entry.mark}
              onClick={() => choose(entry.id, entry.line)}
            >
              <span>
                {entry.title}
                <small>{entry.id}</small>
              </span>
              {entry.state === 'passed' && (
                <CheckCircleFilled className={styles['passed'] ?? ''} aria-label={t('examples.passed')} />
              )}
              {entry.state === 'failed' && (
                <CloseCircleFilled className={styles['failed'] ?? ''} aria-label={t('examples.notPassed')} />
              )}
            </button>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function entriesOf(outline: FileOutline, examples: readonly ExampleOutcome[] | undefined): readonly Entry[] {
  const { kind, rules, signals, scorecard } = outline;
  if (kind === 'scorecard') {
    return (scorecard?.sections ?? []).flatMap((section) =>
      section.criteria.map(({ id, title }) => ({ id, title: say(title), group: say(section.title) })),
    );
  }
  if (kind === 'signals') return signals.map(({ id, title, line }) => ({ id, title: say(title), line }));
  const outcomes = Map.groupBy(examples ?? [], ({ rule }) => rule);
  return rules.map(({ id, title, line, severity, ownSignals }) => {
    const own = outcomes.get(id) ?? [];
    const isTold = own.length > 0 && ownSignals.length === 0;
    const state = own.every(({ passed }) => passed) ? ('passed' as const) : ('failed' as const);
    return { id, title: say(title), line, mark: severity, ...(isTold ? { state } : {}) };
  });
}
