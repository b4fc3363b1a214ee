import { Button, Input } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { LANGUAGES, ROLES, type Role } from '#core/conversation/vocabulary.ts';
import { useFormats } from '../../../ui/format.ts';
import { Problem } from '../../../ui/states/problem.tsx';
import type { RulebookFile } from '../engine/files.ts';
import { type SignalFigures, tryInService } from '../rulebooks.ts';
import { BilingualField, ChoiceField, LinesField, listOf, TextField } from './fields.tsx';
import styles from './form.module.css';
import { useForm } from './form-context.tsx';
import type { Path } from './form-document.ts';
import { TakeCorrections } from './take-corrections.tsx';

interface SignalFormProps {
  readonly path: Path;
  readonly file: RulebookFile;
  readonly rulebook: string;
  /** Of the draft as it was saved last; absent until then. */
  readonly figures: SignalFigures | undefined;
  readonly isOld: boolean;
}

/** A signal told by examples: its sentences, how well they tell it, and a sentence to try. */
export function SignalForm({ path, file, rulebook, figures, isOld }: SignalFormProps) {
  const { t } = useTranslation('rules');
  const { t: ui } = useTranslation('ui');
  const { value } = useForm();
  const count = (key: string) => listOf(value([...path, ...key.split('.')])).length;
  const sentences = (kind: 'examples' | 'counter_examples') =>
    LANGUAGES.map((language) => (
      <LinesField
        key={language}
        path={[...path, kind, language]}
        label={t(`signal.${kind}`, { language: ui(`language.${language}`), n: count(`${kind}.${language}`) })}
        {...(kind === 'examples' ? { hint: t('signal.howMany') } : {})}
      />
    ));
  return (
    <div className={styles['form']}>
      <BilingualField path={[...path, 'title']} label={t('form.title')} />
      <div className={styles['row']}>
        <TextField path={[...path, 'id']} label={t('form.id')} hint={t('signal.id')} />
        <ChoiceField
          path={[...path, 'by']}
          label={t('form.by')}
          isMultiple
          placeholder={ui('role.customer')}
          options={ROLES.filter((role) => role !== 'system').map((role) => ({
            value: role,
            label: ui(`role.${role}`),
          }))}
        />
      </div>
      <div className={styles['pair']}>{sentences('examples')}</div>
      <div className={styles['pair']}>{sentences('counter_examples')}</div>
      <TakeCorrections path={path} />
      <section>
        <h3>{t('signal.figures')}</h3>
        {figures === undefined ? (
          <p className={styles['none']}>{t('signal.noFigures')}</p>
        ) : (
          <>
            {isOld && <p className={styles['none']}>{t('signal.oldFigures')}</p>}
            {figures.languages.map((one) => (
              <Figures key={one.language} figures={one} />
            ))}
          </>
        )}
      </section>
      <TrySentence path={path} file={file} rulebook={rulebook} />
    </div>
  );
}

function Figures({ figures }: { readonly figures: SignalFigures['languages'][number] }) {
  const { t } = useTranslation('rules');
  const { t: ui } = useTranslation('ui');
  const formats = useFormats('UTC');
  const { precision, recall, f1, precisionInUse, ordinaryTaken, ordinary, misjudged } = figures;
  const share = (of: number | null) => (of === null ? '–' : formats.percent(of));
  const shown = [
    ['precision', share(precision)],
    ['recall', share(recall)],
    ['f1', share(f1)],
    ['precisionInUse', share(precisionInUse)],
    ['ordinaryTaken', `${ordinaryTaken} / ${ordinary}`],
  ] as const;
  return (
    <div className={styles['list']}>
      <span className="faint">{ui(`language.${figures.language}`)}</span>
      <dl className={styles['figures']}>
        {shown.map(([name, text]) => (
          <div key={name}>
            <dt title={t(`signal.about.${name}`)}>{t(`signal.${name}`)}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
      {misjudged.length > 0 && (
        <ul>
          {misjudged.slice(0, 12).map(({ text, kind, taken, confidence }) => (
            <li key={`${kind}${text}`}>
              <span className={taken ? styles['bad'] : styles['none']}>
                {t(taken ? 'signal.wronglyTaken' : 'signal.missed')}
              </span>{' '}
              {text}{' '}
              <span className="faint">{`${t(`signal.kind.${kind}`)} · ${formats.percent(confidence)}`}</span>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

/** Whether a sentence carries the signal, asked of the service's language model with the examples as they stand. */
function TrySentence({ path, file, rulebook }: Pick<SignalFormProps, 'path' | 'file' | 'rulebook'>) {
  const { t } = useTranslation('rules');
  const formats = useFormats('UTC');
  const { value } = useForm();
  const id = useId();
  const [text, setText] = useState('');
  const [isAsking, setAsking] = useState(false);
  const [heard, setHeard] = useState<{ readonly text: string; readonly confidence: number | null }>();
  const [failure, setFailure] = useState<unknown>(null);
  const signal = String(value([...path, 'id']) ?? '');
  const role = (listOf(value([...path, 'by']))[0] ?? 'customer') as Role;
  const ask = async () => {
    if (text.trim() === '') return;
    setAsking(true);
    setFailure(null);
    try {
      const conversation = { id: 'sentence', channel: 'chat', turns: [{ role, text }] } as const;
      const { signals } = await tryInService(rulebook, [file], {
        ...conversation,
        turns: [...conversation.turns],
      });
      setHeard({ text, confidence: signals.find(({ type }) => type === signal)?.confidence ?? null });
    } catch (refusal) {
      setFailure(refusal);
    } finally {
      setAsking(false);
    }
  };
  return (
    <section>
      <h3>
        <label htmlFor={id}>{t('signal.try')}</label>
      </h3>
      <div className={styles['heard']}>
        <Input
          id={id}
          value={text}
          placeholder={t('signal.sentence')}
          onChange={({ target }) => setText(target.value)}
          onPressEnter={() => void ask()}
        />
        <Button loading={isAsking} onClick={() => void ask()}>
          {t('signal.ask')}
        </Button>
      </div>
      <p aria-live="polite">
        {heard !== undefined &&
          (heard.confidence === null ? (
            <span className={styles['none']}>{t('signal.notHeard', { text: heard.text })}</span>
          ) : (
            <span className={styles['good']}>
              {t('signal.heard', { text: heard.text, percent: formats.percent(heard.confidence) })}
            </span>
          ))}
      </p>
      {failure !== null && <Problem failure={failure} />}
    </section>
  );
}
