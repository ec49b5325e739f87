import { startTelegramDouble, type Chat, type Person, type Rule } from '../support/telegram-double.ts';
import type { Dice } from './dice.ts';
import { nameOf } from './offices.ts';
import type { Sending, Town } from './town.ts';

const HTML = '<html><body><h1>502 Bad Gateway</h1></body></html>';

/** `places` are codes of offices; every third chat begins as a basic group, which may move. */
export async function openTelegramTown(places: readonly string[]): Promise<Town> {
  const double = await startTelegramDouble();
  const chats = new Map<string, Chat>();
  const people = new Map<string, Person>();
  const placeOf = new Map<number, string>();
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

  return {
    name: 'telegram',
    settings: { TELEGRAM_BOT_TOKEN: double.token, TELEGRAM_API_ROOT: double.apiRoot },
    say(place, text) {
      const from = people.get(place);
      if (from !== undefined) double.message({ chat: chatOf(place), from, text });
    },
    sent: () =>
      double.callsOf('sendMessage').flatMap(({ outcome, payload, at, answeredAt }): Sending[] => {
        const place = placeOf.get(Number(payload.chat_id));
        if (outcome !== 'accepted' || place === undefined) return [];
        return [{ place, text: String(payload.text), at, answeredAt }];
      }),
    waiting: () => double.pending().length,
    callsOf: (method) => double.callsOf(method).length,
    upset(dice, open) {
      double.calm();
      for (let faults = dice.int(0, 2); faults > 0; faults -= 1) {
        double.when({ method: 'sendMessage', chatId: chatOf(drawn(dice, open)).id, ...badSend(dice) });
      }
      double.when({ method: 'sendMessage', times: dice.int(0, 8), delayMs: dice.int(1, 40) });
      // grammY rests for three seconds after a failed poll: rarely, or the program would do nothing else.
      if (dice.chance(0.08)) double.when({ method: 'getUpdates', ...badPoll(dice) });
      if (dice.chance(0.3)) double.mixNext((batch, past) => dice.shuffle([...past.slice(-dice.int(0, 3)), ...batch]));
      const basic = open.filter((place) => chatOf(place).type === 'group');
      if (basic.length > 0 && dice.chance(0.1)) move(drawn(dice, basic));
    },
    calm() {
      double.calm();
    },
    until: (holds, withinMs) =>
      double.waitFor(holds, withinMs).then(
        () => true,
        () => false,
      ),
    close: () => double.close(),
  };
}

type Fault = Omit<Rule, 'method'>;

function badSend(dice: Dice): Fault {
  return dice.pick<Fault>([
    { dropResponse: true },
    { dropRequest: true },
    { rawBody: HTML, status: 502 },
    { reply: { error_code: 500, description: 'Internal Server Error' } },
    { reply: { error_code: 429, description: 'Too Many Requests', parameters: { retry_after: 1 } } },
    { reply: { error_code: 429, description: 'Too Many Requests' } },
  ]);
}

function badPoll(dice: Dice): Fault {
  return dice.pick<Fault>([
    { dropResponse: true },
    { dropRequest: true },
    { rawBody: HTML, status: 502 },
    { rawBody: '{"ok":tru', status: 200 },
    { reply: { error_code: 429, description: 'Too Many Requests', parameters: { retry_after: 1 } } },
  ]);
}

function drawn(dice: Dice, list: readonly string[]): string {
  const [first = '', ...rest] = list;
  return dice.pick([first, ...rest]);
}
