import type { Bilingual } from '../bilingual.ts';
import type { Channel, Language } from './schema.ts';

export const CHANNEL_TITLES: Readonly<Record<Channel, Bilingual>> = {
  voice: { zh: '电话', en: 'Call' },
  chat: { zh: '在线', en: 'Chat' },
  email: { zh: '邮件', en: 'E-mail' },
};

export const LANGUAGE_TITLES: Readonly<Record<Language, Bilingual>> = {
  zh: { zh: '中文', en: 'Chinese' },
  en: { zh: '英文', en: 'English' },
};
