import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { RulebookFile } from '../engine/files.ts';
import { createDraft, RULEBOOKS } from '../rulebooks.ts';

/**
 * Saves what was written on a draft that is none any more as a new one, and leads there.
 * @param saved it is safe there: what the browser kept of it is in the way
 */
export function useSaveAsNew(rulebook: string, saved: () => void) {
  const navigate = useNavigate();
  const queries = useQueryClient();
  const [isSaving, setSaving] = useState(false);
  const [failure, setFailure] = useState<unknown>(null);
  const save = async (files: readonly RulebookFile[], note = '') => {
    setSaving(true);
    setFailure(null);
    try {
      const made = await createDraft(rulebook, { files, note });
      saved();
      await navigate({ to: `/rules/${encodeURIComponent(made.rulebook)}/${made.version}` });
      void queries.invalidateQueries({ queryKey: RULEBOOKS });
    } catch (refusal) {
      setFailure(refusal);
    } finally {
      setSaving(false);
    }
  };
  return { save, isSaving, failure };
}
