import type { Caller } from '#core/access/caller.ts';
import { withinScope } from '#core/access/scope.ts';
import type { Bilingual } from '#core/bilingual.ts';
import type { GrowthPeriod, NamedCompetency } from '#core/coaching/growth.ts';
import { sayCompetency } from '#core/coaching/say.ts';
import { agentNames } from '../agent-names.ts';
import type { ServicePorts } from '../ports.ts';
import { findLessons } from './find-lessons.ts';
import { type ProfilesOfAll, profilesOfAll } from './profiles-of-all.ts';
import { tellAgentWeek } from './tell-week.ts';
import type { AgentGrowth } from './views.ts';

type Ports = Pick<ServicePorts, 'workflow' | 'facts' | 'now'>;

/**
 * How an agent does, from whom to learn, and how the week went; null for agents outside the caller's scope. Agents see
 * themselves only, a supervisor those who spoke for one of their teams in the period. It is recorded that it was looked at.
 */
export async function viewGrowth(
  ports: Ports,
  caller: Caller,
  agent: string,
  period: GrowthPeriod,
): Promise<AgentGrowth | null> {
  const { organisation } = caller;
  const { from, to } = period;
  const own = { from, to, agents: [agent] };
  const teams = await ports.facts.figures(organisation, withinScope(caller, own), {
    measures: ['conversations'],
    by: ['team'],
  });
  const seen = teams.reduce((sum, { conversations }) => sum + conversations, 0);
  if (seen === 0 && !(await isKnownTo(ports, caller, agent))) return null;
  await ports.workflow.audit.record([
    {
      at: new Date(ports.now()).toISOString(),
      organisation,
      actor: caller.actor,
      action: 'coaching.view',
      subject: agent,
    },
  ]);
  const all = await profilesOfAll(ports, organisation, period);
  const competencies = namedProfiles(all, agent);
  const name = (await agentNames(ports, organisation)).get(agent);
  const growth = {
    agent: {
      id: agent,
      ...(name === undefined ? {} : { name }),
      teams: teams.flatMap(({ group }) => (group[0] ? [group[0]] : [])),
    },
    ...(caller.agentIds.includes(agent)
      ? { sharing: (await ports.workflow.sharing.all(organisation)).get(agent) ?? 'unnamed' }
      : {}),
    period,
    conversations: seen,
    competencies,
    ...(await findLessons(ports, caller, agent, period, all.competencies, competencies)),
    practices: all.practices,
    notes: notesOn(seen, teams.length, competencies),
  };
  return { ...growth, week: await tellAgentWeek(ports, caller, growth) };
}

export function namedProfiles({ competencies, profiles }: ProfilesOfAll, agent: string): NamedCompetency[] {
  return competencies.map((competency, index) => {
    const profile = profiles[index]!.of(agent);
    return { ...profile, title: competency.title, message: sayCompetency(profile, competency) };
  });
}

/** Somebody without conversations in the period can be looked at as well, and hears that there is nothing to tell. */
async function isKnownTo({ workflow, facts }: Ports, caller: Caller, agent: string): Promise<boolean> {
  if (caller.role === 'agent') return caller.agentIds.includes(agent);
  const entry = (await workflow.directory.list(caller.organisation)).find(
    ({ kind, id }) => kind === 'agent' && id === agent,
  );
  if (caller.role === 'supervisor' && entry?.team !== undefined) return caller.teams.includes(entry.team);
  if (caller.role !== 'supervisor' && entry !== undefined) return true;
  return (await facts.count(caller.organisation, withinScope(caller, { agents: [agent] }))) > 0;
}

function notesOn(seen: number, teams: number, competencies: readonly NamedCompetency[]): Bilingual[] {
  const notes: Bilingual[] = [];
  if (seen === 0) notes.push({ zh: '这段时间没有对话', en: 'There is no conversation in this period' });
  if (teams > 1) {
    notes.push({
      zh: `这段时间在 ${teams} 个组工作过，同事取自各组`,
      en: `Worked in ${teams} teams in this period; colleagues are those of all of them`,
    });
  }
  if (competencies.some(({ peersFrom }) => peersFrom === 'organisation')) {
    notes.push({
      zh: '组内没有对话足够多的同事，与全组织的同事相比',
      en: 'Nobody else of the team has enough conversations: compared with the whole organisation',
    });
  }
  return notes;
}
