import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Accepted } from '#contract/files/reading.ts';
import type { Conversation } from '#core/conversation/schema.ts';
import { redactConversations } from './redact-conversations.ts';
import type { RedactionStyleName } from './redaction-styles.ts';

async function redacted(
  conversations: readonly Conversation[],
  style: RedactionStyleName,
): Promise<Conversation[]> {
  const results: Conversation[] = [];
  await redactConversations(
    { files: ['f'], style },
    {
      async *read() {
        for (const conversation of conversations)
          yield { ok: true, conversation, source: { file: 'f' }, warnings: [] } satisfies Accepted;
      },
      result: (conversation) => {
        results.push(conversation);
      },
      reject: ({ problems }) => expect.unreachable(JSON.stringify(problems)),
      progress: () => {},
      signal: new AbortController().signal,
    },
  );
  return results;
}

const mobile = fc.integer({ min: 13_800_000_000, max: 13_999_999_999 }).map(String);
const known = fc.oneof(
  mobile,
  mobile.map((number) => `+86${number}`),
  mobile.map((number) => `u${number}@example.com`),
);

describe('conversations of customers who are known by a number or an address', () => {
  it('tell neither in any id, and stay as many conversations and customers as they were', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(known, { minLength: 1, maxLength: 6 }),
        fc.constantFrom<RedactionStyleName>('label', 'keep'),
        async (callers, style) => {
          const results = await redacted(
            callers.map((id, index) => ({
              id: `${id}-${index}`,
              channel: 'chat',
              customer: { id },
              turns: [{ role: 'customer', text: '你好' }],
            })),
            style,
          );
          const written = JSON.stringify(results);
          for (const id of callers) expect(written).not.toContain(/\d{11}/.exec(id)![0]);
          expect(new Set(results.map(({ id }) => id)).size).toBe(callers.length);
          const customers = results.map(({ customer }) => customer!.id);
          const firstOf = (ids: readonly string[]) => ids.map((id) => ids.indexOf(id));
          expect(firstOf(customers)).toEqual(firstOf(callers));
        },
      ),
      { numRuns: 30 },
    );
  });

  it('have ids by which nobody can be found again, not even with the ids of another run', async () => {
    const one: Conversation = {
      id: '13812345678',
      channel: 'chat',
      customer: { id: '13812345678' },
      turns: [],
    };
    const [first] = await redacted([one], 'label');
    const [second] = await redacted([one], 'label');
    expect(first!.id).toMatch(/^\[手机号\]-[a-p]{16}$/);
    expect(first!.customer!.id).toBe(first!.id);
    expect(second!.id).not.toBe(first!.id);
  });

  it('keep ids without personal data as they are', async () => {
    const one: Conversation = { id: 'c-1', channel: 'chat', customer: { id: 'u-9' }, turns: [] };
    expect(await redacted([one], 'label')).toMatchObject([{ id: 'c-1', customer: { id: 'u-9' } }]);
  });
});
