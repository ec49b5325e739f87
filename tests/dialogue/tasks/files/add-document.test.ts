import { beforeEach, expect, test } from 'vitest';
import { people } from '../../../people.ts';
import type { Office } from '../../../support/office.ts';
import { openLinked } from '../../../support/office/linked-office.ts';

const { lan, binh } = people;
let office: Office;

beforeEach(async () => {
  office = await openLinked(
    {
      programme: [1, 2, 3].map((n) => ({
        ref: `I.${String(n)}`,
        title: `Nhiệm vụ thứ ${String(n)}`,
        lead: 'Sở Xây dựng',
        deadline: 'Quý IV/2022',
      })),
    },
    { VP: binh, SXD: lan },
  );
  return () => {
    office.close();
  };
});

test.each(['#2 123/BC-SXD ngày 10/6/2022', '2 có QĐ số 123/BC-SXD ngày 10/6/2022 rồi ạ'])(
  '“%s” after two completions in one message reaches the secretariat as the document of #2',
  async (text) => {
    await office.says(lan, 'SXD', '#1 xong, #2 xong', { mention: true });
    await office.says(lan, 'SXD', text, { mention: true });
    expect(office.lastTo('VP').text).toContain('Văn bản kết quả: 123/BC-SXD ngày 10/06/2022');
    expect(office.assignment('#2').statedOn).toBe('2022-06-10');
    expect(office.assignment('#1').statedOn).toBeNull();
  },
);

test('documents of two completions in one message are both kept', async () => {
  await office.says(lan, 'SXD', '#1 xong, #2 xong', { mention: true });
  const sent = '#1: 123/BC-SXD ngày 10/6/2022, #2: 124/BC-SXD ngày 11/6/2022';
  await office.says(lan, 'SXD', sent, { replyTo: office.lastTo('SXD') });
  expect([office.assignment('#1').statedOn, office.assignment('#2').statedOn]).toEqual(['2022-06-10', '2022-06-11']);
});

test('a document under the receipt of two completions belongs to the one that is pressed', async () => {
  await office.says(lan, 'SXD', '#1 xong, #2 xong', { mention: true });
  await office.says(lan, 'SXD', '123/BC-SXD ngày 10/6/2022', { replyTo: office.lastTo('SXD') });
  await office.presses(lan, 'SXD', '#2');
  expect([office.assignment('#1').statedOn, office.assignment('#2').statedOn]).toEqual([null, '2022-06-10']);
});

test.each([
  ['31/2/2022', 'không có trong lịch'],
  ['20/12/2022', 'chưa tới'],
  ['20/12/2021', 'sớm hơn ngày ban hành'],
])('a document of %s is asked for again, and kept once its day is right', async (on, why) => {
  await office.says(lan, 'SXD', '#1 xong', { mention: true });
  const receipt = office.lastTo('SXD');
  await office.says(lan, 'SXD', `Báo cáo số 12/BC-SXD ngày ${on}`, { replyTo: receipt });
  expect(office.lastTo('SXD').text).toContain(why);
  expect(office.lastTo('VP').text).toContain('đơn vị chưa nêu');
  await office.says(lan, 'SXD', 'Báo cáo số 12/BC-SXD ngày 10/6/2022', { replyTo: receipt });
  expect(office.lastTo('VP').text).toContain('Văn bản kết quả: 12/BC-SXD ngày 10/06/2022');
});

test('a document of a task that was not reported as done is no completion', async () => {
  await office.says(lan, 'SXD', '#3 123/BC-SXD ngày 10/6/2022', { mention: true });
  expect(office.assignment('#3').status).toBe('not_started');
  expect(office.lastTo('SXD').text).toContain('đang thực hiện; văn bản 123/BC-SXD ngày 10/06/2022?');
});
