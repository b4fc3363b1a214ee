/** What a person may do; see `permissions.ts`. */
export const USER_ROLES = ['admin', 'qa_manager', 'reviewer', 'supervisor', 'agent', 'viewer'] as const;
export type UserRole = (typeof USER_ROLES)[number];
