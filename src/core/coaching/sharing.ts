/** What an agent allows their answers to be used for: shown with their name, without it, or not at all. */
export const SHARING = ['named', 'unnamed', 'withheld'] as const;
export type Sharing = (typeof SHARING)[number];
