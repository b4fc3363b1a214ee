import type { Bilingual } from '../bilingual.ts';
import type { UserRole } from './roles.ts';

/** What each role is called, as people read it. */
export const ROLE_TITLES: Readonly<Record<UserRole, Bilingual>> = {
  admin: { zh: '管理员', en: 'Admin' },
  qa_manager: { zh: '质检经理', en: 'QA manager' },
  reviewer: { zh: '质检员', en: 'Reviewer' },
  supervisor: { zh: '班组长', en: 'Supervisor' },
  agent: { zh: '客服', en: 'Agent' },
  viewer: { zh: '只读', en: 'Viewer' },
};
