import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import type { correctedSentences } from '#contract/api/annotations.ts';
import { LANGUAGES } from '#core/conversation/vocabulary.ts';
import { ask } from '../../../client/ask.ts';
import { useMay } from '../../../client/me.ts';
import { Problem } from '../../../ui/states/problem.tsx';
import { listOf } from './fields.tsx';
import styles from './form.module.css';
import { useForm } from './form-context.tsx';
import type { Path } from './form-document.ts';

type Sentences = z.output<typeof correctedSentences>;

const SIDES = [
  ['examples', 'examples'],
  ['counter_examples', 'counterExamples'],
] as const;

/** Puts what people corrected of this signal among its examples and counter-examples; what is there stays. */
export function TakeCorrections({ path }: { readonly path: Path }) {
  const { t } = useTranslation('rules');
  const { value, set, isReadOnly } = useForm();
  const mayTake = useMay('corrections.export');
  const [isAsking, setAsking] = useState(false);
  const [taken, setTaken] = useState<Readonly<Record<'examples' | 'counterExamples', number>>>();
  const [failure, setFailure] = useState<unknown>(null);
  const signal = String(value([...path, 'id']) ?? '');
  if (!mayTake || isReadOnly || signal === '') return null;

  const take = async () => {
    setAsking(true);
    setFailure(null);
    setTaken(undefined);
    try {
      const found = await ask<Sentences>('/api/v1/corrections/sentences', { query: { signal } });
      const texts = (key: string, language: string) =>
        listOf(value([...path, key, language])).map((text) => String(text));
      const known = new Set(
        SIDES.flatMap(([key]) => LANGUAGES.flatMap((language) => texts(key, language))).map((text) =>
          text.trim(),
        ),
      );
      const counts = { examples: 0, counterExamples: 0 };
      for (const [key, side] of SIDES) {
        for (const language of LANGUAGES) {
          const fresh = (found[side][language] ?? []).filter((text) => !known.has(text));
          if (fresh.length === 0) continue;
          set([...path, key, language], [...texts(key, language), ...fresh]);
          counts[side] += fresh.length;
        }
      }
      setTaken(counts);
    } catch (refusal) {
      setFailure(refusal);
    } finally {
      setAsking(false);
    }
  };
  return (
    <div>
      <Button size="small" loading={isAsking} onClick={() => void take()}>
        {t('signal.takeCorrections')}
      </Button>{' '}
      <span className={styles['none']} aria-live="polite">
        {taken !== undefined &&
          (taken.examples + taken.counterExamples === 0
            ? t('signal.noCorrections')
            : t('signal.taken', taken))}
      </span>
      {failure !== null && <Problem failure={failure} />}
    </div>
  );
}
