import { afterEach, beforeEach, expect, test } from 'vitest';
import { evidenceOf } from '../../../src/store/record/evidence.ts';
import { people } from '../../people.ts';
import type { Manner, Office } from '../../support/office.ts';
import { openLinked } from '../../support/office/linked-office.ts';

const { binh, lan, tung } = people;

let office: Office;
beforeEach(async () => {
  const lead = 'UBND huyện Thọ Xuân';
  office = await openLinked(
    {
      programme: [
        { ref: 'I.1', title: 'Cấp giấy chứng nhận', lead, deadline: 'Quý IV/2022' },
        { ref: 'I.2', title: 'Kiểm tra an toàn', lead, deadline: 'Quý IV/2022' },
        { ref: 'I.3', title: 'Cắm mốc quy hoạch', lead: 'Sở Xây dựng', deadline: 'Quý IV/2022' },
        { ref: 'I.4', title: 'Rà soát chung cư cũ', lead: 'Sở Xây dựng', deadline: 'Quý IV/2022' },
      ],
      at: '2022-06-20 08:00',
    },
    { VP: binh, SXD: lan, UBNDTX: tung },
  );
});
afterEach(() => {
  office.close();
});

const says = (text: string, manner: Manner = {}) => office.says(tung, 'UBNDTX', text, { mention: true, ...manner });
const sends = (name = 'bien-ban.pdf', manner: Manner = {}) => says('', { ...manner, files: [office.file(name)] });
const filesOf = (task: string) =>
  office.database.read((tx) => evidenceOf(tx, office.assignment(task).id).map(({ name }) => name));
const isOffer = ({ buttons }: { readonly buttons: readonly string[] }) => buttons.includes('Không có văn bản');
const answer = () => office.lastTo('UBNDTX').text;

test.each(['#1 xong', '1 đã hoàn thành ạ', '#1 hoàn thành ngày 10/6/2022'])(
  'right after “%s” a file is of that completion, not of the only task that is open',
  async (text) => {
    await says(text);
    await sends();
    expect([filesOf('#1'), filesOf('#2')]).toEqual([['bien-ban.pdf'], []]);
    expect(answer()).toBe('Đã lưu tệp gửi kèm làm minh chứng cho #1 (I.1).');
    expect(office.lastTo('VP').text).toContain('Kèm 1 tệp minh chứng: /tep 1.');
  },
);

test('the number that comes after the file is of the completion too', async () => {
  await says('#1 xong');
  await sends();
  await says('QĐ 12/QĐ-UBND ngày 1/6/2022');
  expect(office.lastTo('VP').text).toContain('Văn bản kết quả: 12/QĐ-UBND ngày 01/06/2022.');
});

test.each<[string, () => Promise<unknown>]>([
  [
    'an hour later',
    async () => {
      office.moveTo('2022-06-20 09:00');
      await sends();
    },
  ],
  ['as a reply to the other task', async () => sends('bien-ban.pdf', { replyTo: office.lastTo('UBNDTX') })],
  [
    'once it was said that there is no document',
    async () => {
      await office.presses(tung, 'UBNDTX', 'Không có văn bản', office.sentTo('UBNDTX').findLast(isOffer));
      await sends();
    },
  ],
])('it is not taken for the completion’s %s', async (_name, act) => {
  await says('#1 xong');
  await says('#2 70%');
  await act();
  expect(filesOf('#1')).toEqual([]);
});

test('of two completions in a row it is asked which', async () => {
  await says('#1 xong');
  await says('#2 xong');
  await sends();
  expect([filesOf('#1'), filesOf('#2')]).toEqual([[], []]);
  expect(answer()).toContain('chưa rõ của nhiệm vụ nào');
});

test('another person’s file is none of it', async () => {
  await says('#1 xong');
  await office.says(lan, 'SXD', '', { mention: true, files: [office.file('a.pdf')] });
  expect(filesOf('#1')).toEqual([]);
});
