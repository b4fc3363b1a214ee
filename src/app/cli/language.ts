import { LANGUAGES, type Language } from '#core/conversation/schema.ts';

export interface LanguageSources {
  readonly arguments: readonly string[];
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** The language of the desktop, where the system has one apart from the environment. */
  readonly desktop?: string;
}

/**
 * The language in which to speak: `--language`, `TINGZHEN_LANGUAGE`, the system's; Chinese where none
 * of them says anything (`C` and `POSIX` say nothing), English for any other language.
 */
export function chooseLanguage(sources: LanguageSources): Language {
  const { environment, desktop } = sources;
  const asked = askedLanguage(sources.arguments) ?? environment['TINGZHEN_LANGUAGE'];
  const named = LANGUAGES.find((language) => language === asked);
  if (named !== undefined) return named;
  const locale = [environment['LC_ALL'], environment['LC_MESSAGES'], environment['LANG'], desktop].find(
    (value) => value !== undefined && value !== '',
  );
  if (locale === undefined || /^(C|POSIX)([.@]|$)/i.test(locale) || /^zh/i.test(locale)) return 'zh';
  return 'en';
}

/** The value of `--language`, looked for before the command line is parsed: errors in it are told in that language. */
function askedLanguage(words: readonly string[]): string | undefined {
  for (const [index, word] of words.entries()) {
    if (word === '--') return undefined;
    if (word === '--language') return words[index + 1];
    if (word.startsWith('--language=')) return word.slice('--language='.length);
  }
  return undefined;
}
