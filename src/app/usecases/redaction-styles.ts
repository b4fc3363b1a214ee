/** `label` writes what was there (`[mobile]`), `keep` leaves the ends by which people know their own data. */
export const REDACTION_STYLES = ['label', 'keep'] as const;
export type RedactionStyleName = (typeof REDACTION_STYLES)[number];
