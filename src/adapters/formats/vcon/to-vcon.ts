import { createHash } from 'node:crypto';
import type { Analysis } from '#core/analysis/analysis.ts';
import type { Conversation, Role, Turn } from '#core/conversation/schema.ts';
import { shiftInstant } from '#core/conversation/times.ts';
import { contentHash, sortedJson } from './content.ts';
import { OWN_PURPOSE, ownRecord, VENDOR } from './own-record.ts';

type JsonObject = Record<string, unknown>;

/** Where a source tells no time at all; a vCon cannot be without one. */
const NO_TIME = '1970-01-01T00:00:00Z';

/**
 * A conversation, with what was found in it, as a vCon 0.4.0: one text dialog a turn (dialog index = turn
 * index), one `analysis` of type `report` for the signals and one for each evaluation, and an attachment
 * with what the container has no field for, so that reading it gives the same conversation again.
 * The uuid (version 8) is made from the content: the same input always gives the same vCon.
 */
export function toVcon(conversation: Conversation, analysis?: Analysis): JsonObject {
  const started = conversation.startedAt ?? conversation.turns.find((turn) => turn.at !== undefined)?.at;
  const createdAt = zoned(started ?? NO_TIME);
  const speakers = speakersOf(conversation.turns);
  const keys = [...speakers.keys()];
  const everyDialog = conversation.turns.map((_, index) => index);
  const content: JsonObject = {
    vcon: '0.4.0',
    created_at: createdAt,
    extensions: ['CC'],
    ...(typeof conversation.attributes?.['subject'] === 'string'
      ? { subject: conversation.attributes['subject'] }
      : {}),
    parties: [...speakers.values()].map((speaker) => partyOf(speaker, conversation)),
    dialog: conversation.turns.map((turn) => ({
      type: 'text',
      start: startOf(turn, createdAt),
      ...durationOf(turn),
      parties: keys.indexOf(speakerKey(turn)),
      mediatype: 'text/plain',
      body: turn.text,
      encoding: 'none',
      content_hash: contentHash(turn.text),
      interaction_type: conversation.channel,
    })),
    analysis: analysis === undefined ? [] : reportsOf(analysis, everyDialog),
    attachments: [
      {
        purpose: OWN_PURPOSE,
        start: createdAt,
        party: 0,
        mediatype: 'application/json',
        ...jsonBody(ownRecord(conversation)),
      },
    ],
  };
  return { ...content, uuid: uuidOf(content) };
}

interface Speaker {
  readonly role: Role;
  readonly name?: string;
}

function speakerKey(turn: Turn): string {
  return `${turn.role}\n${turn.speaker ?? ''}`;
}

function speakersOf(turns: readonly Turn[]): Map<string, Speaker> {
  const speakers = new Map<string, Speaker>();
  for (const turn of turns) {
    const key = speakerKey(turn);
    if (!speakers.has(key))
      speakers.set(key, { role: turn.role, ...(turn.speaker === undefined ? {} : { name: turn.speaker }) });
  }
  return speakers;
}

function partyOf(speaker: Speaker, conversation: Conversation): JsonObject {
  const person =
    speaker.role === 'agent'
      ? conversation.agent
      : speaker.role === 'customer'
        ? conversation.customer
        : undefined;
  const name = speaker.name ?? person?.name;
  return {
    ...(name === undefined ? {} : { name }),
    ...(person?.team === undefined ? {} : { dept: person.team }),
    ...(speaker.role === 'bot' ? { type: 'bot' } : {}),
    ...(speaker.role === 'customer' || speaker.role === 'agent'
      ? { type: 'person', role: speaker.role }
      : {}),
    // A notice of the platform comes from neither side.
    ...(speaker.role === 'system' ? { type: 'organization', role: 'thirdparty' } : {}),
  };
}

function startOf(turn: Turn, createdAt: string): string {
  if (turn.at !== undefined) return zoned(turn.at);
  return turn.startMs === undefined ? createdAt : shiftInstant(createdAt, turn.startMs);
}

function durationOf(turn: Turn): { duration?: number } {
  if (turn.startMs === undefined || turn.endMs === undefined) return {};
  return { duration: Math.max(0, turn.endMs - turn.startMs) / 1000 };
}

/** RFC 3339 wants an offset; a source without one is written as UTC, and the attachment keeps it as it was. */
function zoned(instant: string): string {
  return /(?:Z|[+-]\d\d:\d\d)$/.test(instant) ? instant : `${instant}Z`;
}

function reportsOf(analysis: Analysis, dialog: readonly number[]): JsonObject[] {
  const { evaluations, ...findings } = analysis;
  const report = (schema: string, body: unknown): JsonObject => ({
    type: 'report',
    dialog,
    vendor: VENDOR,
    product: VENDOR,
    schema,
    mediatype: 'application/json',
    ...jsonBody(body),
  });
  return [
    report('tingzhen-findings/1', findings),
    ...evaluations.map((evaluation) => report('tingzhen-evaluation/1', evaluation)),
  ];
}

/** Written as text, so that there is one sequence of bytes which the hash is of. */
function jsonBody(value: unknown): JsonObject {
  const body = sortedJson(value);
  return { body, encoding: 'json', content_hash: contentHash(body) };
}

/** RFC 9562, version 8: 122 bits of the content's SHA-512 instead of chance. */
function uuidOf(content: JsonObject): string {
  const bytes = createHash('sha512').update(sortedJson(content)).digest().subarray(0, 16);
  bytes[6] = (bytes[6]! & 0x0f) | 0x80;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  const hex = bytes.toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
