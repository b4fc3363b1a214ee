import { harmless, padEnd, type Sheet } from '#app/boot.ts';
import type { Bilingual } from '#core/bilingual.ts';
import type { DigestLine } from '#core/coaching/digest.ts';
import type { Growth, NamedCompetency, Passage } from '#core/coaching/growth.ts';
import type { MomentOutcome } from '#core/coaching/moments.ts';
import type { Standing } from '#core/coaching/profile.ts';
import { SITUATIONS } from '#core/coaching/situations.ts';
import type { Language, Role } from '#core/conversation/schema.ts';
import { dayOf } from '#core/facts/days.ts';
import type { Estimate } from '#core/reviews/intervals.ts';

const STANDING_WORDS: Readonly<Record<Standing, Bilingual>> = {
  strength: { zh: '长处', en: 'strength' },
  growth: { zh: '可提升', en: 'to work on' },
  as_peers: { zh: '与同事相当', en: 'like colleagues' },
  too_few: { zh: '样本不足', en: 'too few yet' },
  no_peers: { zh: '无可比同事', en: 'nobody to compare' },
  not_seen: { zh: '没有遇到', en: 'not seen' },
};
const OUTCOME_WORDS: Readonly<Record<MomentOutcome, Bilingual>> = {
  recovered: { zh: '客户回暖', en: 'recovered' },
  calmed: { zh: '平静下来', en: 'calmed' },
  persisted: { zh: '没有好转', en: 'went on' },
  worsened: { zh: '更糟', en: 'worsened' },
  unknown: { zh: '不得而知', en: 'not known' },
};
const ROLE_WORDS: Readonly<Record<Role, Bilingual>> = {
  customer: { zh: '客户', en: 'Customer' },
  agent: { zh: '客服', en: 'Agent' },
  bot: { zh: '机器人', en: 'Bot' },
  system: { zh: '系统', en: 'System' },
};
const NAME_COLUMNS = 34;

/** What the service tells of an agent's growth, as a page of the terminal. */
export function growthSheet(sheet: Sheet, growth: Growth, language: Language): void {
  const { paint } = sheet;
  const say = (text: Bilingual) => text[language];
  const { agent, period, conversations } = growth;
  const who = harmless([agent.name, agent.id].filter((part) => part !== undefined).join(' '));
  const [first, last] = [Date.parse(period.from), Date.parse(period.to) - 1];
  const days = `${dayOf(first, period.timeZone)} – ${dayOf(last, period.timeZone)}`;
  const count = say({ zh: `${conversations} 通对话`, en: `${conversations} conversations` });
  sheet.line(`${paint.accent(who)}  ${paint.faint([days, ...agent.teams.map(harmless), count].join(' · '))}`);
  for (const note of growth.notes) sheet.text(say(note), 2, '', paint.faint);
  sheet.line();
  sheet.heading(
    say({
      zh: '能力（0–100，已按接到的对话折算，95% 区间）',
      en: 'Competencies (0–100, adjusted for what was dealt, intervals of 95 %)',
    }),
  );
  for (const one of growth.competencies) competency(sheet, one, language);
  titled(sheet, growth.best, say({ zh: '你的好时刻', en: 'Your own best moments' }), ({ passage: one }) =>
    passage(sheet, one, language),
  );
  titled(sheet, growth.lessons, say({ zh: '可以借鉴', en: 'To learn from' }), (lesson) => {
    passage(sheet, lesson.own, language);
    if (lesson.reason !== undefined) sheet.text(say(lesson.reason), 4, '', paint.faint);
    for (const exemplar of lesson.exemplars) passage(sheet, exemplar, language);
  });
  titled(sheet, growth.practices, say({ zh: '有效的做法', en: 'What works' }), ({ text, helps }) =>
    sheet.text(say(text), 2, helps ? '+ ' : '- '),
  );
}

const LINE_WORDS: Readonly<Record<DigestLine['kind'], Bilingual>> = {
  week: { zh: '本周', en: 'This week' },
  strength: { zh: '做得好', en: 'Done well' },
  try: { zh: '可以试试', en: 'Worth trying' },
  plan: { zh: '计划', en: 'Plan' },
  waiting: { zh: '再等等', en: 'Too early' },
};

/** An agent's week in a few sentences, each with the passage that it speaks of. */
export function weekSheet(sheet: Sheet, lines: readonly DigestLine[], language: Language): void {
  for (const { kind, text, passage: said } of lines) {
    sheet.heading(LINE_WORDS[kind][language]);
    sheet.text(text[language], 2);
    if (said !== undefined) passage(sheet, said, language);
    sheet.line();
  }
}

function titled<T>(sheet: Sheet, items: readonly T[], title: string, tell: (item: T) => void): void {
  if (items.length === 0) return;
  sheet.line();
  sheet.heading(title);
  for (const item of items) tell(item);
}

function competency(sheet: Sheet, one: NamedCompetency, language: Language): void {
  const { paint } = sheet;
  const { standing, level, abovePeers, title, message, trend } = one;
  const style = standing === 'strength' ? paint.good : standing === 'growth' ? paint.bad : paint.faint;
  const figures = [
    ...(level === null ? [] : [interval(level)]),
    ...(abovePeers === null
      ? []
      : [{ zh: `比同事 ${signed(abovePeers)}`, en: `to peers ${signed(abovePeers)}` }[language]]),
    ...(trend === null
      ? []
      : [{ zh: `后半程 ${signed(trend)}`, en: `later half ${signed(trend)}` }[language]]),
  ];
  const head = padEnd(harmless(title[language]), NAME_COLUMNS);
  sheet.line(`  ${head}${style(STANDING_WORDS[standing][language])}  ${paint.faint(figures.join(' · '))}`);
  if (standing !== 'as_peers') sheet.text(message[language], 4);
}

function passage(sheet: Sheet, one: Passage, language: Language): void {
  const { paint } = sheet;
  const by =
    one.by === 'own'
      ? { zh: '自己', en: 'own' }[language]
      : (one.name ?? { zh: '一位同事', en: 'a colleague' }[language]);
  const about = [
    by,
    SITUATIONS[one.situation].title[language],
    OUTCOME_WORDS[one.outcome][language],
    one.at.slice(0, 10),
    ...(one.conversation === undefined ? [] : [one.conversation]),
  ];
  sheet.line(`  ${paint.accent(harmless(about.join(' · ')))}`);
  for (const { role, text } of one.turns) sheet.text(text, 4, paint.faint(`${ROLE_WORDS[role][language]} `));
}

function interval({ value, low, high }: Estimate): string {
  return `${Math.round(value)} [${Math.round(low)}–${Math.round(high)}]`;
}

function signed({ value, low, high }: Estimate): string {
  const sign = (figure: number) => `${figure >= 0 ? '+' : '−'}${Math.abs(figure).toFixed(1)}`;
  return `${sign(value)} [${sign(low)}, ${sign(high)}]`;
}
