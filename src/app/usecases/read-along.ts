import { type Listening, prepareListening } from '#core/analysis/listening.ts';
import { spokenConversation } from '#core/analysis/spoken.ts';
import type { Bilingual } from '#core/bilingual.ts';
import type { Conversation } from '#core/conversation/schema.ts';
import { messageOf } from '#core/message-of.ts';
import type { ConversationReading, LanguageModel, TimeLimit } from '#core/ports/language-model.ts';
import type { Rule } from '#core/rules/model.ts';
import type { CustomSignal } from '#core/signals/custom/definition.ts';
import type { FusionWeights } from '#core/signals/fusion-weights.ts';

/** So many conversations are read together: enough to fill batches, few enough to be kept. */
export const READ_TOGETHER = 32;

/** Reads conversations for the analysis; without a model, or once it has failed, there is nothing to read. */
export interface ReadAlong {
  readonly fusion: FusionWeights;
  /** For an analyser of these rules and signals; without a model they are judged by words alone. */
  prepare(rulebook: ListenedTo): Promise<Listening>;
  /** One reading for each conversation, in order; undefined where there is none. */
  readings(
    conversations: readonly Conversation[],
    limit?: TimeLimit,
  ): Promise<readonly (ConversationReading | undefined)[]>;
  close(): Promise<void>;
}

export interface ListenedTo {
  readonly rules: readonly Rule[];
  /** An organisation's own. */
  readonly signals: readonly CustomSignal[];
}

/**
 * Reads along with a model.
 * @param warn told once when the model fails; the analysis goes on with the detectors alone
 */
export function readAlong(model: LanguageModel | undefined, warn: (text: Bilingual) => void): ReadAlong {
  let working = model;
  return {
    fusion: model?.fusion ?? {},
    async prepare(rulebook) {
      try {
        if (working !== undefined) return await prepareListening(working, rulebook);
      } catch (failure) {
        working = undefined;
        warn(failureText(failure));
      }
      return { setup: {}, fitted: [] };
    },
    async readings(conversations, limit) {
      const readings: (ConversationReading | undefined)[] = [];
      for (let start = 0; start < conversations.length; start += READ_TOGETHER) {
        if (working === undefined) break;
        const spoken = conversations.slice(start, start + READ_TOGETHER).map(spokenConversation);
        try {
          readings.push(...(await working.read(spoken, limit)));
        } catch (failure) {
          if (limit?.isUp) throw failure;
          working = undefined;
          warn(failureText(failure));
        }
      }
      return conversations.map((_, index) => readings[index]);
    },
    close: async () => model?.close(),
  };
}

function failureText(failure: unknown): Bilingual {
  const reason = messageOf(failure);
  return {
    zh: `语言模型出错，改用词典检测继续分析：${reason}`,
    en: `The language model failed; the analysis goes on with the lexicons alone: ${reason}`,
  };
}
