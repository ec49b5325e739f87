import {
  startZaloDouble,
  type ZaloChat,
  type ZaloDouble,
  type ZaloPerson,
  type ZaloUpdate,
} from '../doubles/zalo-double.ts';
import type { Dice } from './dice.ts';
import { createPostman } from './postman.ts';
import type { Door, Manner, Said, Sending, Town, Watcher } from './town.ts';

const SECRET = 'another-secret-of-the-chaos-harness';
const HTML = '<html><body><h1>502 Bad Gateway</h1></body></html>';
const SLOW_BYTES_PER_SECOND = 10_240;

export interface ZaloTown extends Town {
  readonly double: ZaloDouble;
  /** What goes wrong with the next message to an office. */
  fault(place: string, fault: Fault): void;
}

/**
 * By webhook an update is posted until it is answered 200, sometimes twice at once and sometimes again after that. Polled,
 * it is handed out once, and lost when nobody asks: the bot owes only what it had when it came for more. `places` are codes
 * of offices.
 */
export async function openZaloTown(places: readonly string[], manner: Manner, door: Door): Promise<ZaloTown> {
  let watcher: Watcher | null = null;
  const double = await startZaloDouble({
    observe(method, moment) {
      if (method === 'sendMessage') watcher?.('send', moment);
      if (method === 'getUpdates') watcher?.('receive', moment);
    },
  });
  const url = `http://127.0.0.1:${String(door.port)}/webhook/zalo`;
  const postman = createPostman(() => watcher);
  const chats = new Map<string, ZaloChat>(places.map((place) => [place, double.group()]));
  const people = new Map<string, ZaloPerson>(places.map((place) => [place, double.person(`Đầu mối ${place}`)]));
  const placeOf = new Map([...chats].map(([place, { id }]) => [id, place]));
  /** Handed out to a program that ended without coming for more. */
  const perhapsLost = new Set<ZaloUpdate>();
  if (manner === 'webhook') double.registerWebhook(`${door.publicUrl}/webhook/zalo`, SECRET);

  function saidByPolling(update: ZaloUpdate): Said {
    return {
      isOwed() {
        const number = double.consumed.indexOf(update);
        return number >= 0 && number < double.askedAgainAfter() && !perhapsLost.has(update);
      },
    };
  }

  return {
    double,
    fault(place, fault) {
      double.when({ method: 'sendMessage', chatId: chats.get(place)?.id ?? '', ...fault });
    },
    name: 'zalo',
    manner,
    settings: {
      ZALO_BOT_TOKEN: double.token,
      ZALO_API_ROOT: double.apiRoot,
      ZALO_MODE: manner,
      ...(manner === 'webhook' ? { ZALO_WEBHOOK_SECRET: SECRET } : {}),
      ZALO_MONTHLY_QUOTA: '1000000',
      ZALO_GROUP_LIMIT: '1000',
    },
    keeps: manner === 'webhook',
    slash: '',
    say(place, text) {
      const [chat, from] = [chats.get(place), people.get(place)];
      if (chat === undefined || from === undefined) throw new Error(`No chat of ${place}`);
      const update = double.message({ chat, from, text, mention: true });
      if (manner === 'polling') return saidByPolling(update);
      postman.carry(chat.id, async () => (await double.post(url, SECRET, update)).status);
      return { isOwed: () => true };
    },
    sent: () =>
      double.callsOf('sendMessage').flatMap(({ outcome, payload, at }): Sending[] => {
        const place = placeOf.get(String(payload.chat_id));
        if (outcome !== 'accepted' || place === undefined) return [];
        return [{ place, text: String(payload.text), at, answeredAt: null }];
      }),
    waiting: () => postman.waiting(),
    greetings: () => double.callsOf(manner === 'webhook' ? 'getWebhookInfo' : 'getUpdates').length,
    watch(next) {
      watcher = next;
    },
    upset(dice, open) {
      for (const update of double.consumed.slice(double.askedAgainAfter())) perhapsLost.add(update);
      double.calm();
      postman.upset(dice);
      if (dice.chance(0.5)) {
        double.when({ method: 'sendMessage', chatId: chats.get(dice.drawn(open))?.id ?? '', ...badSend(dice) });
      }
      if (dice.chance(0.08)) double.when({ method: 'getUpdates', ...badPoll(dice) });
    },
    calm() {
      for (const update of double.consumed.slice(double.askedAgainAfter())) perhapsLost.add(update);
      double.calm();
      postman.calm();
    },
    until: (holds, withinMs) =>
      double.waitFor(holds, withinMs).then(
        () => true,
        () => false,
      ),
    async close() {
      await postman.close();
      await double.close();
    },
  };
}

export type Fault = Omit<Parameters<Awaited<ReturnType<typeof startZaloDouble>>['when']>[0], 'method'>;

function badSend(dice: Dice): Fault {
  return dice.pick<Fault>([
    { dropResponse: true },
    { truncate: true },
    { dropRequest: true },
    { stall: true },
    { bytesPerSecond: SLOW_BYTES_PER_SECOND },
    { rawBody: HTML, status: 502 },
    { reply: { error_code: 408, description: 'Request Timeout' } },
    { reply: { error_code: 403, description: 'Internal Server Error' } },
    { reply: { error_code: 429, description: 'Quota exceeded' } },
  ]);
}

function badPoll(dice: Dice): Fault {
  return dice.pick<Fault>([
    { dropRequest: true },
    { stall: true },
    { rawBody: HTML, status: 502 },
    { reply: { error_code: 403, description: 'Internal Server Error' } },
  ]);
}
