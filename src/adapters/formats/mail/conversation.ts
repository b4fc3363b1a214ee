import {
  type Normalised,
  type NormaliseOptions,
  normaliseConversation,
} from '#core/conversation/normalise.ts';
import type { Role } from '#core/conversation/schema.ts';
import type { Problem } from '#core/problem.ts';
import type { Mapping } from '../mapping.ts';
import { warning } from '../problems.ts';
import { isServiceMailbox } from '../service-mailbox.ts';
import { areColleagues, domainOf, PUBLIC_DOMAINS } from './domains.ts';
import type { MailMessage } from './message.ts';
import type { PlacedMessage } from './threads.ts';

/**
 * A thread of messages → a conversation on the e-mail channel, one turn a message.
 * @param owner whose mailbox the thread lies in, where that is known
 */
export function threadConversation(
  thread: readonly PlacedMessage[],
  mapping: Mapping,
  options: NormaliseOptions,
  owner?: string,
): Normalised {
  const warnings: Problem[] = [];
  const unique = withoutCopies(thread, warnings);
  const roleOf = rolesIn(
    unique.map(({ message }) => message),
    mapping,
    owner,
    warnings,
  );
  const person = (role: Role) => {
    const message = unique.find((placed) => roleOf(placed.message) === role)?.message;
    if (message === undefined) return undefined;
    const { name, address } = message.from;
    return name === '' ? { id: address } : { id: address, name };
  };
  const [first] = unique;
  const named = unique.find(({ message }) => message.id !== undefined);
  const titled = unique.find(({ message }) => message.subject !== '');
  const agent = person('agent');
  const customer = person('customer');
  const result = normaliseConversation(
    {
      ...(named === undefined ? {} : { id: named.message.id }),
      channel: 'email',
      ...(first!.message.at === undefined ? {} : { startedAt: first!.message.at }),
      ...(agent === undefined ? {} : { agent }),
      ...(customer === undefined ? {} : { customer }),
      turns: unique.map(({ message }) => turnOf(message, roleOf(message))),
      ...(titled === undefined ? {} : { attributes: { subject: titled.message.subject } }),
    },
    options,
  );
  for (const [index, { message, line }] of unique.entries()) {
    if (message.onlyQuoted) warnings.push(quotedOnly(index, line));
  }
  const atLine = (problem: Problem): Problem => {
    const index = /^turns\[(\d+)\]/.exec(problem.path ?? '')?.[1];
    const line = index === undefined ? undefined : unique[Number(index)]?.line;
    return line === undefined ? problem : { ...problem, line };
  };
  return result.ok
    ? { ...result, warnings: [...warnings, ...result.warnings.map(atLine)] }
    : { ...result, problems: result.problems.map(atLine) };
}

function turnOf(message: MailMessage, role: Role): Record<string, unknown> {
  const { from, to, cc, attachments } = message;
  const attributes = {
    from: from.address,
    ...(to.length === 0 ? {} : { to }),
    ...(cc.length === 0 ? {} : { cc }),
    ...(message.id === undefined ? {} : { messageId: message.id }),
    ...(attachments.length === 0 ? {} : { attachments }),
  };
  return {
    role,
    text: message.text,
    ...(message.at === undefined ? {} : { at: message.at }),
    speaker: from.name === '' ? from.address : from.name,
    attributes,
  };
}

/** The same message lies in the inbox and among the sent ones. */
function withoutCopies(thread: readonly PlacedMessage[], warnings: Problem[]): PlacedMessage[] {
  const seen = new Set<string>();
  return thread.filter(({ message, line }) => {
    if (message.id === undefined || !seen.has(message.id)) {
      if (message.id !== undefined) seen.add(message.id);
      return true;
    }
    warnings.push(
      warning(
        'same-message-twice',
        {
          zh: `第 ${line} 行起的邮件与前面的重复，只读取一次`,
          en: `the message from line ${line} on is there twice and is read once`,
        },
        { line },
      ),
    );
    return false;
  });
}

