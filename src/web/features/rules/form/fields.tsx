import { Input, InputNumber, Select } from 'antd';
import { type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { say } from '../../../ui/language.ts';
import styles from './form.module.css';
import { type Choice, useForm } from './form-context.tsx';
import type { Path } from './form-document.ts';

const PAUSE_MS = 400;

/** What is being typed, given on once nobody types for a moment or the field is left. */
function useTyped(written: string, give: (text: string) => void) {
  const [typed, setTyped] = useState<string | null>(null);
  const latest = useRef(give);
  useEffect(() => {
    latest.current = give;
  });
  useEffect(() => {
    if (typed === null) return;
    const timer = setTimeout(() => {
      if (typed !== written) latest.current(typed);
    }, PAUSE_MS);
    return () => clearTimeout(timer);
  }, [typed, written]);
  return {
    value: typed ?? written,
    type: setTyped,
    leave: () => {
      if (typed !== null && typed !== written) latest.current(typed);
      setTyped(null);
    },
  };
}

/** As high as what is written in it, within reason. */
export function rowsFor(text: string, least: number): number {
  return Math.min(16, Math.max(least, text.replace(/\n$/, '').split('\n').length));
}

export function Field({
  label,
  hint,
  children,
}: {
  readonly label: string;
  readonly hint?: string | undefined;
  readonly children: (id: string) => ReactNode;
}) {
  const id = useId();
  return (
    <div className={styles['field']}>
      <label htmlFor={id}>{label}</label>
      {children(id)}
      {hint !== undefined && <span className={styles['hint']}>{hint}</span>}
    </div>
  );
}

interface PathProps {
  readonly path: Path;
  readonly label: string;
  readonly hint?: string;
}

export function TextField({ path, label, hint, isLong = false }: PathProps & { readonly isLong?: boolean }) {
  const { value, set, isReadOnly } = useForm();
  const written = value(path);
  const text = written === undefined || written === null ? '' : String(written);
  const typed = useTyped(text, (now) => set(path, now === '' ? undefined : now));
  const props = {
    value: typed.value,
    readOnly: isReadOnly,
    onBlur: typed.leave,
  };
  return (
    <Field label={label} hint={hint}>
      {(id) =>
        isLong ? (
          <Input.TextArea
            {...props}
            id={id}
            rows={rowsFor(typed.value, 2)}
            onChange={({ target }) => typed.type(target.value)}
          />
        ) : (
          <Input {...props} id={id} onChange={({ target }) => typed.type(target.value)} />
        )
      }
    </Field>
  );
}

/** `{ zh, en }`, or one text that serves both: it becomes two as soon as they differ. */
export function BilingualField({ path, label, isLong = false }: PathProps & { readonly isLong?: boolean }) {
  const { value } = useForm();
  const { t } = useTranslation('rules');
  const written = value(path);
  if (typeof written === 'string') return <OneTextField path={path} label={label} isLong={isLong} />;
  return (
    <div className={styles['pair']}>
      <TextField path={[...path, 'zh']} label={`${label} · ${t('form.chinese')}`} isLong={isLong} />
      <TextField path={[...path, 'en']} label={`${label} · ${t('form.english')}`} isLong={isLong} />
    </div>
  );
}

function OneTextField({ path, label, isLong }: PathProps & { readonly isLong: boolean }) {
  const { t } = useTranslation('rules');
  const { set, value, isReadOnly } = useForm();
  return (
    <div>
      <TextField path={path} label={label} isLong={isLong} />
      {!isReadOnly && (
        <button
          type="button"
          className={styles['small']}
          onClick={() => set(path, { zh: String(value(path)), en: String(value(path)) })}
        >
          {t('form.bothLanguages')}
        </button>
      )}
    </div>
  );
}

export function NumberField({
  path,
  label,
  hint,
  min = 0,
  max,
  step = 1,
}: PathProps & { readonly min?: number; readonly max?: number; readonly step?: number }) {
  const { value, set, isReadOnly } = useForm();
  const written = value(path);
  return (
    <Field label={label} hint={hint}>
      {(id) => (
        <InputNumber
          id={id}
          className={styles['number'] ?? ''}
          value={typeof written === 'number' ? written : null}
          min={min}
          step={step}
          readOnly={isReadOnly}
          {...(max === undefined ? {} : { max })}
          onChange={(now) => set(path, now ?? undefined)}
        />
      )}
    </Field>
  );
}

/** Words, each a chip; a comma or Enter ends one. */
export function WordsField({ path, label, hint }: PathProps) {
  const { value, set, isReadOnly, names } = useForm();
  const { t } = useTranslation('rules');
  const words = listOf(value(path));
  return (
    <Field label={label} hint={hint}>
      {(id) => (
        <Select
          id={id}
          mode="tags"
          value={words}
          disabled={isReadOnly}
          tokenSeparators={[',', '，', '、', '\n']}
          placeholder={t('form.words')}
          options={names.lists.map((name) => ({ value: `$${name}`, label: `$${name}` }))}
          suffixIcon={null}
          onChange={(now: string[]) => set(path, now)}
        />
      )}
    </Field>
  );
}

/** Sentences, one a line. */
export function LinesField({ path, label, hint }: PathProps) {
  const { value, set, isReadOnly } = useForm();
  const lines = listOf(value(path));
  const typed = useTyped(lines.join('\n'), (text) => {
    const now = text.split('\n').map((line) => line.trim());
    set(
      path,
      now.filter((line) => line !== ''),
    );
  });
  return (
    <Field label={label} hint={hint}>
      {(id) => (
        <Input.TextArea
          id={id}
          value={typed.value}
          readOnly={isReadOnly}
          rows={rowsFor(typed.value, 3)}
          onChange={({ target }) => typed.type(target.value)}
          onBlur={typed.leave}
        />
      )}
    </Field>
  );
}

/** One of some, or several; `undefined` and an empty list take the key out. */
export function ChoiceField({
  path,
  label,
  hint,
  options,
  isMultiple = false,
  placeholder,
  isNeeded = false,
}: PathProps & {
  readonly options: readonly { readonly value: string; readonly label: string }[];
  readonly isMultiple?: boolean;
  readonly placeholder?: string;
  readonly isNeeded?: boolean;
}) {
  const { value, set, isReadOnly } = useForm();
  const written = value(path);
  const common = {
    disabled: isReadOnly,
    options: [...options],
    allowClear: !isNeeded,
    showSearch: { optionFilterProp: 'label' },
    popupMatchSelectWidth: false,
    ...(placeholder === undefined ? {} : { placeholder }),
  };
  return (
    <Field label={label} hint={hint}>
      {(id) =>
        isMultiple ? (
          <Select
            id={id}
            mode="multiple"
            value={listOf(written)}
            {...common}
            onChange={(now: string[]) =>
              set(path, now.length === 0 ? undefined : now.length === 1 ? now[0] : now)
            }
          />
        ) : (
          <Select
            id={id}
            value={written === undefined ? undefined : String(written)}
            {...common}
            onChange={(now: string | undefined) => set(path, now)}
          />
        )
      }
    </Field>
  );
}

export function choices(all: readonly Choice[]): { value: string; label: string }[] {
  return all.map(({ value, title }) => ({ value, label: `${say(title)} · ${value}` }));
}

export function listOf(value: unknown): string[] {
  if (value === undefined || value === null) return [];
  return (Array.isArray(value) ? value : [value]).map(String);
}

export function isMapping(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
