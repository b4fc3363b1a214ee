import { parseTemplate, type Template } from './template.ts';

/** What is said in any matter. Names begin with who says it. */
export const PHRASES = [
  'agent.greeting_chat',
  'agent.greeting_voice',
  'agent.look',
  'agent.look_need',
  'agent.identity',
  'agent.hold',
  'agent.late',
  'agent.returning',
  'agent.empathy',
  'agent.apology',
  'agent.restate',
  'agent.feel',
  'agent.step',
  'agent.simpler',
  'agent.check',
  'agent.lead',
  'agent.follow_through',
  'agent.more',
  'agent.closing',
  'agent.perfunctory',
  'agent.deflection',
  'agent.impatience',
  'agent.blame',
  'agent.overpromise',
  'agent.wall',
  'agent.off_channel',
  'agent.mail_open',
  'agent.mail_close',
  'agent.proration',
  'customer.hello',
  'customer.nudge',
  'customer.identity',
  'customer.address',
  'customer.again',
  'customer.angry',
  'customer.ironic',
  'customer.resigned',
  'customer.hurried',
  'customer.puzzled',
  'customer.grateful',
  'customer.repeat',
  'customer.aside',
  'customer.bill_unclear',
  'customer.softened',
  'customer.recovered',
  'customer.thanks',
  'customer.no_more',
  'customer.end_resigned',
  'customer.end_angry',
  'customer.end_ironic',
  'customer.end_unclear',
  'customer.end_wait',
  'customer.threat',
  'customer.off_channel',
  'customer.mail_open',
  'customer.mail_close',
] as const;
export type PhraseName = (typeof PHRASES)[number];
/** Said alike by everybody, so that nobody counts how often. */
export const RITUALS: ReadonlySet<PhraseName> = new Set<PhraseName>([
  'agent.greeting_chat',
  'agent.greeting_voice',
  'agent.closing',
  'agent.mail_open',
  'agent.mail_close',
  'customer.hello',
  'customer.mail_open',
  'customer.mail_close',
]);
export type Phrases = Readonly<Record<PhraseName, readonly Template[]>>;

/** Reads `## name` sections of one line a phrase. Throws an `Error` naming sections missing or unknown. */
export function parsePhrases(...written: readonly string[]): Phrases {
  const found = new Map<string, Template[]>();
  for (const section of written.join('\n').split(/^## /m).slice(1)) {
    const [name = '', ...lines] = section.split('\n').map((line) => line.trim());
    found.set(
      name,
      lines.filter((line) => line !== '').map((line) => parseTemplate(line.replaceAll('\\n', '\n'))),
    );
  }
  const missing = PHRASES.filter((name) => !found.has(name));
  const unknown = [...found.keys()].filter((name) => !(PHRASES as readonly string[]).includes(name));
  if (missing.length > 0 || unknown.length > 0)
    throw new Error(
      `Phrases missing: ${missing.join(', ') || 'none'}; unknown: ${unknown.join(', ') || 'none'}`,
    );
  return Object.fromEntries(found) as Record<PhraseName, Template[]>;
}
