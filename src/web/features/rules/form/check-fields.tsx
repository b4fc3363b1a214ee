import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { ROLES } from '#core/conversation/vocabulary.ts';
import {
  ChoiceField,
  choices,
  isMapping,
  LinesField,
  NumberField,
  TextField,
  WordsField,
} from './fields.tsx';
import styles from './form.module.css';
import { useForm } from './form-context.tsx';
import type { Path } from './form-document.ts';
import { TextPart } from './text-part.tsx';

interface CheckProps {
  readonly path: Path;
  readonly name: string;
}

/** The fields of one thing that is asked of a turn. */
export function CheckFields({ path, name }: CheckProps) {
  const { t } = useTranslation('rules');
  const { value } = useForm();
  const written = value(path);
  const label = t(`form.checks.${name}` as 'form.checks.says', { defaultValue: name });
  switch (name) {
    case 'says':
      return isMapping(written) ? <SaysFields path={path} /> : <PlainSays path={path} label={label} />;
    case 'signal':
    case 'not_signal':
      return <SignalFields path={path} label={label} />;
    case 'like':
      return isMapping(written) ? (
        <div className={styles['row']}>
          <LinesField path={[...path, 'examples']} label={label} hint={t('form.oneALine')} />
          <NumberField path={[...path, 'above']} label={t('form.similarity')} max={1} step={0.05} />
        </div>
      ) : (
        <LinesField path={path} label={label} hint={t('form.oneALine')} />
      );
    case 'near':
    case 'not_near':
      return (
        <div className={styles['row']}>
          <WordsField path={[...path, 'words', 0]} label={label} />
          <WordsField path={[...path, 'words', 1]} label={t('form.nearTo')} />
          <NumberField path={[...path, 'within']} label={t('form.wordsBetween')} />
        </div>
      );
    case 'waits':
      return (
        <div className={styles['row']}>
          <Bounds path={path} label={label} />
          <SinceField path={[...path, 'since']} />
        </div>
      );
    case 'lasts':
    case 'rate':
    case 'length':
    case 'loudness':
      return isMapping(written) ? (
        <Bounds path={path} label={label} />
      ) : (
        <TextPart path={path} label={label} />
      );
    case 'repeats':
      return <RepeatsFields path={path} label={label} />;
    case 'matches':
    case 'lacks':
      return typeof written === 'string' ? (
        <TextField path={path} label={label} />
      ) : (
        <TextPart path={path} label={label} />
      );
    default:
      return <TextPart path={path} label={label} />;
  }
}

function PlainSays({ path, label }: { readonly path: Path; readonly label: string }) {
  const { t } = useTranslation('rules');
  const { value, set, isReadOnly } = useForm();
  return (
    <div className={styles['grow']}>
      <WordsField path={path} label={label} hint={t('form.anyOfThem')} />
      {!isReadOnly && (
        <Button type="link" size="small" onClick={() => set(path, { any: value(path) })}>
          {t('form.moreWords')}
        </Button>
      )}
    </div>
  );
}

function SaysFields({ path }: { readonly path: Path }) {
  const { t } = useTranslation('rules');
  const { value } = useForm();
  const isCounted = value([...path, 'of']) !== undefined;
  return (
    <div className={styles['grow']}>
      <WordsField path={[...path, 'any']} label={t('form.says.any')} />
      <WordsField path={[...path, 'all']} label={t('form.says.all')} />
      <WordsField path={[...path, 'none']} label={t('form.says.none')} />
      {isCounted && (
        <div className={styles['row']}>
          <NumberField path={[...path, 'at_least']} label={t('form.atLeast')} min={1} />
          <WordsField path={[...path, 'of']} label={t('form.says.of')} />
        </div>
      )}
    </div>
  );
}

function SignalFields({ path, label }: { readonly path: Path; readonly label: string }) {
  const { t } = useTranslation('rules');
  const { value, set, names, isReadOnly } = useForm();
  const written = value(path);
  const types = isMapping(written) ? [...path, 'type'] : path;
  return (
    <div className={styles['row']}>
      <ChoiceField path={types} label={label} isMultiple isNeeded options={choices(names.signals)} />
      {isMapping(written) ? (
        <>
          <NumberField path={[...path, 'confidence']} label={t('form.confidence')} max={1} step={0.05} />
          {written['value'] !== undefined && <WordsField path={[...path, 'value']} label={t('form.value')} />}
        </>
      ) : (
        !isReadOnly && (
          <Button
            type="link"
            size="small"
            className={styles['aside'] ?? ''}
            onClick={() => set(path, { type: written, confidence: 0.6 })}
          >
            {t('form.setConfidence')}
          </Button>
        )
      )}
    </div>
  );
}

function Bounds({ path, label }: { readonly path: Path; readonly label: string }) {
  const { t } = useTranslation('rules');
  const { value } = useForm();
  const isNumber = ['over', 'under'].some((key) => typeof value([...path, key]) === 'number');
  const Kind = isNumber ? NumberField : TextField;
  return (
    <>
      <Kind path={[...path, 'over']} label={`${label} · ${t('form.over')}`} />
      <Kind path={[...path, 'under']} label={`${label} · ${t('form.under')}`} />
    </>
  );
}

function SinceField({ path }: { readonly path: Path }) {
  const { t } = useTranslation('rules');
  const { t: ui } = useTranslation('ui');
  return (
    <ChoiceField
      path={path}
      label={t('form.since')}
      placeholder={t('form.turnBefore')}
      options={ROLES.map((role) => ({ value: role, label: ui(`role.${role}`) }))}
    />
  );
}

function RepeatsFields({ path, label }: { readonly path: Path; readonly label: string }) {
  const { t } = useTranslation('rules');
  return (
    <div className={styles['row']}>
      <ChoiceField
        path={[...path, 'of']}
        label={label}
        options={(['self', 'other'] as const).map((one) => ({
          value: one,
          label: t(`form.repeatsOf.${one}`),
        }))}
      />
      <NumberField path={[...path, 'within']} label={t('form.lastTurns')} min={1} />
      <NumberField path={[...path, 'times']} label={t('form.times')} min={1} />
    </div>
  );
}
