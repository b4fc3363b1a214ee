import { resolveRole } from '#core/conversation/roles.ts';
import { parseTime, shiftInstant } from '#core/conversation/times.ts';
import { htmlToText } from '../html-text.ts';

/** Notices stand in paragraphs of their own; what is said, with its distance from the start, ends with a line break. */
const TAGS = /(<br\s*\/?>|<p\b[^<>]*>|<\/p>)/i;
const LONGEST_SPEAKER = 80;
const SAID = new RegExp(
  String.raw`^\(\s*((?:\d+\s*[dhms]\s*)+)\)\s*([^:<>]{1,${LONGEST_SPEAKER}}):\s?([\s\S]*)$`,
);
const STARTED = /^Chat Started:\s*(.+)$/i;
const ORIGIN = /^Chat Origin:\s*(.+)$/i;
const AGENT = /^Agent\s+(.+)$/i;
const TRANSFER = /^Chat Transferred\b.*\bto\s+(.+)$/i;
/** `Agent Lin`, not a letter: the patterns of notices look for words in them again and again. */
const LONGEST_NOTICE = 1_000;
const UNIT_MS: Readonly<Record<string, number>> = { d: 86_400_000, h: 3_600_000, m: 60_000, s: 1_000 };

/** Whether a text is a chat as Salesforce keeps it in the body of a chat transcript. */
export function isLiveChat(text: string): boolean {
  return /^\s*<p\b[^<>]*>\s*Chat Started:/i.test(text);
}

interface Turn {
  role: string;
  readonly speaker: string;
  text: string;
  readonly at?: string;
}

/**
 * `<p>Chat Started: …</p><p>Agent Lin</p>( 12s ) Lin: …<br>( 1m 5s ) Visitor: …<br>` in fields that everything else
 * understands. Who a notice calls an agent is one; who no notice names, and whose label is no role, is the visitor.
 * Notices are no turns; those without a meaning of their own stay under `notices`.
 */
export function fromLiveChat(html: string): Record<string, unknown> {
  const turns: Turn[] = [];
  const agents = new Set<string>();
  const notices: string[] = [];
  let startedAt: string | undefined;
  let origin: string | undefined;
  let isNotice = false;
  let isOpen = false;
  const notice = (text: string) => {
    if (text.length > LONGEST_NOTICE) {
      notices.push(text);
      return;
    }
    const started = STARTED.exec(text)?.[1];
    const agent = (TRANSFER.exec(text) ?? AGENT.exec(text))?.[1];
    origin ??= ORIGIN.exec(text)?.[1];
    if (started !== undefined) startedAt ??= instantOf(started);
    if (agent !== undefined) agents.add(agent.trim());
    if (started === undefined && !ORIGIN.test(text) && !AGENT.test(text)) notices.push(text);
  };
  for (const part of html.split(TAGS)) {
    if (/^<p/i.test(part)) isNotice = true;
    else if (/^<\/p/i.test(part)) isNotice = false;
    if (part === '' || TAGS.test(part)) continue;
    const text = htmlToText(part);
    if (text === '') continue;
    if (isNotice) {
      notice(text);
      isOpen = false;
      continue;
    }
    const said = SAID.exec(text);
    const last = turns.at(-1);
    if (said !== null) {
      const [, distance, speaker, words] = said as unknown as [string, string, string, string];
      const at = startedAt === undefined ? undefined : shiftInstant(startedAt, msOf(distance));
      turns.push({ role: '', speaker: speaker.trim(), text: words, ...(at === undefined ? {} : { at }) });
      isOpen = true;
    } else if (isOpen && last !== undefined) last.text += `\n${text}`;
    else notices.push(text);
  }
  const called = new Set([...agents].flatMap(beginningsOf));
  for (const turn of turns) turn.role = roleOf(turn.speaker, called);
  const [agent] = agents;
  return {
    channel: 'chat',
    ...(startedAt === undefined ? {} : { startedAt }),
    ...(agent === undefined ? {} : { agent: { name: agent } }),
    turns,
    ...(origin === undefined ? {} : { origin }),
    ...(notices.length === 0 ? {} : { notices }),
  };
}

/** The name and what it may be cut to: of `Lin Rui` who speaks is `Lin`. */
function beginningsOf(name: string): string[] {
  const cuts = [...name.slice(0, LONGEST_SPEAKER + 1).matchAll(/ /g)];
  return [name, ...cuts.map(({ index }) => name.slice(0, index))];
}

/** Without any agent among the notices, nothing tells a stranger from another. */
function roleOf(speaker: string, agents: ReadonlySet<string>): string {
  if (agents.has(speaker)) return 'agent';
  const known = resolveRole(speaker)?.role;
  return known ?? (agents.size > 0 ? 'customer' : speaker);
}

function instantOf(written: string): string | undefined {
  const time = parseTime(written.replace(/\(([+-]\d{4})\)\s*$/, '$1'));
  return time.kind === 'instant' ? time.iso : undefined;
}

function msOf(distance: string): number {
  let ms = 0;
  for (const [, count, unit] of distance.matchAll(/(\d+)\s*([dhms])/g)) ms += Number(count) * UNIT_MS[unit!]!;
  return ms;
}
