import { expect, test } from 'vitest';
import { write } from '../../src/conversation/compose/write.ts';
import { sendOne } from '../../src/outbox/carrier.ts';
import { BotRefused, type SendOutcome } from '../../src/outbox/transport.ts';
import { messenger, openPostOffice } from './post-office.ts';

async function outcomeOf(answer: () => SendOutcome): Promise<SendOutcome> {
  const office = await openPostOffice();
  return sendOne(messenger(answer), office.chatNow(office.chat('A')), write(['chào']));
}

test('a bot that is refused pauses its messenger for a minute, and the message stays to be sent', async () => {
  const refused = await outcomeOf(() => {
    throw new BotRefused('the token was withdrawn');
  });
  expect(refused).toEqual({ kind: 'retry', afterMs: 60_000, scope: 'channel', why: 'the token was withdrawn' });
});

test('any other exception leaves the fate of this message alone unknown', async () => {
  const broken = await outcomeOf(() => {
    throw new TypeError('a bug');
  });
  expect(broken).toEqual({ kind: 'unknown', why: 'a bug' });
});
