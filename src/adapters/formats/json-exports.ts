import { htmlToText } from './html-text.ts';
import { isRecord } from './mapping.ts';
import { fromLiveChat, isLiveChat } from './transcript/live-chat.ts';

type Fields = Readonly<Record<string, unknown>>;

/**
 * A conversation as a customer service system exports it (Zendesk tickets and chats, Intercom, LivePerson, Genesys Cloud,
 * Amazon Connect Contact Lens, chats of Salesforce), in fields that everything else understands; undefined for anything else. What was never
 * said, such as an assignment or a picture, is no turn and stays under `events`; notes among agents are turns of the system.
 */
export function fromKnownExport(raw: unknown): Record<string, unknown> | undefined {
  if (!isRecord(raw)) return undefined;
  for (const read of READERS) {
    const found = read(raw);
    if (found !== undefined) return found;
  }
  return undefined;
}

const READERS: readonly ((raw: Fields) => Record<string, unknown> | undefined)[] = [
  zendeskTicket,
  zendeskChat,
  intercom,
  livePerson,
  genesys,
  contactLens,
  salesforceChat,
];

function zendeskTicket(raw: Fields): Record<string, unknown> | undefined {
  const { comments, requester_id, assignee_id, created_at, requester, assignee, ...rest } = raw;
  if (!Array.isArray(comments) || requester_id === undefined) return undefined;
  const names = new Map([
    [requester_id, inside(requester, 'name')],
    [assignee_id, inside(assignee, 'name')],
  ]);
  const turns = records(comments).map(
    ({ author_id, body, plain_body, html_body, created_at: at, ...others }) => ({
      ...others,
      author_id,
      role: others['public'] === false ? 'system' : author_id === requester_id ? 'customer' : 'agent',
      text: firstText(plain_body, body) ?? fromHtml(html_body),
      at,
      ...given('speaker', names.get(author_id)),
    }),
  );
  const way = String(inside(raw['via'], 'channel') ?? '');
  return {
    ...rest,
    channel: /chat|messag|sms|whatsapp/i.test(way) ? 'chat' : /voice|phone/i.test(way) ? 'voice' : 'email',
    startedAt: created_at,
    customer: person(requester_id, names.get(requester_id)),
    agent: person(assignee_id, names.get(assignee_id)),
    turns,
  };
}

function zendeskChat(raw: Fields): Record<string, unknown> | undefined {
  const { history, visitor, agent_names, ...rest } = raw;
  const isChat = (event: unknown) => /^chat\./.test(String(inside(event, 'type') ?? ''));
  if (!Array.isArray(history) || history.length === 0 || !history.every(isChat)) return undefined;
  const isSaid = (event: unknown) => inside(event, 'type') === 'chat.msg';
  const agent = Array.isArray(agent_names) ? agent_names[0] : undefined;
  return {
    ...rest,
    ...given('agent.name', agent),
    customer: person(inside(visitor, 'id'), inside(visitor, 'name')),
    turns: history.filter(isSaid),
    ...eventsIn(history.filter((event) => !isSaid(event))),
  };
}

const INTERCOM_ROLES: Readonly<Record<string, string>> = {
  ...{ user: 'customer', lead: 'customer', contact: 'customer' },
  ...{ admin: 'agent', team: 'agent', bot: 'bot' },
};

function intercom(raw: Fields): Record<string, unknown> | undefined {
  const { source, conversation_parts, created_at, admin_assignee_id, ...rest } = raw;
  const parts = inside(conversation_parts, 'conversation_parts');
  if (raw['type'] !== 'conversation' || !isRecord(source) || !Array.isArray(parts)) return undefined;
  const all: Fields[] = [{ ...source, created_at }, ...records(parts)];
  const turns = all.flatMap(({ body, author, created_at: at, part_type, ...others }) => {
    const text = fromHtml(body);
    if (text === '') return [];
    const type = String(inside(author, 'type') ?? '');
    const role = part_type === 'note' ? 'system' : (INTERCOM_ROLES[type] ?? type);
    return [{ ...others, role, text, at, ...given('speaker', inside(author, 'name')), part_type }];
  });
  const first = all.find(({ author }) => INTERCOM_ROLES[String(inside(author, 'type'))] === 'customer')?.[
    'author'
  ];
  return {
    ...rest,
    startedAt: created_at,
    ...given('agent', admin_assignee_id),
    customer: person(inside(first, 'id'), inside(first, 'name')),
    turns,
    ...eventsIn(all.filter(({ body }) => fromHtml(body) === '')),
  };
}

const LIVEPERSON_ROLES: Readonly<Record<string, string>> = {
  ...{ Consumer: 'customer', Agent: 'agent', Manager: 'agent', Bot: 'bot', Controller: 'system' },
};

