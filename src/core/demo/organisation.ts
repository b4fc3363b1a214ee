import type { Bilingual } from '../bilingual.ts';
import type { Language } from '../conversation/schema.ts';
import type { Product, Queue } from './scene.ts';

export type TeamId = 'team-billing' | 'team-network' | 'team-shop' | 'team-care';

/** How an agent works; `star` and `template` are the ones that the demo is to find. */
export type Skill = 'star' | 'good' | 'average' | 'poor' | 'template';

export interface DemoAgent {
  readonly id: string;
  readonly name: Bilingual;
  readonly team: TeamId;
  readonly languages: readonly Language[];
  readonly skill: Skill;
}

export interface DemoOrganisation {
  readonly name: Bilingual;
  readonly about: Bilingual;
  readonly teams: readonly { readonly id: TeamId; readonly name: Bilingual }[];
  readonly agents: readonly DemoAgent[];
  readonly queues: readonly { readonly id: Queue; readonly name: Bilingual; readonly team: TeamId }[];
  readonly products: readonly { readonly id: Product; readonly name: Bilingual }[];
}

const agent = (
  id: string,
  zh: string,
  en: string,
  team: TeamId,
  skill: Skill,
  ...languages: Language[]
): DemoAgent => ({ id, name: { zh, en }, team, skill, languages });

/** A household supplier that exists nowhere: lines, plans, devices, appliances and a membership. */
export const demoOrganisation: DemoOrganisation = {
  name: { zh: '栗屿生活', en: 'Liyu Home' },
  about: {
    zh: '家庭宽带、手机套餐、智能设备、家电商城与会员服务',
    en: 'Home broadband, mobile plans, devices, an appliance shop and a membership',
  },
  teams: [
    { id: 'team-billing', name: { zh: '账务组', en: 'Billing' } },
    { id: 'team-network', name: { zh: '网络组', en: 'Network' } },
    { id: 'team-shop', name: { zh: '商城组', en: 'Shop' } },
    { id: 'team-care', name: { zh: '会员关怀组', en: 'Member care' } },
  ],
  agents: [
    agent('A01', '陆青禾', 'Cheryl Lu', 'team-billing', 'average', 'zh', 'en'),
    agent('A02', '邱逸', 'Ethan Qiu', 'team-billing', 'good', 'zh', 'en'),
    agent('A03', '孟小满', 'Mandy Meng', 'team-billing', 'poor', 'zh'),
    agent('A04', '沈知微', 'Vivian Shen', 'team-network', 'star', 'zh', 'en'),
    agent('A05', '韩骁', 'Shawn Han', 'team-network', 'average', 'zh'),
    agent('A06', '卓然', 'Ryan Zhuo', 'team-network', 'average', 'zh', 'en'),
    agent('A07', '郑一鸣', 'Leon Zheng', 'team-shop', 'template', 'zh', 'en'),
    agent('A08', '方芷若', 'Zoe Fang', 'team-shop', 'good', 'zh', 'en'),
    agent('A09', '贺小川', 'Colin He', 'team-shop', 'average', 'zh'),
    agent('A10', '姜楠', 'Nancy Jiang', 'team-care', 'good', 'zh', 'en'),
    agent('A11', '温朗', 'Leo Wen', 'team-care', 'average', 'zh', 'en'),
    agent('A12', '乔安', 'Joanne Qiao', 'team-care', 'poor', 'zh', 'en'),
  ],
  queues: [
    { id: 'billing', name: { zh: '账单与套餐', en: 'Bills and plans' }, team: 'team-billing' },
    { id: 'mobile', name: { zh: '手机业务', en: 'Mobile' }, team: 'team-billing' },
    { id: 'broadband', name: { zh: '宽带报障', en: 'Broadband faults' }, team: 'team-network' },
    { id: 'installation', name: { zh: '安装与移机', en: 'Installation and moves' }, team: 'team-network' },
    { id: 'shop', name: { zh: '商城订单', en: 'Shop orders' }, team: 'team-shop' },
    { id: 'refunds', name: { zh: '退换与退款', en: 'Returns and refunds' }, team: 'team-shop' },
    { id: 'membership', name: { zh: '会员与设备', en: 'Membership and devices' }, team: 'team-care' },
  ],
  products: [
    { id: 'broadband', name: { zh: '屿宽家庭宽带', en: 'Liyu broadband' } },
    { id: 'mobile_plan', name: { zh: '轻屿手机套餐', en: 'Liyu mobile plans' } },
    { id: 'device', name: { zh: '栗屿智能设备', en: 'Liyu devices' } },
    { id: 'appliance', name: { zh: '家电商城', en: 'Appliance shop' } },
    { id: 'membership', name: { zh: '栗子会员', en: 'Chestnut membership' } },
  ],
};
