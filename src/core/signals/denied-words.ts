import type { KnownSignalType } from './catalogue.ts';

/**
 * Wordings, in the folded view, by which somebody says outright that they do not do what the words around them sound
 * like: to warn of private transfers is no invitation to them, and who moves money, ends a chat or takes back one order
 * does not leave. A model that hears a turn as a whole passes over a "not", and over what it is that goes.
 */
interface Denial {
  readonly words: RegExp;
  /** Beside these they deny nothing. */
  readonly unless?: RegExp;
  /** What they take from a claim, in log-odds, if not `TAKEN`. */
  readonly takes?: number;
}

/** In log-odds: a claim that is sure all the same stands. */
const TAKEN = 2;
/** Whoever asks to go on does not leave, however surely the model hears it. */
const TAKEN_BY_STAYING = 5;

const DENIED: Readonly<Partial<Record<KnownSignalType, readonly Denial[]>>> = {
  'customer.churn_intent': [
    {
      words:
        /(?:钱|款|余额|[\d一二两三五十百千万]+[元块])[^,.?!]{0,4}[转汇]|转账|结束(?:这次|本次)?(?:对话|会话|聊天|通话)|取消[^,.?!]{0,4}(?:订单|单子|预约|预订)|\b(?:trans?fer|send|move) (?:[\w$£€.]+ ){0,4}(?:money|amount|funds|balance|\d+)\b|\b(?:money|amount|funds) trans?fer|\btrans?fer (?:\w+ ){0,6}account\b|\bend (?:the|this|our) (?:chat|call|conversation|session)\b/u,
      unless:
        /全部|全都|所有|清空|销[户卡掉了]|注销|解约|不用了|别家|另一家|\b(?:clos(?:e|ing)|everything|all|rest of|leav(?:e|ing)|cancel|elsewhere)\b/u,
    },
    {
      words:
        /\b(?:to|please|i|we|and|just) (?:renew|extend) (?:my|our|the|it|for)\b|(?:想|要|怎么|帮我|给我|可以)(?:再)?(?:续费|续约|续订|续保|续签)/u,
      unless:
        /[不别没]|凭什么|为什么|理由|值得|考虑|\b(?:not|never|\w+n't|whether|if|why|worth|reason|convince|stop|auto|automatic\w*|cancel\w*|leav\w+|elsewhere|competitors?)\b/u,
      takes: TAKEN_BY_STAYING,
    },
  ],
  'agent.overpromise': [
    {
      words:
        /(?:不能|无法|没法|没办法|不敢|不好)(?:[给跟向][您你])?(?:百分之?百|100%|完全)?(?:保证|承诺|打包票)|\b(?:can't|cannot|can not|couldn't|won't) (?:\w+ )?(?:promise|guarantee)\b/u,
    },
  ],
  'agent.off_channel': [
    {
      words:
        /(?:不要|别|切勿|请勿|千万别|不会(?:让|请|要求)?[您你]?|不能|不允许|不可以)[^,.?!;]{0,6}(?:加|添加|私下|转账|打款|私人|个人)|\b(?:never|don't|do not|won't|will not|can't|cannot)\b[^.?!;]{0,30}\b(?:whatsapp|wechat|personal|private|directly|off the (?:app|platform))\b/u,
    },
  ],
};

/** What such words take from a claim, in log-odds. @param text a turn in the folded view */
export function takenByDenial(type: KnownSignalType, text: string): number {
  const said = (DENIED[type] ?? []).filter(
    ({ words, unless }) => words.test(text) && unless?.test(text) !== true,
  );
  return Math.max(0, ...said.map(({ takes = TAKEN }) => takes));
}
