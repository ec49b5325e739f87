// covers src/usecases/report/state-plea.ts, src/usecases/report/keep-files.ts

/** What an agency states in its defence beside, or instead of, a report: nothing of it is lost, said twice or left behind. */

import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { evidenceOf } from '../../../src/store/record/evidence.ts';
import type { Instant } from '../../../src/domain/calendar/dates.ts';
import { openObjections, pleasOf } from '../../../src/store/record/pleas.ts';
import { people } from '../../people.ts';
import type { Office } from '../../support/office.ts';
import { openLinked } from '../../support/office/linked-office.ts';

const { binh, lan, minh } = people;

let office: Office;
beforeEach(async () => {
  office = await openLinked(
    {
      programme: [
        { ref: 'I.1', title: 'Lập quy hoạch', lead: 'Sở Xây dựng', deadline: 'Ngày 30/12/2022' },
        { ref: 'I.2', title: 'Rà soát quy hoạch', lead: 'Sở Xây dựng', deadline: 'Ngày 30/12/2022' },
        { ref: 'I.3', title: 'Báo cáo tình hình', lead: 'Sở Xây dựng', deadline: 'Hằng quý' },
      ],
    },
    { VP: binh, SXD: lan },
  );
});
afterEach(() => {
  office.close();
});

const says = (text: string, manner: object = {}) => office.says(lan, 'SXD', text, { mention: true, ...manner });
const pleas = (task: string) => office.database.read((tx) => pleasOf(tx, [office.assignment(task).id]));
const files = (task: string) =>
  office.database.read((tx) => evidenceOf(tx, office.assignment(task).id).map(({ name }) => name));
async function enrolMinh(): Promise<void> {
  const hello = await office.says(minh, 'SXD', 'xin chào');
  await office.says(lan, 'SXD', '/daumoi', { replyTo: hello });
}
const toldOf = (words: string) => office.sentTo('VP').filter(({ text }) => text.includes(words));

describe('beside a report', () => {
  test('that is unclear, the question is asked all the same', async () => {
    await says('#1 xong 80-90%, chậm do mưa lũ kéo dài, lý do khách quan');
    expect(pleas('#1')).toHaveLength(1);
    expect(office.sentTo('SXD').some(({ buttons }) => buttons.includes('Đang thực hiện'))).toBe(true);
  });

  test('that asks for an impossible day, the day is asked for, and its answer states nothing anew', async () => {
    await says('#1 chậm do mưa lũ kéo dài, lý do khách quan, xin gia hạn đến 1/3/2022');
    await says('đến 15/2/2023', { replyTo: office.lastTo('SXD') });
    await office.presses(lan, 'SXD', 'Đúng').catch(() => null);
    expect(office.assignment('#1').waitingFor).toBe('extension');
    expect(pleas('#1')).toHaveLength(1);
    expect(toldOf('Lý do khách quan, chờ Văn phòng xác nhận')).toHaveLength(1);
  });

  test('whose task is chosen by a button', async () => {
    await says('#70 đang làm');
    await says('đề nghị xem lại: đã báo cáo tại Công văn 45/SXD-KH ngày 5/6/2022', { replyTo: office.lastTo('SXD') });
    await office.presses(lan, 'SXD', '#2');
    expect(pleas('#2')).toMatchObject([{ kind: 'objection' }]);
  });
});

describe('instead of a report', () => {
  test('its files are kept with it, and both sides hear of them', async () => {
    await says('#1 đề nghị xem lại: đã báo cáo tại 45/BC-SXD ngày 5/6/2022', { files: [office.file('bc45.pdf')] });
    expect(files('#1')).toEqual(['bc45.pdf']);
    expect(office.lastTo('SXD').text).toContain('Kèm theo 1 tệp');
    expect(toldOf('Tệp kèm theo: 1; xem: /tep 1')).toHaveLength(1);
  });

  test.each(['quý I/2022 đề nghị xem lại: đã gửi từ tháng 4', 'đề nghị xem lại: quý I/2022 đã gửi từ tháng 4'])(
    'about a period of a recurring duty: “%s”',
    async (words) => {
      await says(`#3 ${words}`);
      const stated = office.database.raw.prepare('select kind from plea').all();
      expect(stated).toEqual([{ kind: 'objection' }]);
    },
  );
});

