import i18next, { type BackendModule } from 'i18next';
import { initReactI18next } from 'react-i18next';
import { currentLanguage, keepLanguage, type PageLanguage } from './language.ts';

type Words = Readonly<Record<string, unknown>>;

// One file for each part of the application and language; a page's words come with the page.
const FILES = import.meta.glob<Words>(
  ['./words/*.json', '../app/words/*.json', '../features/*/words/*.json'],
  {
    import: 'default',
  },
);

const files: BackendModule = {
  type: 'backend',
  init() {},
  read(language, namespace, done) {
    const folder = namespace === 'ui' ? '.' : namespace === 'app' ? '../app' : `../features/${namespace}`;
    const load = FILES[`${folder}/words/${language}.json`];
    if (load === undefined) return done(new Error(`no words for ${namespace} in ${language}`), null);
    load().then(
      (words) => done(null, words),
      (failure: unknown) => done(failure as Error, null),
    );
  },
};

export async function startWords(): Promise<void> {
  await i18next
    .use(files)
    .use(initReactI18next)
    .init({
      lng: currentLanguage(),
      supportedLngs: ['zh-CN', 'en'],
      fallbackLng: false,
      load: 'currentOnly',
      ns: ['app', 'ui'],
      defaultNS: 'app',
      interpolation: { escapeValue: false },
      returnNull: false,
    });
  document.documentElement.lang = currentLanguage();
}

/** Loads the words of everything on the page before it changes over. */
export async function changeLanguage(language: PageLanguage): Promise<void> {
  keepLanguage(language);
  await i18next.changeLanguage(language);
  document.documentElement.lang = language;
}
