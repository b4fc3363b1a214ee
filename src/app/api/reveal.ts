import type { Caller } from '#core/access/caller.ts';
import { isPerson, may } from '#core/access/permissions.ts';
import { badRequest, forbidden } from './problem.ts';

/**
 * Whether a caller wants to see or hear personal data, and why.
 * @throws ApiProblem where they may not, and where a person gives no reason
 */
export function askedReveal(
  caller: Caller,
  { reveal = false, reason }: { readonly reveal?: boolean | undefined; readonly reason?: string | undefined },
): false | { readonly reason: string | undefined } {
  if (!reveal) return false;
  if (!may(caller.role, 'conversations.reveal')) {
    throw forbidden({
      zh: `角色 ${caller.role} 不能查看个人信息`,
      en: `The role ${caller.role} may not see personal data`,
    });
  }
  if (reason === undefined && isPerson(caller.actor)) {
    throw badRequest({
      zh: '查看个人信息要写明原因，请加上参数 reason',
      en: 'Say why you want to see personal data: add the parameter reason',
    });
  }
  return { reason };
}
