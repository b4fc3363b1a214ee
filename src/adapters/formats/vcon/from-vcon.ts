import {
  type Normalised,
  type NormaliseOptions,
  normaliseConversation,
} from '#core/conversation/normalise.ts';
import type { Conversation, Role } from '#core/conversation/schema.ts';
import type { Problem } from '#core/problem.ts';
import { error, warning } from '../problems.ts';
import { readContent } from './content.ts';
import { isObject, type Json, listOf, modernise } from './legacy.ts';
import { OWN_PURPOSE, restoreOwn, VENDOR } from './own-record.ts';
import { readParties } from './parties.ts';
import {
  type Reading,
  readAnalysis,
  readDialog,
  type SpokenTurn,
  speakerOf,
  startOf,
  without,
} from './spoken.ts';

/** Extensions whose `critical` use is understood: the contact-centre one. */
const KNOWN_EXTENSIONS = ['cc', 'contact_center', 'contact-center'];

export function looksLikeVcon(value: unknown): value is Json {
  return isObject(value) && 'vcon' in value && ('parties' in value || 'dialog' in value);
}

/**
 * A vCon (0.4.0, with the names of earlier drafts) → a conversation: text dialogs and transcripts become
 * turns in the order of time, parties become roles, everything else stays under `attributes.vcon`. A wrong
 * `content_hash` or an unknown `critical` extension refuses the whole vCon.
 * @param durationMs of the recording, where it is at hand
 */
export function fromVcon(raw: Json, options: NormaliseOptions = {}, durationMs?: number): Normalised {
  const vcon = modernise(raw);
  const id = typeof vcon['uuid'] === 'string' && vcon['uuid'] !== '' ? vcon['uuid'] : undefined;
  const refusal = refusedAsWhole(vcon);
  const refuse = (problems: readonly Problem[]): Normalised => ({
    ok: false,
    problems,
    ...(id === undefined ? {} : { id }),
  });
  if (refusal.length > 0) return refuse(refusal);
  const dialogs = listOf(vcon['dialog'])!;
  const parties = readParties(listOf(vcon['parties'])!, originatorOf(dialogs), options.roles);
  const reading: Reading = {
    parties,
    options,
    durationMs,
    problems: [],
    warnings: [],
    turns: [],
    transcribed: new Set(),
  };
  if (parties.some((party) => !party.stated)) reading.warnings.push(guessedRoles());

  const unread = dialogs.filter((dialog, index) => !readDialog(dialog, index, reading));
  const analyses = listOf(vcon['analysis'])!.filter(
    (one, index) => !readAnalysis(one, index, dialogs, reading),
  );
  const own = readAttachments(listOf(vcon['attachments'])!, reading);
  if (reading.problems.length > 0) return refuse(reading.problems.slice(0, 20));

  // Our own dialogs stand in the order of the turns, whatever their times say.
  const turns = own.record === undefined ? inOrder(reading.turns) : reading.turns;
  const people = (role: Role) => parties.find((party) => party.role === role)?.person;
  const agent = people('agent');
  const customer = people('customer');
  const rest = Object.fromEntries(
    Object.entries({
      ...vcon,
      dialog: unread.map(withoutMedia),
      analysis: analyses,
      attachments: own.others,
    }).filter(([key, value]) => key !== 'subject' && !(Array.isArray(value) && value.length === 0)),
  );
  const startedAt = startOf(dialogs) ?? vcon['created_at'];
  const channel = channelOf(dialogs, reading.turns);
  const result = normaliseConversation(
    {
      ...(id === undefined ? {} : { id }),
      ...(channel === undefined ? {} : { channel }),
      ...(startedAt === undefined ? {} : { startedAt }),
      ...(agent === undefined ? {} : { agent }),
      ...(customer === undefined ? {} : { customer }),
      turns: turns.map((turn) => turn.raw),
      attributes: { ...(vcon['subject'] === undefined ? {} : { subject: vcon['subject'] }), vcon: rest },
    },
    options,
  );
  const placed = (problem: Problem) => atDialog(problem, turns);
  if (!result.ok) return { ...result, problems: result.problems.map(placed) };
  const warnings = [...reading.warnings, ...result.warnings.map(placed)];
  const restored = own.record === undefined ? undefined : restoreOwn(result.conversation, own.record);
  if (restored === undefined) return { ...result, warnings };
  // Our own reports are made anew; what others have added since stays.
  const foreign = Object.fromEntries(
    Object.entries({
      analysis: analyses.filter((one) => !isObject(one) || one['vendor'] !== VENDOR),
      attachments: own.others,
    }).filter(([, list]) => list.length > 0),
  );
  const conversation: Conversation =
    Object.keys(foreign).length === 0
      ? restored
      : { ...restored, attributes: { ...restored.attributes, vcon: foreign } };
  return { ok: true, conversation, warnings };
}

