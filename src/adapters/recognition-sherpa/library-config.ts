import type { SherpaModel } from './model-folder.ts';

/** What of it is read here; the rest is the library's. */
export interface LibraryConfig {
  readonly modelConfig: { readonly tokens: string; readonly [setting: string]: unknown };
  readonly [setting: string]: unknown;
}

/** Paths that are followed side by side by a transducer. */
const PATHS = 4;
/** How much likelier each token of a hot word becomes, in natural logarithms; the library's own default. */
const HOT_WORD_SCORE = 1.5;

/**
 * How the library is told of a model.
 * @param language the one that is spoken; Whisper alone can be told while it is open: of SenseVoice the library then forgets how
 *   its features are computed
 * @param unit what hot words are cut into, where the model takes any
 */
export function libraryConfig(
  model: SherpaModel,
  threads: number,
  { language = '', unit }: { readonly language?: string; readonly unit?: string } = {},
): LibraryConfig {
  return {
    featConfig: { sampleRate: 16_000, featureDim: 80 },
    modelConfig: {
      ...partsOf(model, language),
      tokens: model.tokens,
      numThreads: threads,
      provider: 'cpu',
      debug: false,
      ...(unit === undefined ? {} : { modelingUnit: unit }),
    },
    ...(model.kind === 'transducer'
      ? { decodingMethod: 'modified_beam_search', maxActivePaths: PATHS, hotwordsScore: HOT_WORD_SCORE }
      : { decodingMethod: 'greedy_search' }),
  };
}

function partsOf(model: SherpaModel, language: string): object {
  switch (model.kind) {
    case 'sense-voice':
      return { senseVoice: { model: model.model, useInverseTextNormalization: 1 } };
    case 'paraformer':
      return { paraformer: { model: model.model } };
    case 'zipformer-ctc':
      return { zipformerCtc: { model: model.model } };
    case 'whisper': {
      const { encoder, decoder, placesWords } = model;
      return {
        whisper: {
          encoder,
          decoder,
          language,
          task: 'transcribe',
          enableTokenTimestamps: Number(placesWords),
        },
      };
    }
    case 'transducer': {
      const { encoder, decoder, joiner, bpeVocab } = model;
      return {
        transducer: { encoder, decoder, joiner },
        modelType: 'transducer',
        ...(bpeVocab === undefined ? {} : { bpeVocab }),
      };
    }
  }
}
