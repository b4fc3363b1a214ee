import type { Conversation, Language, Turn } from '../conversation/schema.ts';
import type { Resolution } from '../signals/catalogue.ts';
import { instant, startTimes } from './calendar.ts';
import { Dialogue, type Line } from './dialogue.ts';
import { EN_PHRASES, EN_SCENES } from './en/index.ts';
import { writeMail } from './mail.ts';
import {
  chooseAgent,
  chooseChannel,
  chooseOutcome,
  chooseTemper,
  isSlowEvening,
  type Plan,
  PRORATION_SINCE,
} from './plan.ts';
import { plantedSituations } from './planted-situations.ts';
import { between, type Random, seededRandom, shuffled } from './random.ts';
import type { Scene } from './scene.ts';
import { asRecognised } from './spoken.ts';
import { writeTalk } from './talk.ts';
import { type DemoTruth, isUpset, type Planted } from './truth.ts';
import { type Customer, newCustomer, valuesFor } from './values.ts';
import { Wording } from './wording.ts';
import { ZH_PHRASES, ZH_SCENES } from './zh/index.ts';

export const DEMO_CONVERSATIONS = 3000;
const DAY_MS = 86_400_000;
const MATERIAL = {
  zh: { phrases: ZH_PHRASES, scenes: ZH_SCENES },
  en: { phrases: EN_PHRASES, scenes: EN_SCENES },
};
/** One agent only; which of that agent's Chinese chats. */
const OFF_CHANNEL = { agent: 'A09', chats: [11, 38, 64] };
/** Which of the angry customers that leave with nothing let a threat shine through. */
const THREATS = [4, 13, 22, 31, 40, 49, 58];

export interface DemoOptions {
  /** The last of the 60 days, as an ISO date. */
  readonly until: string;
  /** Another seed composes other conversations from the same material. */
  readonly seed?: number;
}

export interface DemoConversation {
  readonly conversation: Conversation;
  readonly truth: DemoTruth;
}

/** 3,000 conversations over the 60 days that end with `until`, ordered by their start. */
export function* demoConversations(options: DemoOptions): Generator<Conversation> {
  for (const { conversation } of demoWithTruth(options)) yield conversation;
}

/** The same conversations, each beside what was put into it. */
export function* demoWithTruth({ until, seed = 1 }: DemoOptions): Generator<DemoConversation> {
  const random = seededRandom(seed);
  const desk = new Desk(random);
  for (const [index, { day, ms }] of startTimes(random, until, DEMO_CONVERSATIONS).entries())
    yield desk.serve(`demo-${String(index + 1).padStart(4, '0')}`, day, ms);
}

/** A matter that was not settled and may be brought again. */
interface OpenMatter {
  readonly customer: Customer;
  readonly scene: Scene;
  readonly language: Language;
  readonly proration: boolean;
  readonly dueMs: number;
}

/** Remembers over all conversations: who may come back, which scenes are due, which words were used. */
class Desk {
  readonly #random: Random;
  readonly #wording: Wording;
  readonly #decks = new Map<string, Scene[]>();
  #open: OpenMatter[] = [];
  #customers = 0;
  #offChannelChats = 0;
  #angryLosses = 0;

  constructor(random: Random) {
    this.#random = random;
    this.#wording = new Wording(random);
  }

