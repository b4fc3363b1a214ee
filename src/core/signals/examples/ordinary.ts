import type { Language, Role } from '../../conversation/schema.ts';
import { ORDINARY_EN } from './ordinary-en.ts';
import { ORDINARY_ZH } from './ordinary-zh.ts';

const BY_LANGUAGE = { zh: ORDINARY_ZH, en: ORDINARY_EN } as const satisfies Record<
  Language,
  { readonly customer: readonly string[]; readonly agent: readonly string[] }
>;

/** Everyday service sentences of a language, of those who speak in the roles; a bot speaks as agents do. */
export function ordinarySentences(language: Language, roles: readonly Role[]): readonly string[] {
  const { customer, agent } = BY_LANGUAGE[language];
  return [
    ...(roles.includes('customer') ? customer : []),
    ...(roles.some((role) => role === 'agent' || role === 'bot') ? agent : []),
  ];
}
