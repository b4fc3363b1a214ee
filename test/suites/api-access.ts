import type { UserRole } from '#core/ports/workflow.ts';

/** Who may: `open` to everybody, `identified` whoever is signed in, else the roles. */
export type Access = 'open' | 'identified' | readonly UserRole[];

const EVERYBODY: Access = ['admin', 'qa_manager', 'reviewer', 'supervisor', 'agent', 'viewer'];
const NOT_AGENTS: Access = ['admin', 'qa_manager', 'reviewer', 'supervisor', 'viewer'];
const STAFF: Access = ['admin', 'qa_manager', 'reviewer', 'supervisor'];
const MANAGERS: Access = ['admin', 'qa_manager'];
const ADMINS: Access = ['admin'];

/** Every route of the service and who may use it. The test fails where a route is missing here. */
export const ACCESS: Readonly<Record<string, Access>> = {
  'GET /healthz': 'open',
  'GET /readyz': 'open',
  'GET /metrics': 'open',
  'GET /api/v1/openapi.json': 'open',
  'GET /api/v1/reference': 'open',

  'ALL /api/auth/sign-up/*': 'open',
  'GET /api/auth/*': 'open',
  'POST /api/auth/*': 'open',
  'POST /api/v1/setup': 'open',
  'POST /api/v1/invitations:accept': 'open',
  'POST /api/v1/hooks/:organisation': 'open',
  'GET /api/v1/me': 'identified',

  'POST /api/v1/conversations': MANAGERS,
  'POST /api/v1/conversations:bulk': MANAGERS,
  'POST /api/v1/conversations:upload': MANAGERS,
  'GET /api/v1/conversations': EVERYBODY,
  'GET /api/v1/conversations/:id': EVERYBODY,

  'GET /api/v1/coverage': NOT_AGENTS,
  'GET /api/v1/coverage/failed': MANAGERS,
  'GET /api/v1/figures': EVERYBODY,

  'GET /api/v1/rulebooks': EVERYBODY,
  'GET /api/v1/rulebooks/:rulebook/versions': EVERYBODY,
  'GET /api/v1/rulebooks/:rulebook/versions/:version': EVERYBODY,
  'POST /api/v1/rulebooks/:rulebook/versions': MANAGERS,
  'PUT /api/v1/rulebooks/:rulebook/versions/:version': MANAGERS,
  'POST /api/v1/rulebooks/:rulebook/versions/:version/activate': MANAGERS,

  'GET /api/v1/organisation': STAFF,
  'PATCH /api/v1/organisation': ADMINS,
  'GET /api/v1/organisation/webhook': ADMINS,
  'GET /api/v1/members': MANAGERS,
  'POST /api/v1/members:invite': ADMINS,
  'PATCH /api/v1/members/:userId': ADMINS,
  'DELETE /api/v1/members/:userId': ADMINS,
  'GET /api/v1/keys': ADMINS,
  'POST /api/v1/keys': ADMINS,
  'DELETE /api/v1/keys/:id': ADMINS,

  'GET /api/v1/runs': MANAGERS,
  'GET /api/v1/runs/:id': MANAGERS,
  'POST /api/v1/runs:reanalyse': MANAGERS,
  'POST /api/v1/runs/:id/cancel': MANAGERS,
  'POST /api/v1/rulebooks/:rulebook/versions/:version/backtest': MANAGERS,
  'DELETE /api/v1/customers/:id': ADMINS,
  'GET /api/v1/export': ADMINS,
  'GET /api/v1/jobs': MANAGERS,
  'GET /api/v1/jobs/dead': MANAGERS,
  'POST /api/v1/jobs:replay': MANAGERS,
  'GET /api/v1/audit': ADMINS,
};