  serve(id: string, day: number, startMs: number): DemoConversation {
    const plan = this.#plan(id, day, startMs);
    const { language, scene, customer, agent } = plan;
    const values = valuesFor(this.#random, scene, customer, agent.name[language], startMs, language);
    const dialogue = new Dialogue(plan, MATERIAL[language].phrases, this.#wording, this.#random, values);
    if (plan.channel === 'email') writeMail(dialogue);
    else writeTalk(dialogue);
    if (plan.outcome !== 'resolved' && this.#random() < 0.5) {
      const dueMs = startMs + Math.round((0.6 + this.#random() * 5) * DAY_MS);
      this.#open.push({ customer, scene, language, proration: plan.proration, dueMs });
    }
    return {
      conversation: this.#conversation(plan, dialogue.lines),
      truth: {
        id,
        day,
        scene: scene.id,
        language,
        agent: agent.id,
        temper: plan.temper,
        upset: isUpset(plan.temper),
        outcome: plan.outcome,
        returning: plan.returning,
        planted: plantedIn(plan, dialogue.lines),
        situations: dialogue.lines.map(({ phrases }) => plantedSituations(phrases)),
      },
    };
  }

  #plan(id: string, day: number, startMs: number): Plan {
    const random = this.#random;
    const matter = this.#dueMatter(startMs);
    const language = matter?.language ?? (random() < 0.25 ? 'en' : 'zh');
    const proration = matter?.proration ?? random() < (day >= PRORATION_SINCE ? 0.19 : 0.004);
    const scene = matter?.scene ?? this.#nextScene(language, proration);
    const customer = matter?.customer ?? newCustomer(random, ++this.#customers, language);
    const agent = chooseAgent(random, scene, language, proration);
    const returning = matter !== undefined;
    const temper = chooseTemper(random, proration, returning);
    const channel = chooseChannel(random, startMs, scene);
    const templateWall = agent.skill === 'template' && scene.queue === 'refunds' && random() < 0.85;
    const outcome = chooseOutcome(random, agent.skill, temper, proration, templateWall);
    const talks = channel === 'chat' && language === 'zh';
    const mayLure = talks && agent.id === OFF_CHANNEL.agent;
    const offChannel = mayLure && OFF_CHANNEL.chats.includes(++this.#offChannelChats);
    const lost = outcome === 'unresolved' && temper === 'angry';
    const threat = lost && THREATS.includes(++this.#angryLosses);
    const slowEvening = isSlowEvening(scene, channel, startMs);
    const rest = { temper, outcome, returning, proration, templateWall, slowEvening, threat, offChannel };
    return { id, day, startMs, language, channel, scene, customer, agent, ...rest };
  }

  #dueMatter(startMs: number): OpenMatter | undefined {
    const matter = this.#open.find(({ dueMs }) => dueMs <= startMs);
    if (matter !== undefined) this.#open = this.#open.filter((other) => other !== matter);
    return matter;
  }

  /** Goes through all scenes in a new order before one is played again. */
  #nextScene(language: Language, proration: boolean): Scene {
    const key = `${language} ${proration}`;
    let deck = this.#decks.get(key) ?? [];
    if (deck.length === 0) {
      const scenes = MATERIAL[language].scenes.filter(({ id }) => isProration(id) === proration);
      deck = shuffled(this.#random, scenes);
      this.#decks.set(key, deck);
    }
    return deck.pop()!;
  }

  #conversation(plan: Plan, lines: readonly Line[]): Conversation {
    const { id, channel, language, startMs, customer, agent, scene, outcome } = plan;
    const turns = channel === 'voice' ? this.#spokenTurns(plan, lines) : writtenTurns(startMs, lines);
    const csat = this.#random() < 0.2 ? satisfactionOf(outcome, plan, this.#random) : undefined;
    return {
      id,
      channel,
      language,
      startedAt: instant(startMs),
      agent: { id: agent.id, name: agent.name[language], team: agent.team },
      customer: { id: customer.id, name: customer.name },
      turns,
      attributes: {
        queue: scene.queue,
        product: scene.product,
        region: customer.region,
        ...(csat === undefined ? {} : { csat }),
      },
    };
  }

  #spokenTurns({ language, startMs, temper }: Plan, lines: readonly Line[]): Turn[] {
    const random = this.#random;
    let nowMs = 0;
    return lines.map(({ role, text, waitMs }) => {
      nowMs += waitMs > 20_000 && role === 'agent' ? Math.round(waitMs / 6) : between(random, 250, 1_900);
      const hesitant = role === 'customer' && temper !== 'hurried';
      const heard = asRecognised(text, language, random, hesitant);
      const startedMs = nowMs;
      const pace = language === 'zh' ? between(random, 190, 260) : between(random, 62, 80);
      nowMs += 300 + heard.length * pace;
      return { role, text: heard, at: instant(startMs + startedMs), startMs: startedMs, endMs: nowMs };
    });
  }
}

function writtenTurns(startMs: number, lines: readonly Line[]): Turn[] {
  let nowMs = startMs;
  return lines.map(({ role, text, waitMs }, index) => {
    if (index > 0) nowMs += waitMs;
    return { role, text, at: instant(nowMs) };
  });
}

function isProration(sceneId: string): boolean {
  return sceneId.startsWith('proration-');
}

function satisfactionOf(outcome: Resolution, { temper }: Plan, random: Random): number {
  const [low, high] = outcome === 'resolved' ? [4, 5] : outcome === 'partly' ? [2, 4] : [1, 3];
  return Math.max(1, between(random, low, high) - (isUpset(temper) && random() < 0.4 ? 1 : 0));
}

function plantedIn(plan: Plan, lines: readonly Line[]): Planted[] {
  const says = (text: string) => lines.some((line) => line.text.includes(text));
  const planted: [Planted, boolean][] = [
    ['proration', plan.proration],
    ['star_handling', plan.agent.skill === 'star' && isUpset(plan.temper)],
    ['template_wall', plan.templateWall],
    ['slow_evening', plan.slowEvening],
    ['veiled_threat', plan.threat],
    ['off_channel', plan.offChannel],
    ['personal_data', says(plan.customer.phone) || says(plan.customer.home)],
  ];
  return planted.filter(([, holds]) => holds).map(([name]) => name);
}
