import { message } from 'antd';
import { createContext, type ReactNode, useContext, useEffect, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Bilingual } from '#core/bilingual.ts';
import {
  at,
  type FormDocument,
  type Path,
  readForm,
  withItem,
  withSwapped,
  withValue,
} from './form-document.ts';

/** Something that a form lets choose by name. */
export interface Choice {
  readonly value: string;
  readonly title: Bilingual;
}

export interface FormNames {
  readonly signals: readonly Choice[];
  readonly rules: readonly Choice[];
  readonly lists: readonly string[];
}

export interface FormEdits {
  readonly isReadOnly: boolean;
  readonly names: FormNames;
  value(path: Path): unknown;
  set(path: Path, value: unknown): void;
  append(path: Path, item: unknown): void;
  swap(path: Path, index: number, other: number): void;
  /** Shows the place in the text. */
  showText(path: Path): void;
}

const Context = createContext<FormEdits | null>(null);

export function useForm(): FormEdits {
  const edits = useContext(Context);
  if (edits === null) throw new Error('a field of a form stands outside of it');
  return edits;
}

interface FormProviderProps {
  readonly form: FormDocument;
  /** As it stands now: the form may lag behind it for a moment. */
  readonly text: string;
  readonly names: FormNames;
  readonly isReadOnly: boolean;
  readonly onChange: (text: string) => void;
  readonly onShowText: (line: number) => void;
  readonly children: ReactNode;
}

/** Turns changes of fields into the smallest change of the text. */
export function FormProvider({
  form,
  text,
  names,
  isReadOnly,
  onChange,
  onShowText,
  children,
}: FormProviderProps) {
  const { t } = useTranslation('rules');
  const [messages, holder] = message.useMessage();
  const latest = useRef(text);
  useEffect(() => {
    latest.current = text;
  });
  const edits = useMemo((): FormEdits => {
    const take = (edit: (current: FormDocument) => string | null) => {
      const current = latest.current === form.source ? form : readForm(latest.current);
      const text = current === null ? null : edit(current);
      if (text === null) void messages.warning(t('form.onlyInText'));
      else onChange(text);
    };
    return {
      isReadOnly,
      names,
      value: (path) => at(form.value, path),
      set: (path, value) => take((current) => withValue(current, path, value)),
      append: (path, item) => take((current) => withItem(current, path, item)),
      swap: (path, index, other) => take((current) => withSwapped(current, path, index, other)),
      showText: (path) => onShowText(lineOf(form, path)),
    };
  }, [form, names, isReadOnly, onChange, onShowText, messages, t]);
  return (
    <Context.Provider value={edits}>
      {holder}
      {children}
    </Context.Provider>
  );
}

function lineOf({ document, source }: FormDocument, path: Path): number {
  const node = document.getIn(path, true) as { range?: [number, number, number] } | undefined;
  return source.slice(0, node?.range?.[0] ?? 0).split('\n').length;
}