describe('taken back', () => {
  test('an edit puts the new reason in the place of the old one', async () => {
    const first = await says('#1 70%, chậm do mưa lũ kéo dài, lý do khách quan');
    await says('#1 75%, chậm do mưa lũ kéo dài, lý do khách quan', { edits: first });
    expect(pleas('#1').map(({ text }) => text)).toEqual(['75%, chậm do mưa lũ kéo dài, lý do khách quan']);
    expect(toldOf('Đơn vị đã rút')).toHaveLength(0);
  });

  test.each([
    ['into something else', '#1 70%'],
    ['into a command', '/xem 1'],
  ])('an edit %s: agency and secretariat are told', async (_, edited) => {
    const first = await says('#1 đề nghị xem lại: đã báo cáo từ tháng 5');
    await says(edited, { edits: first });
    expect(pleas('#1')).toEqual([]);
    expect(office.sentTo('SXD').some(({ text }) => text.includes('Đã rút đề nghị xem lại của #1'))).toBe(true);
    expect(toldOf('Đơn vị đã rút đề nghị xem lại #1')).toHaveLength(1);
  });

  test('an edit that changes no word of it leaves it', async () => {
    const first = await says('#1 đề nghị xem lại: đã báo cáo từ tháng 5');
    await says('#1  đề nghị xem lại: đã báo cáo từ tháng 5', { edits: first });
    expect(pleas('#1')).toHaveLength(1);
    expect(toldOf('Đề nghị xem lại, chờ Văn phòng trả lời')).toHaveLength(1);
  });

  test('“nhầm” under its note, and under the receipt of the report that it stood beside', async () => {
    await says('#1 lý do khách quan: mưa lũ kéo dài');
    await says('nhầm', { replyTo: office.lastTo('SXD') });
    await says('#2 70%, chậm do mưa lũ kéo dài, lý do khách quan');
    await says('nhầm', { replyTo: office.lastTo('SXD') });
    expect([pleas('#1'), pleas('#2')]).toEqual([[], []]);
    expect(office.assignment('#2').status).toBe('not_started');
  });

  test('what stood on a past day stands in that day’s report', async () => {
    const first = await says('#1 đề nghị xem lại: đã báo cáo từ tháng 5');
    await office.advanceTo('2022-06-22 08:00');
    await says('#1 70%', { edits: first });
    const standing = (before: string | null) =>
      office.database.read((tx) => [...openObjections(tx, null, before as Instant | null).values()]);
    expect(standing('2022-06-21T00:00:00.000Z')).toEqual(['đã báo cáo từ tháng 5']);
    expect(standing(null)).toEqual([]);
  });

  test('what was answered stands', async () => {
    const first = await says('#1 đề nghị xem lại: đã báo cáo từ tháng 5');
    await office.says(binh, 'VP', '/traloi 1 đã sửa', { mention: true });
    await says('#1 70%', { edits: first });
    expect(pleas('#1')).toMatchObject([{ answer: 'đã sửa' }]);
  });
});

test('what was done in “quý trước” is a period, not a day that is unclear', async () => {
  await says('#3 quý trước đã xong');
  expect(office.lastTo('SXD').text).not.toContain('chưa nêu ngày');
});

