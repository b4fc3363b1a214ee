import { describe, expect, it } from 'vitest';
import { errorsOf, readAll, readGood } from '../fixtures/files.ts';

const NOTICES =
  '<p align="center">Chat Started: Monday, January 05, 2026, 09:00:00 (+0800)</p><p align="center">Chat Origin: Web</p>';
const BODY = `${NOTICES}<p align="center">Agent Lin Wu</p>( 12s ) Lin Wu: Hello &amp; welcome<br>( 1m 5s ) Rui: My kettle leaks<br>since Monday<br>( 1h 2m 3s ) Lin Wu: I am sorry<br><p align="center">Chat Transferred From Lin Wu To Mei</p>( 1h 3m 0s ) Mei: A new one is on its way<br>`;

const CHAT = {
  channel: 'chat',
  startedAt: '2026-01-05T09:00:00+08:00',
  agent: { name: 'Lin Wu' },
  turns: [
    { role: 'agent', speaker: 'Lin Wu', text: 'Hello & welcome', at: '2026-01-05T09:00:12+08:00' },
    {
      role: 'customer',
      speaker: 'Rui',
      text: 'My kettle leaks\nsince Monday',
      at: '2026-01-05T09:01:05+08:00',
    },
    { role: 'agent', at: '2026-01-05T10:02:03+08:00' },
    { role: 'agent', speaker: 'Mei', text: 'A new one is on its way' },
  ],
};

const cell = (text: string) => `"${text.replaceAll('"', '""')}"`;

describe('a chat transcript of Salesforce', () => {
  it('is read from a table of them, with who and when', async () => {
    const rows = `Id,Name,ChatKey,Body,EndedBy,OwnerId\n5701,00000042,k-1,${cell(BODY)},Visitor,005a\n`;
    const [chat] = await readGood('chats.csv', rows);
    expect(chat).toMatchObject({ id: '5701', ...CHAT });
    expect(chat?.attributes).toMatchObject({
      origin: 'Web',
      notices: ['Chat Transferred From Lin Wu To Mei'],
      EndedBy: 'Visitor',
    });
  });

  it('is read from records as the interface gives them', async () => {
    const records = [
      { attributes: { type: 'LiveChatTranscript' }, Id: '5701', Body: BODY, Status: 'Completed' },
    ];
    expect(await readGood('chats.json', JSON.stringify(records))).toMatchObject([{ id: '5701', ...CHAT }]);
  });

  it('has a visitor and a bot by their usual names', async () => {
    const body = `${NOTICES}( 2s ) Chatbot: How can I help?<br>( 9s ) Visitor: A person please<br>`;
    expect(await readGood('c.json', JSON.stringify({ Id: 'x', Body: body }))).toMatchObject([
      { turns: [{ role: 'bot' }, { role: 'customer' }] },
    ]);
  });

  it('that the visitor left before anybody came has no turns', async () => {
    expect(await readGood('c.ndjson', `${JSON.stringify({ Id: 'y', Body: NOTICES })}\n`)).toMatchObject([
      { id: 'y', startedAt: CHAT.startedAt, turns: [] },
    ]);
  });

  it('in which nobody is named an agent is refused', async () => {
    const body = `${NOTICES}( 2s ) Ann: Hi<br>( 9s ) Bob: Hello<br>`;
    expect(errorsOf(await readAll('c.ndjson', `${JSON.stringify({ Id: 'x', Body: body })}\n`))).toMatchObject(
      [{ code: 'unknown-role' }, { code: 'unknown-role' }],
    );
  });
});
