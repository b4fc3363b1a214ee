import { satisfactionOf } from '#contract/files/findings.ts';
import type { Caller } from '#core/access/caller.ts';
import { seesMasked } from '#core/access/permissions.ts';
import { withinScope } from '#core/access/scope.ts';
import type { Analysis } from '#core/analysis/analysis.ts';
import type { Bilingual } from '#core/bilingual.ts';
import type { ConversationFilter, ConversationSummary } from '#core/facts/query.ts';
import type { WorthJudge } from '../worth-reading.ts';
import { maskSummary } from './mask-found.ts';
import type { ServicePorts } from './ports.ts';
import { CONTACT_DAYS, contactNumbers } from './worth/contacts.ts';
import type { Judges } from './worth/judges.ts';
import { tellingTurn } from './worth/telling-turn.ts';
import { varied } from './worth/varied.ts';
import { worthCandidates } from './worth/worth-candidates.ts';
import { worthWindow } from './worth/worth-window.ts';

export interface WorthReading extends ConversationSummary {
  /** One sentence. */
  readonly because: Bilingual;
}

export interface WorthReadings {
  readonly conversations: readonly WorthReading[];
  /** Which conversations were looked at; absent where there are none. */
  readonly from?: string;
  readonly to?: string;
  readonly looked: number;
}

/** Reasons that one sentence holds. */
const REASONS = 3;
const VERY_UNHAPPY = 1.6;
const POINTS = { veryUnhappy: 2, cameAgain: 1.5, cameOften: 3 } as const;

/**
 * The conversations of the newest days that most deserve a person's time, each with the reason: weighed by what was
 * found in them and how often the customer came, and so chosen that they tell different stories.
 */
export async function findWorthReading(
  { facts, workflow }: Pick<ServicePorts, 'facts' | 'workflow'>,
  judges: Judges,
  caller: Caller,
  filter: ConversationFilter,
  limit: number,
): Promise<WorthReadings> {
  const { organisation } = caller;
  const zone = (await workflow.people.organisation(organisation))?.timeZone ?? 'UTC';
  const days = await facts.figures(organisation, filter, { measures: [], by: ['day'], timeZone: zone });
  const window = worthWindow(days, zone);
  if (window === null) return { conversations: [], looked: 0 };
  const within = narrowedTo(filter, window);
  const { judge, scorecards } = await judges.of(organisation);
  const [candidates, looked] = await Promise.all([
    worthCandidates(facts, organisation, within, scorecards),
    facts.count(organisation, within),
  ]);
  const [stored, contacts] = await Promise.all([
    facts.conversations(
      organisation,
      candidates.map(({ id }) => id),
    ),
    contactNumbers(facts, organisation, withinScope(caller, {}), candidates),
  ]);
  const known = new Map(stored.map((one) => [one.conversation.id, one]));
  const judged = candidates.flatMap((summary) => {
    const found = known.get(summary.id);
    if (found === undefined) return [];
    const { points, reasons } = weighed(judge, found.analysis, contacts.get(summary.id) ?? 1);
    if (points === 0) return [];
    const turn = tellingTurn(found.conversation, found.analysis);
    return [
      {
        points,
        agent: summary.agent ?? '',
        topic: summary.queue ?? '',
        reason: reasons[0]!.en.replaceAll(/[\d.]+/g, ''),
        shown: { ...summary, ...(turn === undefined ? {} : { highlights: [turn] }) },
        because: sentence(reasons.slice(0, REASONS)),
      },
    ];
  });
  const hides = seesMasked(caller);
  const conversations = varied(judged, limit).map(({ shown, because }) => ({
    ...(hides ? maskSummary(shown, known.get(shown.id)) : shown),
    because,
  }));
  return { conversations, ...window, looked };
}

function narrowedTo(
  filter: ConversationFilter,
  { from, to }: { readonly from: string; readonly to: string },
): ConversationFilter {
  const later = filter.from !== undefined && Date.parse(filter.from) > Date.parse(from);
  const earlier = filter.to !== undefined && Date.parse(filter.to) < Date.parse(to);
  return { ...filter, from: later ? filter.from : from, to: earlier ? filter.to : to };
}

interface Weighed {
  readonly points: number;
  /** Most important first; none where there are no points. */
  readonly reasons: readonly Bilingual[];
}

function weighed(judge: WorthJudge, analysis: Analysis, contact: number): Weighed {
  const { points, reasons } = judge.judge(analysis);
  const more = [...comingAgain(contact), ...veryUnhappy(analysis, reasons)];
  // Who only came again, and was served well each time, needs nobody to read it.
  if (points === 0 && more.length < 2) return { points: 0, reasons: [] };
  return {
    points: points + more.reduce((sum, one) => sum + one.points, 0),
    reasons: [...reasons.slice(0, 1), ...more.map(({ text }) => text), ...reasons.slice(1)],
  };
}

interface Reason {
  readonly points: number;
  readonly text: Bilingual;
}

function comingAgain(contact: number): Reason[] {
  if (contact < 2) return [];
  return [
    {
      points: contact > 2 ? POINTS.cameOften : POINTS.cameAgain,
      text: {
        zh: `${CONTACT_DAYS} 天内第 ${contact} 次来找`,
        en: `contact no. ${contact} within ${CONTACT_DAYS} days`,
      },
    },
  ];
}

function veryUnhappy(analysis: Analysis, told: readonly Bilingual[]): Reason[] {
  const value = satisfactionOf(analysis)?.value;
  const isTold = told.some(({ en }) => en.includes('probably unhappy'));
  if (value === undefined || value > VERY_UNHAPPY || isTold) return [];
  return [
    {
      points: POINTS.veryUnhappy,
      text: {
        zh: `客户很可能非常不满意（预测 ${value}/5）`,
        en: `the customer was probably very unhappy (predicted ${value}/5)`,
      },
    },
  ];
}

function sentence(reasons: readonly Bilingual[]): Bilingual {
  const en = reasons.map((reason) => reason.en).join('; ');
  return {
    zh: `${reasons.map((reason) => reason.zh).join('；')}。`,
    en: `${en.charAt(0).toUpperCase()}${en.slice(1)}.`,
  };
}
