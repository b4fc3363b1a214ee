import type { Bilingual } from '#core/bilingual.ts';

/** Words that only the page needs: buttons, filters, hints. */
export const UI_WORDS = {
  search: { zh: '搜索编号、客服或说过的话', en: 'Search id, agent or what was said' },
  order: { zh: '排序', en: 'Order' },
  'order.worth': { zh: '最值得读的在前', en: 'Most worth reading first' },
  'order.learn': { zh: '最值得学的在前', en: 'Most worth learning from first' },
  'order.score': { zh: '评分从低到高', en: 'Lowest score first' },
  'order.satisfaction': { zh: '满意度从低到高', en: 'Least satisfied first' },
  'order.input': { zh: '原来的顺序', en: 'As in the input' },
  signal: { zh: '信号', en: 'Signal' },
  anySignal: { zh: '所有信号', en: 'Any signal' },
  anyResolution: { zh: '解决与否', en: 'Any outcome' },
  channel: { zh: '渠道', en: 'Channel' },
  anyChannel: { zh: '所有渠道', en: 'Any channel' },
  confidence: { zh: '把握', en: 'confidence' },
  theme: { zh: '明 / 暗', en: 'Light / dark' },
  print: { zh: '打印', en: 'Print' },
  keys: { zh: 'j / k 上下翻，/ 搜索，o 总览', en: 'j / k next and previous, / search, o overview' },
  onlyMostWorth: {
    zh: '对话很多，这里收录最值得读的 {n} 通；上面的数字是全部对话的。',
    en: 'There were many; this file holds the {n} most worth reading. The figures are those of all.',
  },
  needsScript: {
    zh: '这份报告要在浏览器里打开，并允许运行脚本；它不连接网络。',
    en: 'Open this report in a browser that runs scripts; it uses no network.',
  },
} as const satisfies Record<string, Bilingual>;
