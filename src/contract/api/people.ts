import { z } from 'zod';
import { PERMISSIONS } from '#core/access/permissions.ts';
import { USER_ROLES } from '#core/ports/workflow.ts';

const role = z.enum(USER_ROLES).meta({ id: 'Role' });
const name = z.string().trim().min(1).max(200);
const email = z.email().max(320);
const password = z.string().min(8).max(128);
const ids = z.array(z.string().min(1).max(200)).max(1000);

export const organisation = z
  .object({
    id: z.string(),
    name: z.string(),
    timeZone: z.string(),
    retentionDays: z.int().nullable(),
  })
  .meta({ id: 'Organisation' });

export const organisationChange = z.strictObject({
  name: name.optional(),
  timeZone: z.string().max(100).optional().meta({ description: 'An IANA name, as Asia/Shanghai' }),
  retentionDays: z
    .int()
    .min(1)
    .max(36_500)
    .nullable()
    .optional()
    .meta({ description: 'Days after which conversations are removed; null keeps them' }),
});

export const webhook = z
  .object({ path: z.string(), secret: z.string(), signatureHeader: z.string(), timestampHeader: z.string() })
  .meta({ id: 'Webhook' });

/** What a person is in an organisation, and whose conversations are theirs. */
const place = { role, agentIds: ids.default([]), teams: ids.default([]) };

export const member = z
  .object({
    userId: z.string(),
    email: z.string(),
    name: z.string(),
    role,
    agentIds: z.array(z.string()),
    teams: z.array(z.string()),
    active: z.boolean().meta({ description: 'False for somebody who may not come in for now' }),
  })
  .meta({ id: 'Member' });
export const members = z.object({ members: z.array(member) });

export const memberChange = z.strictObject({
  role: role.optional(),
  agentIds: ids.optional(),
  teams: ids.optional(),
  active: z.boolean().optional(),
});

export const invitationRequest = z.strictObject({ email, ...place });
export const invitation = z
  .object({
    token: z.string().meta({ description: 'Shown once' }),
    link: z.string().meta({ description: 'The page that takes the token; works once' }),
    expiresAt: z.string(),
  })
  .meta({ id: 'Invitation' });

export const invitations = z.object({
  invitations: z.array(
    z
      .object({
        id: z.string(),
        email: z.string(),
        role,
        agentIds: z.array(z.string()),
        teams: z.array(z.string()),
        invitedBy: z.string(),
        invitedAt: z.string(),
        expiresAt: z.string(),
      })
      .meta({ id: 'PendingInvitation' }),
  ),
});
export const invitationPlace = z.object({ id: z.string().max(100) });

const token = z.string().min(1).max(200);
const forNew = { description: 'For a new account' };

export const invitationAcceptance = z.strictObject({
  token,
  name: name.optional().meta(forNew),
  password: password.optional().meta(forNew),
});

export const invitationQuestion = z.strictObject({ token });

/** What an invitation says to whoever holds its link, so that they come in the way that is open to them. */
export const heldInvitation = z
  .object({
    email: z.string(),
    organisationName: z.string(),
    role,
    hasAccount: z.boolean().meta({ description: 'Whoever has an account signs in and gives no name' }),
    signedInAs: z.string().nullable().meta({ description: 'The e-mail address of whoever asks' }),
  })
  .meta({ id: 'HeldInvitation' });

export const setupRequest = z.strictObject({
  token,
  email: email
    .optional()
    .meta({ description: 'For a new account; who is signed in leaves it out and becomes the admin' }),
  password: password.optional().meta(forNew),
  name: name.optional().meta(forNew),
  organisationName: name.optional(),
});

export const admitted = z
  .object({ userId: z.string(), organisation: z.string(), role })
  .meta({ id: 'Admitted' });

export const preferences = z
  .strictObject({
    language: z.enum(['zh', 'en']).optional(),
    theme: z.enum(['light', 'dark', 'system']).optional(),
  })
  .meta({ id: 'Preferences', description: 'How a person wants the application to look' });

export const organisationRequest = z.strictObject({
  name,
  timeZone: z.string().max(100).default('Asia/Shanghai'),
  demo: z
    .boolean()
    .default(false)
    .meta({ description: "Fills it with the demo organisation's conversations" }),
});
export const foundedOrganisation = z.object({
  organisation: z.string(),
  run: z.string().nullable().meta({ description: 'The run that fills it' }),
});

export const retentionQuery = z.strictObject({ days: z.coerce.number().int().min(1).max(36_500) });
export const retentionPreview = z
  .object({
    before: z.string().meta({ description: 'What was received before this would go' }),
    conversations: z.int(),
    lastRemoval: z.object({ at: z.string(), conversations: z.int() }).nullable(),
    everyHours: z.int().meta({ description: 'How often it is looked what has to go' }),
  })
  .meta({ id: 'RetentionPreview' });

export const me = z
  .object({
    actor: z.string(),
    name: z.string(),
    email: z.string().optional(),
    preferences: preferences.optional(),
    memberships: z.array(
      z.object({
        organisation: z.string(),
        organisationName: z.string(),
        timeZone: z.string().meta({ description: 'On whose clock days begin, an IANA name' }),
        role,
        permissions: z.array(z.enum(PERMISSIONS)),
        agentIds: z.array(z.string()),
        teams: z.array(z.string()),
      }),
    ),
  })
  .meta({ id: 'Me' });

export const keyRequest = z.strictObject({
  name,
  role,
  agentIds: ids.default([]).meta({ description: 'Whose conversations a key of the role agent sees' }),
  teams: ids.default([]).meta({ description: 'Whose conversations a key of the role supervisor sees' }),
  expiresAt: z.iso.datetime({ offset: true }).nullable().default(null),
});

const keyFields = {
  id: z.string(),
  name: z.string(),
  role,
  agentIds: z.array(z.string()),
  teams: z.array(z.string()),
  prefix: z.string(),
  createdAt: z.string(),
  expiresAt: z.string().nullable(),
  lastUsedAt: z.string().nullable(),
};
export const apiKeys = z.object({ keys: z.array(z.object(keyFields).meta({ id: 'ApiKey' })) });
export const createdKey = z
  .object({ ...keyFields, key: z.string().meta({ description: 'Shown this once' }) })
  .meta({ id: 'CreatedApiKey' });
