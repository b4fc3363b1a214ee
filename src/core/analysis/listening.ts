import type { LanguageModel } from '../ports/language-model.ts';
import type { Rule } from '../rules/model.ts';
import { prepareSimilarity } from '../rules/prepare-similarity.ts';
import { customDetector } from '../signals/custom/custom-detector.ts';
import type { CustomSignal } from '../signals/custom/definition.ts';
import type { FittedSignal } from '../signals/custom/fit-report.ts';
import { fitSignal } from '../signals/custom/fit-signal.ts';
import { TEXT_DETECTORS } from '../signals/detectors/index.ts';
import type { AnalyserSetup } from './analyser.ts';

/** What an analyser needs of a language model beside the readings. */
export interface Listening {
  readonly setup: Pick<AnalyserSetup, 'fusion' | 'similarity' | 'detectors'>;
  readonly fitted: readonly FittedSignal[];
}

/** Fits the organisation's own signals and reads the sentences of its rules, once for any number of conversations. */
export async function prepareListening(
  model: LanguageModel,
  { rules, signals }: { readonly rules: readonly Rule[]; readonly signals: readonly CustomSignal[] },
): Promise<Listening> {
  const fitted: FittedSignal[] = [];
  for (const signal of signals) fitted.push(await fitSignal(signal, model));
  return {
    setup: {
      fusion: model.fusion,
      similarity: await prepareSimilarity(model, rules),
      ...(fitted.length === 0 ? {} : { detectors: [...TEXT_DETECTORS, customDetector(fitted)] }),
    },
    fitted,
  };
}
