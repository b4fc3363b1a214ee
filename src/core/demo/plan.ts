import type { Channel, Language } from '../conversation/schema.ts';
import type { Resolution } from '../signals/catalogue.ts';
import { hourOf } from './calendar.ts';
import { type DemoAgent, demoOrganisation, type Skill } from './organisation.ts';
import { pick, type Random, weighted } from './random.ts';
import type { Scene } from './scene.ts';
import { isUpset, type Temper } from './truth.ts';
import type { Customer } from './values.ts';

/** The day since when a plan changed in the middle of a month brings two fees on one bill. */
export const PRORATION_SINCE = 38;

/** Everything that is settled about a conversation before a word is said. */
export interface Plan {
  readonly id: string;
  readonly day: number;
  readonly startMs: number;
  readonly language: Language;
  readonly channel: Channel;
  readonly scene: Scene;
  readonly customer: Customer;
  readonly agent: DemoAgent;
  readonly temper: Temper;
  readonly outcome: Resolution;
  readonly returning: boolean;
  readonly proration: boolean;
  readonly templateWall: boolean;
  readonly slowEvening: boolean;
  readonly threat: boolean;
  readonly offChannel: boolean;
}

const RESOLVED: Record<Skill, { readonly calm: number; readonly upset: number; readonly proration: number }> =
  {
    star: { calm: 0.94, upset: 0.84, proration: 0.62 },
    good: { calm: 0.89, upset: 0.5, proration: 0.32 },
    average: { calm: 0.82, upset: 0.36, proration: 0.22 },
    poor: { calm: 0.68, upset: 0.2, proration: 0.1 },
    template: { calm: 0.85, upset: 0.34, proration: 0.2 },
  };

export function chooseTemper(random: Random, proration: boolean, returning: boolean): Temper {
  if (proration)
    return weighted(random, {
      calm: 6,
      hurried: 4,
      grateful: 1,
      puzzled: 48,
      ironic: 9,
      resigned: 13,
      angry: 19,
    });
  if (returning)
    return weighted(random, {
      calm: 22,
      hurried: 15,
      grateful: 5,
      puzzled: 6,
      ironic: 13,
      resigned: 16,
      angry: 23,
    });
  return weighted(random, {
    calm: 38,
    hurried: 15,
    grateful: 15,
    puzzled: 8,
    ironic: 7,
    resigned: 8,
    angry: 9,
  });
}

export function chooseOutcome(
  random: Random,
  skill: Skill,
  temper: Temper,
  proration: boolean,
  templateWall: boolean,
): Resolution {
  const chances = RESOLVED[skill];
  const upset = isUpset(temper);
  const resolved = templateWall ? 0.1 : proration ? chances.proration : upset ? chances.upset : chances.calm;
  if (random() < resolved) return 'resolved';
  return random() < (upset || proration || templateWall ? 0.25 : 0.5) ? 'partly' : 'unresolved';
}

/** A queue's own team takes most of it; proration questions reach whoever is free. */
export function chooseAgent(random: Random, scene: Scene, language: Language, proration: boolean): DemoAgent {
  const speakers = demoOrganisation.agents.filter((agent) => agent.languages.includes(language));
  const team = demoOrganisation.queues.find((queue) => queue.id === scene.queue)!.team;
  const own = speakers.filter((agent) => agent.team === team);
  return proration || random() < 0.16 || own.length === 0 ? pick(random, speakers) : pick(random, own);
}

export function chooseChannel(random: Random, startMs: number, scene: Scene): Channel {
  const evening = hourOf(startMs) >= 20;
  const shop = scene.queue === 'shop' || scene.queue === 'refunds';
  return weighted<Channel>(random, { chat: shop ? 66 : 52, voice: evening ? 22 : 34, email: shop ? 9 : 12 });
}

/** In the evening the fault desk is thin. */
export function isSlowEvening(scene: Scene, channel: Channel, startMs: number): boolean {
  return scene.queue === 'broadband' && channel === 'chat' && hourOf(startMs) >= 19;
}
