import type { WSContext, WSMessageReceive } from 'hono/ws';
import type { z } from 'zod';
import type { EndedCall } from '#app/usecases/service/live/end-call.ts';
import type { LiveAbout, LiveNews } from '#app/usecases/service/live/live-call.ts';
import type { LiveCalls, Sender } from '#app/usecases/service/live/live-calls.ts';
import { liveMessage, type liveStart, type liveWords } from '#contract/api/live.ts';
import type { Caller } from '#core/access/caller.ts';
import type { Bilingual } from '#core/bilingual.ts';
import type { Conversation, Language } from '#core/conversation/schema.ts';
import { AudioRefusal } from '#core/ports/speech-audio.ts';
import { ApiProblem, forbidden } from '../problem.ts';

type Start = z.output<typeof liveStart>;
type Words = z.output<typeof liveWords>;
type Message = Start | Words | { readonly type: 'end' };
/** As `liveAnswer` of the contract. */
type Answer =
  | { readonly type: 'ready'; readonly receivedMs: number }
  | ({ readonly type: 'update' } & LiveNews)
  | ({ readonly type: 'ended'; readonly id: string } & EndedCall)
  | { readonly type: 'problem'; readonly title: string; readonly detail?: string };

/** Closing codes of RFC 6455: the end of a call, a message that cannot be taken, something that went wrong here. */
const DONE = 1000;
const REFUSED = 1008;
const FAILED = 1011;

/** Whoever may no longer send calls, and a call that was erased, is heard no longer than so. */
const SURE_MS = 5_000;

const NOT_STARTED = {
  zh: '第一条消息应为 {"type":"start",…}，说明对话编号和声音格式',
  en: 'The first message is {"type":"start",…} and says the id of the call and how its sound is written',
};

/** One connection over which a call arrives: `start`, then sound as binary messages and words, then `end`. */
export class LiveConnection implements Sender {
  readonly #calls: LiveCalls;
  readonly #organisation: string;
  readonly #callerNow: () => Promise<Caller>;
  readonly #language: Language;
  readonly #now: () => number;
  #socket: WSContext | undefined;
  #asking: NodeJS.Timeout | undefined;
  /** Closed from here: what still arrives is not taken. */
  #isOver = false;
  #id: string | undefined;
  /** One message after the other. */
  #handling: Promise<void> = Promise.resolve();

  /** @param sender who sends, and who that is by now: it throws `ApiProblem` once they may no longer send */
  constructor(
    calls: LiveCalls,
    sender: { readonly organisation: string; readonly callerNow: () => Promise<Caller> },
    language: Language,
    now: () => number,
  ) {
    this.#calls = calls;
    this.#organisation = sender.organisation;
    this.#callerNow = sender.callerNow;
    this.#language = language;
    this.#now = now;
  }

  onOpen = (_: Event, socket: WSContext): void => {
    this.#socket = socket;
    this.#askSoon();
  };

  onMessage = ({ data }: { readonly data: WSMessageReceive }): void => {
    this.#next(() => this.#handle(data));
  };

  onClose = (): void => {
    clearTimeout(this.#asking);
    this.#socket = undefined;
    this.#handling = this.#handling.then(() => {
      if (this.#id !== undefined) this.#calls.leave(this.#organisation, this.#id, this);
    });
  };

  news({ atMs, turns, signals, rules }: LiveNews): void {
    if (signals.length + rules.length === 0) return;
    this.#send({ type: 'update', atMs, turns, signals, rules });
  }

