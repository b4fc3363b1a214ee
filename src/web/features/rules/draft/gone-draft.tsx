import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useMay, useTimeZone } from '../../../client/me.ts';
import { useFormats } from '../../../ui/format.ts';
import { State } from '../../../ui/states/state.tsx';
import { Refusal } from '../../settings/parts/refusal.tsx';
import type { Version } from '../rulebooks.ts';
import type { KeptDraft } from './kept-draft.ts';
import { useSaveAsNew } from './use-save-as-new.ts';

interface GoneDraftProps {
  readonly rulebook: string;
  readonly kept: KeptDraft;
  /** What became of it; undefined where it was thrown away. */
  readonly state: Version['state'] | undefined;
  /** What was kept is safe, or not wanted. */
  readonly forget: () => void;
}

const TITLES = {
  draft: 'gone.title',
  active: 'conflict.activeTitle',
  retired: 'gone.retiredTitle',
  none: 'gone.title',
} as const;

/** In place of a draft that is none any more, where this browser still has what was written on it. */
export function GoneDraft({ rulebook, kept, state, forget }: GoneDraftProps) {
  const { t } = useTranslation('rules');
  const formats = useFormats(useTimeZone());
  const mayDraft = useMay('rulebooks.draft');
  const { save, isSaving, failure } = useSaveAsNew(rulebook, forget);
  return (
    <State
      title={t(TITLES[state ?? 'none'])}
      action={
        <>
          {mayDraft && (
            <Button type="primary" loading={isSaving} onClick={() => void save(kept.files)}>
              {t('conflict.saveAsNew')}
            </Button>
          )}
          <Button onClick={forget}>{t('gone.drop')}</Button>
          <Refusal failure={failure as Error | null} />
        </>
      }
    >
      {t('gone.kept', { at: formats.moment(kept.at) })}
    </State>
  );
}
