import type { Caller } from '#core/access/caller.ts';
import type { Bilingual } from '#core/bilingual.ts';
import { comparePractices, type MomentGroup } from '#core/coaching/compare-behaviours.ts';
import { distilPlaybook } from '#core/coaching/distil-playbook.ts';
import type { Playbook } from '#core/coaching/playbook.ts';
import { isFault } from '#core/coaching/playbook-words.ts';
import { LANGUAGES } from '#core/conversation/schema.ts';
import type { ServicePorts } from '../ports.ts';
import { winningAnswers } from './winning-answers.ts';

/** Winning answers in a language, before anything can be distilled from them. */
const LEAST_ANSWERS = 5;

export interface DraftedPlaybooks {
  readonly drafted: readonly Playbook[];
  /** Why nothing, or less than was found, became a draft. */
  readonly notes: readonly Bilingual[];
}

/**
 * A draft for each behaviour that goes with recovery in the period, in each language in which it was often said; faults
 * are none to learn, and what has a playbook already, also by somebody who distils at the same time, is left as it is.
 * @param hasModel without a language model moments and behaviours are heard less surely; that is said where nothing was found
 */
export async function draftPlaybooks(
  ports: Pick<ServicePorts, 'workflow' | 'facts' | 'now' | 'newId'>,
  { organisation, actor }: Pick<Caller, 'organisation' | 'actor'>,
  { from, to }: { readonly from: string; readonly to: string },
  hasModel: boolean,
): Promise<DraftedPlaybooks> {
  const { workflow, facts } = ports;
  const groups = await facts.coaching.momentGroups(organisation, { from, to });
  const practices = comparePractices(groups);
  const helpful = practices.filter(({ helps, behaviour }) => helps && !isFault(behaviour));
  if (helpful.length === 0)
    return { drafted: [], notes: [nothingIn(groups), ...(hasModel ? [] : [HEARD_LESS_SURELY])] };
  const known = new Set(
    (await workflow.playbooks.list(organisation)).map((one) =>
      keyOf(one.situation, one.behaviour, one.language),
    ),
  );
  const drafted: Playbook[] = [];
  let overtaken = 0;
  for (const practice of helpful) {
    const { situation, behaviour } = practice;
    for (const language of LANGUAGES) {
      if (known.has(keyOf(situation, behaviour, language))) continue;
      const answers = await winningAnswers(ports, organisation, practice, { from, to }, language);
      if (answers.length < LEAST_ANSWERS) continue;
      const { with: done, without, difference, moments, agents } = practice;
      const at = new Date(ports.now()).toISOString();
      const playbook: Playbook = {
        ...distilPlaybook(practice, answers, { language, practices, groups }),
        id: ports.newId(),
        version: 1,
        situation,
        behaviour,
        language,
        evidence: { with: done, without, difference, moments, agents, from, to },
        state: 'draft',
        createdBy: actor,
        createdAt: at,
        changedBy: actor,
        changedAt: at,
        approvedBy: null,
        approvedAt: null,
        followedSince: null,
      };
      if (await workflow.playbooks.draft(organisation, playbook)) drafted.push(playbook);
      else overtaken += 1;
    }
  }
  if (overtaken > 0) return { drafted, notes: [overtakenIn(overtaken)] };
  return { drafted, notes: drafted.length === 0 ? [ALL_KNOWN] : [] };
}

function keyOf(situation: string, behaviour: string, language: string): string {
  return JSON.stringify([situation, behaviour, language]);
}

function nothingIn(groups: readonly MomentGroup[]): Bilingual {
  const count = groups.reduce((sum, { moments }) => sum + moments, 0);
  if (count === 0)
    return {
      zh: '这段时间里没有客户遇到不顺、客服作答、又看得出结果的时刻，无从比较',
      en: 'In this period no customer was in a difficulty that was answered and led to something: there is nothing to compare',
    };
  return {
    zh: `比较了 ${count} 个客户遇到不顺的时刻，还没有哪种做法能确定与客户回暖有关；换更长的时间，或等积累更多对话再试`,
    en: `Of ${count === 1 ? 'one difficult moment' : `${count} difficult moments`} that could be compared, no behaviour goes with recovery for certain: take a longer period, or try again with more conversations`,
  };
}
/** What is misheard of customers and agents makes behaviours look alike. */
const HEARD_LESS_SURELY: Bilingual = {
  zh: '语言模型没有开启，情绪和做法听得没那么准，差别更难看出来；可以开启并重新分析后再试',
  en: 'The language model is off: emotions and behaviours are heard less surely, and differences are harder to see. Switch it on, analyse again, and try once more',
};
const ALL_KNOWN: Bilingual = {
  zh: '有效的做法都已有手册，或还没有足够多的成功回答可以提炼',
  en: 'What works has a playbook already, or too few winning answers to distil one from',
};

function overtakenIn(drafts: number): Bilingual {
  return {
    zh: `有同事刚好也在提炼：${drafts} 本由对方先建好了，请在列表里查看`,
    en: `Somebody distilled at the same time and was quicker with ${drafts === 1 ? 'one playbook' : `${drafts} playbooks`}: look at the list again`,
  };
}
