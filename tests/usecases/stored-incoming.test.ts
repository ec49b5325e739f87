import { expect, test } from 'vitest';
import type { Incoming } from '../../src/conversation/message/incoming.ts';
import { incomingIn } from '../../src/usecases/stored-incoming.ts';

// Word for word as version 0.1.0 wrote it into `inbox.payload`.
const OF_0_1_0 =
  '{"secret":{"kind":"secret","chat":{"externalId":"-100200","threadId":null,"type":"group","title":"Sở Xây dựng"},"person":{"externalId":"77","name":"Lan","anonymous":false},"messageId":"12","album":"9","edited":false,"marking":"TỐI MẬT"}}';

/** Tells what it was given. */
function decode(payload: unknown): Incoming {
  return { kind: 'nothing', why: JSON.stringify(payload) };
}

test('a message that 0.1.0 kept without its text is read whole, and decoded by nobody', () => {
  const { secret } = JSON.parse(OF_0_1_0) as { secret: unknown };
  expect(incomingIn(OF_0_1_0, decode)).toEqual(secret);
});

test.each(['{"update_id":1,"message":{"message_id":2,"secret":"of the messenger\'s"}}', '{}', '[]', 'null', '"text"'])(
  '%s was stored as delivered, and its messenger decodes it',
  (json) => {
    expect(incomingIn(json, decode)).toEqual({ kind: 'nothing', why: json });
  },
);

test.each([
  ['{"secret":{', 'no JSON'],
  [OF_0_1_0.replace('"TỐI MẬT"', '"RẤT MẬT"'), /^secret\.marking: /u],
  [OF_0_1_0.replace('"messageId":"12",', ''), /^secret\.messageId: /u],
  ['{"secret":null}', /^secret: /u],
])('%s is unreadable, and why is said', (json, why) => {
  expect(incomingIn(json, decode)).toEqual({
    kind: 'unreadable',
    why: (typeof why === 'string' ? why : expect.stringMatching(why)) as string,
  });
});
