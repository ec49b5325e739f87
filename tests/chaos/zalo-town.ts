import { setTimeout as sleep } from 'node:timers/promises';
import { startZaloDouble, type ZaloChat, type ZaloPerson, type ZaloUpdate } from '../support/zalo-double.ts';
import type { Dice } from './dice.ts';
import { freePort } from './free-port.ts';
import type { Sending, Town } from './town.ts';

const SECRET = 'a-secret-of-the-chaos-harness';
/** As registered; the posts go straight to the door behind it. */
const PUBLIC_URL = 'https://dondoc.example.vn';
const HTML = '<html><body><h1>502 Bad Gateway</h1></body></html>';
const REPOST_MS = 120;
/** A post that got no answer in this time counts as failed. */
const POST_TIMEOUT_MS = 5_000;

/**
 * Zalo in webhook mode: an update is posted until it is answered 200, sometimes twice at once and sometimes again after
 * that. `places` are codes of offices.
 */
export async function openZaloTown(places: readonly string[]): Promise<Town> {
  const double = await startZaloDouble();
  const port = await freePort();
  const url = `http://127.0.0.1:${String(port)}/webhook/zalo`;
  double.registerWebhook(`${PUBLIC_URL}/webhook/zalo`, SECRET);
  const chats = new Map<string, ZaloChat>(places.map((place) => [place, double.group()]));
  const people = new Map<string, ZaloPerson>(places.map((place) => [place, double.person(`Đầu mối ${place}`)]));
  const placeOf = new Map([...chats].map(([place, { id }]) => [id, place]));
  const posting = new Set<Promise<void>>();
  const state = { twin: false, again: false, closed: false };

  async function post(update: ZaloUpdate): Promise<boolean> {
    const late = sleep(POST_TIMEOUT_MS, null, { ref: false });
    const answer = await Promise.race([double.post(url, SECRET, update).catch(() => null), late]);
    return answer?.status === 200;
  }

  async function postUntilTaken(update: ZaloUpdate): Promise<void> {
    const { twin, again } = state;
    while (!state.closed) {
      const tries = await Promise.all([post(update), ...(twin ? [post(update)] : [])]);
      if (tries.includes(true)) break;
      await sleep(REPOST_MS);
    }
    if (again) await post(update);
  }

  return {
    name: 'zalo',
    settings: {
      ZALO_BOT_TOKEN: double.token,
      ZALO_API_ROOT: double.apiRoot,
      ZALO_MODE: 'webhook',
      ZALO_WEBHOOK_SECRET: SECRET,
      ZALO_MONTHLY_QUOTA: '1000000',
      ZALO_GROUP_LIMIT: '1000',
      PUBLIC_URL,
      PORT: String(port),
    },
    say(place, text) {
      const [chat, from] = [chats.get(place), people.get(place)];
      if (chat === undefined || from === undefined) throw new Error(`No chat of ${place}`);
      const task = postUntilTaken(double.message({ chat, from, text, mention: true }));
      posting.add(task);
      void task.finally(() => posting.delete(task));
    },
    sent: () =>
      double.callsOf('sendMessage').flatMap(({ outcome, payload, at }): Sending[] => {
        const place = placeOf.get(String(payload.chat_id));
        if (outcome !== 'accepted' || place === undefined) return [];
        return [{ place, text: String(payload.text), at, answeredAt: null }];
      }),
    waiting: () => posting.size,
    callsOf: (method) => double.callsOf(method).length,
    upset(dice, open) {
      double.calm();
      state.twin = dice.chance(0.2);
      state.again = dice.chance(0.2);
      if (dice.chance(0.5)) {
        const [first = '', ...rest] = open;
        double.when({
          method: 'sendMessage',
          chatId: chats.get(dice.pick([first, ...rest]))?.id ?? '',
          ...fault(dice),
        });
      }
    },
    calm() {
      double.calm();
      Object.assign(state, { twin: false, again: false });
    },
    until: (holds, withinMs) =>
      double.waitFor(holds, withinMs).then(
        () => true,
        () => false,
      ),
    async close() {
      state.closed = true;
      await Promise.all(posting);
      await double.close();
    },
  };
}

type Fault = Omit<Parameters<Awaited<ReturnType<typeof startZaloDouble>>['when']>[0], 'method'>;

function fault(dice: Dice): Fault {
  return dice.pick<Fault>([
    { dropResponse: true },
    { dropRequest: true },
    { rawBody: HTML, status: 502 },
    { reply: { error_code: 408, description: 'Request Timeout' } },
    { reply: { error_code: 403, description: 'Internal Server Error' } },
  ]);
}
