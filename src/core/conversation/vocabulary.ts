// Apart from the schema, which brings a library along that has no place in a browser.

/** Who speaks. `bot` is an automatic service voice, `system` a notice of the platform itself. */
export const ROLES = ['customer', 'agent', 'bot', 'system'] as const;
export type Role = (typeof ROLES)[number];

export const CHANNELS = ['voice', 'chat', 'email'] as const;
export type Channel = (typeof CHANNELS)[number];

export const LANGUAGES = ['zh', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];
