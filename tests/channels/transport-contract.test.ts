import { createRehearsalChannel } from '../../src/channels/rehearsal/rehearsal-channel.ts';
import { startTelegramDouble } from '../lab/doubles/telegram-double.ts';
import { startZaloDouble } from '../lab/doubles/zalo-double.ts';
import { makeRig as makeTelegramRig } from './telegram/start-channel.ts';
import { networkTransportContract, transportContract } from './transport-contract.ts';
import type { Trouble } from './transport-contract.ts';
import { makeRig as makeZaloRig } from './zalo/start-channel.ts';

/** How each trouble looks over HTTP; both doubles take these rules. */
const HTTP_TROUBLES = {
  'a refusal': { reply: { error_code: 400, description: 'Bad Request: message is too long' } },
  'too many messages': { reply: { error_code: 429, description: 'Too Many Requests' } },
  'a fault of the server': { reply: { error_code: 500, description: 'Internal Server Error' } },
  'a page of a proxy': { rawBody: '<html>502 Bad Gateway</html>', status: 502 },
  'a lost answer': { dropResponse: true },
  'a lost request': { dropRequest: true },
} as const satisfies Record<Trouble, object>;

networkTransportContract('Telegram', async () => {
  const double = await startTelegramDouble();
  const { channel } = makeTelegramRig(double);
  const chat = double.supergroup('Sở Xây dựng');
  return {
    transport: channel.transport,
    to: { externalId: String(chat.id), threadId: null, type: 'group' },
    closed: { externalId: '-100', threadId: null, type: 'group' },
    arrived: () => double.sent(chat).map(({ text }) => text ?? ''),
    trouble(trouble) {
      double.when({ method: 'sendMessage', ...HTTP_TROUBLES[trouble] });
    },
    close: () => double.close(),
  };
});

networkTransportContract('Zalo', async () => {
  const double = await startZaloDouble();
  const { channel } = makeZaloRig(double);
  const chat = double.group();
  return {
    transport: channel.transport,
    to: { externalId: chat.id, threadId: null, type: 'group' },
    closed: { externalId: 'zgr-unknown', threadId: null, type: 'group' },
    arrived: () => double.sent(chat).map(({ text }) => text),
    trouble(trouble) {
      double.when({ method: 'sendMessage', ...HTTP_TROUBLES[trouble] });
    },
    close: () => double.close(),
  };
});

transportContract('the rehearsal', () =>
  Promise.resolve({
    transport: createRehearsalChannel().transport,
    to: { externalId: 'nhom-1', threadId: null, type: 'group' },
    close: () => Promise.resolve(),
  }),
);
