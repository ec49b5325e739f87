import { afterEach, expect, test } from 'vitest';
import { people } from '../../people.ts';
import { openOffice, type Office } from '../../support/office.ts';

let office: Office;

afterEach(() => {
  office.close();
});

async function says(text: string): Promise<string> {
  const task = { ref: 'I.1', title: 'Lập quy hoạch', lead: 'Sở Xây dựng', deadline: 'Quý IV/2022' };
  office = await openOffice({ programme: [task], rules: { confirmation: 'off' } });
  await office.linkAgency('SXD', people.lan);
  await office.says(people.lan, 'SXD', text, { mention: true });
  return office.lastTo('SXD').text;
}

test('without confirmation a stated day that has no document is not counted, and the receipt says so', async () => {
  const receipt = await says('#1 xong ngày 20/5/2022');
  expect(office.assignment('#1').completedOn).toBe('2022-06-20');
  expect(receipt).toContain('ngày hoàn thành đơn vị nêu, 20/05/2022, chưa được tính vì chưa kèm văn bản kết quả');
});

test.each(['#1 xong, báo cáo số 12/BC-SXD ngày 20/5/2022', '#1 xong'])('“%s” needs no such word', async (text) => {
  expect(await says(text)).not.toContain('chưa được tính');
});

test.each([
  ['#1 tiến độ đạt 47,5%', '47,5 %', 47],
  ['#1 mới được 8.25% ạ', '8,25 %', 8],
  ['#1 đạt 99,5%', '99,5 %', 99],
])('“%s”: the receipt says that the figure is kept rounded down', async (text, said, kept) => {
  const receipt = await says(text);
  expect(office.assignment('#1').progress).toBe(kept);
  expect(receipt).toContain(`con số ${said} đơn vị nêu được ghi làm tròn xuống thành ${String(kept)} %`);
});

test('a whole figure needs no such word', async () => {
  expect(await says('#1 đạt 47%')).not.toContain('làm tròn');
});
