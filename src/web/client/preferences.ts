import type { Preferences } from '#core/ports/preferences.ts';
import { changeLanguage } from '../ui/i18n.ts';
import { currentLanguage, type PageLanguage } from '../ui/language.ts';
import { chooseTheme, type ThemeChoice, themeChoice } from '../ui/theme/theme.ts';
import { tell } from './ask.ts';
import type { Me } from './types.ts';

/** Changes the language of the page at once and keeps it for wherever the person signs in next. */
export async function preferLanguage(language: PageLanguage): Promise<void> {
  await changeLanguage(language);
  await keep({ language: language === 'en' ? 'en' : 'zh' });
}

export async function preferTheme(theme: ThemeChoice): Promise<void> {
  chooseTheme(theme);
  await keep({ theme });
}

/** Makes the page look as the person wanted it elsewhere. */
export async function apply({ language, theme }: NonNullable<Me['preferences']>): Promise<void> {
  if (theme !== undefined && theme !== themeChoice()) chooseTheme(theme);
  const wanted: PageLanguage | undefined =
    language === undefined ? undefined : language === 'en' ? 'en' : 'zh-CN';
  if (wanted !== undefined && wanted !== currentLanguage()) await changeLanguage(wanted);
}

async function keep(change: Preferences): Promise<void> {
  await tell('/api/v1/me/preferences', { method: 'PUT', body: change });
}
