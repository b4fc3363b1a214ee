import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Analysis } from '#core/analysis/analysis.ts';
import { CHANNELS, type Conversation, LANGUAGES, ROLES } from '#core/conversation/schema.ts';
import { contentHash } from './content.ts';
import { fromVcon } from './from-vcon.ts';
import { toVcon } from './to-vcon.ts';

type Json = Record<string, unknown>;

const words = fc.string({ unit: 'grapheme', maxLength: 20 });
const instant = fc
  .tuple(
    fc.date({ min: new Date('1980-01-01'), max: new Date('2090-01-01'), noInvalidDate: true }),
    fc.constantFrom('Z', '+08:00', ''),
  )
  .map(([date, zone]) => date.toISOString().replace('Z', zone));
const attributes = fc.dictionary(
  fc.string({ minLength: 1, maxLength: 6 }).filter((key) => key !== '__proto__'),
  fc.jsonValue({ maxDepth: 1 }),
  { minKeys: 1, maxKeys: 2 },
);
const turn = fc.record(
  {
    role: fc.constantFrom(...ROLES),
    text: words,
    at: instant,
    startMs: fc.nat(9999),
    endMs: fc.integer({ min: 9999, max: 20_000 }),
    speaker: fc.constantFrom('客服小林', 'Rui', '系统', 'x'),
    attributes,
  },
  { requiredKeys: ['role', 'text'] },
);
const conversations = fc
  .record(
    {
      id: fc.uuid(),
      channel: fc.constantFrom(...CHANNELS),
      language: fc.constantFrom(...LANGUAGES),
      startedAt: instant,
      agent: fc.record({ id: fc.uuid(), name: words }),
      turns: fc.array(turn, { maxLength: 5 }),
      attributes,
    },
    { requiredKeys: ['id', 'channel', 'turns'] },
  )
  .map((conversation) => JSON.parse(JSON.stringify(conversation)) as Conversation);

const analysis: Analysis = {
  id: 'c',
  language: 'zh',
  signals: [{ type: 'agent.empathy', turn: 0, start: 0, end: 2, confidence: 0.8, detector: 'lexicon' }],
  rules: [],
  evaluations: [
    { scorecard: 'general-service', version: '1', score: 80, sections: [], autoFailed: [], answers: [] },
    { scorecard: 'telecom', version: '2', score: null, sections: [], autoFailed: [], answers: [] },
  ],
  metrics: { turns: 1, turnsByRole: {}, charactersByRole: {} },
};

describe('writing a vCon', () => {
  it('and reading it gives the same conversation', () => {
    fc.assert(
      fc.property(conversations, fc.boolean(), (conversation, analysed) => {
        const written = JSON.parse(
          JSON.stringify(toVcon(conversation, analysed ? analysis : undefined)),
        ) as Json;
        const result = fromVcon(written);
        expect(result).toMatchObject({ ok: true });
        expect(result.ok && result.conversation).toEqual(conversation);
      }),
    );
  });

  it('is the same twice, and another for another conversation', () => {
    const one: Conversation = { id: 'c', channel: 'chat', turns: [{ role: 'agent', text: 'a' }] };
    expect(toVcon(one, analysis)).toEqual(toVcon(structuredClone(one), analysis));
    expect(toVcon(one)['uuid']).not.toBe(toVcon({ ...one, id: 'd' })['uuid']);
    expect(toVcon(one)['uuid']).toMatch(
      /^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
    );
  });

  it('carries what was found as reports with our vendor, a versioned schema and a hash', () => {
    const written = toVcon({ id: 'c', channel: 'chat', turns: [{ role: 'agent', text: 'a' }] }, analysis);
    const reports = written['analysis'] as Json[];
    expect(reports.map(({ type, vendor, schema, dialog }) => [type, vendor, schema, dialog])).toEqual([
      ['report', 'tingzhen', 'tingzhen-findings/1', [0]],
      ['report', 'tingzhen', 'tingzhen-evaluation/1', [0]],
      ['report', 'tingzhen', 'tingzhen-evaluation/1', [0]],
    ]);
    for (const report of reports) expect(report['content_hash']).toBe(contentHash(report['body'] as string));
    expect(JSON.parse(reports[1]!['body'] as string)).toEqual(analysis.evaluations[0]);
  });

  it('whose text was changed afterwards is refused', () => {
    const written = toVcon({ id: 'c', channel: 'chat', turns: [{ role: 'agent', text: 'no refund' }] });
    (written['dialog'] as Json[])[0]!['body'] = 'refund';
    expect(fromVcon(written)).toMatchObject({ ok: false, problems: [{ code: 'wrong-content-hash' }] });
  });
});
