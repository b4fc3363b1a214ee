import { CloseOutlined } from '@ant-design/icons';
import { Button, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { isSignalType } from '#core/signals/catalogue.ts';
import type { Annotate } from '../../client/annotations.ts';
import { useMay } from '../../client/me.ts';
import type { ConversationDetail } from '../../client/types.ts';
import { useFormats } from '../../ui/format.ts';
import type { HeardSignal } from '../../ui/transcript/heard.ts';
import { useSignalName } from '../../ui/transcript/signal-name.ts';
import { heardBy } from './heard-by.ts';
import styles from './notes.module.css';
import { chosenSignal, useSignalOptions } from './signal-options.ts';

interface SignalCardProps {
  readonly detail: ConversationDetail;
  readonly heard: HeardSignal;
  readonly zone: string;
  readonly annotate: Annotate;
  readonly close: () => void;
}

/** A signal with what it means, how sure it is and why, who corrected it, and how to. */
export function SignalCard({ detail, heard, zone, annotate, close }: SignalCardProps) {
  const { t } = useTranslation('conversation');
  const nameOf = useSignalName();
  const formats = useFormats(zone);
  const mayCorrect = useMay('signals.correct');
  const { type, value, signal, correction, turn, start, end } = heard;
  const said = detail.conversation.turns[turn]!;
  const options = useSignalOptions(said.role);
  const meaning = t(`meaning.${type}` as 'meaning.customer.abuse', { defaultValue: '' });
  const words = end > start ? said.text.slice(start, end) : '';
  const { correct, withdrawCorrection } = annotate;
  const refuse = (meant: string | null) => {
    if (!isSignalType(type)) return;
    correct.mutate({
      turn,
      start,
      end,
      said: { type, ...(value === undefined ? {} : { value }) },
      meant: meant === null ? null : chosenSignal(meant),
    });
  };
  return (
    <section className={styles['card']} aria-label={nameOf(type, value)}>
      <header>
        <strong>{nameOf(type, value)}</strong>
        <code>{type}</code>
        <button type="button" aria-label={t('close')} onClick={close}>
          <CloseOutlined />
        </button>
      </header>
      {meaning !== '' && <p className="faint">{meaning}</p>}
      {words !== '' && <blockquote dir="auto">{words}</blockquote>}
      {signal !== undefined && (
        <dl>
          <div>
            <dt>{t('card.sure')}</dt>
            <dd>
              <meter min={0} max={1} value={signal.confidence} aria-label={t('card.sure')} />
              {formats.percent(signal.confidence)}
            </dd>
          </div>
          <div>
            <dt>{t('card.why')}</dt>
            <dd>
              {heardBy(signal.detector)
                .map((one) => t(`detector.${one}`))
                .join(t('comma'))}
            </dd>
          </div>
        </dl>
      )}
      {correction !== undefined && (
        <p className={styles['corrected']}>
          {`${correction.authorName} · ${formats.moment(correction.at)} · ${
            correction.meant === null
              ? t('correct.isNot', { name: nameOf(correction.said!.type, correction.said!.value) })
              : correction.said === null
                ? t('correct.isMissed', { name: nameOf(correction.meant.type, correction.meant.value) })
                : t('correct.isOther', {
                    name: nameOf(correction.said.type, correction.said.value),
                    other: nameOf(correction.meant.type, correction.meant.value),
                  })
          }`}
          {mayCorrect && (
            <Button
              size="small"
              type="link"
              loading={withdrawCorrection.isPending}
              onClick={() => withdrawCorrection.mutate(correction.id)}
            >
              {t('correct.withdraw')}
            </Button>
          )}
        </p>
      )}
      {mayCorrect && signal !== undefined && correction?.meant === undefined && (
        <div className={styles['buttons']}>
          {correction === undefined && (
            <Button size="small" loading={correct.isPending} onClick={() => refuse(null)}>
              {t('correct.not')}
            </Button>
          )}
          <Select
            size="small"
            className={styles['other'] ?? ''}
            showSearch={{ optionFilterProp: 'label' }}
            value={null}
            aria-label={t('correct.other')}
            placeholder={t('correct.other')}
            options={options}
            disabled={correct.isPending}
            popupMatchSelectWidth={260}
            onChange={(option: string | null) => {
              if (option !== null) refuse(option);
            }}
          />
        </div>
      )}
    </section>
  );
}
