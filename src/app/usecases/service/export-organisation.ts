import type { Conversation } from '#core/conversation/schema.ts';
import type { ReceivedConversation } from '#core/ports/workflow.ts';
import { conversationSound } from '#core/speech/turn-sound.ts';
import { MADE, SET_UP } from './export-lists.ts';
import { exportRecording } from './export-recording.ts';
import type { ServicePorts } from './ports.ts';
import { batchKey, readBatch } from './raw-batch.ts';
import { evaluationsOfRecord } from './reviews/evaluations-of-record.ts';

type Ports = Pick<ServicePorts, 'workflow' | 'facts' | 'blobs'>;

const RECEIPTS_AT_ONCE = 200;
const AUDIT_AT_ONCE = 500;

/**
 * Everything of an organisation as lines of JSON, in the same memory however many conversations there are. Each line has a
 * `type`: `organisation`, what it has set up (`SET_UP`), `rulebook` (each version, with its files), `conversation` (with
 * `receipt`, `analysis` where it was analysed, `record` where people decided what counts instead, `comments` and
 * `corrections` where there are any), after it each `recording` part of its file, what was made of them (`MADE`) and
 * `audit`, the newest first. No line holds a password, a key, or what is signed with. Nothing at all where there is no such
 * organisation.
 */
export async function* exportOrganisation(ports: Ports, id: string): AsyncGenerator<string> {
  const { workflow } = ports;
  const organisation = await workflow.people.organisation(id);
  if (organisation === null) return;
  yield line('organisation', organisation);
  yield* lists(ports, id, SET_UP);
  yield* rulebooks(ports, id);
  yield* conversations(ports, id);
  yield* lists(ports, id, MADE);
  yield* audit(ports, id);
}

function line(type: string, content: object): string {
  return `${JSON.stringify({ type, ...content })}\n`;
}

async function* lists(
  { workflow }: Ports,
  organisation: string,
  wanted: typeof SET_UP,
): AsyncGenerator<string> {
  for (const [type, list] of Object.entries(wanted)) {
    for (const one of await list(workflow, organisation)) yield line(type, one);
  }
}

async function* rulebooks({ workflow }: Ports, organisation: string): AsyncGenerator<string> {
  const known = await workflow.rulebooks.list(organisation);
  for (const rulebook of new Set(known.map((one) => one.rulebook))) {
    for (const { version } of await workflow.rulebooks.versions(organisation, rulebook)) {
      const whole = await workflow.rulebooks.version(organisation, rulebook, version);
      if (whole !== null) yield line('rulebook', whole);
    }
  }
}

async function* conversations(ports: Ports, organisation: string): AsyncGenerator<string> {
  const raw = new RawInput(ports, organisation);
  let after: string | null = null;
  for (;;) {
    const page = await ports.workflow.receipts.page(organisation, after, RECEIPTS_AT_ONCE);
    const ids = page.map(({ id }) => id);
    const stored = await ports.facts.conversations(organisation, ids);
    const facts = new Map(stored.map((fact) => [fact.conversation.id, fact]));
    const { annotations } = ports.workflow;
    const comments = Map.groupBy(await annotations.comments(organisation, ids), writtenOn);
    const corrections = Map.groupBy(await annotations.corrections(organisation, ids), writtenOn);
    const records = await evaluationsOfRecord(ports, organisation, ids);
    for (const receipt of page) {
      const fact = facts.get(receipt.id);
      const conversation = fact?.conversation ?? (await raw.find(receipt));
      if (conversation === undefined) continue;
      const analysed = fact === undefined ? {} : { analysis: fact.analysis, rulebooks: fact.rulebooks };
      yield line('conversation', {
        receipt,
        conversation,
        ...analysed,
        ...ofConversation('record', records.get(receipt.id)),
        ...ofConversation('comments', comments.get(receipt.id)),
        ...ofConversation('corrections', corrections.get(receipt.id)),
      });
      if (conversationSound(conversation) === undefined) continue;
      for await (const part of exportRecording(ports.blobs, organisation, receipt))
        yield line('recording', part);
    }
    if (page.length < RECEIPTS_AT_ONCE) return;
    after = page.at(-1)!.id;
  }
}

function ofConversation(name: string, found: readonly object[] | undefined): object {
  return found === undefined ? {} : { [name]: found };
}

const writtenOn = ({ conversation }: { readonly conversation: string }): string => conversation;

/** Contents that were not analysed yet; the last batch is kept, as neighbours stand in one. */
class RawInput {
  readonly #blobs: Ports['blobs'];
  readonly #organisation: string;
  #batch: string | undefined;
  #contents: ReadonlyMap<string, Conversation> = new Map();

  constructor({ blobs }: Ports, organisation: string) {
    this.#blobs = blobs;
    this.#organisation = organisation;
  }

  async find({ id, batch }: ReceivedConversation): Promise<Conversation | undefined> {
    if (batch !== this.#batch) {
      const bytes = await this.#blobs.get(batchKey(this.#organisation, batch));
      this.#contents = bytes === null ? new Map() : await readBatch(bytes);
      this.#batch = batch;
    }
    return this.#contents.get(id);
  }
}

/** Pages end between two instants: of entries of the same instant, all are on one page. */
async function* audit({ workflow }: Ports, organisation: string): AsyncGenerator<string> {
  let before: string | undefined;
  let limit = AUDIT_AT_ONCE;
  for (;;) {
    const entries = await workflow.audit.list(organisation, {
      limit,
      ...(before === undefined ? {} : { before }),
    });
    const isLast = entries.length < limit;
    const end = entries.at(-1)?.at;
    const whole = isLast ? entries : entries.filter(({ at }) => at !== end);
    for (const entry of whole) yield line('audit', entry);
    if (isLast || end === undefined) return;
    before = new Date(Date.parse(end) + 1).toISOString();
    limit = whole.length === 0 ? limit * 2 : AUDIT_AT_ONCE;
  }
}
