/** Stands in the built page where each answer has a number of its own. */
export const NONCE_PLACE = '__style_nonce__';
