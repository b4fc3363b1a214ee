import type { ConversationFact } from '#core/ports/facts.ts';
import { seededNumbers, vectorNear } from '../insights/planted-topics.ts';
import { type SampleFact, sampleFact } from './sample-fact.ts';

/** A matter that customers come with; its name says where its needs lie. */
export interface PlantedMatter {
  readonly name: string;
  readonly says: string;
}

export const MATTERS = [
  { name: 'card', says: '取款机吞了我的卡' },
  { name: 'parcel', says: '包裹还没送到' },
  { name: 'rent', says: '账单上有两笔月租' },
] as const satisfies readonly PlantedMatter[];

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
        ['customer', said(matter.says, place)],
        ['agent', '好的，马上为您查。'],
      ],
      resolution: next() < troubled ? 'unresolved' : 'resolved',
      need: [...vectorNear(centre, SPREAD, next, WIDTH)],
      ...more,
    }),
  );
}

const OPENINGS = ['', '你好', '请问', '那个', '麻烦看一下', '我想问', '急'];
const ENDINGS = ['', '怎么办', '什么情况', '能处理吗', '快点', '谢谢'];

/** The same in forty-two ways. */
function said(what: string, place: number): string {
  return `${OPENINGS[place % OPENINGS.length]!} ${what} ${ENDINGS[place % ENDINGS.length]!}`.trim();
}
