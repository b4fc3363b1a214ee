import type { ConversationFact } from '#core/ports/facts.ts';
import { seededNumbers, vectorNear } from '../insights/planted-topics.ts';
import { type SampleFact, sampleFact } from './sample-fact.ts';

/** A matter that customers come with: where its needs lie, and how they are put. */
export interface PlantedMatter {
  readonly name: string;
  readonly says: readonly string[];
}

export const MATTERS: readonly PlantedMatter[] = [
  { name: 'card', says: ['机器把我的卡吞了', '卡被取款机吞了怎么办', '取款机吃了我的卡'] },
  { name: 'parcel', says: ['我的包裹还没到', '包裹在哪里', '包裹又晚了'] },
  { name: 'rent', says: ['为什么有两笔月租', '月租扣了两次', '账单上两份月租'] },
];

const WIDTH = 32;
const AGENTS = 8;
const SPREAD = 0.5;

export interface NeedsAsked {
  readonly matter: PlantedMatter;
  readonly count: number;
  /** Instants of the first and the last, in milliseconds; those between are spread evenly. */
  readonly from: number;
  readonly to: number;
  /** Share that ends unresolved. */
  readonly troubled?: number;
  /** Goes before each id, so that a second call adds to the first. */
  readonly prefix?: string;
  readonly more?: Partial<SampleFact>;
}

/** Conversations about one matter by eight agents in turn, their needs near each other and far from other matters'. */
export function needsAbout({
  matter,
  count,
  from,
  to,
  troubled = 0.1,
  prefix = '',
  more = {},
}: NeedsAsked): ConversationFact[] {
  const seed = [...matter.name].reduce((sum, letter) => sum * 31 + letter.charCodeAt(0), 7);
  const centre = vectorNear(undefined, 1, seededNumbers(seed), WIDTH);
  const next = seededNumbers(seed + count + prefix.length);
  return Array.from({ length: count }, (_, place) =>
    sampleFact({
      id: `${prefix}${matter.name}-${String(place).padStart(5, '0')}`,
      at: new Date(from + ((to - from) * place) / Math.max(1, count - 1)).toISOString(),
      agent: `A${place % AGENTS}`,
      team: `T${place % 2}`,
      turns: [
        ['customer', `${matter.says[place % matter.says.length]!}，${LETTERS[place % LETTERS.length]!}`],
        ['agent', '好的，马上为您查。'],
      ],
      resolution: next() < troubled ? 'unresolved' : 'resolved',
      need: [...vectorNear(centre, SPREAD, next, WIDTH)],
      ...more,
    }),
  );
}

/** What sets one text apart from another of the same words. */
const LETTERS = [...'甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥天地玄黄宇宙洪荒日月盈昃辰宿列张'];
