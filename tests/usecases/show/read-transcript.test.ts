import { afterEach, beforeEach, expect, test } from 'vitest';
import { decodePayload } from '../../../src/channels/rehearsal/decode-payload.ts';
import { readTranscript } from '../../../src/usecases/show/read-transcript.ts';
import { people } from '../../people.ts';
import type { Office } from '../../support/office.ts';
import { openLinked } from '../../support/office/linked-office.ts';

const CHAT = '{"externalId":"-4100001","threadId":null,"type":"group","title":"Sở Xây dựng"}';
const LAN = '{"externalId":"5100000004","name":"Trần Thị Lan","anonymous":false}';

/** Word for word as versions of the program wrote them. */
const HEARD = {
  'a message of 0.1.0': `{"kind":"message","chat":${CHAT},"person":${LAN},"messageId":"106","edited":false,"text":"#1 70%","files":[],"album":null,"replyTo":null,"addressed":true}`,
  'a press of 0.1.0': `{"kind":"press","chat":${CHAT},"person":${LAN},"messageId":"107","action":{"kind":"undo","event":9}}`,
  'a message of another chat': `{"kind":"message","chat":{"externalId":"-4100009","threadId":null,"type":"group","title":"Khác"},"person":${LAN},"messageId":"108","edited":false,"text":"#2 xong","files":[],"album":null,"replyTo":null,"addressed":true}`,
  'a message kept without its text': `{"secret":{"kind":"secret","chat":${CHAT},"person":${LAN},"messageId":"109","album":null,"edited":false,"marking":"MẬT"}}`,
  'a kind that this version does not know': `{"kind":"poll","chat":${CHAT},"person":${LAN},"question":"?"}`,
  'a message whose field is of another type': `{"kind":"message","chat":${CHAT},"person":${LAN},"messageId":110,"edited":false,"text":"#3 xong","files":[],"album":null,"replyTo":null,"addressed":true}`,
  'half a message': `{"kind":"message","chat":${CHAT},"person":`,
};

const SAID = {
  'a receipt of 0.1.0':
    '{"kind":"message","message":{"text":"Đã ghi nhận: 70 %.","bold":[{"offset":0,"length":11}],"buttons":[[{"label":"Hoàn tác","action":{"kind":"undo","event":9}}]],"howToAnswer":null,"replyTo":"106","topic":{"id":null},"silent":false}}',
  'a receipt without its buttons': '{"kind":"message","message":{"text":"Đã ghi nhận.","bold":[]}}',
  'half a receipt': '{"kind":"message","message":{"te',
};

let office: Office;

beforeEach(async () => {
  office = await openLinked({ programme: [] }, { SXD: people.lan });
});

afterEach(() => {
  office.close();
});

function hears(payload: string): void {
  const count = office.database.raw.prepare('select count(*) from inbox').pluck().get();
  office.database.raw
    .prepare(
      `insert into inbox (channel, update_key, payload, received_at, state) values ('rehearsal', ?, ?, '2022-06-20T02:00:00.000Z', 'handled')`,
    )
    .run(`test/${String(count)}`, payload);
}

function says(payload: string, messageId: string): void {
  office.database.raw
    .prepare(
      `insert into outbox (key, chat_id, kind, payload, unprompted, due_at, state, message_id, created_at, settled_at)
       select ?, id, 'receipt', ?, 0, '2022-06-20T01:59:00.000Z', 'sent', ?, '2022-06-20T01:59:00.000Z', '2022-06-20T02:00:00.000Z'
       from chat where external_id = '-4100001'`,
    )
    .run(`test/${messageId}`, payload, messageId);
}

function transcript(): readonly unknown[] {
  return office.database.read((tx) => {
    const chat = { id: 1, externalId: '-4100001' };
    const own = readTranscript(tx, chat, decodePayload, 20).slice(-20);
    return own.map((one) => (one.kind === 'press' ? `${one.person.name} bấm ${one.label}` : one.text));
  });
}

test.each([
  ['a message of 0.1.0', ['#1 70%']],
  ['a message of another chat', []],
  ['a message kept without its text', []],
  ['a kind that this version does not know', []],
  ['a message whose field is of another type', []],
  ['half a message', []],
] as const)('%s is read, or left out of the transcript without harm to the rest', (name, expected) => {
  const before = transcript();
  hears(HEARD[name]);
  expect(transcript()).toEqual([...before, ...expected]);
});

test('a press is shown by the words of the button under the message that carried it, of whatever version', () => {
  says(SAID['a receipt of 0.1.0'], '107');
  hears(HEARD['a press of 0.1.0']);
  expect(transcript().slice(-2)).toEqual(['Trần Thị Lan bấm Hoàn tác', 'Đã ghi nhận: 70 %.']);
});

test.each(['a receipt without its buttons', 'half a receipt'] as const)('%s is left out', (name) => {
  const before = transcript();
  says(SAID[name], '107');
  expect(transcript()).toEqual(before);
});
