import { expect, test } from 'vitest';
import { people } from '../../../people.ts';
import { openOffice, type Office } from '../../../support/office.ts';

async function asked(deadline = 'Quý II/2022'): Promise<Office> {
  const office = await openOffice({
    programme: [{ ref: 'I.1', title: 'Lập quy hoạch khu đô thị', lead: 'Sở Xây dựng', deadline }],
    at: '2022-06-20 08:00',
    followed: true,
  });
  await office.linkAgency('SXD', people.lan);
  await office.advanceTo('2022-06-21 08:00');
  return office;
}

test('under a message about one task every answer of a bundle stands ready', async () => {
  const office = await asked();
  expect(office.lastTo('SXD').buttons).toEqual([
    ...['Đang thực hiện', 'Đã hoàn thành', '25 %', '50 %', '75 %', '90 %'],
    ...['Vướng mắc', 'Xin gia hạn', 'Đã nhận', 'Không thuộc trách nhiệm'],
  ]);
});

test.each(['25 %', '50 %', '75 %', '90 %'])('“%s” is recorded by one tap', async (label) => {
  const office = await asked();
  await office.presses(people.lan, 'SXD', label);
  expect(office.assignment('#1')).toMatchObject({ status: 'in_progress', progress: Number.parseInt(label, 10) });
});

test.each([
  ['Mặt bằng', 'mặt bằng'],
  ['Kinh phí', 'kinh phí'],
  ['Chờ bộ, ngành', 'chờ bộ, ngành'],
  ['Thủ tục', 'thủ tục'],
])('the obstacle “%s” is recorded by two taps, and its question is over', async (label, recorded) => {
  const office = await asked();
  await office.presses(people.lan, 'SXD', 'Vướng mắc');
  await office.presses(people.lan, 'SXD', label);
  expect(office.assignment('#1').obstacle).toBe(recorded);
  await office.says(people.lan, 'SXD', 'trời hôm nay mưa to quá', { mention: true });
  expect(office.assignment('#1').obstacle).toBe(recorded);
});

test.each([
  ['+1 tháng (30/07/2022)', '2022-07-30'],
  ['Hết quý (30/09/2022)', '2022-09-30'],
  ['Hết năm (31/12/2022)', '2022-12-31'],
])('“%s” is asked for by two taps', async (label, on) => {
  const office = await asked();
  await office.presses(people.lan, 'SXD', 'Xin gia hạn');
  await office.presses(people.lan, 'SXD', label);
  expect(office.assignment('#1')).toMatchObject({ waitingFor: 'extension', requestedDueOn: on });
});

test('“Khác…” and “Ngày khác…” ask for words, and offer nothing to press again', async () => {
  const office = await asked();
  await office.presses(people.lan, 'SXD', 'Vướng mắc');
  await office.presses(people.lan, 'SXD', 'Khác…');
  expect(office.lastTo('SXD').buttons).toEqual([]);
  await office.says(people.lan, 'SXD', 'nhà thầu bỏ dở', { replyTo: office.lastTo('SXD') });
  expect(office.assignment('#1').obstacle).toContain('nhà thầu');
  await office.says(people.lan, 'SXD', '#1 xin gia hạn', { mention: true });
  await office.presses(people.lan, 'SXD', 'Ngày khác…');
  expect(office.lastTo('SXD').buttons).toEqual([]);
  await office.says(people.lan, 'SXD', '15/08/2022 vì chờ thẩm định', { replyTo: office.lastTo('SXD') });
  expect(office.assignment('#1').requestedDueOn).toBe('2022-08-15');
});

test('“Không thuộc trách nhiệm” goes to the secretariat by one tap', async () => {
  const office = await asked();
  await office.presses(people.lan, 'SXD', 'Không thuộc trách nhiệm');
  expect(office.assignment('#1').waitingFor).toBe('handover');
});

test('where a document is asked for, “Không có văn bản” answers by one tap, and the completion stands', async () => {
  const office = await asked();
  await office.presses(people.lan, 'SXD', 'Đã hoàn thành');
  const messages = office.sentTo('SXD').length;
  const toast = await office.presses(people.lan, 'SXD', 'Không có văn bản');
  expect(toast).toMatchObject({ alert: false });
  expect(toast?.text).toContain('không có văn bản');
  expect(office.assignment('#1').status).toBe('pending_confirmation');
  expect(office.sentTo('SXD')).toHaveLength(messages);
  expect(await office.presses(people.lan, 'SXD', 'Không có văn bản')).toMatchObject({ alert: true });
});

test('a completion with its document is not asked for one', async () => {
  const office = await asked();
  await office.says(people.lan, 'SXD', '#1 xong, 123/BC-SXD ngày 20/6/2022', { mention: true });
  expect(office.lastTo('SXD').buttons).not.toContain('Không có văn bản');
});

test('what cannot end does not begin with its end', async () => {
  const office = await openOffice({
    at: '2022-06-20 08:00',
    followed: true,
    programme: [{ ref: 'I.1', title: 'Kiểm tra trật tự xây dựng', lead: 'Sở Xây dựng', deadline: 'Thường xuyên' }],
  });
  await office.linkAgency('SXD', people.lan);
  await office.advanceTo('2022-10-03 08:00');
  await office.says(people.lan, 'SXD', '/xem 1');
  const { buttons } = office.lastTo('SXD');
  expect(buttons[0]).toBe('Đang thực hiện');
  expect(buttons).not.toContain('50 %');
});
