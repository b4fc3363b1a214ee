import { harmless, type Sheet, width, wrap } from '#app/boot.ts';
import type { Bilingual } from '#core/bilingual.ts';
import type { Channel, Language, Role } from '#core/conversation/schema.ts';
import type { ConversationSummary, Highlight } from '#core/facts/query.ts';
import { isKnownSignal, type Resolution, SIGNALS, type SignalType } from '#core/signals/catalogue.ts';

const CHANNEL_WORDS: Readonly<Record<Channel, Bilingual>> = {
  voice: { zh: '电话', en: 'call' },
  chat: { zh: '在线聊天', en: 'chat' },
  email: { zh: '邮件', en: 'e-mail' },
};
const ROLE_WORDS: Readonly<Record<Role, Bilingual>> = {
  customer: { zh: '客户', en: 'Customer' },
  agent: { zh: '客服', en: 'Agent' },
  bot: { zh: '机器人', en: 'Bot' },
  system: { zh: '系统', en: 'System' },
};
const RESOLUTION_WORDS: Readonly<Record<Resolution, Bilingual>> = {
  resolved: { zh: '已解决', en: 'resolved' },
  partly: { zh: '部分解决', en: 'partly resolved' },
  unresolved: { zh: '未解决', en: 'not resolved' },
};

/** One conversation of a search: who, when, how it went, what was heard, and where the words were said. */
export function foundSection(sheet: Sheet, found: ConversationSummary, language: Language): void {
  const { paint } = sheet;
  const say = (text: Bilingual) => text[language];
  const { id, channel, at, agent, team, queue } = found;
  const who = [agent, team, queue].filter((part) => part !== undefined).map(harmless);
  sheet.line(
    [
      paint.accent(harmless(id)),
      paint.faint(`${localTime(at)} · ${[say(CHANNEL_WORDS[channel]), ...who].join(' · ')}`),
    ].join('  '),
  );
  const judged = judgement(found, language);
  if (judged !== '') sheet.text(judged, 2);
  for (const tone of ['fault', 'unhappy', 'good', 'happy'] as const) {
    const heard = signalsOf(found, tone, language);
    if (heard === '') continue;
    const isBad = tone === 'fault' || tone === 'unhappy';
    sheet.text(heard, 2, '', isBad ? paint.bad : paint.good);
  }
  for (const highlight of found.highlights) passage(sheet, highlight, language);
  sheet.line();
}

function judgement({ scores, satisfaction, resolution }: ConversationSummary, language: Language): string {
  const isChinese = language === 'zh';
  const parts = Object.entries(scores).map(
    ([card, score]) =>
      `${card} ${score === null ? (isChinese ? '未评' : 'not judged') : Math.round(score * 10) / 10}`,
  );
  if (satisfaction !== undefined) {
    parts.push(
      isChinese ? `预测满意度 ${satisfaction.toFixed(1)}` : `satisfaction ${satisfaction.toFixed(1)}`,
    );
  }
  if (resolution !== undefined) parts.push(RESOLUTION_WORDS[resolution][language]);
  return parts.join(' · ');
}

function signalsOf(
  { signals }: ConversationSummary,
  tone: 'fault' | 'unhappy' | 'good' | 'happy',
  language: Language,
): string {
  return (Object.entries(signals) as [SignalType, number][])
    .flatMap(([type, times]) => {
      if (!isKnownSignal(type) || SIGNALS[type].tone !== tone) return [];
      return [SIGNALS[type].title[language] + (times > 1 ? ` ×${times}` : '')];
    })
    .join(language === 'zh' ? '、' : ', ');
}

/** A turn, or a part of it, with what was looked for set off; turns are numbered from 1. */
function passage(sheet: Sheet, { turn, role, text, spans }: Highlight, language: Language): void {
  const { paint } = sheet;
  const who = ROLE_WORDS[role][language];
  const lead = language === 'zh' ? `第${turn + 1}轮 ${who} ` : `turn ${turn + 1} ${who} `;
  const pieces = piecesOf(text, spans);
  const whole = pieces.map((piece) => piece.text).join('');
  const hanging = 4 + width(lead);
  let position = 0;
  wrap(whole, sheet.columns - hanging).forEach((line, index) => {
    position = whole.indexOf(line, position);
    const start = index === 0 ? `    ${paint.faint(lead)}` : ' '.repeat(hanging);
    sheet.line(
      start + painted(pieces, position, position + line.length, (said) => paint.quote(paint.middling(said))),
    );
    position += line.length;
  });
}

interface Piece {
  readonly text: string;
  readonly found: boolean;
}

function piecesOf(text: string, spans: Highlight['spans']): Piece[] {
  const pieces: Piece[] = [];
  let at = 0;
  for (const { start, end } of spans) {
    pieces.push({ text: onOneLine(text.slice(at, start)), found: false });
    pieces.push({ text: onOneLine(text.slice(start, end)), found: true });
    at = end;
  }
  pieces.push({ text: onOneLine(text.slice(at)), found: false });
  return pieces;
}

/** The empty lines of an e-mail say nothing in a list. */
function onOneLine(text: string): string {
  return harmless(text.replaceAll(/[ \t]*(?:\r?\n)[\s]*/g, '\n'));
}

/** The characters from `from` up to `to` of all pieces together. */
function painted(pieces: readonly Piece[], from: number, to: number, mark: (text: string) => string): string {
  let at = 0;
  return pieces
    .map(({ text, found }) => {
      const part = text.slice(Math.max(0, from - at), Math.max(0, to - at));
      at += text.length;
      return found ? mark(part) : part;
    })
    .join('');
}

/** By the clock of this machine. */
function localTime(at: string): string {
  const date = new Date(at);
  const two = (value: number) => String(value).padStart(2, '0');
  const day = `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
  return `${day} ${two(date.getHours())}:${two(date.getMinutes())}`;
}
