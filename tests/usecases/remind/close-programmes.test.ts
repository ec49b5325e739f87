// covers src/usecases/programme/end-programme.ts, src/dialogue/programmes/end-by-command.ts, src/conversation/compose/say-ending.ts

/** A programme ends: a closing question, a final report, then nothing; the record keeps its states. */

import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { people } from '../../people.ts';
import { openOffice, type Office } from '../../support/office.ts';
import { WITH_WEEKLY_DIGEST as JOBS } from '../../support/office/advance.ts';
import { addProgramme } from '../../support/office/fill-registry.ts';

const TASKS = [
  { ref: 'I.1', title: 'Lập quy hoạch chung', lead: 'Sở Xây dựng', deadline: 'Ngày 15/7/2022' },
  { ref: 'I.2', title: 'Báo cáo tình hình quy hoạch', lead: 'Sở Xây dựng', deadline: 'Hằng quý' },
  { ref: 'II.1', title: 'Cải tạo chợ Vườn Hoa', lead: 'UBND huyện Thọ Xuân', deadline: 'Trong thời gian thực hiện' },
];

let office: Office;
beforeEach(async () => {
  office = await openOffice({ at: '2022-07-04 08:00', programme: TASKS });
  await office.linkSecretariat(people.binh);
  await office.linkLeaders(people.son);
  await office.linkAgency('SXD', people.lan);
  await office.linkAgency('UBNDTX', people.tung);
});
afterEach(() => {
  office.close();
});

async function says(text: string): Promise<string> {
  await office.says(people.binh, 'VP', text);
  return office.lastTo('VP').text;
}

const everything = () =>
  (['SXD', 'UBNDTX', 'VP', 'LD'] as const).flatMap((place) =>
    office.sentTo(place).map(({ text }, at) => ({ place, at, text })),
  );
/** The words of what is sent while `act` runs, wherever. */
async function sentWhile(act: () => Promise<void>): Promise<string[]> {
  const before = new Set(everything().map(({ place, at }) => `${place} ${String(at)}`));
  await act();
  return everything().flatMap(({ place, at, text }) => (before.has(`${place} ${String(at)}`) ? [] : [text]));
}
const saying = (words: string, place: 'SXD' | 'UBNDTX' | 'VP' | 'LD') =>
  office.sentTo(place).filter(({ text }) => text.includes(words));

describe('the last day', () => {
  test('is set by the secretariat, moved, and taken back', async () => {
    expect(await says('/ketthuc')).toContain('chưa đặt ngày cuối');
    expect(await says('/ketthuc tiny 30/09/2022')).toContain('thực hiện đến hết ngày 30/09/2022');
    expect(await says('/ketthuc')).toContain('đến hết ngày 30/09/2022');
    expect(await says('/ketthuc 30/09/2022')).toContain('đã là 30/09/2022. Chưa thay đổi gì');
    expect(await says('/ketthuc hết ngày 31-10-2022')).toContain('31/10/2022 (trước đây 30/09/2022)');
    expect(await says('/ketthuc tiny bỏ')).toContain('Đã bỏ ngày cuối 31/10/2022');
    expect(await says('/ketthuc tiny bỏ')).toContain('chưa có ngày cuối');
    const kinds = office.database.raw.prepare("select kind, text from event where kind like 'programme_end%'").all();
    expect(kinds).toEqual([
      { kind: 'programme_end_set', text: '15/QĐ-UBND: 30/09/2022' },
      { kind: 'programme_end_set', text: '15/QĐ-UBND: 30/09/2022 → 31/10/2022' },
      { kind: 'programme_end_taken_back', text: '15/QĐ-UBND: 31/10/2022' },
    ]);
  });

  test.each([
    ['/ketthuc tiny 31/2/2023', 'không phải một ngày trong lịch'],
    ['/ketthuc tiny cuối năm', 'không phải một ngày trong lịch'],
    ['/ketthuc tiny 30/9', 'không phải một ngày trong lịch'],
    ['/ketthuc tiny 03/07/2022', 'đã qua: đặt ngày đó'],
    ['/ketthuc tiny 01/01/2001', 'ở trước ngày ban hành'],
    ['/ketthuc tiny', 'Đề nghị ghi mã chương trình'],
    ['/ketthuc khong-co 30/09/2022', 'không phải một ngày trong lịch'],
  ])('%s changes nothing, and says why', async (text, why) => {
    expect(await says(text)).toContain(why);
    expect(office.database.raw.prepare('select ends_on from programme').pluck().all()).toEqual([null]);
  });

  test('is no matter of an agency or a leader', async () => {
    await office.says(people.lan, 'SXD', '/ketthuc tiny 30/09/2022');
    await office.says(people.son, 'LD', '/ketthuc tiny 30/09/2022');
    expect(office.lastTo('SXD').text).toContain('Chỉ Văn phòng');
    expect(office.lastTo('LD').text).toContain('Chỉ Văn phòng');
    expect(office.database.raw.prepare('select ends_on from programme').pluck().all()).toEqual([null]);
  });
});

