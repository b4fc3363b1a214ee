import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { SIGNAL_TYPES } from '#core/signals/catalogue.ts';
import { signalTitle } from '../../../client/labels/labels.ts';
import { say } from '../../../ui/language.ts';
import type { Reading } from '../engine/protocol.ts';
import type { FormNames } from '../form/form-context.tsx';
import type { CompletionWords } from '../text/completion.ts';
import type { RuleName } from './use-reading.ts';

/** Everything that a file may name, under the names that people know. */
export function useNames(reading: Reading | undefined, others: readonly RuleName[], path: string) {
  const { t } = useTranslation('rules');
  return useMemo((): { readonly form: FormNames; readonly completion: CompletionWords } => {
    const files = reading?.files ?? [];
    const file = files.find((one) => one.path === path);
    const own = files.flatMap(({ signals }) => signals);
    const signals = [
      ...own.map(({ id, title }) => ({ value: id, title })),
      ...SIGNAL_TYPES.map((value) => ({ value, title: signalTitle(value) })),
    ];
    const rules = [...files.flatMap((one) => one.rules), ...others].map(({ id, title }) => ({
      value: id,
      title,
    }));
    const criteria = files.flatMap(({ scorecard }) =>
      (scorecard?.sections ?? []).flatMap((section) =>
        section.criteria.map(({ id, title }) => ({ value: id, title })),
      ),
    );
    const titles = {
      signals: new Map(signals.map(({ value, title }) => [value, title])),
      rules: new Map(rules.map(({ value, title }) => [value, title])),
      criteria: new Map(criteria.map(({ value, title }) => [value, title])),
    };
    const lists = file?.lists ?? [];
    return {
      form: { signals, rules, lists },
      completion: {
        kind: file?.kind ?? 'rules',
        named: {
          signals: signals.map(({ value }) => value),
          rules: rules.map(({ value }) => value),
          criteria: criteria.map(({ value }) => value),
          options: file?.scorecard?.options ?? ['yes', 'partly', 'no'],
          lists,
        },
        keyMeaning: (key) => t(`keys.${key}` as 'keys.says', { defaultValue: '' }),
        valueName: (kind, value) => {
          if (kind === 'words') return t(`values.${value}` as 'values.agent', { defaultValue: '' });
          if (kind === 'options' || kind === 'lists') return '';
          const title = titles[kind].get(value);
          return title === undefined ? '' : say(title);
        },
      },
    };
  }, [reading, others, path, t]);
}
