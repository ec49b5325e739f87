import {
  startTelegramDouble,
  type Chat,
  type Person,
  type Rule,
  type TelegramDouble,
  type Update,
} from '../doubles/telegram-double.ts';
import type { Dice } from './dice.ts';
import { nameOf } from './offices.ts';
import { createPostman } from './postman.ts';
import type { Door, Manner, Sending, Town, Watcher } from './town.ts';

const SECRET = 'a-secret-of-the-chaos-harness';
const HTML = '<html><body><h1>502 Bad Gateway</h1></body></html>';
const SLOW_BYTES_PER_SECOND = 10_240;

export interface TelegramTown extends Town {
  readonly double: TelegramDouble;
  /** What goes wrong with the next message to an office. */
  fault(place: string, fault: Fault): void;
  /** The basic group of an office becomes a supergroup. */
  move(place: string): void;
}

/**
 * `places` are codes of offices; every third chat begins as a basic group, which may move. By webhook an update is posted
 * until it is answered 200, one at a time for each chat.
 */
export async function openTelegramTown(places: readonly string[], manner: Manner, door: Door): Promise<TelegramTown> {
  let watcher: Watcher | null = null;
  const double = await startTelegramDouble({
    observe(method, moment) {
      if (method === 'sendMessage') watcher?.('send', moment);
      if (method === 'getUpdates') watcher?.('receive', moment);
    },
  });
  const url = `http://127.0.0.1:${String(door.port)}/webhook/telegram`;
  const postman = createPostman(() => watcher);
  const posted = new Set<number>();
  const chats = new Map<string, Chat>();
  const people = new Map<string, Person>();
  const placeOf = new Map<number, string>();
  if (manner === 'webhook') double.registerWebhook(`${door.publicUrl}/webhook/telegram`, SECRET);
  for (const place of places) {
    const chat = placeOf.size % 3 === 0 ? double.group(nameOf(place)) : double.supergroup(nameOf(place));
    chats.set(place, chat);
    placeOf.set(chat.id, place);
    people.set(place, double.person(`Đầu mối ${place}`));
  }

  function chatOf(place: string): Chat {
    const chat = chats.get(place);
    if (chat === undefined) throw new Error(`No chat of ${place}`);
    return chat;
  }

  function move(place: string): void {
    const moved = double.migrate(chatOf(place));
    chats.set(place, moved);
    placeOf.set(moved.id, place);
  }

  function postWhatIsNew(): void {
    if (manner !== 'webhook') return;
    for (const update of double.pending()) {
      if (posted.has(update.update_id)) continue;
      posted.add(update.update_id);
      postman.carry(String(chatIn(update)), () => double.post(url, update));
    }
  }

  return {
    double,
    fault(place, fault) {
      double.when({ method: 'sendMessage', chatId: chatOf(place).id, ...fault });
    },
    move(place) {
      move(place);
      postWhatIsNew();
    },
    name: 'telegram',
    manner,
    settings: {
      TELEGRAM_BOT_TOKEN: double.token,
      TELEGRAM_API_ROOT: double.apiRoot,
      TELEGRAM_MODE: manner,
      ...(manner === 'webhook' ? { TELEGRAM_WEBHOOK_SECRET: SECRET } : {}),
    },
    keeps: true,
    slash: '/',
    say(place, text) {
      const from = people.get(place);
      if (from !== undefined) double.message({ chat: chatOf(place), from, text });
      postWhatIsNew();
      return { isOwed: () => true };
    },
    sent: () =>
      double.callsOf('sendMessage').flatMap(({ outcome, payload, at, answeredAt }): Sending[] => {
        const place = placeOf.get(Number(payload.chat_id));
        if (outcome !== 'accepted' || place === undefined) return [];
        return [{ place, text: String(payload.text), at, answeredAt }];
      }),
    waiting: () => (manner === 'webhook' ? postman.waiting() : double.pending().length),
    greetings: () => double.callsOf(manner === 'webhook' ? 'getWebhookInfo' : 'getUpdates').length,
    watch(next) {
      watcher = next;
    },
    upset(dice, open) {
      double.calm();
      for (let faults = dice.int(0, 2); faults > 0; faults -= 1) {
        double.when({ method: 'sendMessage', chatId: chatOf(dice.drawn(open)).id, ...badSend(dice) });
      }
      double.when({ method: 'sendMessage', times: dice.int(0, 8), delayMs: dice.int(1, 40) });
      postman.upset(dice);
      // grammY rests for three seconds after a failed poll: rarely, or the program would do nothing else.
      if (dice.chance(0.08)) double.when({ method: 'getUpdates', ...badPoll(dice) });
      if (dice.chance(0.3)) double.mixNext((batch, past) => dice.shuffle([...past.slice(-dice.int(0, 3)), ...batch]));
      const basic = open.filter((place) => chatOf(place).type === 'group');
      if (basic.length > 0 && dice.chance(0.1)) move(dice.drawn(basic));
      postWhatIsNew();
    },
    calm() {
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

function chatIn(update: Update): number {
  return (update.message as { chat: Chat }).chat.id;
}

export type Fault = Omit<Rule, 'method'>;

function badSend(dice: Dice): Fault {
  return dice.pick<Fault>([
    { dropResponse: true },
    { truncate: true },
    { dropRequest: true },
    { stall: true },
    { bytesPerSecond: SLOW_BYTES_PER_SECOND },
    { rawBody: HTML, status: 500 },
    { rawBody: HTML, status: 502 },
    { rawBody: HTML, status: 503 },
    { reply: { error_code: 500, description: 'Internal Server Error' } },
    { reply: { error_code: 429, description: 'Too Many Requests', parameters: { retry_after: 1 } } },
    { reply: { error_code: 429, description: 'Too Many Requests', parameters: { retry_after: 60 } } },
    { reply: { error_code: 429, description: 'Too Many Requests', parameters: { retry_after: 3600 } } },
    { reply: { error_code: 429, description: 'Too Many Requests' } },
  ]);
}

function badPoll(dice: Dice): Fault {
  return dice.pick<Fault>([
    { dropResponse: true },
    { dropRequest: true },
    { stall: true },
    { rawBody: HTML, status: 502 },
    { rawBody: '{"ok":tru', status: 200 },
    { reply: { error_code: 429, description: 'Too Many Requests', parameters: { retry_after: 1 } } },
  ]);
}
