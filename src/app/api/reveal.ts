import type { Caller } from '#core/access/caller.ts';
import { isPerson, may } from '#core/access/permissions.ts';
import { ROLE_TITLES } from '#core/access/role-titles.ts';
import type { Bilingual } from '#core/bilingual.ts';
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
  checkReveal(caller, reason, {
    zh: '查看个人信息要写明原因，请加上参数 reason',
    en: 'Say why you want to see personal data: add the parameter reason',
  });
  return { reason };
}

/**
 * @param toldToGiveOne what a person reads who gives no reason
 * @throws ApiProblem where the caller may not see personal data, and where a person gives no reason
 */
export function checkReveal(
  { role, actor }: Pick<Caller, 'role' | 'actor'>,
  reason: string | undefined,
  toldToGiveOne: Bilingual,
): void {
  if (!may(role, 'conversations.reveal')) {
    throw forbidden({
      zh: `你的角色（${ROLE_TITLES[role].zh}）不能查看个人信息`,
      en: `Your role (${ROLE_TITLES[role].en}) may not see personal data`,
    });
  }
  if (reason === undefined && isPerson(actor)) throw badRequest(toldToGiveOne);
}
