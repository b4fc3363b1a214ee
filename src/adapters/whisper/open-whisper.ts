import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { InferenceSession } from 'onnxruntime-node';
import { z } from 'zod';
import { messageOf } from '#core/message-of.ts';
import { type Recognizer, RecognizerError } from '#core/ports/recognizer.ts';
import { Ct2File } from './ct2-file.ts';
import { Decoder } from './decoder.ts';
import { decoderGraph } from './decoder-graph.ts';
import { encoderGraph } from './encoder-graph.ts';
import { Vocabulary } from './vocabulary.ts';
import { WhisperRecognizer } from './whisper-recognizer.ts';
import { shapeOf } from './whisper-shape.ts';

/** What a folder of a Whisper model in CTranslate2's form holds. */
export const WHISPER_FILES = ['model.bin', 'config.json', 'tokenizer.json'] as const;

const SPEC = 'WhisperSpec';

const configSchema = z.object({
  alignment_heads: z.array(z.tuple([z.int(), z.int()])).optional(),
  suppress_ids: z.array(z.int()).default([]),
  suppress_ids_begin: z.array(z.int()).default([]),
});

export interface WhisperOptions {
  /** Default 1: several recordings are better heard side by side than one by many threads. */
  readonly threads?: number;
  /** Sequences that are followed side by side; 1 takes the likeliest token each time. Default 5. */
  readonly beams?: number;
}

/**
 * Opens a Whisper model of any size that lies in a folder in CTranslate2's form (float16 or float32): its arrays are
 * put into graphs of ONNX Runtime, weights in eight bits.
 * @throws RecognizerError where it cannot be used
 */
export async function openWhisper(
  folder: string,
  id: string,
  { threads = 1, beams = 5 }: WhisperOptions = {},
): Promise<Recognizer> {
  try {
    const config = configSchema.parse(JSON.parse(await readFile(join(folder, 'config.json'), 'utf8')));
    const vocabulary = new Vocabulary(JSON.parse(await readFile(join(folder, 'tokenizer.json'), 'utf8')));
    const model = new Ct2File(await readFile(join(folder, 'model.bin')));
    if (model.spec !== SPEC) throw new Error(`model.bin is a ${model.spec}, no ${SPEC}`);
    const shape = shapeOf(model, config.alignment_heads);
    const options: InferenceSession.SessionOptions = {
      intraOpNumThreads: threads,
      interOpNumThreads: 1,
      logSeverityLevel: 3,
    };
    const encoder = await InferenceSession.create(encoderGraph(model, shape), options);
    const decoder = await InferenceSession.create(decoderGraph(model, shape), options);
    return new WhisperRecognizer(
      id,
      encoder,
      new Decoder(decoder, shape, vocabulary, {
        always: config.suppress_ids,
        atStart: config.suppress_ids_begin,
      }),
      vocabulary,
      shape,
      beams,
    );
  } catch (cause) {
    const reason = messageOf(cause);
    throw new RecognizerError(
      {
        zh: `${folder} 不能用作 Whisper 识别模型：${reason}。请用 tingzhen models verify 检查，或重新拉取。`,
        en: `${folder} cannot be used as a Whisper model: ${reason}. Check it with tingzhen models verify, or pull it again.`,
      },
      { cause },
    );
  }
}
