import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { InferenceSession } from 'onnxruntime-node';
import type { Role } from '#core/conversation/schema.ts';
import type { ConversationReading, SpokenConversation, TimeLimit } from '#core/ports/language-model.ts';
import { ContextLayer } from './context-layer.ts';
import type { ModelFolder } from './model-folder.ts';
import { ReadingMaker } from './readings.ts';
import { readStaticTier, type StaticTier } from './static-tier.ts';
import { TurnCache } from './turn-cache.ts';
import { bytesOf, type TurnCode, TurnEncoder } from './turn-encoder.ts';
import { TurnTokenizer, type TurnTokens } from './turn-tokens.ts';

export interface ListenerOptions {
  /** Threads that one computation is spread over. */
  readonly threads: number;
  /** What encoded turns may take in memory; 0 keeps none. */
  readonly cacheBytes: number;
  /** Whether turns that surely carry nothing skip the encoder, where the model has a static tier. */
  readonly prescreen: boolean;
}

/** What has been looked at since the model was opened. */
export interface ListenerCounts {
  turns: number;
  screened: number;
  cached: number;
}

/** The model of one language, loaded. Encodes each turn once, alone; the context layer looks across them. */
export class Listener {
  readonly counts: ListenerCounts = { turns: 0, screened: 0, cached: 0 };
  readonly #sessions: readonly InferenceSession[];
  readonly #tokenizer: TurnTokenizer;
  readonly #encoder: TurnEncoder;
  readonly #context: ContextLayer;
  readonly #tier: StaticTier | undefined;
  readonly #cache: TurnCache<TurnCode>;
  readonly #maker: ReadingMaker;

  constructor(
    folder: ModelFolder,
    tokenizer: TurnTokenizer,
    [encoder, context]: readonly [InferenceSession, InferenceSession],
    tier: StaticTier | undefined,
    cacheBytes: number,
  ) {
    this.#sessions = [encoder, context];
    this.#tokenizer = tokenizer;
    this.#encoder = new TurnEncoder(encoder, folder.manifest.batchable);
    this.#context = new ContextLayer(context);
    this.#tier = tier;
    this.#cache = new TurnCache(cacheBytes);
    this.#maker = new ReadingMaker(folder.manifest);
  }

  static async load(folder: ModelFolder, options: ListenerOptions): Promise<Listener> {
    const { path, manifest } = folder;
    const session = (file: string, graphOptimizationLevel: 'basic' | 'all') =>
      InferenceSession.create(join(path, file), {
        graphOptimizationLevel,
        intraOpNumThreads: options.threads,
        interOpNumThreads: 1,
        // Texts come in all lengths: plans made for one of them are of no use to the next.
        enableMemPattern: false,
        // A thread that waits must not take the processor from one that works: machines are shared.
        extra: { session: { intra_op: { allow_spinning: '0' } } },
      });
    const [definition, encoder, context, tier] = await Promise.all([
      readFile(join(path, 'tokenizer.json'), 'utf8'),
      // Written as it is to run; what would be fused further is slower (SkipLayerNormalization).
      session('encoder.onnx', 'basic'),
      session('context.onnx', 'all'),
      options.prescreen && manifest.files['static.bin'] !== undefined
        ? readStaticTier(join(path, 'static.bin'), manifest)
        : undefined,
    ]);
    const tokenizer = new TurnTokenizer(JSON.parse(definition), manifest);
    return new Listener(folder, tokenizer, [encoder, context], tier, options.cacheBytes);
  }

  /** @param conversations each with an utterance at least */
  async read(
    conversations: readonly SpokenConversation[],
    limit?: TimeLimit,
  ): Promise<readonly ConversationReading[]> {
    const codes = await this.#codes(
      conversations.flatMap(({ utterances }) => utterances),
      limit,
    );
    let first = 0;
    const placed = conversations.map(({ utterances }) => {
      const own = codes.slice(first, first + utterances.length);
      first += utterances.length;
      return utterances.map(({ role }, i) => ({ role, code: own[i]! }));
    });
    const logits = await this.#context.read(placed, limit);
    return conversations.map((conversation, i) =>
      this.#maker.make(
        conversation,
        placed[i]!.map(({ code }) => code),
        logits[i]!,
      ),
    );
  }

  async embed(texts: readonly string[]): Promise<readonly Float32Array[]> {
    const codes = await this.#codes(texts.map((text) => ({ text })));
    return codes.map(({ vector }) => vector);
  }

  async close(): Promise<void> {
    for (const session of this.#sessions) await session.release();
  }

  async #codes(
    turns: readonly { readonly role?: Role; readonly text: string }[],
    limit?: TimeLimit,
  ): Promise<readonly TurnCode[]> {
    const codes = new Array<TurnCode>(turns.length);
    const open = new Map<string, { readonly tokens: TurnTokens; readonly places: number[] }>();
    for (const [place, { role, text }] of turns.entries()) {
      this.counts.turns++;
      const key = TurnCache.key(text);
      const waiting = open.get(key);
      // Screened before the cache is asked: what is heard must not depend on what was read earlier.
      const tokens = waiting?.tokens ?? (this.#tier === undefined ? undefined : this.#tokenizer.tokens(text));
      const screened =
        role === undefined || tokens === undefined ? undefined : this.#tier?.codeOf(role, tokens);
      if (screened !== undefined) {
        codes[place] = screened;
        this.counts.screened++;
        continue;
      }
      const known = waiting === undefined ? this.#cache.get(key) : undefined;
      if (waiting !== undefined || known !== undefined) this.counts.cached++;
      if (known !== undefined) codes[place] = known;
      else if (waiting !== undefined) waiting.places.push(place);
      else open.set(key, { tokens: tokens ?? this.#tokenizer.tokens(text), places: [place] });
    }
    const encoded = await this.#encoder.encode(
      [...open.values()].map(({ tokens }) => tokens),
      limit,
    );
    for (const [i, [key, { places }]] of [...open].entries()) {
      const code = encoded[i]!;
      for (const place of places) codes[place] = code;
      this.#cache.set(key, code, bytesOf(code));
    }
    return codes;
  }
}
