import { useTranslation } from 'react-i18next';
import { labelsFor } from '#core/annotations/reading.ts';
import type { Role } from '#core/conversation/schema.ts';
import { EMOTIONS, type SignalType } from '#core/signals/catalogue.ts';
import { useLabels } from '../../client/labels/use-labels.ts';
import { say } from '../../ui/language.ts';
import { useSignalName } from '../../ui/transcript/signal-name.ts';

export interface ChosenSignal {
  readonly type: SignalType;
  readonly value?: string;
}

interface OptionGroup {
  readonly label: string;
  readonly options: { readonly value: string; readonly label: string }[];
}

/** Every signal that a person can say of a turn of this role, emotions by their values, one's own signals last. */
export function useSignalOptions(role: Role): OptionGroup[] {
  const { t } = useTranslation('conversation');
  const nameOf = useSignalName();
  const { labels } = useLabels();
  const plain = labelsFor(role).filter((type) => type !== 'customer.emotion');
  const group = (label: string, options: OptionGroup['options']) =>
    options.length === 0 ? [] : [{ label, options }];
  return [
    ...group(
      t('correct.signals'),
      plain.map((type) => ({ value: type, label: nameOf(type) })),
    ),
    ...group(
      t('correct.emotions'),
      role === 'customer'
        ? EMOTIONS.map((emotion) => ({
            value: `customer.emotion:${emotion}`,
            label: nameOf('customer.emotion', emotion),
          }))
        : [],
    ),
    ...group(
      t('correct.own'),
      labels.ownSignals.map(({ id, title }) => ({ value: id, label: say(title) })),
    ),
  ];
}

export function chosenSignal(option: string): ChosenSignal {
  const [type, value] = option.split(':');
  return { type: type as SignalType, ...(value === undefined ? {} : { value }) };
}
