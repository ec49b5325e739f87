// covers src/usecases/programme/end-programme.ts, src/usecases/chats/tell-last-day.ts, src/dialogue/programmes/end-by-command.ts, src/conversation/compose/say-ending.ts

/** A programme ends: a closing question, a final report, then nothing; the record keeps its states. */

import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { people } from '../../people.ts';
import { openOffice, type Office } from '../../support/office.ts';
import { playedOnce } from '../../support/office/played-once.ts';
import { WITH_WEEKLY_DIGEST as JOBS } from '../../support/office/advance.ts';
import { addProgramme } from '../../support/office/fill-registry.ts';

const TASKS = [
  { ref: 'I.1', title: 'Lập quy hoạch chung', lead: 'Sở Xây dựng', deadline: 'Ngày 15/7/2022' },
  { ref: 'I.2', title: 'Báo cáo tình hình quy hoạch', lead: 'Sở Xây dựng', deadline: 'Hằng quý' },
  { ref: 'II.1', title: 'Cải tạo chợ Vườn Hoa', lead: 'UBND huyện Thọ Xuân', deadline: 'Trong thời gian thực hiện' },
];

let office: Office;
const open = playedOnce(async () => {
  const played = await openOffice({ at: '2022-07-04 08:00', programme: TASKS });
  await played.linkSecretariat(people.binh);
  await played.linkLeaders(people.son);
  await played.linkAgency('SXD', people.lan);
  await played.linkAgency('UBNDTX', people.tung);
  return played;
});
beforeEach(async () => {
  office = await open();
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
    ['/ketthuc khong-co 30/09/2022', 'các chương trình: tiny'],
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
    'theo tên văn bản là 31/12/2022, đã qua: đề nghị gửi /ketthuc tiny và ngày hôm nay nếu chương trình đã kết thúc, hoặc ngày cuối mới nếu còn thực hiện.',
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
      expect(reports[0]?.text).toContain('Tổng 5 phần việc');
      expect(reports[0]?.text).toContain('Ngày cuối: 30/09/2022');
      // The period that would begin after the last day does not open.
      expect(reports[0]?.text).toContain('Đến hết ngày cuối còn mở 5 phần việc');
    }
    expect(await sentWhile(() => office.advanceTo('2023-10-03 18:00', JOBS))).toEqual([]);
    expect(office.database.raw.prepare('select count(*) from wake').pluck().get()).toBe(0);
  });

  test('tells what goes on elsewhere and what was decided since apart from what nobody was given', async () => {
    const other = [{ ref: 'V.1', title: 'Hoàn thành quy hoạch', lead: 'Sở Xây dựng', deadline: 'Ngày 15/11/2022' }];
    addProgramme(office.database, other, office.now(), office.rules, { code: 'second', number: '77/QĐ-UBND' });
    await office.advanceTo('2022-09-30 16:00', JOBS);
    await office.says(people.lan, 'SXD', '#2 quý II xong');
    office.moveTo('2022-10-01 09:00');
    await says('/xacnhan 2 quý II');
    await says('/chuyentiep 1 4');
    await office.advanceTo('2022-10-03 18:00', JOBS);
    const { text } = saying('Báo cáo kết thúc chương trình', 'VP')[0] ?? { text: '' };
    expect(text).toContain('Tổng 5 phần việc');
    expect(text).toContain(
      'Đến hết ngày cuối còn mở 5 phần việc (sau ngày đó 1 phần việc đã có quyết định, nay còn 4): giữ nguyên trạng thái',
    );
    expect(text).toContain('Đã chuyển tiếp sang chương trình khác: 1 phần việc (1 nhiệm vụ, trong đó đã quá hạn 1).');
    expect(text).toContain('• #1 (I.1) Lập quy hoạch chung: đã chuyển tiếp sang #4 của Quyết định số 77/QĐ-UBND.');
    expect(text).toContain('Chưa được giao tiếp: 3 phần việc.');
  });

  test('keeps its tasks in the record, and out of lists and figures of what goes on', async () => {
    await office.advanceTo('2022-11-01 18:00', JOBS);
    expect(await says('/xem 1')).toContain('đã kết thúc ngày 30/09/2022');
    expect(await says('/tim quy hoạch')).toContain('#1 (I.1)');
    expect(await says('/quahan')).not.toContain('#1 (I.1)');
    expect(await says('/viec')).not.toContain('#1 (I.1)');
    expect(await says('/imlang')).not.toContain('#2 (I.2)');
    expect(await says('/tonghop')).toContain('Tổng 0 phần việc');
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

  const told = (place: 'SXD' | 'UBNDTX') =>
    saying('Ngày cuối của chương trình thay đổi', place).map(({ text }) => text);

  test('asks nothing of what was reported done or is suspended, and says that nothing is to be reported again', async () => {
    await office.says(people.lan, 'SXD', '#1 xong');
    await office.advanceTo('2022-09-15 18:00', JOBS);
    const [asked] = saying('Hỏi trước khi kết thúc', 'SXD');
    expect(asked?.text).toMatch(/Đang chờ quyết định hoặc tạm dừng, đơn vị không phải báo cáo lại: #1 \(I\.1\)\./u);
    expect(asked?.text).not.toContain('Lập quy hoạch chung');
    expect(asked?.buttons).not.toContain('#1');
  });

  test('asks an agency nothing whose every task waits, until one is returned to it', async () => {
    await office.says(people.tung, 'UBNDTX', '#3 không thuộc trách nhiệm của huyện');
    await office.advanceTo('2022-09-15 18:00', JOBS);
    expect(saying('Hỏi trước khi kết thúc', 'UBNDTX')).toEqual([]);
    const rows = `select count(*) from outbox where payload like '{"kind":"closing_question"%' and state = 'skipped'`;
    expect(office.database.raw.prepare(rows).pluck().get()).toBe(0);
    await says('/khongdongy 3 vẫn thuộc trách nhiệm của huyện');
    await office.advanceTo('2022-09-20 18:00', JOBS);
    expect(saying('Hỏi trước khi kết thúc', 'UBNDTX')).toHaveLength(1);
  });

  test('moved by a few days asks again only what nobody reported on since, and says what changed', async () => {
    await office.advanceTo('2022-09-05 08:30', JOBS);
    await office.says(people.lan, 'SXD', '#1 đang làm 60%');
    await office.says(people.tung, 'UBNDTX', '#3 đang làm 30%');
    await office.advanceTo('2022-09-12 09:00', JOBS);
    await says('/ketthuc tiny 07/10/2022');
    await office.advanceTo('2022-09-14 18:00', JOBS);
    const second = saying('Hỏi trước khi kết thúc', 'SXD')[1]?.text ?? '';
    expect(second).toMatch(/Ngày cuối đã thay đổi: tin ngày \d\d\/0[89]\/2022 ghi 30\/09\/2022\./u);
    expect(second).toContain('#2 (I.2, kỳ quý III/2022)');
    expect(second).not.toContain('#1 (I.1)');
    expect(second).toContain('ngày cuối thay đổi nên hỏi lại một lần');
    expect(told('SXD')).toEqual([]);
    // Nothing is left to ask: the day alone is told.
    expect(saying('Hỏi trước khi kết thúc', 'UBNDTX')).toHaveLength(1);
    expect(told('UBNDTX')).toEqual([expect.stringContaining('nay thực hiện đến hết ngày 07/10/2022')]);
  });

  test.each([
    ['taken back', 'bỏ', 'không còn ngày cuối'],
    ['moved far', '31/12/2023', 'nay thực hiện đến hết ngày 31/12/2023'],
  ])('%s after the question tells each agency that was asked, once', async (_how, day, words) => {
    await office.advanceTo('2022-09-15 09:00', JOBS);
    await says(`/ketthuc tiny ${day}`);
    await office.advanceTo('2022-09-16 18:00', JOBS);
    for (const place of ['SXD', 'UBNDTX'] as const) expect(told(place)).toEqual([expect.stringContaining(words)]);
    expect(told('SXD')[0]).toContain('không phải gửi lại');
    await office.advanceTo('2022-09-25 18:00', JOBS);
    expect(told('SXD')).toHaveLength(1);
  });

  test('moved and moved back before anybody was told of it is no news, and later it is', async () => {
    await office.advanceTo('2022-09-15 09:00', JOBS);
    await says('/ketthuc tiny 31/12/2023');
    await says('/ketthuc tiny 30/09/2022');
    await office.advanceTo('2022-09-16 09:00', JOBS);
    expect(told('SXD')).toEqual([]);
    await says('/ketthuc tiny bỏ');
    await office.advanceTo('2022-09-19 09:00', JOBS);
    await says('/ketthuc tiny 30/09/2022');
    await office.advanceTo('2022-09-20 18:00', JOBS);
    expect(told('SXD').map((text) => /không còn ngày cuối|nay thực hiện đến hết ngày [\d/]+/u.exec(text)?.[0])).toEqual(
      ['không còn ngày cuối', 'nay thực hiện đến hết ngày 30/09/2022'],
    );
    expect(saying('Hỏi trước khi kết thúc', 'SXD')).toHaveLength(1);
  });

  test('asks for a day whose question came to nothing while it was another', async () => {
    const first = '2022-08-30';
    office.moveTo(`${first} 22:00`);
    await office.tick();
    await says('/ketthuc tiny 31/12/2023');
    await office.advanceTo('2022-09-01 09:00', JOBS);
    expect(saying('Hỏi trước khi kết thúc', 'SXD')).toEqual([]);
    await says('/ketthuc tiny 30/09/2022');
    await office.advanceTo('2022-09-06 18:00', JOBS);
    expect(saying('Hỏi trước khi kết thúc', 'SXD')).toHaveLength(1);
  });

  test('leaves another programme as it is', async () => {
    const other = [{ ref: 'V.1', title: 'Sửa đường 47', lead: 'Sở Xây dựng', deadline: 'Ngày 15/11/2022' }];
    addProgramme(office.database, other, office.now(), office.rules, { code: 'second', number: '77/QĐ-UBND' });
    await office.advanceTo('2022-10-04 18:00', JOBS);
    const later = await sentWhile(() => office.advanceTo('2022-12-05 18:00', JOBS));
    expect(later.some((text) => text.includes('#4 (V.1)'))).toBe(true);
    expect(later.filter((text) => /#[123] \(/u.test(text))).toEqual([]);
    expect(await says('/tonghop')).toContain('Tổng 1 phần việc');
  });
});

describe('two programmes whose last days change at once', () => {
  const DAYS = { tiny: '31/10/2022', second: '30/11/2022' };
  test.each([
    ['the second again', ['tiny', 'second', 'second']],
    ['the first again', ['tiny', 'second', 'tiny']],
    ['each again', ['tiny', 'second', 'tiny', 'second']],
  ] as const)('%s: an agency is told once of each', async (_what, moves) => {
    const row = { ref: 'I.1', title: 'Việc khác', lead: 'Sở Xây dựng', deadline: 'Năm 2023' };
    addProgramme(office.database, [row], office.now(), office.rules, { code: 'second', number: '77/QĐ-UBND' });
    await says('/ketthuc tiny 30/09/2022');
    await says('/ketthuc second 30/09/2022');
    await office.advanceTo('2022-09-12 09:00', JOBS);
    expect(saying('Hỏi trước khi kết thúc chương trình', 'SXD')).toHaveLength(2);
    const later = await sentWhile(async () => {
      const moved = new Set<string>();
      for (const [at, code] of moves.entries()) {
        office.moveTo(`2022-09-12 09:0${String(at + 1)}`);
        await says(`/ketthuc ${code} ${moved.has(code) ? '15/12/2022' : DAYS[code]}`);
        moved.add(code);
      }
      // A notice that could not be sent at once waits all the same.
      office.database.raw.exec("update outbox set attempts = 1 where key like 'last-day:%'");
      await says('/ketthuc tiny 20/12/2022');
      await says('/ketthuc second 21/12/2022');
      await office.advanceTo('2022-09-16 10:00', JOBS);
    });
    const told = (number: string) =>
      later.filter((text) => text.startsWith('Ngày cuối của chương trình thay đổi') && text.includes(number));
    expect(
      told('15/QĐ-UBND')
        .map((text) => text.split('\n')[0])
        .toSorted(),
    ).toEqual([
      'Ngày cuối của chương trình thay đổi – Sở Xây dựng',
      'Ngày cuối của chương trình thay đổi – UBND huyện Thọ Xuân',
    ]);
    expect(told('77/QĐ-UBND')).toEqual([expect.stringContaining('đến hết ngày 21/12/2022')]);
  });
});
