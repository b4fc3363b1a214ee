import type { KnownSignalType } from './catalogue.ts';

/**
 * Wordings, in the folded view, by which somebody says outright that they do not do what the words around them sound
 * like: to warn of private transfers is no invitation to them. A model that hears a turn as a whole passes over a "not".
 */
const DENIED: Readonly<Partial<Record<KnownSignalType, RegExp>>> = {
  'agent.overpromise':
    /(?:不能|无法|没法|没办法|不敢|不好)(?:[给跟向][您你])?(?:百分之?百|100%|完全)?(?:保证|承诺|打包票)|\b(?:can't|cannot|can not|couldn't|won't) (?:\w+ )?(?:promise|guarantee)\b/u,
  'agent.off_channel':
    /(?:不要|别|切勿|请勿|千万别|不会(?:让|请|要求)?[您你]?|不能|不允许|不可以)[^,.?!;]{0,6}(?:加|添加|私下|转账|打款|私人|个人)|\b(?:never|don't|do not|won't|will not|can't|cannot)\b[^.?!;]{0,30}\b(?:whatsapp|wechat|personal|private|directly|off the (?:app|platform))\b/u,
};

/** What such words take from a claim, in log-odds: one that is sure all the same stands. */
const TAKEN = 2;

/** @param text a turn in the folded view */
export function takenByDenial(type: KnownSignalType, text: string): number {
  return DENIED[type]?.test(text) === true ? TAKEN : 0;
}
