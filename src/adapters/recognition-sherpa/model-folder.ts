import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Bilingual } from '#core/bilingual.ts';
import { RecognizerError } from '#core/ports/recognizer.ts';
import { type OnnxHeader, readOnnxHeader } from './onnx-header.ts';

interface ModelParts {
  /** Paths, as of all files here. */
  readonly tokens: string;
  /** Tells when each word is said. */
  readonly placesWords: boolean;
}

/** A model in the form in which sherpa-onnx hands out models of that kind. */
export type SherpaModel =
  | (ModelParts & { readonly kind: 'sense-voice' | 'paraformer' | 'zipformer-ctc'; readonly model: string })
  | (ModelParts & { readonly kind: 'whisper'; readonly encoder: string; readonly decoder: string })
  | (ModelParts & {
      readonly kind: 'transducer';
      readonly encoder: string;
      readonly decoder: string;
      readonly joiner: string;
      /** Pieces of words by how often they come; hot words in letters are cut by it. */
      readonly bpeVocab?: string;
    });

type Part = 'encoder' | 'decoder' | 'joiner';

const PART = /(?:^|[-_.])(encoder|decoder|joiner)[-_.]/i;
const EIGHT_BITS = /[-_.]int8[-_.]/i;
/** Types of encoders of transducers, as icefall names them. */
const TRANSDUCERS: readonly string[] = ['zipformer', 'zipformer2', 'conformer'];
const USABLE = {
  zh: '这里可以用 SenseVoice、Paraformer、Zipformer（transducer 和 CTC）和 Whisper',
  en: 'SenseVoice, Paraformer, Zipformer (transducer and CTC) and Whisper can be used here',
};

/**
 * Tells from its files what kind of model a folder holds; of a file that is there twice, the one in eight bits is taken.
 * @throws RecognizerError that names the file that is missing, or the kind that cannot be used
 */
export function modelIn(folder: string): SherpaModel {
  const names = readdirSync(folder).toSorted();
  const graphs = names.filter((name) => name.endsWith('.onnx'));
  const partOf = (name: string) => PART.exec(name)?.[1]?.toLowerCase();
  const named = (part: Part) => graphs.filter((name) => partOf(name) === part);
  /** A transducer's decoder is small, and loses more in eight bits than it saves. */
  const decoder = (inFull: boolean) => needed(folder, best(named('decoder'), inFull), 'decoder*.onnx');
  const tokens = () =>
    needed(folder, names.includes('tokens.txt') ? 'tokens.txt' : names.find(isTokens), 'tokens.txt');

  if (named('joiner').length > 0 || named('encoder').length > 0 || named('decoder').length > 0) {
    const encoder = needed(folder, best(named('encoder')), 'encoder*.onnx');
    const header = headerOf(encoder);
    const type = typeOf(header);
    refuseStreaming(encoder, header, type === 'paraformer');
    if (type.startsWith('whisper')) {
      const found = decoder(false);
      const placesWords = headerOf(found).outputs.length > 3;
      return { kind: 'whisper', encoder, decoder: found, tokens: tokens(), placesWords };
    }
    if (!TRANSDUCERS.includes(type)) throw unknownKind(encoder, type);
    return {
      kind: 'transducer',
      encoder,
      decoder: decoder(true),
      joiner: needed(folder, best(named('joiner')), 'joiner*.onnx'),
      tokens: tokens(),
      placesWords: true,
      ...(names.includes('bpe.vocab') ? { bpeVocab: join(folder, 'bpe.vocab') } : {}),
    };
  }

  const model = needed(folder, best(graphs), 'model.onnx');
  const header = headerOf(model);
  const type = typeOf(header);
  refuseStreaming(model, header, false);
  const whole = { model, tokens: tokens() };
  if (type === 'sense_voice_ctc') return { kind: 'sense-voice', ...whole, placesWords: true };
  if (type === 'zipformer2_ctc') return { kind: 'zipformer-ctc', ...whole, placesWords: true };
  if (type === 'paraformer') {
    return { kind: 'paraformer', ...whole, placesWords: header.outputs.length > 3 };
  }
  throw unknownKind(model, type);
}

/** The one in eight bits, or the other. */
function best(names: readonly string[], inFull = false): string | undefined {
  return names.find((name) => EIGHT_BITS.test(name) !== inFull) ?? names[0];
}

function isTokens(name: string): boolean {
  return name.endsWith('-tokens.txt');
}

function headerOf(path: string): OnnxHeader {
  try {
    return readOnnxHeader(path);
  } catch (cause) {
    const reason = (cause as Error).message;
    throw new RecognizerError(
      {
        zh: `${path} 读不出来，可能没有下载完整：${reason}`,
        en: `${path} cannot be read and may not be complete: ${reason}`,
      },
      { cause },
    );
  }
}

function typeOf({ metadata }: OnnxHeader): string {
  return metadata.get('model_type') ?? '';
}

function needed(folder: string, name: string | undefined, wanted: string): string {
  if (name !== undefined) return join(folder, name);
  throw new RecognizerError({
    zh: `模型目录 ${folder} 里缺少 ${wanted}`,
    en: `The model's folder ${folder} lacks ${wanted}`,
  });
}

function refuseStreaming(path: string, { metadata }: OnnxHeader, isKnown: boolean): void {
  const comment = metadata.get('comment') ?? '';
  // Of zipformers and of conformers, which then take sound in pieces of so many frames.
  const isCut = metadata.has('decode_chunk_len') || metadata.has('chunk_size');
  if (!isKnown && !isCut && !comment.startsWith('streaming')) return;
  throw new RecognizerError({
    zh: `${path} 是流式模型。请改用同类的非流式模型（名称里没有 streaming 的那个）：准确率更高，实时通话也是逐句识别的，用不上流式。`,
    en: `${path} is a streaming model. Take the one of its kind without "streaming" in its name: it understands more, and live calls are written down phrase by phrase.`,
  });
}

function unknownKind(path: string, type: string): RecognizerError {
  const text: Bilingual =
    type === ''
      ? {
          zh: `${path} 没有写明是哪类模型；${USABLE.zh}`,
          en: `${path} does not say what kind of model it is; ${USABLE.en}`,
        }
      : { zh: `${path} 的类型是 ${type}；${USABLE.zh}`, en: `${path} is of the kind ${type}; ${USABLE.en}` };
  return new RecognizerError(text);
}
