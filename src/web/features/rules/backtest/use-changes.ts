import { useQuery } from '@tanstack/react-query';
import type { Engine } from '../engine/engine.ts';
import { readVersion, useRulebooks, type VersionWithFiles } from '../rulebooks.ts';
import { changesBetween, type VersionChanges } from './changes.ts';

export interface Replacement {
  /** Number of the version that is active now; null where none is. */
  readonly replaces: number | null;
  readonly changes: VersionChanges;
}

/** What making a version active would change. */
export function useChanges(engine: Engine, version: VersionWithFiles) {
  const { data: all } = useRulebooks();
  const active = all?.find((one) => one.rulebook === version.rulebook && one.state === 'active');
  return useQuery({
    queryKey: [
      'rulebooks',
      version.rulebook,
      version.version,
      'changes',
      version.revision,
      active?.version ?? 0,
    ],
    queryFn: async (): Promise<Replacement> => {
      const before = active === undefined ? [] : (await readVersion(version.rulebook, active.version)).files;
      const read = (files: VersionWithFiles['files']) => engine.ask({ kind: 'read', files, otherRules: [] });
      const [old, now] = [await read(before), await read(version.files)];
      return {
        replaces: active?.version ?? null,
        changes: changesBetween(old, now, before, version.files),
      };
    },
    enabled: all !== undefined,
  });
}
