// covers src/usecases/operate/back-up-registry.ts

/** A night's backup, a day's work, a restore: the bot goes on with what it knows, and repeats nothing by itself. */

import { readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { people } from '../people.ts';
import { localInstant } from '../support/office/movable-clock.ts';
import { eventsOf } from '../support/office/read-record.ts';
import { openTelegramOffice } from '../support/office/telegram-office.ts';
import { run } from './command-line.ts';

const TASKS = [{ ref: 'I.1', title: 'Lập quy hoạch chung', lead: 'Sở Xây dựng', deadline: 'Quý IV/2022' }] as const;

test('after a restore what was due is not sent twice, and what people write since is handled', async () => {
  const office = await openTelegramOffice({ programme: TASKS });
  try {
    const lan = office.who(people.lan);
    const sxd = office.double.supergroup('Sở Xây dựng');
    await office.link(sxd, lan, 'agency', 'SXD');
    const vp = office.double.supergroup('Văn phòng');
    await office.link(vp, office.who(people.binh), 'secretariat');
    // In the evening a completion is reported: the secretariat is to hear of it in the morning. Then the backup is made.
    office.clock.moveTo(localInstant('2022-06-20 20:00'));
    office.double.message({ chat: sxd, from: lan, text: '#1 xong' });
    await office.settled();
    await office.app().backUp();
    await office.advanceTo('2022-06-21 08:30');
    const told = (): number => office.double.sent(vp).length;
    const before = told();
    expect(office.newest(vp).text).toContain('Lập quy hoạch chung');
    office.double.message({ chat: vp, from: office.who(people.binh), text: '/tralai 1 thiếu bản vẽ' });
    await office.settled();
    const atRestore = told();
    expect(atRestore).toBeGreaterThan(before);
    await office.stop();

    const folder = join(dirname(office.path), 'backups');
    const [backup = ''] = readdirSync(folder);
    const restored = await run(office.path, ['restore', join(folder, backup)], { at: '2022-06-21 09:00' });
    expect([restored.status, restored.err]).toEqual([0, '']);
    expect(restored.out).toContain('tin đến hạn gửi không gửi lại');
    expect(restored.out).toContain('1 tin đến sau bản sao lưu');

    // The return of the morning was lost with it: Bình decides again, and only that is said again.
    office.double.message({ chat: vp, from: office.who(people.binh), text: '/tralai 1 thiếu bản vẽ' });
    await office.start();
    await office.settled();
    await office.advanceTo('2022-06-21 17:00');
    // Nobody owns this office: the secretariat hears in place of an owner that the program was away for a night.
    const said = office.double.sent(vp).slice(atRestore);
    expect(said.filter(({ text = '' }) => !text.includes('chương trình không chạy'))).toHaveLength(1);
    expect(eventsOf(office.app().database, '#1').map(({ kind }) => kind)).toEqual(['completion_reported', 'returned']);
  } finally {
    await office.close();
  }
});