  #next(task: () => Promise<void>): void {
    this.#handling = this.#handling.then(task).catch((failure) => this.#refuse(failure));
  }

  #askSoon(): void {
    this.#asking = setTimeout(() => void this.#ask(), SURE_MS).unref();
  }

  async #ask(): Promise<void> {
    try {
      const { organisation } = await this.#callerNow();
      if (organisation !== this.#organisation) {
        throw forbidden({ zh: '你已不在这个组织', en: 'You are no longer in this organisation' });
      }
      const id = this.#id;
      if (id !== undefined && (await this.#calls.isErased(organisation, id))) this.#next(() => this.#end(id));
    } catch (failure) {
      // A store that cannot answer just now says nothing against whoever sends.
      if (failure instanceof ApiProblem) this.#refuse(failure);
    }
    if (this.#socket !== undefined) this.#askSoon();
  }

  async #handle(data: WSMessageReceive): Promise<void> {
    if (this.#isOver) return;
    if (typeof data !== 'string') {
      const call = this.#id === undefined ? null : this.#calls.find(this.#organisation, this.#id);
      if (call === null) return this.#problem(NOT_STARTED);
      return call.call.take(await bytesOf(data));
    }
    const message = parsed(data);
    if (typeof message === 'string') {
      return this.#problem({ zh: '这条消息看不懂', en: 'This message is not understood' }, message);
    }
    if (message.type === 'start') return this.#start(message);
    if (this.#id === undefined) return this.#problem(NOT_STARTED);
    if (message.type === 'end') return this.#end(this.#id);
    const { type: _, role, channel, confidence, ...words } = message;
    await this.#calls.find(this.#organisation, this.#id)?.call.say({
      ...words,
      ...(role === undefined ? {} : { role }),
      ...(channel === undefined ? {} : { channel }),
      ...(confidence === undefined ? {} : { confidence }),
    });
  }

  async #start(start: Start): Promise<void> {
    if (this.#id !== undefined) {
      return this.#problem({
        zh: '一个连接只送一通电话；另一通请另开连接',
        en: 'A connection carries one call: open another for the next',
      });
    }
    const begun = await this.#calls.begin(aboutOf(start, this.#organisation, this.#now()), this);
    switch (begun.outcome) {
      case 'running':
        this.#id = start.id;
        return this.#send({ type: 'ready', receivedMs: begun.receivedMs });
      case 'received_before':
        return this.#problem({
          zh: `对话 ${start.id} 已经收下；新的电话请用新的编号`,
          en: `The conversation ${start.id} has been received already: give a new call a new id`,
        });
      case 'being_sent':
        return this.#problem({
          zh: `对话 ${start.id} 正由另一个连接发送`,
          en: `The call ${start.id} is being sent over another connection`,
        });
      case 'other_channels':
        return this.#problem({
          zh: '续传时声道数须与之前相同',
          en: 'A call goes on with as many channels as it had before',
        });
      case 'unstorable':
        return this.#problem(
          { zh: '这样的电话无法入库', en: 'Such a call could not be stored' },
          begun.problems
            .map(({ message }) => message[this.#language])
            .join(this.#language === 'zh' ? '；' : '; '),
        );
    }
  }

  async #end(id: string): Promise<void> {
    const result = await this.#calls.end(this.#organisation, id, this.#language);
    this.#id = undefined;
    if (result !== null) this.#send({ type: 'ended', id, ...result });
    this.#close(DONE);
  }

  /** Whoever has to stop here may go on over another connection at once. */
  #close(code: number): void {
    this.#isOver = true;
    this.#socket?.close(code);
    this.onClose();
  }

  #send(answer: Answer): void {
    this.#socket?.send(JSON.stringify(answer));
  }

  #problem(title: Bilingual, detail?: string): void {
    this.#send({
      type: 'problem',
      title: title[this.#language],
      ...(detail === undefined ? {} : { detail }),
    });
    this.#close(REFUSED);
  }

  #refuse(failure: unknown): void {
    if (failure instanceof AudioRefusal) {
      const { message, hint } = failure.problem;
      this.#problem(message, hint?.[this.#language]);
      return;
    }
    if (failure instanceof ApiProblem) {
      const { title, detail } = failure.setup;
      this.#problem(title, detail[this.#language]);
      return;
    }
    this.#send({
      type: 'problem',
      title: {
        zh: '服务出了问题，稍后续传即可',
        en: 'Something went wrong here; go on sending a little later',
      }[this.#language],
    });
    this.#close(FAILED);
  }
}

/** The message, or what is wrong with it. */
function parsed(text: string): Message | string {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (failure) {
    return (failure as Error).message;
  }
  const result = liveMessage.safeParse(value);
  if (result.success) return result.data;
  return result.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; ');
}

async function bytesOf(data: Exclude<WSMessageReceive, string>): Promise<Uint8Array> {
  return new Uint8Array(data instanceof Blob ? await data.arrayBuffer() : (data as ArrayBuffer));
}

function aboutOf(
  { id, format, channels, startedAt, agent, customer, attributes }: Start,
  organisation: string,
  now: number,
): LiveAbout {
  return {
    organisation,
    id,
    format,
    channels,
    startedAt: startedAt ?? new Date(now).toISOString(),
    ...(agent === undefined ? {} : { agent: agent as NonNullable<Conversation['agent']> }),
    ...(customer === undefined ? {} : { customer: customer as NonNullable<Conversation['customer']> }),
    ...(attributes === undefined ? {} : { attributes }),
  };
}
