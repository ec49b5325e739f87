/** A program that ended by itself tells the owner when it runs again. */

import { afterEach, beforeEach, expect, test } from 'vitest';
import { noteEnd } from '../../../src/usecases/operate/note-end.ts';
import { people } from '../../people.ts';
import { openOffice, type Office } from '../../support/office.ts';

const TASKS = [{ ref: 'I.1', title: 'Lập quy hoạch', lead: 'Sở Xây dựng', deadline: 'Quý II/2022' }];
const REASON = 'Telegram does not accept the bot token (getUpdates: 401 Unauthorized): set TELEGRAM_BOT_TOKEN';

let office: Office;

beforeEach(async () => {
  office = await openOffice({ programme: TASKS });
  await office.says(people.ha, 'private', `/nhanquyen ${office.code('owner')}`);
});

afterEach(() => {
  office.close();
});

function told(): readonly string[] {
  return office
    .sentTo(people.ha)
    .map(({ message }) => message.text)
    .filter((text) => text.includes('đã tự dừng'));
}

test('the reason waits in the queue and goes out with the next start, once a day however often it ends', async () => {
  for (let times = 0; times < 3; times += 1) noteEnd(office.database, office.now(), office.rules, REASON);
  expect(told()).toEqual([]);
  await office.relay.drain();
  expect(told()).toHaveLength(1);
  expect(told()[0]).toContain(REASON);
});
