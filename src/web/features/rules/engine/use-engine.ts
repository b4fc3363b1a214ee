import { useEffect, useRef, useState } from 'react';
import type { Engine } from './engine.ts';
import type { EngineAnswers, EngineQuestion } from './protocol.ts';

/**
 * Asks the engine again whenever the question changes, once nobody has typed for a moment; while it works, newer
 * questions replace each other and only the last one is asked. The answer before stays until the next one comes.
 * @param question null while there is nothing to ask
 */
export function useAnswer<Question extends EngineQuestion>(
  engine: Engine,
  question: Question | null,
  pauseMs: number,
): {
  readonly answer: EngineAnswers[Question['kind']] | undefined;
  readonly error: string | undefined;
  readonly isWorking: boolean;
} {
  const [state, setState] = useState<{
    readonly of: Question | null;
    readonly answer?: EngineAnswers[Question['kind']];
    readonly error?: string;
  }>({ of: null });
  const isBusy = useRef(false);
  const [freed, setFreed] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `freed` says that the engine can be asked again
  useEffect(() => {
    if (question === null || isBusy.current || state.of === question) return;
    const timer = setTimeout(() => {
      isBusy.current = true;
      engine
        .ask(question)
        .then(
          (answer) => setState({ of: question, answer }),
          (failure: Error) => setState({ of: question, error: failure.message }),
        )
        .finally(() => {
          isBusy.current = false;
          setFreed((times) => times + 1);
        });
    }, pauseMs);
    return () => clearTimeout(timer);
  }, [engine, question, pauseMs, freed]);
  return {
    answer: state.answer,
    error: state.error,
    isWorking: question !== null && state.of !== question,
  };
}
