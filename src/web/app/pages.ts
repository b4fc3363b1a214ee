import {
  ApartmentOutlined,
  AuditOutlined,
  BulbOutlined,
  CloudUploadOutlined,
  CommentOutlined,
  PhoneOutlined,
  ProfileOutlined,
  RadarChartOutlined,
  RiseOutlined,
  SettingOutlined,
} from '@ant-design/icons';
import type { ComponentType, ReactNode } from 'react';
import type { Permission } from '#core/access/permissions.ts';

export interface Page {
  /** As the router writes it: `$id` is a part that varies. */
  readonly path: string;
  /** Who may not do this neither sees the page in the navigation nor opens it. */
  readonly permission: Permission;
  /** Its place in the navigation; absent for pages that others lead to. */
  readonly entry?: {
    readonly word:
      | 'overview'
      | 'conversations'
      | 'insights'
      | 'topics'
      | 'reviews'
      | 'sending'
      | 'settings'
      | 'rules'
      | 'growth'
      | 'live';
    readonly icon: ComponentType;
  };
  /** The page itself, loaded when somebody goes there. */
  readonly load: () => Promise<{ readonly default: () => ReactNode }>;
}

/** Every page of the application, in the order of the navigation. */
export const PAGES: readonly Page[] = [
  {
    path: '/',
    permission: 'figures.read',
    entry: { word: 'overview', icon: RadarChartOutlined },
    load: () => import('../features/overview/overview-page.tsx'),
  },
  {
    path: '/conversations',
    permission: 'conversations.read',
    entry: { word: 'conversations', icon: CommentOutlined },
    load: () => import('../features/conversations/conversations-page.tsx'),
  },
  {
    path: '/conversations/$id',
    permission: 'conversations.read',
    load: () => import('../features/conversation/conversation-page.tsx'),
  },
  {
    path: '/live',
    permission: 'conversations.read',
    entry: { word: 'live', icon: PhoneOutlined },
    load: () => import('../features/live/live-page.tsx'),
  },
  {
    path: '/insights',
    permission: 'insights.read',
    entry: { word: 'insights', icon: BulbOutlined },
    load: () => import('../features/insights/insights-page.tsx'),
  },
  {
    path: '/insights/$id',
    permission: 'insights.read',
    load: () => import('../features/insights/insight-page.tsx'),
  },
  {
    path: '/topics',
    permission: 'insights.read',
    entry: { word: 'topics', icon: ApartmentOutlined },
    load: () => import('../features/insights/topics-page.tsx'),
  },
  {
    path: '/topics/$id',
    permission: 'insights.read',
    load: () => import('../features/insights/topic-page.tsx'),
  },
  {
    path: '/reviews',
    permission: 'reviews.read',
    entry: { word: 'reviews', icon: AuditOutlined },
    load: () => import('../features/reviews/reviews-page.tsx'),
  },
  {
    path: '/reviews/$id',
    permission: 'reviews.read',
    load: () => import('../features/reviews/review-page.tsx'),
  },
  {
    path: '/growth',
    permission: 'coaching.read',
    entry: { word: 'growth', icon: RiseOutlined },
    load: () => import('../features/growth/growth-page.tsx'),
  },
  {
    path: '/growth/playbooks/$id',
    permission: 'coaching.read',
    load: () => import('../features/growth/playbook-page.tsx'),
  },
  {
    path: '/rules',
    permission: 'rulebooks.read',
    entry: { word: 'rules', icon: ProfileOutlined },
    load: () => import('../features/rules/rules-page.tsx'),
  },
  {
    path: '/rules/$rulebook',
    permission: 'rulebooks.read',
    load: () => import('../features/rules/rulebook-page.tsx'),
  },
  {
    path: '/rules/$rulebook/$version',
    permission: 'rulebooks.read',
    load: () => import('../features/rules/editor-page.tsx'),
  },
  {
    path: '/rules/$rulebook/$version/backtest',
    permission: 'runs.start',
    load: () => import('../features/rules/backtest-page.tsx'),
  },
  {
    path: '/sending',
    permission: 'conversations.receive',
    entry: { word: 'sending', icon: CloudUploadOutlined },
    load: () => import('../features/sending/sending-page.tsx'),
  },
  {
    path: '/settings',
    permission: 'conversations.read',
    entry: { word: 'settings', icon: SettingOutlined },
    load: () => import('../features/settings/settings-page.tsx'),
  },
  {
    path: '/settings/$section',
    permission: 'conversations.read',
    load: () => import('../features/settings/settings-page.tsx'),
  },
  {
    path: '/welcome',
    permission: 'conversations.receive',
    load: () => import('../features/admission/welcome-page.tsx'),
  },
];
