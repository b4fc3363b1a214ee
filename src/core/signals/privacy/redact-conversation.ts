import type { Signal } from '../../analysis/analysis.ts';
import { resolveRole } from '../../conversation/roles.ts';
import type { Conversation, Language, Person, Turn } from '../../conversation/schema.ts';
import { SOUND } from '../../speech/turn-sound.ts';
import { isLatinLetter } from './characters.ts';
import type { PiiFinding, PiiKind } from './kinds.ts';
import { type RedactionSpan, type RedactionStyle, redact } from './redact.ts';

export interface ConversationRedaction {
  readonly style?: RedactionStyle;
  /** Finds personal data in texts that no signal speaks of: attributes. Without it they are left out. */
  readonly find?: (text: string, language: Language) => readonly PiiFinding[];
  /**
   * Tells ids apart that look alike once their personal data is hidden. Without it the conversation keeps its own id,
   * by which people are led to it.
   */
  readonly markOf?: (id: string) => string;
}

/**
 * The conversation without personal data: what the signals `privacy.pii` point to in the turns, the
 * customer's name there and in every field that holds it, and what is found in ids and attributes. Attributes that nothing can
 * look into are left out rather than let through.
 */
export function redactConversation(
  conversation: Conversation,
  signals: readonly Signal[],
  { style = { form: 'mask' }, find, markOf }: ConversationRedaction = {},
): Conversation {
  const language = conversation.language ?? 'zh';
  const spans = personalSpans(conversation, signals);
  const clean = (value: unknown) =>
    find === undefined ? undefined : redactValue(value, find, language, style);
  const hideId = (id: string) => {
    const hidden = redact(id, idSpans(id, conversation, find), style);
    return markOf === undefined || hidden === id ? hidden : `${hidden}-${markOf(id)}`;
  };
  const { attributes, customer, ...rest } = conversation;
  return {
    ...rest,
    ...(markOf === undefined ? {} : { id: hideId(conversation.id) }),
    ...(customer === undefined ? {} : { customer: hiddenCustomer(customer, hideId, style) }),
    ...cleanAttributes(attributes, clean),
    turns: conversation.turns.map((turn, index): Turn => {
      const { attributes: own, speaker, ...kept } = turn;
      return {
        ...kept,
        ...(speaker === undefined ? {} : { speaker: isNamed(turn) ? hiddenName(speaker, style) : speaker }),
        text: redact(turn.text, spans[index]!, style),
        ...cleanAttributes(spans[index]!.length === 0 ? own : withoutSaidWords(own), clean),
      };
    }),
  };
}

/** By turn: where its text tells who somebody is, as the signals say and where it names the customer. */
export function personalSpans(
  conversation: Conversation,
  signals: readonly Signal[],
): readonly (readonly RedactionSpan[])[] {
  const { turns } = conversation;
  const names = namesOf(conversation);
  const byTurn = Map.groupBy(
    signals.filter(({ type }) => type === 'privacy.pii'),
    ({ turn }) => turn,
  );
  return turns.map(({ text }, index) => [
    ...(byTurn.get(index) ?? []),
    ...names.flatMap((name) => mentions(text, name)),
  ]);
}

/** What the customer is called: in the field for it, and as the one who speaks. */
function namesOf({ turns, customer }: Conversation): string[] {
  const speakers = turns.flatMap((turn) => (isNamed(turn) ? [turn.speaker!.trim()] : []));
  return [...new Set([customer?.name?.trim() ?? '', ...speakers])];
}

/** Whether a turn says by name that the customer speaks; 买家 is nobody's name. */
function isNamed({ role, speaker }: Turn): boolean {
  if (role !== 'customer' || speaker === undefined) return false;
  const resolved = resolveRole(speaker);
  return resolved === undefined || resolved.speaker !== undefined;
}

const SHORTEST_NAME = { han: 2, latin: 4 };

/** Where an id tells who the customer is; often they are known by their telephone number, and so are their calls. */
function idSpans(
  id: string,
  conversation: Conversation,
  find: ConversationRedaction['find'] = () => [],
): RedactionSpan[] {
  const { language = 'zh', customer } = conversation;
  const found = (text: string) =>
    find(text, language).map(({ kind, start, end }) => ({ start, end, value: kind }));
  const known = customer?.id ?? '';
  // Where a source tells no id, the name stands for it, however short it is.
  if (id === customer?.name) return [{ start: 0, end: id.length, value: 'name' }];
  return [
    ...found(id),
    ...found(known).flatMap(({ start, end, value }) => mentions(id, known.slice(start, end), value)),
    ...namesOf(conversation).flatMap((name) => mentions(id, name)),
  ];
}

/** Where a text says what is known, such as a name: no detector has to guess it. */
function mentions(text: string, known: string, value: PiiKind = 'name'): RedactionSpan[] {
  const isHan = /[一-龥]/.test(known);
  if (known.length < (isHan ? SHORTEST_NAME.han : SHORTEST_NAME.latin)) return [];
  const spans: RedactionSpan[] = [];
  for (let at = text.indexOf(known); at >= 0; at = text.indexOf(known, at + known.length)) {
    const end = at + known.length;
    const inWord = !isHan && (isWithinWord(text, at) || isWithinWord(text, end));
    if (!inWord) spans.push({ start: at, end, value });
  }
  return spans;
}

/** Whether letters stand on both sides of a place. */
function isWithinWord(text: string, at: number): boolean {
  return isLatinLetter(text.charCodeAt(at - 1)) && isLatinLetter(text.charCodeAt(at));
}

/** Word by word, or as the recogniser wrote it, what is hidden in the text would be told again. */
function withoutSaidWords(attributes: Turn['attributes']): Turn['attributes'] {
  const sound = attributes?.[SOUND];
  if (typeof sound !== 'object' || sound === null) return attributes;
  const { words: _, original: __, ...kept } = sound as Readonly<Record<string, unknown>>;
  return { ...attributes, [SOUND]: kept };
}

function hiddenCustomer(person: Person, hideId: (id: string) => string, style: RedactionStyle): Person {
  const { id, name } = person;
  return { ...person, id: hideId(id), ...(name === undefined ? {} : { name: hiddenName(name, style) }) };
}

function hiddenName(name: string, style: RedactionStyle): string {
  return redact(name, [{ start: 0, end: name.length, value: 'name' }], style);
}

function cleanAttributes(
  attributes: Readonly<Record<string, unknown>> | undefined,
  clean: (value: unknown) => unknown,
): { attributes?: Record<string, unknown> } {
  if (attributes === undefined) return {};
  const entries = Object.entries(attributes).map(([key, value]) => [key, clean(value)] as const);
  const kept = entries.filter(([, value]) => value !== undefined);
  return kept.length === 0 ? {} : { attributes: Object.fromEntries(kept) };
}

function redactValue(
  value: unknown,
  find: (text: string, language: Language) => readonly PiiFinding[],
  language: Language,
  style: RedactionStyle,
): unknown {
  if (typeof value === 'string') {
    return redact(
      value,
      find(value, language).map(({ kind, start, end }) => ({ start, end, value: kind })),
      style,
    );
  }
  if (typeof value === 'number') {
    // A number in a table may be a telephone or a card as well.
    const written = String(value);
    return find(written, language).length === 0 ? value : redactValue(written, find, language, style);
  }
  if (Array.isArray(value)) return value.map((item) => redactValue(item, find, language, style));
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(
      Object.entries(value).map(([key, item]) => [key, redactValue(item, find, language, style)]),
    );
  }
  return value;
}
