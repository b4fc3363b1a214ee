import { availableParallelism } from 'node:os';
import { isMainThread } from 'node:worker_threads';
import type { Language } from '#core/conversation/schema.ts';
import type { LanguageBridge } from '#core/insights/language-bridge.ts';
import type {
  ConversationReading,
  LanguageModel,
  SpokenConversation,
  TimeLimit,
} from '#core/ports/language-model.ts';
import { readBridge } from './bridge-file.ts';
import type { Listener, ListenerCounts, ListenerOptions } from './listener.ts';
import { LanguageModelError } from './model-error.ts';
import { type ModelFolder, readModelFolders } from './model-folder.ts';

export interface LanguageModelOptions {
  /**
   * Threads that one computation is spread over. Default: one in a thread of a pool, which has one for each processor
   * already; all processors elsewhere.
   */
  readonly threads?: number;
  /** What encoded turns of each language may take in memory; 0 keeps none. Default 32. */
  readonly cacheMb?: number;
  /** Whether the hashes of the files are compared; not needed where that was just done. Default true. */
  readonly checksHashes?: boolean;
  /** Whether turns that surely carry nothing skip the encoder, where the model can tell. Default true. */
  readonly prescreen?: boolean;
}

/** A model whose work can be looked at. */
export interface OpenLanguageModel extends LanguageModel {
  /** Of the languages loaded so far. */
  counts(): ReadonlyMap<Language, Readonly<ListenerCounts>>;
  /** Loads a language before it is needed. */
  load(language: Language): Promise<void>;
}

const CACHE_MB = 32;

/**
 * Opens the models of a folder, one for each language. Their files are checked at once; each model is loaded when its
 * language is first read. Throws `LanguageModelError`.
 */
export async function openLanguageModel(
  root: string,
  options: LanguageModelOptions = {},
): Promise<OpenLanguageModel> {
  const folders = await readModelFolders(root, options.checksHashes ?? true);
  const bridge = await readBridge(root, folders);
  return new ListenerSet(folders, bridge, await loadRuntime(), {
    threads: options.threads ?? (isMainThread ? availableParallelism() : 1),
    cacheBytes: (options.cacheMb ?? CACHE_MB) * 2 ** 20,
    prescreen: options.prescreen ?? true,
  });
}

type LoadListener = typeof Listener.load;

/** Imported here, so that a runtime that does not fit the machine is told of and not thrown at the start. */
async function loadRuntime(): Promise<LoadListener> {
  try {
    const { Listener } = await import('./listener.ts');
    return Listener.load;
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message.split('\n')[0] : String(cause);
    throw new LanguageModelError(
      {
        zh: `onnxruntime-node 在这台机器上无法加载（${reason}）。请用 npm ci 重新安装，或设置 TINGZHEN_LANGUAGE_MODEL=off 不用语言模型。`,
        en: `onnxruntime-node cannot be loaded on this machine (${reason}). Install again with npm ci, or do without the language model: TINGZHEN_LANGUAGE_MODEL=off.`,
      },
      { cause },
    );
  }
}

class ListenerSet implements OpenLanguageModel {
  readonly id: string;
  readonly languages: readonly Language[];
  readonly fusion;
  readonly bridge: LanguageBridge | undefined;
  readonly #folders: ReadonlyMap<Language, ModelFolder>;
  readonly #loaded = new Map<Language, Promise<Listener>>();
  readonly #ready = new Map<Language, Listener>();
  readonly #load: LoadListener;
  readonly #options: ListenerOptions;

  constructor(
    folders: readonly ModelFolder[],
    bridge: LanguageBridge | undefined,
    load: LoadListener,
    options: ListenerOptions,
  ) {
    this.id = [...new Set(folders.map(({ manifest }) => manifest.id))].join(',');
    this.#folders = new Map(folders.map((folder) => [folder.manifest.language, folder]));
    this.languages = [...this.#folders.keys()];
    this.fusion = Object.fromEntries(folders.map(({ manifest, fusion }) => [manifest.language, fusion]));
    this.bridge = bridge;
    this.#load = load;
    this.#options = options;
  }

  async read(
    conversations: readonly SpokenConversation[],
    limit?: TimeLimit,
  ): Promise<readonly (ConversationReading | undefined)[]> {
    const readings = new Array<ConversationReading | undefined>(conversations.length).fill(undefined);
    for (const language of this.languages) {
      const places = [...conversations.keys()].filter((place) => {
        const conversation = conversations[place]!;
        return conversation.language === language && conversation.utterances.length > 0;
      });
      if (places.length === 0) continue;
      const listener = await this.#listener(language);
      const read = await listener.read(
        places.map((place) => conversations[place]!),
        limit,
      );
      for (const [i, place] of places.entries()) readings[place] = read[i]!;
    }
    return readings;
  }

  async embed(texts: readonly string[], language: Language): Promise<readonly Float32Array[]> {
    return (await this.#listener(language)).embed(texts);
  }

  async load(language: Language): Promise<void> {
    await this.#listener(language);
  }

  counts(): ReadonlyMap<Language, Readonly<ListenerCounts>> {
    return new Map([...this.#ready].map(([language, { counts }]) => [language, counts]));
  }

  async close(): Promise<void> {
    const loaded = await Promise.all(this.#loaded.values());
    this.#loaded.clear();
    this.#ready.clear();
    for (const listener of loaded) await listener.close();
  }

  #listener(language: Language): Promise<Listener> {
    const known = this.#loaded.get(language);
    if (known !== undefined) return known;
    const folder = this.#folders.get(language);
    if (folder === undefined) {
      throw new LanguageModelError({
        zh: `没有 ${language} 的语言模型；现有：${this.languages.join('、')}。`,
        en: `There is no language model for ${language}; there are models for ${this.languages.join(', ')}.`,
      });
    }
    const loading = this.#load(folder, this.#options).then((listener) => {
      this.#ready.set(language, listener);
      return listener;
    });
    this.#loaded.set(language, loading);
    return loading;
  }
}
