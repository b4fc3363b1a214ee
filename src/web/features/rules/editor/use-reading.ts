import { useQuery } from '@tanstack/react-query';
import { useEffect, useMemo, useState } from 'react';
import type { Bilingual } from '#core/bilingual.ts';
import { Engine } from '../engine/engine.ts';
import type { RulebookFile } from '../engine/files.ts';
import type { EngineQuestion, Reading } from '../engine/protocol.ts';
import { useAnswer } from '../engine/use-engine.ts';
import { useOtherFiles } from '../rulebooks.ts';

const READ_MS = 200;
const RUN_MS = 500;

/** Two engines: one that reads while somebody types, one for what takes a second. */
export function useEngines(): { readonly reader: Engine; readonly runner: Engine } | null {
  const [engines, setEngines] = useState<{ reader: Engine; runner: Engine } | null>(null);
  useEffect(() => {
    const made = { reader: new Engine(), runner: new Engine() };
    setEngines(made);
    return () => {
      made.reader.close();
      made.runner.close();
    };
  }, []);
  return engines;
}

export interface RuleName {
  readonly id: string;
  readonly title: Bilingual;
}

/** What the files say and what is wrong with them, moments after each change. */
export function useReading(
  engine: Engine,
  rulebook: string,
  files: readonly RulebookFile[],
): {
  readonly reading: Reading | undefined;
  readonly isReading: boolean;
  readonly others: readonly RuleName[];
} {
  const { data: otherFiles } = useOtherFiles(rulebook);
  const { data: others } = useQuery({
    queryKey: ['rulebooks', rulebook, 'other-names', otherFiles?.map(({ text }) => text.length)],
    queryFn: () => engine.ask({ kind: 'names', files: otherFiles! }),
    enabled: otherFiles !== undefined,
    staleTime: Number.POSITIVE_INFINITY,
  });
  const question = useMemo(
    (): Extract<EngineQuestion, { kind: 'read' }> | null =>
      others === undefined ? null : { kind: 'read', files, otherRules: others.map(({ id }) => id) },
    [files, others],
  );
  const { answer, isWorking } = useAnswer(engine, question, READ_MS);
  return { reading: answer, isReading: isWorking || others === undefined, others: others ?? [] };
}

/** Runs the examples of the file that is open. */
export function useExamples(engine: Engine, files: readonly RulebookFile[], path: string) {
  const question = useMemo(
    (): Extract<EngineQuestion, { kind: 'examples' }> => ({ kind: 'examples', files, path }),
    [files, path],
  );
  return useAnswer(engine, question, RUN_MS);
}
