/** What may be posted to us that is no ordinary update, and an ordinary one a hundred times at once. */

import { receiptsBy } from '../ledger.ts';
import type { Update } from '../../doubles/telegram-double.ts';
import { allAnswered, fateOf, inScene, report, type Finding } from './scene.ts';

const TIMES = 100;
const MEGABYTE = 1_048_576;
const GAP = 10_000;
/** Emoji with joiners, a right-to-left override, a NUL, an unpaired surrogate, letters with accents apart. */
const STRANGE_WORDS = '👨‍👩‍👧 \u202Eđảo\u202C \u0000 \uD800 '.concat('Uỷ ban'.normalize('NFD'));

export async function strangePosts(): Promise<Finding> {
  return inScene(
    async ({ town, subject, places, program, port }) => {
      const { double } = town;
      const url = `http://127.0.0.1:${String(port)}/webhook/telegram`;
      const secret = double.webhook()?.secret ?? '';
      const [place = ''] = places;
      const ordinary = (): Update => {
        town.say(place, 'xin chào');
        return double.pending().at(-1) ?? { update_id: 0 };
      };
      const sample = ordinary();
      const { message } = sample as unknown as { message: Record<string, unknown> };
      const statuses = new Map<string, number>();
      const post = async (name: string, body: string, given: string | null = secret): Promise<void> => {
        const headers = {
          'content-type': 'application/json',
          ...(given === null ? {} : { 'x-telegram-bot-api-secret-token': given }),
        };
        const answer = await twiceIfClosed(() => fetch(url, { method: 'POST', headers, body }));
        await answer.arrayBuffer();
        statuses.set(name, answer.status);
      };
      let id = sample.update_id + GAP; // numbers may jump
      const update = (fields: object): string => JSON.stringify({ update_id: (id += 1), ...fields });
      await post('no JSON', '{"update_id":1,');
      await post('a megabyte', JSON.stringify({ update_id: 1, message: { text: 'x'.repeat(MEGABYTE) } }));
      await post('an unknown kind', update({ chat_boost: { chat: { id: 1 } } }));
      await post('a message of nothing', update({ message: {} }));
      await post('a message of nobody', update({ message: { ...message, from: undefined } }));
      await post('a chat that is text', update({ message: { ...message, chat: 'x' } }));
      await post('a number as text', update({ message: { ...message, text: 12 } }));
      await post('strange words', update({ message: { ...message, text: STRANGE_WORDS } }));
      await post('a number beyond all', JSON.stringify({ update_id: 1e300, message }));
      const before = subject.record().length;
      const forged = JSON.stringify({ update_id: (id += 1), message: { ...message, text: '#1 xong' } });
      await post('no secret', forged, null);
      await post('another secret', forged, `${secret.slice(0, -1)}x`);
      const untouched = subject.record().length === before;

      const [marker = ''] = report(town, subject, places.slice(0, 1), 1);
      const repeated = double.pending().at(-1);
      const times =
        repeated === undefined
          ? []
          : await Promise.all(Array.from({ length: TIMES }, () => twiceIfClosed(() => double.post(url, repeated))));
      const all = await allAnswered(town, [marker]);
      const receipts = receiptsBy(town.sent()).get(marker)?.length ?? 0;
      const recorded = subject.record().filter((one) => one === marker).length;
      const bad = [...statuses].filter(([, status]) => status >= 500).map(([name]) => name);
      const forgers = [statuses.get('no secret'), statuses.get('another secret')];
      return {
        probe: `${String(statuses.size)} strange posts, then one update ${String(TIMES)} times at once`,
        result: `${[...statuses].map(([name, status]) => `${name} ${String(status)}`).join(', ')}; the repeated one was answered ${String(receipts)} time and recorded ${String(recorded)} time${fateOf(program)}`,
        ok:
          bad.length === 0 &&
          untouched &&
          forgers.every((status) => status === 403) &&
          times.length === TIMES &&
          times.every((status) => status === 200) &&
          all &&
          receipts === 1 &&
          recorded === 1 &&
          program.exit() === null,
      };
    },
    { manner: 'webhook' },
  );
}

/** After a post that is too large the door closes its connection, perhaps while the next one is being written to it. */
function twiceIfClosed<T>(post: () => Promise<T>): Promise<T> {
  return post().catch(() => post());
}
