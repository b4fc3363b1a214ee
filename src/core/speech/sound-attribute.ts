/** Under this name in the attributes of a turn, and in those of the conversation. */
export const SOUND = 'sound';
