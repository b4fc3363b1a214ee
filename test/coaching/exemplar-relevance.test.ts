import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openFactStore } from '#adapters/clickhouse/open-fact-store.ts';
import { Analyser } from '#core/analysis/analyser.ts';
import { chooseExemplars, exemplarQuestion, SURE_TO_SHOW, spokenIn } from '#core/coaching/exemplars.ts';
import { SITUATION_IDS } from '#core/coaching/situations.ts';
import { type DemoConversation, demoWithTruth } from '#core/demo/conversations.ts';
import { demoOrganisation } from '#core/demo/organisation.ts';
import { seededRandom, shuffled } from '#core/demo/random.ts';
import type { StoredMoment } from '#core/ports/coaching.ts';
import type { FactStore } from '#core/ports/facts.ts';

const ORGANISATION = 'org-demo';
const PAIRS = 100;
/** Other conversations than those by which the choice was made. */
const SEED = 11;
const APPENDED_AT_ONCE = 500;

let folder = '';
let facts: FactStore;
let demo: ReadonlyMap<string, DemoConversation>;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'tingzhen-exemplars-'));
  facts = await openFactStore({ folder });
  const all = [...demoWithTruth({ until: '2026-03-31', seed: SEED })];
  demo = new Map(all.map((one) => [one.truth.id, one]));
  const analyser = new Analyser();
  for (let start = 0; start < all.length; start += APPENDED_AT_ONCE) {
    await facts.append(
      ORGANISATION,
      all.slice(start, start + APPENDED_AT_ONCE).map(({ conversation }) => ({
        conversation,
        analysis: analyser.analyse(conversation),
        receivedAt: conversation.startedAt!,
        version: 1,
        turnsBefore: 0,
        rulebooks: [],
      })),
    );
  }
}, 240_000);

afterAll(async () => {
  await facts.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Moments of all agents that did not end well, in an order that has nothing to do with theirs. */
async function drawn(): Promise<StoredMoment[]> {
  const moments: StoredMoment[] = [];
  for (const { id } of demoOrganisation.agents) {
    const question = {
      situations: SITUATION_IDS,
      outcomes: ['worsened', 'persisted', 'calmed'],
      sureness: SURE_TO_SHOW,
      limit: 1_000,
    } as const;
    moments.push(...(await facts.coaching.moments(ORGANISATION, { agents: [id] }, question)));
  }
  return shuffled(seededRandom(5), moments);
}

/** What the turns of the moment were written to call for; nothing where the words of the matter alone were said. */
function plantedIn({ conversation, turn, answer }: StoredMoment): readonly string[] {
  return demo.get(conversation)!.truth.situations.slice(turn, answer).flat();
}

function spokenAt({ conversation, turn, answer, until }: StoredMoment) {
  const { turns } = demo.get(conversation)!.conversation;
  return spokenIn(turns.slice(turn, (until ?? answer ?? turn) + 1));
}

describe('a colleague’s moment beside an agent’s own', () => {
  test('is of the situation that was planted in both, in nine of ten drawn pairs', async () => {
    const told: string[] = [];
    let withoutTruth = 0;
    for (const own of await drawn()) {
      if (told.length === PAIRS) break;
      const planted = plantedIn(own);
      if (planted.length === 0) continue;
      const found = await facts.coaching.moments(ORGANISATION, {}, exemplarQuestion(own, []));
      const candidates = found.map((moment) => {
        const { agent, conversation, likeness } = moment;
        return { agent, conversation, likeness, moment, ...spokenAt(moment) };
      });
      const [exemplar] = chooseExemplars(spokenAt(own).said, candidates, new Set());
      if (exemplar === undefined) continue;
      expect(exemplar.agent).not.toBe(own.agent);
      const beside = plantedIn(exemplar.moment);
      if (beside.length === 0) withoutTruth++;
      else told.push(beside.some((one) => planted.includes(one)) ? 'same' : `${planted} beside ${beside}`);
    }
    const same = told.filter((one) => one === 'same').length;
    expect(told).toHaveLength(PAIRS);
    expect(same, told.filter((one) => one !== 'same').join('\n')).toBeGreaterThanOrEqual(90);
    // What is said of the pairs must not rest on a chosen few.
    expect(withoutTruth).toBeLessThan(PAIRS / 2);
  });
});