/**
 * Who serves: the addresses and `@domains` of `role.agent` in the mapping; else service mailboxes
 * (`support@`, «客服») and everybody of their domain; else the owner of the mailbox and colleagues; else everyone but
 * the first sender. The last two are told.
 */
function rolesIn(
  messages: readonly MailMessage[],
  mapping: Mapping,
  owner: string | undefined,
  warnings: Problem[],
): (message: MailMessage) => Role {
  const stated = (address: string): Role | undefined => {
    for (const [role, labels] of mapping.labels) {
      const fits = (label: string) =>
        label.startsWith('@') ? address.endsWith(label.toLowerCase()) : address === label.toLowerCase();
      if (labels.some(fits)) return role;
    }
    return undefined;
  };
  const isService = (address: string, name = '') =>
    stated(address) === undefined && isServiceMailbox(address, name);
  const serving = new Set<string>();
  for (const { from, to, cc } of messages) {
    if (isService(from.address, from.name)) serving.add(from.address);
    for (const address of [...to, ...cc]) if (isService(address)) serving.add(address);
  }
  const first = messages.find(({ automatic }) => !automatic) ?? messages[0]!;
  // Whoever writes first to a service mailbox of another house asks, whatever his own mailbox is called.
  const asks =
    isService(first.from.address, first.from.name) &&
    first.to.some((address) => serving.has(address) && domainOf(address) !== domainOf(first.from.address))
      ? first.from.address
      : undefined;
  if (asks !== undefined) serving.delete(asks);
  const domains = new Set([...serving].map(domainOf).filter((domain) => !PUBLIC_DOMAINS.has(domain)));
  const isAgent = (address: string) => serving.has(address) || domains.has(domainOf(address));
  const anyStated = messages.some(({ from }) => stated(from.address) === 'agent');
  const isOwned = owner !== undefined && stated(owner) === undefined && takesPart(owner, messages);
  const isGuess = serving.size === 0 && !anyStated && stated(first.from.address) === undefined;
  if (isGuess) warnings.push(isOwned ? byOwner(owner) : byFirstSender(first.from.address));
  return ({ from, automatic }) => {
    if (automatic) return /^(?:mailer-daemon|postmaster)@/.test(from.address) ? 'system' : 'bot';
    const own = stated(from.address);
    if (own !== undefined) return own;
    if (serving.size > 0) return isAgent(from.address) ? 'agent' : 'customer';
    if (anyStated) return 'customer';
    if (isOwned) return areColleagues(from.address, owner) ? 'agent' : 'customer';
    return from.address === first.from.address ? 'customer' : 'agent';
  };
}

function takesPart(address: string, messages: readonly MailMessage[]): boolean {
  return messages.some(({ from, to, cc }) => [from.address, ...to, ...cc].includes(address));
}

function byOwner(owner: string): Problem {
  return warning(
    'agent-by-mailbox',
    {
      zh: `没有客服邮箱；${owner} 几乎每次往来都在，按客服读取`,
      en: `there is no service mailbox; ${owner} takes part in nearly every thread and is read as the agent`,
    },
    { hint: WHO_SERVES },
  );
}

function byFirstSender(address: string): Problem {
  return warning(
    'customer-by-order',
    {
      zh: `没有客服邮箱；先写信的 ${address} 按客户读取`,
      en: `there is no service mailbox; ${address}, who wrote first, is read as the customer`,
    },
    { hint: WHO_SERVES },
  );
}

const WHO_SERVES = {
  zh: '不对的话，用 --map role.agent=地址或@域名 说明谁是客服',
  en: 'where that is wrong, say who serves with --map role.agent=ADDRESS or @DOMAIN',
};

function quotedOnly(index: number, line: number): Problem {
  return warning(
    'only-quoted-text',
    {
      zh: '这封邮件除引用外没有别的文字，引用按正文读取',
      en: 'this message has nothing but quoted text, which is read as its text',
    },
    { path: `turns[${index}].text`, line },
  );
}
