import {
  appendFileSync,
  cpSync,
  mkdtempSync,
  readdirSync,
  renameSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { modelIn } from './model-folder.ts';

// Small models of our own (training/speech/small_recognisers.py), in the form of large ones.

const small = (kind: string) =>
  fileURLToPath(new URL(`../../../test/speech/recognisers/${kind}`, import.meta.url));

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tingzhen-model-folder-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const take = (kind: string) => cpSync(small(kind), folder, { recursive: true });
const named = (part: string) => join(folder, readdirSync(folder).find((name) => name.startsWith(part))!);

/** Says something more of a model: a field of one name that comes later counts. */
function remark(file: string, key: string, value: string): void {
  const field = (number: number, bytes: Buffer) =>
    Buffer.concat([Buffer.from([number * 8 + 2, bytes.length]), bytes]);
  appendFileSync(file, field(14, Buffer.concat([field(1, Buffer.from(key)), field(2, Buffer.from(value))])));
}

const refused = () => {
  try {
    modelIn(folder);
  } catch (error) {
    return (error as Error).message;
  }
  return undefined;
};

describe('what kind of model a folder holds', () => {
  test.each(['sense-voice', 'paraformer', 'zipformer-ctc'] as const)(
    '%s is told from what the model says of itself',
    (kind) => {
      take(kind);
      expect(modelIn(folder)).toEqual({
        kind,
        model: join(folder, 'model.int8.onnx'),
        tokens: join(folder, 'tokens.txt'),
        placesWords: true,
      });
    },
  );

  test('a transducer is told from its three parts', () => {
    take('zipformer');
    expect(modelIn(folder)).toEqual({
      kind: 'transducer',
      encoder: join(folder, 'encoder-epoch-1-avg-1.int8.onnx'),
      decoder: join(folder, 'decoder-epoch-1-avg-1.onnx'),
      joiner: join(folder, 'joiner-epoch-1-avg-1.int8.onnx'),
      tokens: join(folder, 'tokens.txt'),
      placesWords: true,
    });
  });

  test('Whisper is told from its two parts, which bear its name, as its tokens do', () => {
    take('zipformer');
    rmSync(named('joiner'));
    remark(named('encoder'), 'model_type', 'whisper-base');
    renameSync(named('encoder'), join(folder, 'base-encoder.int8.onnx'));
    renameSync(named('decoder'), join(folder, 'base-decoder.int8.onnx'));
    renameSync(named('tokens'), join(folder, 'base-tokens.txt'));
    expect(modelIn(folder)).toEqual({
      kind: 'whisper',
      encoder: join(folder, 'base-encoder.int8.onnx'),
      decoder: join(folder, 'base-decoder.int8.onnx'),
      tokens: join(folder, 'base-tokens.txt'),
      placesWords: false,
    });
  });

  test('the files in eight bits are taken where there are others too', () => {
    take('sense-voice');
    take('zipformer');
    for (const part of ['encoder', 'joiner', 'decoder']) rmSync(named(part));
    cpSync(join(folder, 'model.int8.onnx'), join(folder, 'model.onnx'));
    expect(modelIn(folder)).toMatchObject({ model: join(folder, 'model.int8.onnx') });
  });
});

describe('a folder that cannot be used', () => {
  test.each([
    ['sense-voice', 'tokens', 'tokens.txt'],
    ['zipformer', 'decoder', 'decoder*.onnx'],
    ['zipformer', 'joiner', 'joiner*.onnx'],
    ['zipformer', 'encoder', 'encoder*.onnx'],
  ])('of %s without its %s is refused by the name of that file', (kind, part, name) => {
    take(kind);
    rmSync(named(part));
    expect(refused()).toContain(`lacks ${name}`);
  });

  test.each([
    ['zipformer', 'encoder', 'decode_chunk_len', '32'],
    ['zipformer', 'encoder', 'chunk_size', '16'],
    ['zipformer-ctc', 'model', 'comment', 'streaming zipformer2'],
  ])(
    'as %s is refused where it was made for streaming, with what to take instead',
    (kind, part, key, value) => {
      take(kind);
      remark(named(part), key, value);
      expect(refused()).toContain('streaming');
    },
  );

  test('Paraformer in two parts is the one for streaming', () => {
    take('zipformer');
    rmSync(named('joiner'));
    remark(named('encoder'), 'model_type', 'paraformer');
    expect(refused()).toContain('streaming');
  });

  test('a kind that is not known is named', () => {
    take('zipformer-ctc');
    remark(named('model'), 'model_type', 'telespeech_ctc');
    expect(refused()).toMatch(/of the kind telespeech_ctc.+SenseVoice, Paraformer, Zipformer/);
  });

  test('a file that was not downloaded whole, or is another, is named', () => {
    take('paraformer');
    truncateSync(named('model'), 30_000);
    expect(refused()).toMatch(/model\.int8\.onnx cannot be read/);
    writeFileSync(named('model'), '<html>Not found</html>');
    expect(refused()).toMatch(/model\.int8\.onnx/);
  });
});
