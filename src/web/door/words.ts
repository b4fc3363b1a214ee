const WORDS = {
  zh: {
    title: '听诊',
    motto: '听懂每一通客服对话，用证据说明服务到底怎么样。',
    setUp: '创建管理员账号',
    setUpNote: '链接只能用一次。创建后即可登录。',
    accept: '接受邀请',
    signIn: '登录',
    signOut: '退出',
    name: '姓名',
    email: '邮箱',
    password: '密码（至少 8 个字符）',
    organisation: '组织名称（可不填）',
    create: '创建并进入',
    coverage: '全部对话',
    received: '已接收',
    analysed: '已分析',
    pending: '分析中',
    failed: '失败',
    channel: '渠道',
    voice: '电话',
    chat: '在线',
    email_channel: '邮件',
    send: '送入对话文件',
    sendNote: '把文件拖到这里，或点击选择：NDJSON、JSON、CSV、XLSX、vCon、EML、MBOX、文本稿都可以。',
    sending: '正在送入',
    accepted: '已接收',
    duplicate: '已存在',
    rejected: '被退回',
    reference: '接口文档',
    wrong: '出错了',
    unreachable: '暂时连不上服务，稍后会自动重试。',
    language: 'English',
  },
  en: {
    title: 'Tingzhen',
    motto: 'Hears every customer conversation and says, with evidence, how the service really was.',
    setUp: 'Make the admin account',
    setUpNote: 'The link works once. You are signed in when the account is made.',
    accept: 'Accept the invitation',
    signIn: 'Sign in',
    signOut: 'Sign out',
    name: 'Name',
    email: 'E-mail',
    password: 'Password (8 characters or more)',
    organisation: 'Name of the organisation (may stay empty)',
    create: 'Create and enter',
    coverage: 'Every conversation',
    received: 'received',
    analysed: 'analysed',
    pending: 'in progress',
    failed: 'failed',
    channel: 'Channel',
    voice: 'Calls',
    chat: 'Chats',
    email_channel: 'E-mails',
    send: 'Send conversations in',
    sendNote:
      'Drop a file here, or click to choose one: NDJSON, JSON, CSV, XLSX, vCon, EML, MBOX or transcripts.',
    sending: 'Sending',
    accepted: 'accepted',
    duplicate: 'there already',
    rejected: 'rejected',
    reference: 'API reference',
    wrong: 'Something went wrong',
    unreachable: 'The service cannot be reached for the moment; the page tries again by itself.',
    language: '中文',
  },
} as const;

export type Word = keyof (typeof WORDS)['en'];
export type PageLanguage = keyof typeof WORDS;

const KEPT = 'tingzhen-language';

export function pageLanguage(): PageLanguage {
  const kept = localStorage.getItem(KEPT);
  if (kept === 'zh' || kept === 'en') return kept;
  return navigator.language.startsWith('zh') ? 'zh' : 'en';
}

export function chooseLanguage(language: PageLanguage): void {
  localStorage.setItem(KEPT, language);
}

export function say(word: Word): string {
  return WORDS[pageLanguage()][word];
}