function refusedAsWhole(vcon: Json): Problem[] {
  const problems: Problem[] = [];
  for (const key of ['parties', 'dialog', 'analysis', 'attachments', 'critical']) {
    if (listOf(vcon[key]) === undefined) {
      problems.push(error('bad-vcon', { zh: `${key} 应是列表`, en: `${key} is a list` }, { path: key }));
    }
  }
  for (const name of listOf(vcon['critical']) ?? []) {
    if (typeof name === 'string' && KNOWN_EXTENSIONS.includes(name.toLowerCase())) continue;
    const shown = String(typeof name === 'string' ? name : JSON.stringify(name))
      .slice(0, 60)
      .toWellFormed();
    problems.push(
      error(
        'unknown-critical-extension',
        {
          zh: `vCon 声明必须理解扩展 ${shown}，而这里不支持`,
          en: `the vCon demands the extension ${shown}, which is not supported`,
        },
        { path: 'critical' },
      ),
    );
  }
  return problems;
}

/** Who began: of the first dialog that says, by default the first party. */
function originatorOf(dialogs: readonly unknown[]): number {
  for (const dialog of dialogs) {
    if (!isObject(dialog)) continue;
    const index = speakerOf(dialog);
    if (index !== undefined) return index;
  }
  return 0;
}

function readAttachments(
  attachments: readonly unknown[],
  reading: Reading,
): { others: unknown[]; record?: unknown } {
  const others: unknown[] = [];
  let record: unknown;
  for (const [index, attachment] of attachments.entries()) {
    const path = `attachments[${index}]`;
    const read = isObject(attachment) ? readContent(attachment, path) : undefined;
    if (read !== undefined && !read.ok) reading.problems.push(read.problem);
    else if (
      isObject(attachment) &&
      attachment['purpose'] === OWN_PURPOSE &&
      read?.content.kind === 'json' &&
      isObject(read.content.value)
    ) {
      record = read.content.value;
    } else others.push(attachment);
  }
  return record === undefined ? { others } : { others, record };
}

/** Turns in the order of time; those without a time stay after the one they follow. */
function inOrder(turns: readonly SpokenTurn[]): SpokenTurn[] {
  const mixed = turns.some((turn) => turn.place.startsWith('dialog['));
  for (const { raw, time, place } of turns) {
    // Beside written messages, which have a moment, spoken passages need one too.
    if (mixed && place.startsWith('analysis[') && !Number.isNaN(time))
      raw['at'] = new Date(time).toISOString();
  }
  let last = Number.NEGATIVE_INFINITY;
  const keyed = turns.map((turn, index) => {
    if (!Number.isNaN(turn.time)) last = turn.time;
    return { turn, index, key: Number.isNaN(turn.time) ? last : turn.time };
  });
  keyed.sort((a, b) => (a.key === b.key ? a.index - b.index : a.key < b.key ? -1 : 1));
  return keyed.map(({ turn }) => turn);
}

function channelOf(dialogs: readonly unknown[], turns: readonly SpokenTurn[]): unknown {
  for (const dialog of dialogs) {
    if (isObject(dialog) && typeof dialog['interaction_type'] === 'string') return dialog['interaction_type'];
  }
  const types = dialogs.map((dialog) => (isObject(dialog) ? dialog['type'] : undefined));
  if (types.includes('recording') || turns.some((turn) => turn.place.startsWith('analysis['))) return 'voice';
  const isMail = (dialog: unknown) =>
    isObject(dialog) && /email|rfc822/i.test(`${dialog['application']} ${dialog['mediatype']}`);
  return dialogs.some(isMail) ? 'email' : undefined;
}

/** Sound is not read here; its bytes would only weigh down every copy of the conversation. */
function withoutMedia(dialog: unknown): unknown {
  if (!isObject(dialog) || typeof dialog['body'] !== 'string' || dialog['encoding'] !== 'base64url')
    return dialog;
  return { ...without(dialog, 'body'), bodyBytes: Math.floor((dialog['body'].length * 3) / 4) };
}

function guessedRoles(): Problem {
  return warning(
    'roles-concluded',
    {
      zh: 'vCon 没有写明各方角色，按其余各方和发起方推断',
      en: 'the vCon does not state every role; they were concluded from the other parties and the originator',
    },
    {
      path: 'parties',
      hint: {
        zh: '请在 parties 中写 role:agent 或 customer',
        en: 'write role agent or customer in parties',
      },
    },
  );
}

/** `turns[3].at` of the conversation in the making was `dialog[5].at` of the file. */
function atDialog(problem: Problem, turns: readonly SpokenTurn[]): Problem {
  if (problem.path === 'startedAt') return { ...problem, path: 'created_at' };
  const match = /^turns\[(\d+)\](.*)$/.exec(problem.path ?? '');
  const place = match === null ? undefined : turns[Number(match[1])]?.place;
  return place === undefined
    ? problem
    : { ...problem, path: `${place}${match![2]!.replace(/^\.at$/, '.start')}` };
}
