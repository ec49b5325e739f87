import { expect, onTestFinished, test } from 'vitest';
import type { OutgoingMessage } from '../../../src/conversation/message/message.ts';
import { addDays, day, instantAt, localDateOf } from '../../../src/domain/calendar/dates.ts';
import { agencyDigest, digestFor, everybodysDigest } from '../../../src/usecases/figures/gather-digest.ts';
import { workAt } from '../../../src/usecases/work.ts';
import { people } from '../../people.ts';
import { openOffice } from '../../support/office.ts';

/** What was asked for says how the rates are made, the weekly one does not. */
const besideRates = (message: OutgoingMessage): OutgoingMessage => ({
  ...message,
  text: message.text.replaceAll(/^Tỷ lệ .*\n/gmu, ''),
});

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
  const atOnce = database.read((tx) => digestFor(workAt(tx, now, rules), { kind: 'all' }, { since }));
  expect(besideRates((await (await everybodysDigest(database, now, rules, since))(null)).message)).toEqual(
    besideRates(atOnce),
  );
  expect(atOnce.text).toMatch(/#3 \(I\.3\)[\s\S]*#1 \(I\.1\)[\s\S]*#4 \(I\.4\)[\s\S]*#2 \(I\.2\)/);
});

test('what counts as late because a review was left unanswered is told of once, when its days ran out', async () => {
  const office = await openOffice({
    at: '2022-06-01 08:00',
    programme: ['Ngày 15/3/2022', 'Ngày 30/4/2022', 'Ngày 31/12/2022', 'Ngày 20/5/2022'].map((deadline, at) => ({
      ref: `I.${at + 1}`,
      title: `Nhiệm vụ ${at + 1}`,
      lead: at < 3 ? 'Sở Xây dựng' : 'UBND huyện Thọ Xuân',
      deadline,
    })),
  });
  onTestFinished(() => {
    office.close();
  });
  const { database, rules } = office;
  // Asked on 8/6: the dates count from 8/7. Nobody asked about #4.
  database.raw.exec("update assignment set review_until = '2022-07-08' where task_id in (1, 2)");
  const agencyIdOf = (name: string): number =>
    Number(database.raw.prepare('select id from agency where name = ?').pluck().get(name));
  const told = (on: string): string => {
    office.moveTo(`${on} 09:00`);
    const now = office.now();
    const since = instantAt(addDays(localDateOf(now, rules.timeZone), -7), '00:00', rules.timeZone);
    return database.read((tx) => digestFor(workAt(tx, now, rules), { kind: 'all' }, { since })).text;
  };
  expect(told('2022-07-04')).toContain('không có.');
  expect(told('2022-07-11')).toContain(
    [
      'Mới quá hạn: 2',
      '• #1 (I.1) Sở Xây dựng: Nhiệm vụ 1 – hạn 15/03/2022; đơn vị chưa phản hồi rà soát từ 08/06/2022',
      '• #2 (I.2) Sở Xây dựng: Nhiệm vụ 2 – hạn 30/04/2022; đơn vị chưa phản hồi rà soát từ 08/06/2022',
    ].join('\n'),
  );
  const since = instantAt(day('2022-07-04'), '00:00', rules.timeZone);
  const agency = database.read((tx) => agencyDigest(workAt(tx, office.now(), rules), agencyIdOf('Sở Xây dựng'), since));
  expect(agency?.text).toContain('Mới quá hạn: 2');
  expect(told('2022-07-18')).not.toContain('Mới quá hạn');
});

test.each([
  ['on the day of a digest', '2022-07-11 15:00', '04/07/2022'],
  ['two days after it', '2022-07-13 09:00', '06/07/2022'],
  ['weeks after the last one', '2022-08-03 09:00', '11/07/2022'],
])('/tonghop covers seven days, or all since the last digest where that is longer: %s', async (_what, at, since) => {
  const office = await openOffice({
    at: '2022-07-01 08:00',
    followed: true,
    programme: [{ ref: 'I.1', title: 'Sửa đường', lead: 'Sở Xây dựng', deadline: 'Ngày 30/9/2022' }],
  });
  onTestFinished(() => {
    office.close();
  });
  await office.linkSecretariat(people.binh);
  await office.advanceTo('2022-07-11 08:30', { digest: '30 7 * * 1' });
  office.moveTo(at);
  await office.says(people.binh, 'VP', '/tonghop');
  expect(office.lastTo('VP').text).toContain(`Thay đổi từ ngày ${since}`);
});