describe('“nhầm” takes back what was done last', () => {
  test.each([
    ['an objection', '#1 đề nghị xem lại: đã nộp'],
    ['a reason', '#1 lý do khách quan: mưa lũ kéo dài'],
    ['an objection of the same task', '#2 đề nghị xem lại: đã nộp tháng 5'],
  ])('%s, and no report before it', async (_what, words) => {
    const task = words.slice(0, 2);
    await says('#2 70%');
    await says(words);
    await says('nhầm');
    expect(pleas(task)).toEqual([]);
    expect(office.assignment('#2').progress).toBe(70);
    expect(office.lastTo('SXD').text).toContain('Đã rút');
    // Sent twice, it is asked about.
    await says('nhầm');
    expect(office.assignment('#2').progress).toBe(70);
  });

  test('without any report before it, also by number and by command', async () => {
    await says('#1 đề nghị xem lại: đã nộp');
    await says('#1 nhầm');
    expect(pleas('#1')).toEqual([]);
    await says('#2 lý do khách quan: mưa lũ kéo dài');
    await says('/hoantac');
    expect(pleas('#2')).toEqual([]);
  });

  test.each(['nhầm', '/hoantac', 'em nhắn nhầm ạ'])(
    '“%s” said again leaves an older one, and says so',
    async (words) => {
      await says('#1 đề nghị xem lại: đã nộp');
      await says('#2 70%');
      await says(words);
      expect(office.assignment('#2').status).toBe('not_started');
      await says(words);
      expect(pleas('#1')).toHaveLength(1);
      expect(office.lastTo('SXD').text).toMatch(/đề nghị xem lại của #1 .*vẫn giữ nguyên/u);
    },
  );

  test.each(['/hoantac 1', '#1 nhầm', '/hoantac #1'])(
    '“%s” asks where a colleague reported after the objection',
    async (words) => {
      await enrolMinh();
      await says('#1 đề nghị xem lại: đã nộp');
      await office.says(minh, 'SXD', '#1 70%', { mention: true });
      await says(words);
      expect(pleas('#1')).toHaveLength(1);
      expect(office.assignment('#1').progress).toBe(70);
      expect(office.lastTo('SXD').buttons).toContain('Hoàn tác #1');
    },
  );

  test('one colleague’s report does not stand for another’s later objection', async () => {
    await enrolMinh();
    await office.says(minh, 'SXD', '#1 70%', { mention: true });
    await says('#1 đề nghị xem lại: đã nộp');
    await says('/hoantac 1');
    expect(pleas('#1')).toEqual([]);
    expect(office.assignment('#1').progress).toBe(70);
  });

  test('once it is answered, nothing else is taken back in its place', async () => {
    await says('#2 70%');
    await says('#1 đề nghị xem lại: đã nộp');
    await office.says(binh, 'VP', '/traloi 1 đã sửa');
    await says('nhầm');
    expect(pleas('#1')).toMatchObject([{ answer: 'đã sửa' }]);
    expect(office.assignment('#2').progress).toBe(70);
    expect(office.lastTo('SXD').text).toContain('chưa hoàn tác gì');
  });
});

describe('an edit', () => {
  test('that moves an objection to another task moves it', async () => {
    const sent = await says('#1 đề nghị xem lại: đã nộp');
    await says('#2 đề nghị xem lại: đã nộp', { edits: sent });
    expect(pleas('#1')).toEqual([]);
    expect(pleas('#2')).toMatchObject([{ text: 'đã nộp' }]);
    expect(office.sentTo('SXD').some(({ text }) => text.includes('Đã rút đề nghị xem lại của #1'))).toBe(true);
  });

  test('that adds a second objection keeps both', async () => {
    const sent = await says('#1 lý do khách quan: mưa lũ kéo dài');
    await says('#1 lý do khách quan: mưa lũ kéo dài\n#2 lý do khách quan: mưa lũ kéo dài', { edits: sent });
    expect(pleas('#1')).toHaveLength(1);
    expect(pleas('#2')).toHaveLength(1);
  });

  test('that changes nothing states nothing anew', async () => {
    const sent = await says('#1 đề nghị xem lại: đã nộp');
    await says('#1 đề nghị xem lại: đã nộp', { edits: sent });
    expect(office.events('#1').map(({ kind }) => kind)).toEqual(['objection_raised']);
  });
});

describe('the file of what records nothing', () => {
  test.each(['#1 đề nghị xem lại ạ', '#1 kính đề nghị văn phòng xem xét lại', '#1 đề nghị kiểm tra lại giúp em'])(
    '“%s” stays with the task, and is told',
    async (words) => {
      await says(words, { files: [office.file('a.pdf')] });
      expect(files('#1')).toEqual(['a.pdf']);
      expect(office.lastTo('SXD').text).toContain('Tệp gửi kèm (1) đã được lưu');
    },
  );
});

test('pressing which task tells of the refusal, and keeps reason and file', async () => {
  await says('#70 đang làm');
  const words = '70%, chậm do nguyên nhân khách quan mưa lũ kéo dài';
  await says(words, { replyTo: office.lastTo('SXD'), files: [office.file('b.pdf')] });
  const asked = office.lastTo('SXD');
  await says('#1 xong');
  await office.says(binh, 'VP', '/xacnhan 1');
  const toast = await office.presses(lan, 'SXD', '#1', asked);
  expect(toast?.text ?? '').not.toContain('Đã ghi nhận');
  expect(pleas('#1')).toHaveLength(1);
  expect(files('#1')).toEqual(['b.pdf']);
  const { text } = office.lastTo('SXD');
  expect(text).toContain('Đã ghi lý do khách quan');
  expect(text).toContain('#1 (I.1): ');
  expect(office.assignment('#1').status).toBe('completed');
});
