import { foldLabel, nearestRole, resolveRole } from '#core/conversation/roles.ts';
import type { Role } from '#core/conversation/schema.ts';
import type { Problem } from '#core/problem.ts';
import { rolesByWords } from '#core/speech/roles-by-words.ts';
import { warning } from '../problems.ts';
import { isConversationField, isDated, shopOf, type TranscriptLine } from './line.ts';

type Roles = ReadonlyMap<string, Role>;
type Speech = Extract<TranscriptLine, { kind: 'speech' }>;

/** Roles of labels that name none, and a note that says so. */
export interface InferredRoles {
  /** By folded label. */
  readonly roles: Roles;
  readonly note: Problem;
}

/**
 * A name before a colon that comes again and again is somebody speaking; once, it may be part of a sentence. Beside one
 * side alone, twice is enough for a name that takes turns with it. Where those who are known stand alone above their
 * words, so does everybody; with a mere clock behind the name, which words end with too, only where all who are known
 * have one and a side is missing.
 */
export function speakersAmong(lines: readonly TranscriptLine[], own: Roles | undefined): Set<string> {
  const speeches = lines.filter((line): line is Speech => line.kind === 'speech');
  const known = speeches.filter((line) => line.known);
  const standAlone = known.length > 0 && known.every((line) => line.text === '');
  const roles = new Set(known.map((line) => resolveRole(line.label, own)!.role));
  const sides = SIDES.filter((side) => roles.has(side));
  const [side] = sides;
  // Without a known side nothing tells names from fields, so every repeated label counts.
  const least = side === undefined ? 2 : 3;
  const answering =
    side !== undefined && sides.length === 1 ? whoAnswers(lines, side, own) : new Set<string>();
  const areClocked =
    sides.length < 2 && speeches.length >= 2 && (known.length === 0 ? speeches : known).every(isClocked);
  const seen = new Map<string, number>();
  const speakers = new Set<string>();
  for (const line of speeches) {
    if (line.known) continue;
    const count = (seen.get(line.label) ?? 0) + 1;
    seen.set(line.label, count);
    const isAlone = isClocked(line) ? areClocked : standAlone && line.text === '';
    if (count >= least || answering.has(line.label) || isAlone) speakers.add(line.label);
  }
  return speakers;
}

/** `小明 9:05` with nothing behind it. */
function isClocked({ time, text }: Speech): boolean {
  return time !== undefined && text === '' && !isDated(time);
}

/** Who speaks for a shop (`好再来旗舰店:小美`) is what the shop is said to be, else an agent. */
export function rolesOfShops(lines: readonly TranscriptLine[], own: Roles | undefined): Roles {
  const roles = new Map<string, Role>();
  for (const line of lines) {
    if (line.kind !== 'speech' || line.known) continue;
    const shop = shopOf(line.label);
    if (shop !== undefined) roles.set(foldLabel(line.label), resolveRole(shop, own)?.role ?? 'agent');
  }
  return roles;
}

const SIDES = ['agent', 'customer'] as const;

/**
 * Names that stand at the beginning or below different turns of this side, twice at least. Below turns of a bot stand
 * its own remarks, and so do fields of the conversation at the beginning.
 */
function whoAnswers(lines: readonly TranscriptLine[], side: Role, own: Roles | undefined): Set<string> {
  const answers = new Map<string, number>();
  const answeredNow = new Set<string>();
  let isBeginning = true;
  let isBelow = true;
  for (const line of lines) {
    if (line.kind !== 'speech') continue;
    if (line.known) {
      isBeginning = false;
      isBelow = resolveRole(line.label, own)!.role === side;
      answeredNow.clear();
    } else if (isBelow && !answeredNow.has(line.label) && !isConversationField(line.label)) {
      answers.set(line.label, (answers.get(line.label) ?? 0) + 1);
      if (!isBeginning) answeredNow.add(line.label);
    }
  }
  return new Set([...answers].filter(([, times]) => times >= 2).map(([label]) => label));
}

/**
 * Where two speak, the one nobody knows is the other of the one who is known; where nobody knows either, they are called
 * question and answer, or one of them plainly speaks for the company. A mistyped label is nobody.
 */