test('a last day that a title names is put before the secretariat once a month, until somebody confirms it', async () => {
  const named = (title: string) => office.database.raw.prepare('update programme set title = ?').run(title);
  const asked = (place: 'VP' | 'LD') =>
    saying('xác nhận ngày cuối của chương trình', place).map(({ text }) => text.split('\n').at(-1));
  named('Kế hoạch phát triển đô thị giai đoạn 2021 - 2025');
  await office.advanceTo('2022-10-05 18:00', JOBS);
  expect(asked('VP')).toEqual(
    Array(3).fill(
      'Việc của Văn phòng: xác nhận ngày cuối của chương trình. Quyết định số 15/QĐ-UBND, theo tên văn bản là 31/12/2025: /ketthuc tiny 31/12/2025.',
    ),
  );
  expect(asked('LD')).toEqual([]);
  await says('/ketthuc tiny 31/12/2025');
  await office.advanceTo('2022-11-09 18:00', JOBS);
  expect(asked('VP')).toHaveLength(3);
  await says('/ketthuc tiny bỏ');
  named('Kế hoạch đến hết năm 2022');
  await office.advanceTo('2023-01-11 18:00', JOBS);
  expect(asked('VP').at(-1)).toContain(
    'theo tên văn bản là 31/12/2022, đã qua: đề nghị gõ /ketthuc tiny và ngày hôm nay nếu chương trình đã kết thúc, hoặc ngày cuối mới nếu còn thực hiện.',
  );
});

describe('a programme that ends on 30/09/2022', () => {
  beforeEach(async () => {
    await says('/ketthuc tiny 30/09/2022');
  });

  test('asks each agency once what is open, without a word of lateness', async () => {
    await office.advanceTo('2022-08-26 17:00', JOBS);
    expect(saying('Hỏi trước khi kết thúc', 'SXD')).toHaveLength(0);
    await office.advanceTo('2022-09-30 18:00', JOBS);
    const asked = saying('Hỏi trước khi kết thúc', 'SXD');
    expect(asked).toHaveLength(1);
    expect(asked[0]?.text).toContain('#1 (I.1)');
    expect(asked[0]?.text).toContain('#2 (I.2, kỳ quý III/2022)');
    expect(asked[0]?.text).not.toContain('quá hạn');
    expect(asked[0]?.text).not.toContain('#3');
    expect(saying('Hỏi trước khi kết thúc', 'UBNDTX')).toHaveLength(1);
  });

  test('sends one final report on the first working day after it, and nothing in the year that follows', async () => {
    await office.advanceTo('2022-10-03 18:00', JOBS);
    for (const place of ['VP', 'LD'] as const) {
      const reports = saying('Báo cáo kết thúc chương trình', place);
      expect(reports).toHaveLength(1);
      expect(reports[0]?.text).toContain('Tổng 5 lượt nhiệm vụ');
      expect(reports[0]?.text).toContain('Ngày cuối: 30/09/2022');
      // The period that would begin after the last day does not open.
      expect(reports[0]?.text).toContain('Còn mở 5 lượt nhiệm vụ');
    }
    expect(await sentWhile(() => office.advanceTo('2023-10-03 18:00', JOBS))).toEqual([]);
    expect(office.database.raw.prepare('select count(*) from wake').pluck().get()).toBe(0);
  });

  test('keeps its tasks in the record, and out of lists and figures of what goes on', async () => {
    await office.advanceTo('2022-11-01 18:00', JOBS);
    expect(await says('/xem 1')).toContain('đã kết thúc ngày 30/09/2022');
    expect(await says('/tim quy hoạch')).toContain('#1 (I.1)');
    expect(await says('/quahan')).not.toContain('#1 (I.1)');
    expect(await says('/viec')).not.toContain('#1 (I.1)');
    expect(await says('/imlang')).not.toContain('#2 (I.2)');
    expect(await says('/tonghop')).toContain('Tổng 0 lượt nhiệm vụ');
    expect(office.assignment('I.1').status).toBe('not_started');
  });

  test('drops what was queued before its end and not sent', async () => {
    await office.advanceTo('2022-09-30 16:00', JOBS);
    office.moveTo('2022-09-30 22:00');
    await office.tick();
    await office.digest();
    const later = await sentWhile(() => office.advanceTo('2022-10-04 18:00'));
    expect(later.map((text) => text.split(' – ')[0])).toEqual([
      'Báo cáo kết thúc chương trình',
      'Báo cáo kết thúc chương trình',
    ]);
  });

  test('is followed up again when its end is taken back', async () => {
    await office.advanceTo('2022-11-01 18:00', JOBS);
    const sent = office.sentTo('SXD').length;
    expect(await says('/ketthuc tiny bỏ')).toContain('theo dõi lại từ hôm nay');
    await office.advanceTo('2022-12-20 18:00', JOBS);
    expect(office.sentTo('SXD').length).toBeGreaterThan(sent);
    expect(await says('/quahan')).toContain('#1 (I.1)');
  });

  test('asks again before a later last day, and reports only on that', async () => {
    await office.advanceTo('2022-09-15 18:00', JOBS);
    await says('/ketthuc tiny 31/12/2022');
    await office.advanceTo('2023-01-05 18:00', JOBS);
    const asked = saying('Hỏi trước khi kết thúc', 'SXD').map(({ text }) => text.includes('31/12/2022'));
    expect(asked).toEqual([false, true]);
    const reports = saying('Báo cáo kết thúc chương trình', 'VP');
    expect(reports.map(({ text }) => text.includes('31/12/2022'))).toEqual([true]);
  });

  test('leaves another programme as it is', async () => {
    const other = [{ ref: 'V.1', title: 'Sửa đường 47', lead: 'Sở Xây dựng', deadline: 'Ngày 15/11/2022' }];
    addProgramme(office.database, other, office.now(), office.rules, { code: 'second', number: '77/QĐ-UBND' });
    await office.advanceTo('2022-10-04 18:00', JOBS);
    const later = await sentWhile(() => office.advanceTo('2022-12-05 18:00', JOBS));
    expect(later.some((text) => text.includes('#4 (V.1)'))).toBe(true);
    expect(later.filter((text) => /#[123] \(/u.test(text))).toEqual([]);
    expect(await says('/tonghop')).toContain('Tổng 1 lượt nhiệm vụ');
  });
});
