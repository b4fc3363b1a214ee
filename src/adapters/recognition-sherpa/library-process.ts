/// <reference path="./sherpa-onnx-node.d.ts" />
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import sherpa from 'sherpa-onnx-node';
import type { LibraryConfig } from './library-config.ts';
import { speltTokens } from './spelt-bytes.ts';

// A process of its own, which SherpaLibrary starts with a folder for what the library must be given as a file: the library ends
// the process it is in, or has it aborted, where a model is not as it should be.

/** What is asked of it; the first config opens a model, another one changes what can be changed while it is open. */
export interface Question {
  readonly config: LibraryConfig;
  /** Texts are to be spelt by their bytes. */
  readonly isSpelt: boolean;
  readonly samples?: Float32Array;
  readonly hotWords?: string;
}

/** What it answers: what the library understood, or nothing but that the model is open. */
export interface Answer {
  readonly result?: unknown;
}

const RATE = 16_000;
type Recognizer = InstanceType<typeof sherpa.OfflineRecognizer>;

let recognizer: Recognizer | undefined;
let known: LibraryConfig | undefined;

process.on('message', (question: Question) => {
  process.send!(answer(question));
});
process.on('disconnect', () => process.exit());
// A terminal interrupts all processes at once. What the other one still wants to end is not broken off here.
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => {});

function answer({ config, isSpelt, samples, hotWords }: Question): Answer {
  const told = JSON.stringify(config);
  if (recognizer === undefined)
    recognizer = isSpelt ? openedSpelt(config) : new sherpa.OfflineRecognizer(config);
  else if (told !== JSON.stringify(known)) recognizer.setConfig(config);
  known = config;
  if (samples === undefined) return {};
  const stream = recognizer.createStream(hotWords);
  stream.acceptWaveform({ samples, sampleRate: RATE });
  recognizer.decode(stream);
  return { result: recognizer.getResult(stream) };
}

function openedSpelt(config: LibraryConfig): Recognizer {
  const tokens = join(process.argv[2]!, 'tokens.txt');
  writeFileSync(tokens, speltTokens(readFileSync(config.modelConfig.tokens, 'utf8')));
  return new sherpa.OfflineRecognizer({ ...config, modelConfig: { ...config.modelConfig, tokens } });
}
