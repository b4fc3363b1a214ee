import type { NormaliseOptions } from '#core/conversation/normalise.ts';
import { foldLabel, resolveRole } from '#core/conversation/roles.ts';

/** The first line of chats that QQ has written as text. */
export function isQqTitle(line: string): boolean {
  return /^\s*消息记录[\uff08(]此消息记录为文本格式/.test(line);
}

/**
 * What QQ writes between the chats: its title, rules, the group of friends, and with whom a chat was, which begins a new
 * one. Undefined for a line of the chat itself.
 */
export function readQqLine(line: string): { readonly friend?: string } | undefined {
  if (isQqTitle(line) || /^={10,}\s*$/.test(line) || /^消息分组[:\uff1a]/.test(line)) return {};
  const friend = /^消息对象[:\uff1a]\s*(.+)$/.exec(line)?.[1]?.trim();
  return friend === undefined ? undefined : { friend };
}

/** Whoever exports the chats of a service account had them with customers. */
export function withFriend(options: NormaliseOptions, friend: string | undefined): NormaliseOptions {
  if (friend === undefined || resolveRole(friend, options.roles) !== undefined) return options;
  return { ...options, roles: new Map([...(options.roles ?? []), [foldLabel(friend), 'customer']]) };
}
