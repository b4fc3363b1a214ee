import 'i18next';

// The English files say which words there are; a test holds the Chinese ones to them.
declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'app';
    resources: {
      app: typeof import('../app/words/en.json');
      ui: typeof import('./words/en.json');
      admission: typeof import('../features/admission/words/en.json');
      overview: typeof import('../features/overview/words/en.json');
      conversations: typeof import('../features/conversations/words/en.json');
      conversation: typeof import('../features/conversation/words/en.json');
      reviews: typeof import('../features/reviews/words/en.json');
      sending: typeof import('../features/sending/words/en.json');
      settings: typeof import('../features/settings/words/en.json');
      insights: typeof import('../features/insights/words/en.json');
      growth: typeof import('../features/growth/words/en.json');
      live: typeof import('../features/live/words/en.json');
      rules: typeof import('../features/rules/words/en.json');
    };
  }
}
