import type { Language } from '../conversation/schema.ts';
import { dateAt } from './calendar.ts';
import {
  CITIES,
  EN_NAMES,
  EN_STREETS,
  PLANS,
  ZH_DISTRICTS,
  ZH_GIVEN,
  ZH_STREETS,
  ZH_SURNAMES,
} from './places.ts';
import { between, pick, type Random } from './random.ts';
import type { Scene } from './scene.ts';
import type { Values } from './template.ts';

export interface Customer {
  readonly id: string;
  readonly name: string;
  /** `李女士`, `Mr. Ford`. */
  readonly address: string;
  readonly phone: string;
  readonly region: string;
  readonly home: string;
}

export function newCustomer(random: Random, number: number, language: Language): Customer {
  const id = `u-${String(number).padStart(4, '0')}`;
  const woman = random() < 0.5;
  const phone = `1${pick(random, ['38', '39', '57', '59', '76', '82', '86', '87', '91', '99'])}${digits(random, 8)}`;
  const city = pick(random, CITIES);
  const region = city.region;
  if (language === 'en') {
    const [given, family] = [pick(random, EN_NAMES[woman ? 'woman' : 'man']), pick(random, EN_NAMES.family)];
    const home = `${between(random, 2, 180)} ${pick(random, EN_STREETS)}, ${city.en}`;
    return {
      id,
      name: `${given} ${family}`,
      address: `${woman ? 'Ms.' : 'Mr.'} ${family}`,
      phone,
      region,
      home,
    };
  }
  const surname = pick(random, ZH_SURNAMES);
  const home =
    `${city.zh}${pick(random, ZH_DISTRICTS)}${pick(random, ZH_STREETS)}${between(random, 3, 288)}号` +
    `${between(random, 1, 18)}栋${between(random, 1, 3)}单元${between(random, 1, 28)}0${between(random, 1, 4)}室`;
  const name = surname + pick(random, ZH_GIVEN[woman ? 'woman' : 'man']);
  return { id, name, address: surname + (woman ? '女士' : '先生'), phone, region, home };
}

/** What `{…}` in written lines stands for in one conversation; a slot keeps its first value. */
export function valuesFor(
  random: Random,
  scene: Scene,
  customer: Customer,
  agentName: string,
  startMs: number,
  language: Language,
): Values {
  const known = new Map<string, string>();
  const make = (slot: string): string => {
    const local = scene.locals.get(slot);
    if (local !== undefined) return pick(random, local);
    switch (slot.replace(/\d$/, '')) {
      case 'amount':
        return pick(random, [
          '18',
          '26',
          '39',
          '47.6',
          '58',
          '66.5',
          '79',
          '98',
          '103.2',
          '128',
          '156',
          '199',
          '238',
        ]);
      case 'price':
        return pick(random, ['299', '459', '899', '1299', '1899', '2499', '3299', '4599', '5699']);
      case 'days':
        return String(between(random, 3, 14));
      case 'few':
        return String(between(random, 2, 5));
      case 'hour':
        return String(between(random, 2, 11));
      case 'phone':
        return customer.phone;
      case 'tail':
        return customer.phone.slice(-4);
      case 'order':
        return `LY${digits(random, 9)}`;
      case 'ticket':
        return `G${digits(random, 7)}`;
      case 'name':
        return customer.name;
      case 'sir':
        return customer.address;
      case 'home':
        return customer.home;
      case 'agent':
        return agentName;
      case 'plan':
        return pick(
          random,
          PLANS[language].filter((plan) => ![...known.values()].includes(plan)),
        );
      case 'past':
        return written(startMs, -between(random, 3, 12), language);
      case 'soon':
        return written(startMs, between(random, 1, 4), language);
      case 'last_night':
        return pick(
          random,
          language === 'zh' ? ['昨晚', '前天', '昨天下午', '前天晚上'] : ['last night', 'yesterday'],
        );
      case 'need':
        throw new Error(`Scene ${scene.id}: its need must not name {need}`);
      default:
        throw new Error(`Scene ${scene.id}: nothing is known of {${slot}}`);
    }
  };
  return (slot) => {
    const value = known.get(slot) ?? make(slot);
    known.set(slot, value);
    return value;
  };
}

const EN_MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

function written(startMs: number, days: number, language: Language): string {
  const { month, day } = dateAt(startMs, days);
  return language === 'zh' ? `${month}月${day}号` : `${EN_MONTHS[month - 1]} ${day}`;
}

function digits(random: Random, length: number): string {
  let text = String(between(random, 1, 9));
  while (text.length < length) text += between(random, 0, 9);
  return text;
}
