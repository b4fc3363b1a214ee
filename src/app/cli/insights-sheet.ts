import type { z } from 'zod';
import { harmless, type Sheet } from '#app/boot.ts';
import type { insight } from '#contract/api/insights.ts';
import type { Bilingual } from '#core/bilingual.ts';
import type { Language } from '#core/conversation/schema.ts';
import { CAUSE_NAMES, DEPARTMENT_NAMES, STATE_NAMES } from '#core/insights/tell.ts';
import { counted } from './counted.ts';

type ShownInsight = z.infer<typeof insight>;

/** Insights as a page of the terminal: whose they are and how far they came, what is claimed, what it costs in a week. */
export function insightsSheet(sheet: Sheet, found: readonly ShownInsight[], language: Language): void {
  const { paint } = sheet;
  for (const one of found) {
    const { name, cause, state, department, id } = one;
    const about = [
      CAUSE_NAMES[cause],
      STATE_NAMES[state],
      {
        zh: `归${DEPARTMENT_NAMES[department].zh}`,
        en: `owner: ${DEPARTMENT_NAMES[department].en.toLowerCase()}`,
      },
    ].map((text) => text[language]);
    sheet.line(`${paint.accent(harmless(name))}  ${paint.faint([...about, harmless(id)].join(' · '))}`);
    sheet.text(one.text[language], 2);
    sheet.text(weekly(one)[language], 2, '', paint.strong);
    if (one.topicGone) sheet.text(GONE[language], 2, '', paint.faint);
    for (const { text } of one.quotes.slice(0, 1))
      sheet.text(`“${text.replaceAll(/\s+/g, ' ')}”`, 2, '', paint.faint);
    sheet.line();
  }
  sheet.line(paint.faint({ zh: `${found.length} 条洞察`, en: counted(found.length, 'insight') }[language]));
}

function weekly({ claim: { impact } }: ShownInsight): Bilingual {
  const { conversations, hours, unhappy, avoidable } = impact;
  return {
    zh: `每周：${few(conversations)} 通对话${hours === null ? '' : `，处理 ${few(hours)} 小时`}，${few(unhappy)} 位客户不满意，其中 ${few(avoidable)} 位本可避免`,
    en: `A week: ${few(conversations)} conversations${hours === null ? '' : `, ${few(hours)} hours of handling`}, ${few(unhappy)} unhappy customers, ${few(avoidable)} of them avoidable`,
  };
}

/** Whole numbers; below ten one decimal, where it tells. */
function few(value: number): string {
  return String(value < 10 ? Math.round(10 * value) / 10 : Math.round(value));
}

const GONE: Bilingual = {
  zh: '近来没有对话再说到这些话题，数字停在上一次',
  en: 'Its topics are not among those of late: the figures are those of the last time',
};
