import { CHANNELS, type Channel, type Language } from './vocabulary.ts';

const CHANNEL_NAMES: Readonly<Record<string, Channel>> = {
  ...{
    phone: 'voice',
    call: 'voice',
    telephone: 'voice',
    telephony: 'voice',
    audio: 'voice',
    hotline: 'voice',
  },
  ...{
    电话: 'voice',
    语音: 'voice',
    通话: 'voice',
    热线: 'voice',
    录音: 'voice',
    呼入: 'voice',
    呼出: 'voice',
  },
  ...{
    im: 'chat',
    webchat: 'chat',
    livechat: 'chat',
    online: 'chat',
    text: 'chat',
    sms: 'chat',
    wechat: 'chat',
  },
  ...{ 在线: 'chat', 文字: 'chat', 聊天: 'chat', 微信: 'chat', 在线客服: 'chat', 网页: 'chat', 短信: 'chat' },
  ...{ mail: 'email', 'e-mail': 'email', 邮件: 'email', 电子邮件: 'email', 邮箱: 'email' },
};

/** The channel that a word of another system, or of a person, means. */
export function channelNamed(text: string): Channel | undefined {
  const word = text.trim().toLowerCase();
  return (
    CHANNELS.find((known) => known === word) ??
    (Object.hasOwn(CHANNEL_NAMES, word) ? CHANNEL_NAMES[word] : undefined)
  );
}

export function languageNamed(text: string): Language | undefined {
  const word = text.trim().toLowerCase();
  if (/^(zh|cmn|chi|zho|chinese|mandarin|中文|汉语|普通话|简体中文|繁体中文)([-_].*)?$/.test(word))
    return 'zh';
  return /^(en|eng|english|英文|英语)([-_].*)?$/.test(word) ? 'en' : undefined;
}
