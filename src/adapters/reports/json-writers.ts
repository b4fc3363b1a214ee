import type { AnalysedItem } from '#contract/files/analysed-item.ts';
import type { Summary } from '#contract/files/summary.ts';
import type { ResultWriter } from '#contract/files/writing.ts';
import type { Turn } from '#core/conversation/schema.ts';
import { conversationSound, soundOf } from '#core/speech/turn-sound.ts';

/**
 * Rules that found nothing, or do not concern the conversation, are not worth a line each; those that
 * could not be told are. What they mean for a score stands in the evaluations.
 */
function published({ analysis, conversation, warnings }: AnalysedItem): object {
  const telling = analysis.rules.filter(({ outcome }) => outcome === 'hit' || outcome === 'cannot_tell');
  const { id, language, ...rest } = analysis;
  if (conversationSound(conversation) === undefined) return { id, language, ...rest, rules: telling };
  return { id, language, turns: conversation.turns.map(heardTurn), ...rest, rules: telling, warnings };
}

/** A turn of a recording as it was heard. */
function heardTurn(turn: Turn): object {
  const { role, text, startMs, endMs } = turn;
  const { channel, confidence, heard, ...measured } = soundOf(turn) ?? { heard: [] };
  return {
    role,
    channel,
    ...(text === '' ? {} : { text }),
    startMs,
    endMs,
    ...(confidence === undefined ? {} : { confidence }),
    sound: measured,
  };
}

/** One analysis a line. */
export class NdjsonWriter implements ResultWriter {
  start(): string {
    return '';
  }

  item(item: AnalysedItem): string {
    return `${JSON.stringify(published(item))}\n`;
  }

  end(): string {
    return '';
  }
}

/** `{"conversations":[…],"summary":{…}}`, written as it comes. */
export class JsonWriter implements ResultWriter {
  #isFirst = true;

  start(): string {
    return '{"conversations":[';
  }

  item(item: AnalysedItem): string {
    const comma = this.#isFirst ? '\n' : ',\n';
    this.#isFirst = false;
    return comma + JSON.stringify(published(item));
  }

  end(summary: Summary): string {
    return `\n],"summary":${JSON.stringify(plainSummary(summary))}}\n`;
  }
}

/** The summary with ids and reasons in place of the conversations that it names. */
export function plainSummary({ worthReading, worthLearning, ...rest }: Summary) {
  const named = ({ conversation, source: { file, line } }: AnalysedItem) => ({
    id: conversation.id,
    file,
    ...(line === undefined ? {} : { line }),
  });
  return {
    ...rest,
    worthReading: worthReading.map((item) => ({ ...named(item), reasons: item.worth.reasons })),
    worthLearning: worthLearning.map((item) => ({ ...named(item), reasons: item.worth.learnReasons })),
  };
}
