import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import { useMembership } from '../../../client/me.ts';
import { Refused } from '../../../client/problem.ts';
import type { RulebookFile } from '../engine/files.ts';
import { changeDraft, RULEBOOKS, readVersion, type VersionWithFiles } from '../rulebooks.ts';
import { forget, isSame, keep, keyOf, readKept } from './kept-draft.ts';

export interface Draft {
  readonly files: readonly RulebookFile[];
  /** As the service has it. */
  readonly saved: VersionWithFiles;
  readonly isDirty: boolean;
  readonly isSaving: boolean;
  readonly failure: unknown;
  /** Somebody threw the draft away: what is written can only become another one. */
  readonly isGone: boolean;
  /** When the text was written that this browser had kept and that is shown now; null when it had none. */
  readonly restoredAt: string | null;
  /** What somebody else saved meanwhile; until it is settled nothing can be saved. */
  readonly theirs: VersionWithFiles | null;
  write(path: string, text: string): void;
  put(files: readonly RulebookFile[]): void;
  /** True when it is saved. */
  save(): Promise<boolean>;
  /** Goes back to what the service has. */
  discard(): void;
  keepRestored(): void;
  /** Goes on with what somebody else has saved; nothing of one's own is left. */
  take(theirs: VersionWithFiles): void;
  /** Settles two changes of one draft: by these files, or by theirs. */
  settle(files: readonly RulebookFile[] | 'theirs'): void;
}

const CONFLICT = 409;
const GONE = 404;
const PAUSE_MS = 250;

/** A draft while somebody writes in it. What is not saved outlives the page in this browser. */
export function useDraft(loaded: VersionWithFiles): Draft {
  const { rulebook, version } = loaded;
  const { organisation } = useMembership();
  const queries = useQueryClient();
  const key = keyOf(organisation, rulebook, version);
  const [start] = useState(() => {
    const kept = loaded.state === 'draft' ? readKept(key) : null;
    return kept !== null && !isSame(kept.files, loaded.files) ? kept : null;
  });
  const [saved, setSaved] = useState(loaded);
  const [revision, setRevision] = useState(start?.revision ?? loaded.revision);
  const [files, setFiles] = useState<readonly RulebookFile[]>(start?.files ?? loaded.files);
  const [restoredAt, setRestoredAt] = useState(start?.at ?? null);
  const [theirs, setTheirs] = useState<VersionWithFiles | null>(null);
  const [isSaving, setSaving] = useState(false);
  const [failure, setFailure] = useState<unknown>(null);
  const isGone = failure instanceof Refused && failure.status === GONE;
  const isDirty = !isSame(files, saved.files);

  useKeeping(key, files, revision, isDirty);

  const accept = useCallback(
    (answer: VersionWithFiles) => {
      setSaved(answer);
      setRevision(answer.revision);
      queries.setQueryData([...RULEBOOKS, rulebook, version], answer);
      void queries.invalidateQueries({ queryKey: [...RULEBOOKS, 'list'] });
      void queries.invalidateQueries({ queryKey: [...RULEBOOKS, rulebook, 'versions'] });
    },
    [queries, rulebook, version],
  );

  const save = async (): Promise<boolean> => {
    setSaving(true);
    setFailure(null);
    try {
      const answer = await changeDraft(rulebook, version, { files, note: saved.note, revision });
      accept(answer);
      // What showed an erased conversation is not kept: nor is it here, unless somebody wrote on meanwhile.
      setFiles((current) => (isSame(current, files) ? answer.files : current));
      setRestoredAt(null);
      return true;
    } catch (refusal) {
      if (refusal instanceof Refused && refusal.status === CONFLICT) {
        await readVersion(rulebook, version).then(setTheirs, setFailure);
      } else setFailure(refusal);
      return false;
    } finally {
      setSaving(false);
    }
  };

  const goOnWith = (theirs: VersionWithFiles, chosen: readonly RulebookFile[]) => {
    setSaved(theirs);
    setRevision(theirs.revision);
    setFiles(chosen);
    setTheirs(null);
    setRestoredAt(null);
  };

  return {
    files,
    saved,
    isDirty,
    isSaving,
    failure,
    isGone,
    restoredAt,
    theirs,
    write: (path, text) => setFiles((all) => all.map((file) => (file.path === path ? { path, text } : file))),
    put: setFiles,
    save,
    discard() {
      setFiles(saved.files);
      setRevision(saved.revision);
      setRestoredAt(null);
      setFailure(null);
      forget(key);
    },
    keepRestored: () => setRestoredAt(null),
    take(now) {
      accept(now);
      goOnWith(now, now.files);
    },
    settle(chosen) {
      if (theirs !== null) goOnWith(theirs, chosen === 'theirs' ? theirs.files : chosen);
    },
  };
}

/** Writes down what is not saved, a moment after each change and at once when the page is left. */
function useKeeping(key: string, files: readonly RulebookFile[], revision: number, isDirty: boolean): void {
  const isOurs = useRef(isDirty);
  useEffect(() => {
    const write = () => {
      if (isDirty) {
        keep(key, { files, revision, at: new Date().toISOString() });
        isOurs.current = true;
      } else if (isOurs.current) {
        forget(key);
        isOurs.current = false;
      }
    };
    const timer = setTimeout(write, PAUSE_MS);
    addEventListener('pagehide', write);
    return () => {
      clearTimeout(timer);
      removeEventListener('pagehide', write);
      write();
    };
  }, [key, files, revision, isDirty]);
}