function livePerson(raw: Fields): Record<string, unknown> | undefined {
  const { info, messageRecords, consumerParticipants, ...rest } = raw;
  if (!isRecord(info) || !Array.isArray(messageRecords)) return undefined;
  const {
    conversationId,
    startTime,
    startTimeL,
    latestAgentId,
    latestAgentFullName,
    latestSkillName,
    ...about
  } = info;
  const textOf = ({ messageData }: Fields) =>
    firstText(inside(inside(messageData, 'msg'), 'text'), inside(messageData, 'text'));
  const all = records(messageRecords);
  const turns = all.flatMap((message) => {
    const text = textOf(message);
    if (text === undefined) return [];
    const { messageData: _, sentBy, time, timeL, ...others } = message;
    return [{ ...others, role: LIVEPERSON_ROLES[String(sentBy)] ?? sentBy, text, at: timeL ?? time }];
  });
  const customer = records(consumerParticipants)[0];
  return {
    ...rest,
    ...about,
    id: conversationId,
    startedAt: startTimeL ?? startTime,
    agent: person(latestAgentId, latestAgentFullName),
    customer: person(customer?.['participantId'], customer?.['firstName']),
    ...given('queue', latestSkillName),
    turns,
    ...eventsIn(all.filter((message) => textOf(message) === undefined)),
  };
}

const PURPOSES: Readonly<Record<string, string>> = {
  ...{ internal: 'agent', agent: 'agent', user: 'agent', external: 'customer', customer: 'customer' },
  ...{ acd: 'system', ivr: 'bot', bot: 'bot', workflow: 'bot' },
};

function genesys(raw: Fields): Record<string, unknown> | undefined {
  const { transcripts, conversationStartTime, startTime, mediaType, conversationId, ...rest } = raw;
  const phrases = records(transcripts).flatMap(({ phrases: some }) => records(some));
  if (conversationId === undefined || phrases.length === 0) return undefined;
  const began = Number(startTime ?? conversationStartTime);
  const turns = phrases
    .map(({ text, decoratedText, startTimeMs, offset, participantPurpose, ...others }) => {
      const since = Number(startTimeMs) - began;
      const startMs = since >= 0 ? since : Number(inside(offset, 'milliseconds'));
      const length = Number(inside(others['duration'], 'milliseconds'));
      const isPlaced = startMs >= 0;
      return {
        ...others,
        role: PURPOSES[String(participantPurpose)] ?? participantPurpose,
        text: firstText(decoratedText, text) ?? '',
        ...(isPlaced ? { startMs } : {}),
        ...(isPlaced && length >= 0 ? { endMs: startMs + length } : {}),
      };
    })
    .sort((a, b) => (a.startMs ?? 0) - (b.startMs ?? 0));
  return {
    ...rest,
    id: conversationId,
    startedAt: startTime ?? conversationStartTime,
    channel: mediaType === 'message' ? 'chat' : mediaType,
    ...given('language', records(transcripts)[0]?.['language']),
    turns,
  };
}

function contactLens(raw: Fields): Record<string, unknown> | undefined {
  const { Transcript, Participants, CustomerMetadata, ...rest } = raw;
  const id = inside(CustomerMetadata, 'ContactId');
  if (!Array.isArray(Transcript) || id === undefined) return undefined;
  const roles = new Map(records(Participants).map((one) => [one['ParticipantId'], one['ParticipantRole']]));
  const turns = records(Transcript).map(({ ParticipantId, AbsoluteTime, ...others }) => ({
    ...others,
    role: roles.get(ParticipantId) ?? ParticipantId,
    ...given('at', AbsoluteTime),
  }));
  return { ...rest, id, turns };
}

function eventsIn(events: readonly unknown[]): Record<string, unknown> {
  return events.length === 0 ? {} : { events };
}

function salesforceChat(raw: Fields): Record<string, unknown> | undefined {
  const { Body, ...rest } = raw;
  return typeof Body === 'string' && isLiveChat(Body) ? { ...rest, ...fromLiveChat(Body) } : undefined;
}

function records(value: unknown): Record<string, unknown>[] {
  return Array.isArray(value) ? value.filter(isRecord) : [];
}

function inside(value: unknown, key: string): unknown {
  return isRecord(value) ? value[key] : undefined;
}

function given(key: string, value: unknown): Record<string, unknown> {
  return value === undefined || value === null || value === '' ? {} : { [key]: value };
}

function person(id: unknown, name: unknown): Record<string, unknown> | undefined {
  const known = { ...given('id', id), ...given('name', name) };
  return Object.keys(known).length === 0 ? undefined : known;
}

function firstText(...values: readonly unknown[]): string | undefined {
  return values.find((value): value is string => typeof value === 'string' && value.trim() !== '');
}

function fromHtml(value: unknown): string {
  const text = firstText(value);
  return text === undefined ? '' : htmlToText(text).trim();
}
