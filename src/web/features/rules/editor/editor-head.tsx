import { ArrowLeftOutlined } from '@ant-design/icons';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay, useTimeZone } from '../../../client/me.ts';
import { useFormats } from '../../../ui/format.ts';
import { PageLink } from '../../../ui/page-link.tsx';
import { WhyNot } from '../../../ui/states/why-not.tsx';
import { ActivateDialog } from '../backtest/activate-dialog.tsx';
import type { Draft } from '../draft/use-draft.ts';
import type { Engine } from '../engine/engine.ts';
import { createDraft, RULEBOOKS, useActorName } from '../rulebooks.ts';
import { StateBadge } from '../state-badge.tsx';
import styles from './editor.module.css';

interface EditorHeadProps {
  readonly draft: Draft;
  readonly isReadOnly: boolean;
  readonly errors: number;
  readonly isReading: boolean;
  readonly reader: Engine;
}

/** Which version it is, whether it is saved, and the three steps: save, try on history, make it active. */
export function EditorHead({ draft, isReadOnly, errors, isReading, reader }: EditorHeadProps) {
  const { t } = useTranslation('rules');
  const formats = useFormats(useTimeZone());
  const navigate = useNavigate();
  const queries = useQueryClient();
  const nameOf = useActorName();
  const mayDraft = useMay('rulebooks.draft');
  const mayActivate = useMay('rulebooks.activate');
  const mayRun = useMay('runs.start');
  const [isActivating, setActivating] = useState(false);
  const { saved, files, isDirty, isSaving } = draft;
  const { rulebook, version, state } = saved;
  const here = `/rules/${encodeURIComponent(rulebook)}`;
  const draftFromThis = useMutation({
    mutationFn: () => createDraft(rulebook, { files, note: t('editor.fromVersion', { version }) }),
    onSuccess: (made) => {
      void queries.invalidateQueries({ queryKey: RULEBOOKS });
      void navigate({ to: `${here}/${made.version}` });
    },
  });
  /** What comes next is done with what is written, not with what was saved before. */
  const savedFirst = (next: () => void) => async () => {
    if (!isDirty || (await draft.save())) next();
  };
  return (
    <header className={styles['head']}>
      <PageLink to={here} label={t('editor.back')} title={t('editor.back')}>
        <ArrowLeftOutlined />
      </PageLink>
      <h1>{`${rulebook} · v${version}`}</h1>
      <StateBadge state={state} />
      <span className={styles['saved']} aria-live="polite">
        {isReadOnly
          ? t('editor.readOnly')
          : isSaving
            ? t('editor.saving')
            : isDirty
              ? t('editor.dirty')
              : t('editor.saved', { who: nameOf(saved.createdBy), at: formats.moment(saved.changedAt) })}
      </span>
      <span className={styles['buttons']}>
        {isReadOnly ? (
          mayDraft &&
          state !== 'draft' && (
            <>
              <WhyNot failure={draftFromThis.error} />
              <Button type="primary" loading={draftFromThis.isPending} onClick={() => draftFromThis.mutate()}>
                {t('editor.newDraft')}
              </Button>
            </>
          )
        ) : (
          <>
            <Button
              type={isDirty ? 'primary' : 'default'}
              disabled={!isDirty}
              loading={isSaving}
              onClick={() => void draft.save()}
            >
              {t('editor.save')}
            </Button>
            {mayRun && (
              <Button
                disabled={errors > 0 || isReading}
                onClick={savedFirst(() => void navigate({ to: `${here}/${version}/backtest` }))}
              >
                {t('editor.backtest')}
              </Button>
            )}
            {mayActivate && (
              <Button
                type={isDirty ? 'default' : 'primary'}
                disabled={errors > 0 || isReading}
                onClick={savedFirst(() => setActivating(true))}
              >
                {t('editor.activate')}
              </Button>
            )}
          </>
        )}
      </span>
      {isActivating && (
        <ActivateDialog
          version={saved}
          engine={reader}
          takeTheirs={draft.take}
          close={() => setActivating(false)}
        />
      )}
    </header>
  );
}
