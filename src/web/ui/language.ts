import type { Bilingual } from '#core/bilingual.ts';

export type PageLanguage = 'zh-CN' | 'en';

const KEPT = 'tingzhen-language';
let language: PageLanguage = read();

/** Chosen by the person, else the browser's. */
export function currentLanguage(): PageLanguage {
  return language;
}

export function keepLanguage(chosen: PageLanguage): void {
  language = chosen;
  localStorage.setItem(KEPT, chosen === 'en' ? 'en' : 'zh');
}

/** A name of the service's own in the language of the page. */
export function say(text: Bilingual): string {
  return language === 'en' ? text.en : text.zh;
}

function read(): PageLanguage {
  const kept = localStorage.getItem(KEPT);
  if (kept === 'zh') return 'zh-CN';
  if (kept === 'en') return 'en';
  return navigator.language.startsWith('zh') ? 'zh-CN' : 'en';
}
