import { Button } from 'antd';
import { useDeferredValue, useEffect, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { State } from '../../../ui/states/state.tsx';
import type { RulebookFile } from '../engine/files.ts';
import type { FileOutline } from '../engine/protocol.ts';
import type { SignalFigures } from '../rulebooks.ts';
import { isMapping } from './fields.tsx';
import { type FormNames, FormProvider } from './form-context.tsx';
import { at, readForm } from './form-document.ts';
import { RuleForm } from './rule-form.tsx';
import { ScorecardForm } from './scorecard-form.tsx';
import { SignalForm } from './signal-form.tsx';

interface FormPaneProps {
  readonly rulebook: string;
  readonly file: RulebookFile;
  readonly outline: FileOutline | undefined;
  readonly names: FormNames;
  readonly isReadOnly: boolean;
  readonly figures: readonly SignalFigures[];
  readonly areFiguresOld: boolean;
  /** The rule, criterion or signal that is shown. */
  readonly chosen: string | undefined;
  readonly choose: (id: string | undefined) => void;
  readonly onChange: (text: string) => void;
  readonly showText: (line?: number) => void;
}

/** The file as a form; both views write the same text. */
export default function FormPane(props: FormPaneProps) {
  const { t } = useTranslation('rules');
  const { file, names, isReadOnly, onChange, showText } = props;
  const text = useDeferredValue(file.text);
  const form = useMemo(() => readForm(text), [text]);
  if (form === null) {
    return (
      <State
        title={t('form.notYaml')}
        action={<Button onClick={() => showText()}>{t('form.toText')}</Button>}
      >
        {t('form.notYamlDetail')}
      </State>
    );
  }
  return (
    <FormProvider
      form={form}
      text={file.text}
      names={names}
      isReadOnly={isReadOnly}
      onChange={onChange}
      onShowText={showText}
    >
      <Inside {...props} value={form.value} />
    </FormProvider>
  );
}

function Inside(props: FormPaneProps & { readonly value: unknown }) {
  const { t } = useTranslation('rules');
  const { outline, chosen, choose, value, file, rulebook, figures, areFiguresOld } = props;
  const kind = outline?.kind ?? 'rules';
  const list = at(value, [kind]);
  const items = Array.isArray(list) ? list : [];
  const shown = useRef(0);
  const found = items.findIndex((item) => isMapping(item) && String(item['id']) === chosen);
  // Whoever changes an id stays where they are.
  const index =
    found >= 0 || chosen === undefined ? Math.max(0, found) : Math.min(shown.current, items.length - 1);
  const named = isMapping(items[index]) ? String(items[index]['id'] ?? '') : '';
  useEffect(() => {
    shown.current = index;
    if (found < 0 && chosen !== undefined && named !== '' && kind !== 'scorecard') choose(named);
  });
  if (kind === 'scorecard') return <ScorecardForm open={chosen} choose={choose} />;
  if (items.length === 0)
    return <State title={t(`form.empty.${kind}`)}>{t(`form.emptyDetail.${kind}`)}</State>;
  if (kind === 'signals') {
    return (
      <SignalForm
        key={index}
        path={['signals', index]}
        file={file}
        rulebook={rulebook}
        figures={figures.find((one) => one.id === named)}
        isOld={areFiguresOld}
      />
    );
  }
  const meaning = outline?.rules.find((rule) => rule.id === named)?.meaning;
  return <RuleForm key={index} path={['rules', index]} meaning={meaning} />;
}
