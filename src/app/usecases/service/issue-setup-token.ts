import type { OneTimeTokens } from './one-time-tokens.ts';

const VALID_FOR_MS = 7 * 86_400_000;

/**
 * A token with which the first admin of an organisation makes their account, for seven days. The page that
 * takes it is `/setup#TOKEN`; programs send it to `POST /api/v1/setup`.
 */
export async function issueSetupToken(
  tokens: OneTimeTokens,
  organisation: string,
  now: number,
): Promise<string> {
  return tokens.issue(
    { kind: 'setup', organisation, role: 'admin', agentIds: [], teams: [] },
    new Date(now + VALID_FOR_MS),
  );
}
