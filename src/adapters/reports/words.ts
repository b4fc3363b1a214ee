import type { Bilingual } from '#core/bilingual.ts';
import type { Role } from '#core/conversation/schema.ts';
import type { Severity } from '#core/rules/model.ts';
import type { Resolution } from '#core/signals/catalogue.ts';
import { RESOLUTION_NAMES } from '#core/signals/value-names.ts';

/** The words of the text and the HTML report. */
export const ROLE_WORDS: Readonly<Record<Role, Bilingual>> = {
  customer: { zh: '客户', en: 'Customer' },
  agent: { zh: '客服', en: 'Agent' },
  bot: { zh: '机器人', en: 'Bot' },
  system: { zh: '系统', en: 'System' },
};

export const RESOLUTION_WORDS: Readonly<Record<Resolution | 'unknown', Bilingual>> = {
  ...RESOLUTION_NAMES,
  unknown: { zh: '看不出是否解决', en: 'resolution unclear' },
};

export const SEVERITY_WORDS: Readonly<Record<Severity, Bilingual>> = {
  info: { zh: '提示', en: 'note' },
  minor: { zh: '轻微', en: 'minor' },
  major: { zh: '严重', en: 'major' },
  critical: { zh: '红线', en: 'critical' },
};

export const NON_JUDGEMENT_WORDS: Readonly<Record<string, Bilingual>> = {
  not_applicable: { zh: '不适用', en: 'not applicable' },
  insufficient_evidence: { zh: '证据不足', en: 'not enough evidence' },
  not_evaluated: { zh: '待评', en: 'not evaluated' },
  failed: { zh: '评判失败', en: 'could not be evaluated' },
};

/** What detectors name as the parts of a predicted figure; names of signals are found in the catalogue. */
export const BECAUSE_WORDS: Readonly<Record<string, Bilingual>> = {
  'glad at the end': { zh: '最后是高兴的', en: 'glad at the end' },
  'unhappy at the end': { zh: '到最后还不满', en: 'unhappy at the end' },
  'upset at the end': { zh: '最后还带着气', en: 'upset at the end' },
  'worried at the end': { zh: '最后还在担心', en: 'worried at the end' },
  'question at the end': { zh: '最后还在问', en: 'question at the end' },
  'share of upset turns': { zh: '不满的发言多', en: 'share of upset turns' },
  'heaviest moment': { zh: '最重的那一刻', en: 'heaviest moment' },
  'carried out': { zh: '当场办了', en: 'carried out' },
  'remedy offered': { zh: '给了办法', en: 'remedy offered' },
  answered: { zh: '回答了', en: 'answered' },
  'left open': { zh: '事情没了结', en: 'left open' },
  'agent faults': { zh: '客服的过错', en: 'agent faults' },
};

/** A language model that took part goes by the name of its version, which tells people nothing. */
export const MODEL_WORDS: Bilingual = { zh: '语言模型通读全文', en: 'the language model, over the whole' };

export const WORDS = {
  colon: { zh: '：', en: ': ' },
  comma: { zh: '、', en: ', ' },
  semicolon: { zh: '；', en: '; ' },
  report: { zh: '听诊报告', en: 'Tingzhen report' },
  overview: { zh: '总览', en: 'Overview' },
  agent: { zh: '客服', en: 'agent' },
  score: { zh: '评分', en: 'Score' },
  points: { zh: '分', en: 'points' },
  noScore: { zh: '无分', en: 'no score' },
  nothingJudged: { zh: '没有可评判的项目', en: 'nothing could be judged' },
  autoFailed: { zh: '一票否决', en: 'automatic fail' },
  sectionFailed: { zh: '有一节归零', en: 'a section zeroed' },
  coverage: { zh: '评判覆盖', en: 'judged' },
  satisfaction: { zh: '预测满意度', en: 'Predicted satisfaction' },
  resolution: { zh: '解决情况', en: 'Resolution' },
  scorecard: { zh: '评分表', en: 'Scorecard' },
  strengths: { zh: '做得好', en: 'Done well' },
  faults: { zh: '该改进', en: 'To improve' },
  customer: { zh: '客户的感受', en: 'How the customer felt' },
  emotions: { zh: '情绪', en: 'Emotions' },
  rules: { zh: '其他命中的规则', en: 'Other rules that were hit' },
  advice: { zh: '建议', en: 'Advice' },
  wouldPass: { zh: '怎样就能得分', en: 'Would have passed' },
  reason: { zh: '原因', en: 'Reason' },
  evidence: { zh: '依据', en: 'Evidence' },
  hardlyHeard: { zh: '没听太清，把握', en: 'heard at' },
  also: { zh: '另有', en: 'Also' },
  conversations: { zh: '通', en: 'conversations' },
  conversationsOf: { zh: '对话', en: 'Conversations' },
  read: { zh: '读取', en: 'Read' },
  analysed: { zh: '分析', en: 'analysed' },
  rejected: { zh: '退回', en: 'rejected' },
  turns: { zh: '发言', en: 'Turns' },
  files: { zh: '文件', en: 'Files' },
  mean: { zh: '平均', en: 'mean' },
  median: { zh: '中位', en: 'median' },
  lowest: { zh: '最低', en: 'lowest' },
  highest: { zh: '最高', en: 'highest' },
  distribution: { zh: '分布', en: 'Distribution' },
  frequentFaults: { zh: '最常见的问题', en: 'Most frequent faults' },
  frequentStrengths: { zh: '最常见的长处', en: 'Most frequent strengths' },
  frequentUnhappy: { zh: '客户不满的信号', en: 'Signs of unhappy customers' },
  lostCriteria: { zh: '最常丢分的评分项', en: 'Criteria that lost points most often' },
  whyRead: { zh: '值得读，因为', en: 'Worth reading because' },
  worthReading: { zh: '最值得读', en: 'Most worth reading' },
  worthLearning: { zh: '最值得学', en: 'Most worth learning from' },
  none: { zh: '没有', en: 'none' },
  repaired: { zh: '读入时的处理', en: 'Repaired on reading' },
  unjudged: { zh: '未评判', en: 'not judged' },
  notApplicable: { zh: '不适用', en: 'not applicable' },
  judged: { zh: '已评判', en: 'judged' },
  answers: { zh: '评分项', en: 'Answers' },
  rejectReasons: { zh: '退回原因', en: 'Reasons of refusal' },
  rejectsIn: { zh: '退回的内容在', en: 'what was refused is in' },
} as const satisfies Record<string, Bilingual>;
