import { expect, onTestFinished, test } from 'vitest';
import { addDays, instantAt, localDateOf } from '../../../src/domain/calendar/dates.ts';
import { digestFor, everybodysDigest } from '../../../src/usecases/figures/gather-digest.ts';
import { workAt } from '../../../src/usecases/work.ts';
import { people } from '../../people.ts';
import { openOffice } from '../../support/office.ts';

test('the digest that is read over many turns says what the one that is read at once says', async () => {
  const office = await openOffice({
    at: '2022-06-01 08:00',
    programme: [1, 2, 3, 4, 5, 6].map((number) => ({
      ref: `I.${number}`,
      title: `Nhiệm vụ ${number}`,
      lead: number < 5 ? 'Sở Xây dựng' : 'UBND huyện Thọ Xuân',
      deadline: number === 6 ? 'Ngày 02/6/2022' : 'Ngày 30/6/2022',
    })),
  });
  onTestFinished(() => {
    office.close();
  });
  await office.linkSecretariat(people.binh);
  await office.linkAgency('SXD', people.lan);
  await office.linkAgency('UBNDTX', people.tung);
  office.moveTo('2022-06-06 09:00');
  // In another order than their numbers; #3 twice.
  await office.says(people.lan, 'SXD', '#3 xong');
  await office.says(people.binh, 'VP', '/xacnhan 3');
  await office.says(people.lan, 'SXD', '#1 xong');
  await office.says(people.binh, 'VP', '/xacnhan 1');
  await office.says(people.lan, 'SXD', '/giahan 4 15/7/2022 chờ số liệu');
  await office.says(people.lan, 'SXD', '/giahan 2 20/7/2022 chờ số liệu');
  await office.says(people.binh, 'VP', '/dongy 2');
  await office.says(people.tung, 'UBNDTX', '#5 xong');
  await office.says(people.binh, 'VP', '/tralai 5 thiếu hồ sơ');
  const { database, rules } = office;
  const now = office.now();
  const since = instantAt(addDays(localDateOf(now, rules.timeZone), -7), '00:00', rules.timeZone);
  const atOnce = database.read((tx) => digestFor(workAt(tx, now, rules), { kind: 'all' }, since));
  expect((await everybodysDigest(database, now, rules, since)).message).toEqual(atOnce);
  expect(atOnce.text).toMatch(/#3 \(I\.3\)[\s\S]*#1 \(I\.1\)[\s\S]*#4 \(I\.4\)[\s\S]*#2 \(I\.2\)/);
});
