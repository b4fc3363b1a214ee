import type { Conversation } from '#core/conversation/schema.ts';
import type { ReceivedConversation } from '#core/ports/workflow.ts';
import { conversationSound } from '#core/speech/turn-sound.ts';
import { exportRecording } from './export-recording.ts';
import type { ServicePorts } from './ports.ts';
import { batchKey, readBatch } from './raw-batch.ts';

type Ports = Pick<ServicePorts, 'workflow' | 'facts' | 'blobs'>;

const RECEIPTS_AT_ONCE = 200;
const AUDIT_AT_ONCE = 500;

/**
 * Everything of an organisation as lines of JSON, in the same memory however many conversations there are. Each line has a
 * `type`: `organisation`, `member`, `rulebook` (each version, with its files), `conversation` (with `receipt`,
 * `analysis` where it was analysed, `comments` and `corrections` where there are any), after it each `recording` part of
 * its file, `review`, `appeal`, `calibration`, `playbook` (each version), `plan` and `audit`, the newest first. No line
 * holds a password or a key. Nothing at all where there is no such
 * organisation.
 */
export async function* exportOrganisation(ports: Ports, id: string): AsyncGenerator<string> {
  const { people } = ports.workflow;
  const organisation = await people.organisation(id);
  if (organisation === null) return;
  yield line('organisation', organisation);
  for (const member of await people.members(id)) yield line('member', member);
  yield* rulebooks(ports, id);
  yield* conversations(ports, id);
  yield* judgements(ports, id);
  for (const playbook of await ports.workflow.playbooks.list(id)) yield line('playbook', playbook);
  for (const plan of await ports.workflow.plans.list(id)) yield line('plan', plan);
  yield* audit(ports, id);
}

function line(type: string, content: object): string {
  return `${JSON.stringify({ type, ...content })}\n`;
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
    for (const receipt of page) {
      const fact = facts.get(receipt.id);
      const conversation = fact?.conversation ?? (await raw.find(receipt));
      if (conversation === undefined) continue;
      const analysed = fact === undefined ? {} : { analysis: fact.analysis, rulebooks: fact.rulebooks };
      yield line('conversation', {
        receipt,
        conversation,
        ...analysed,
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

const JUDGEMENTS_AT_MOST = 1_000_000;

async function* judgements({ workflow }: Ports, organisation: string): AsyncGenerator<string> {
  const { reviews } = workflow;
  const all = { limit: JUDGEMENTS_AT_MOST };
  for (const review of await reviews.list(organisation, all)) yield line('review', review);
  for (const appeal of await reviews.appeals(organisation, all)) yield line('appeal', appeal);
  for (const session of await reviews.calibrations(organisation, all.limit)) {
    yield line('calibration', session);
  }
}

function ofConversation(name: string, written: readonly object[] | undefined): object {
  return written === undefined ? {} : { [name]: written };
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
