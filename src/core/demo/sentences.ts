const ENDS = /(?<=[。！？!?；;…\n])|(?<=(?<!\bM[rs])\.)\s+/u;
const NUMBERS = /[0-9０-９][0-9０-９.,:：%-]*/gu;
const DATES =
  /(周|星期|礼拜)[一二三四五六日天末]|[上下本这]个?(周|星期|月)|今天|明天|后天|昨天|前天|大前天|今晚|昨晚|\b(mon|tues|wednes|thurs|fri|satur|sun)day\b|\b(january|february|march|april|may|june|july|august|september|october|november|december)\b|\btoday\b|\btomorrow\b|\byesterday\b/giu;
const NAMES = /[\u4e00-\u9fff](先生|女士|小姐)|\b(mr|ms|mrs)\.? [a-z]+/giu;
const FILLERS = /嗯+|呃|那个|就是说|\b(um|uh|er|like i said|you know)\b/giu;

/** Sentences of a turn; an unpunctuated one is one sentence. */
export function sentencesOf(text: string): string[] {
  return text
    .split(ENDS)
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence !== '');
}

/** What makes two sentences the same: all but numbers, dates, names, hesitations, case and punctuation. */
export function sentenceKey(sentence: string): string {
  return sentence
    .replace(NAMES, 'N')
    .replace(DATES, 'D')
    .replace(NUMBERS, '#')
    .replace(FILLERS, '')
    .replace(/[\p{P}\p{S}\s]+/gu, ' ')
    .trim()
    .toLowerCase();
}
