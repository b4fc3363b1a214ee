import type { Bilingual } from '#core/bilingual.ts';
import { currentLanguage, say } from '../../../ui/language.ts';
import type { Topic } from '../use-insights.ts';

interface Named {
  readonly name: string;
  readonly names: Bilingual | null;
}

/** What a topic, a heading or an insight is called in the language of the page. */
export function nameOf({ name, names }: Named): string {
  return names === null ? name : say(names);
}

/** What it is called in the other language, where it has a name there. */
export function otherNameOf({ names }: Named): { readonly name: string; readonly lang: string } | null {
  if (names === null) return null;
  return currentLanguage() === 'en' ? { name: names.zh, lang: 'zh' } : { name: names.en, lang: 'en' };
}

/** As it is spoken of in each language, that of the page first. */
export function sidesOf({ language, path, phrases, size, other }: Topic) {
  const own = { language, path, phrases, size: size - (other?.size ?? 0) };
  const page = currentLanguage() === 'en' ? 'en' : 'zh';
  const sides = other === null ? [own] : [own, other];
  return sides.toSorted((a, b) => Number(b.language === page) - Number(a.language === page));
}