export function inferRoles(
  lines: readonly TranscriptLine[],
  speakers: ReadonlySet<string>,
  own: Roles | undefined,
): InferredRoles | undefined {
  const sides = new Set<Role>();
  const unknown = new Set<string>();
  const labels = new Set<string>();
  for (const line of lines) {
    if (line.kind !== 'speech') continue;
    labels.add(line.label);
    if (line.known) sides.add(resolveRole(line.label, own)!.role);
    else if (line.certain || speakers.has(line.label)) unknown.add(line.label);
  }
  const isAnyKnown = sides.has('agent') || sides.has('customer');
  if (!isAnyKnown && areQuestionAndAnswer(labels)) return byQuestion([...labels]);
  if ([...unknown].some((label) => nearestRole(label) !== undefined)) return undefined;
  const [first, second] = unknown;
  if (unknown.size === 1 && sides.has('agent') !== sides.has('customer')) {
    return sides.has('agent')
      ? byElimination(first!, 'customer', 'agent')
      : byElimination(first!, 'agent', 'customer');
  }
  return unknown.size === 2 && !isAnyKnown ? byWords([first!, second!], lines) : undefined;
}

const QUESTIONS: readonly (readonly [string, string])[] = [
  ['q', 'a'],
  ['question', 'answer'],
  ['问', '答'],
  ['提问', '回答'],
];

function areQuestionAndAnswer(labels: ReadonlySet<string>): boolean {
  const [asks, answers] = [...labels].map(foldLabel);
  return labels.size === 2 && QUESTIONS.some(([q, a]) => q === asks && a === answers);
}

function byQuestion([asks, answers]: readonly string[]): InferredRoles {
  return {
    roles: rolesOf(asks!, answers!),
    note: warning('role-by-label', {
      zh: `“${asks}”按客户、“${answers}”按客服读取`,
      en: `“${asks}” is read as the customer, “${answers}” as the agent`,
    }),
  };
}

function byElimination(
  label: string,
  role: 'customer' | 'agent',
  known: 'customer' | 'agent',
): InferredRoles {
  const zh = { customer: '客户', agent: '客服' };
  const note = warning(
    'role-by-elimination',
    {
      zh: `只有${zh[known]}和“${label}”两方，“${label}”按${zh[role]}读取`,
      en: `beside the ${known} only “${label}” speaks, who is read as the ${role}`,
    },
    { hint: whereWrong(known, label) },
  );
  return { roles: new Map([[foldLabel(label), role]]), note };
}

function byWords(
  labels: readonly [string, string],
  lines: readonly TranscriptLine[],
): InferredRoles | undefined {
  const said: { readonly speaker: number; text: string }[] = [];
  for (const line of lines) {
    if (line.kind === 'speech') {
      const speaker = labels.indexOf(line.label);
      if (speaker >= 0) said.push({ speaker, text: line.text });
    } else if (line.kind === 'text') {
      const current = said.at(-1);
      if (current !== undefined) current.text += `\n${line.text}`;
    }
  }
  const roles = rolesByWords(said);
  if (roles === undefined) return undefined;
  const [asks, answers] = roles[0] === 'customer' ? labels : labels.toReversed();
  return { roles: rolesOf(asks!, answers!), note: noteOfWords(asks!, answers!) };
}

/** Tells of two labels that what was said beside them decided who is who. */
export function noteOfWords(asks: string, answers: string): Problem {
  return warning(
    'role-by-words',
    {
      zh: `从说的话看，“${answers}”是客服，“${asks}”是客户`,
      en: `by what they say, “${answers}” is the agent and “${asks}” the customer`,
    },
    { hint: whereWrong('customer', answers) },
  );
}

function rolesOf(customer: string, agent: string): Roles {
  return new Map<string, Role>([
    [foldLabel(customer), 'customer'],
    [foldLabel(agent), 'agent'],
  ]);
}

function whereWrong(role: 'customer' | 'agent', label: string) {
  return {
    zh: `不对的话，用 --map role.${role}=${label} 说明`,
    en: `where that is wrong, say --map role.${role}=${label}`,
  };
}
