// covers src/usecases/suspended-periods.ts, src/usecases/report/overtaken.ts, src/dialogue/decide/resume-in-chat.ts

/** A suspension as a whole: what it stops, how it goes on, and what it takes the place of. */

import { strFromU8, unzipSync } from 'fflate';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { lateAfter, waitedDays } from '../../../src/domain/tasks/assignment.ts';
import { day } from '../../../src/domain/calendar/dates.ts';
import { ratesOf } from '../../../src/domain/tasks/figures.ts';
import { chatsOf } from '../../../src/store/people/chats.ts';
import { setOwnerChat } from '../../../src/store/programmes/tasks.ts';
import { figuresByAgency } from '../../../src/usecases/figures/figures.ts';
import { digestFor } from '../../../src/usecases/figures/gather-digest.ts';
import { writeExcel } from '../../../src/reports/write-excel.ts';
import { wholeFile, wholeReport } from '../../support/whole-report.ts';
import { workAt } from '../../../src/usecases/work.ts';
import { people } from '../../people.ts';
import { openOffice, type Office } from '../../support/office.ts';

const { binh, lan, minh, son } = people;
const IN = { mention: true };
const SXD = 'Sở Xây dựng';
let office: Office;

async function open(at: string, deadline: string, count = 1): Promise<void> {
  const programme = Array.from({ length: count }, (_, n) => ({
    ref: `I.${String(n + 1)}`,
    title: `Nhiệm vụ thứ ${String(n + 1)}`,
    lead: SXD,
    deadline,
    followed: true,
  }));
  office = await openOffice({ programme, at });
  await office.linkSecretariat(binh);
  await office.linkAgency('SXD', lan);
  await office.says(minh, 'private', `/lienket ${office.code('agency', 'SXD')}`);
}

afterEach(() => {
  office.close();
});

/** What the rates are made of, for the whole office: done and what fell due. */
function base(): readonly number[] {
  const { all } = office.database.read((tx) =>
    figuresByAgency(workAt(tx, office.now(), office.rules), { kind: 'all' }),
  );
  return [ratesOf(all).completed, ratesOf(all).base, all.suspendedLate];
}

/** Each period of the duty with its status. */
function periods(): Record<string, string> {
  const rows = office.database.raw.prepare('select period, status from assignment order by period').all();
  return Object.fromEntries(
    (rows as { period: string; status: string }[]).map(({ period, status }) => [period, status]),
  );
}

describe('a decision after the programme has ended', () => {
  test.each([
    ['#1 tạm dừng theo Công văn số 45/UBND-TH ngày 10/6/2022', '/dongy 1', '/tieptuc 1', 'Tiếp tục thực hiện #1'],
    ['#1 đã xong', null, '/tralai 1 chưa có văn bản', 'Trả lại báo cáo hoàn thành #1'],
    ['#1 xin gia hạn đến 30/9/2022', null, '/khongdongy 1 đã hết chương trình', 'Không đồng ý gia hạn #1'],
    ['#1 không thuộc trách nhiệm của Sở', null, '/khongdongy 1 đúng chức năng', 'Giữ nguyên đơn vị chủ trì #1'],
  ])('“%s”, then %s, then %s: its agency is told, and asked for nothing more', async (said, first, then, heading) => {
    await open('2022-06-20 09:00', 'Ngày 31/7/2022');
    await office.says(lan, 'SXD', said, IN);
    if (first !== null) await office.says(binh, 'VP', first);
    await office.says(binh, 'VP', '/ketthuc tiny 20/6/2022');
    office.moveTo('2022-06-27 09:00');
    await office.says(binh, 'VP', then);
    const { text } = office.lastTo('SXD');
    expect(text).toContain(heading);
    expect(text).toContain('Chương trình đã kết thúc ngày 20/06/2022; nhiệm vụ được giữ trong hồ sơ.');
    expect(text).not.toContain('Đề nghị đơn vị');
  });
});

describe('a date that passes while the work is stopped', () => {
  test.each([
    ['in time when it was stopped', '2022-07-20', '2022-10-03', [1, 1, 0], 0],
    ['stopped on its last day', '2022-07-31', '2023-01-09', [1, 1, 0], 0],
    ['late already', '2022-08-10', '2022-11-07', [1, 2, 1], 1],
  ])('%s: neither its passing nor the going on changes a rate', async (_what, stopped, on, expected, late) => {
    await open('2022-06-20 09:00', 'Ngày 31/7/2022', 2);
    await office.says(lan, 'SXD', '#2 xong', IN);
    await office.says(binh, 'VP', '/xacnhan 2');
    office.moveTo(`${stopped} 09:00`);
    await office.says(lan, 'SXD', '#1 tạm dừng theo Công văn số 45/UBND-TH ngày 10/6/2022', IN);
    await office.says(binh, 'VP', '/dongy 1');
    expect(base()).toEqual(expected);
    await office.says(binh, 'VP', '/xem 1');
    expect(office.lastTo('VP').text.includes('đã quá hạn')).toBe(late === 1);
    office.moveTo(`${on} 09:00`);
    expect(base()).toEqual(expected);
    await office.says(binh, 'VP', '/xem 1');
    expect(office.lastTo('VP').text.includes('đã quá hạn')).toBe(late === 1);
    await office.says(binh, 'VP', '/tieptuc 1');
    expect(base()).toEqual([1, expected[1], 0]);
  });
});

describe('what is done once', () => {
  beforeEach(async () => {
    await open('2022-06-20 09:00', 'Ngày 31/7/2022');
    await office.says(lan, 'SXD', '#1 40%', IN);
    await office.says(lan, 'SXD', '#1 tạm dừng theo Công văn số 45/UBND-TH ngày 10/6/2022', IN);
    office.moveTo('2022-06-22 09:00');
    await office.says(binh, 'VP', '/dongy 1');
  });

  test('the confirmation names the document of the agency, and how it goes on', () => {
    expect(office.lastTo('SXD').text).toContain('Căn cứ: 45/UBND-TH ngày 10/06/2022 (đơn vị nêu).');
    expect(office.lastTo('SXD').text).toContain('“#1 nay tiếp tục thực hiện”');
    expect(office.lastTo('VP').text).toContain('Khi tiếp tục: /tieptuc 1.');
  });

  test.each([
    ['/tieptuc 1', '2022-08-22', 61],
    ['/tieptuc 1 theo Công văn số 77/UBND-TH', '2022-08-22', 61],
    ['/tieptuc 1 từ 1/8/2022 theo Quyết định số 9/QĐ-UBND', '2022-08-22', 40],
    ['/tieptuc 1 ngày 10/7', '2022-08-22', 18],
  ])('%s: the work goes on where it stood, without the suspended days', async (command, on, days) => {
    office.moveTo(`${on} 09:00`);
    await office.says(binh, 'VP', command);
    const after = office.assignment('#1');
    expect(after).toMatchObject({ status: 'in_progress', progress: 40, suspendedOn: null, suspendedScope: null });
    // The two days of waiting stand beside them, and those on which it was still recorded as suspended.
    expect(waitedDays(after, null)).toBe(63);
    expect(waitedDays({ ...after, waits: after.waits.filter((wait) => wait.suspended === true) }, null)).toBe(days);
    for (const place of ['VP', 'SXD'] as const) {
      expect(office.lastTo(place).text).toContain('Tiếp tục thực hiện #1');
      expect(office.lastTo(place).text).toContain(`Thời gian tạm dừng: ${String(days)} ngày`);
      expect(office.lastTo(place).text).toContain('Người xử lý: Nguyễn Văn Bình (Văn phòng)');
    }
    await office.says(binh, 'VP', '/lichsu 1');
    expect(office.lastTo('VP').text).toContain('Nguyễn Văn Bình (Văn phòng) – Sở Xây dựng: cho tiếp tục thực hiện');
  });

  test.each([
    ['/tieptuc 1 1/9/2022', 'không thể sau hôm nay'],
    ['/tieptuc 1 1/6/2022', 'không thể trước ngày tạm dừng (22/06/2022)'],
    ['/tieptuc 1 chưa rõ', 'chưa rõ ngày hoặc văn bản'],
  ])('%s decides nothing and says why', async (command, why) => {
    office.moveTo('2022-08-21 09:00');
    await office.says(binh, 'VP', command);
    expect(office.lastTo('VP').text).toContain(why);
    expect(office.assignment('#1').status).toBe('suspended');
  });

  test.each([
    ['resumed', ['/tieptuc 1'], true],
    ['taken back and refused', ['/hoantac 1', '/khongdongy 1 chưa có văn bản'], true],
    ['taken back twice', ['/hoantac 1', '/hoantac 1'], true],
    ['resumed, taken back, resumed', ['/tieptuc 1', '/hoantac 1', '/tieptuc 1'], true],
  ])('%s: the suspended days are off the count', async (_how, commands) => {
    office.moveTo('2022-07-22 09:00');
    for (const command of commands) await office.says(binh, 'VP', command);
    const after = office.assignment('#1');
    expect(after).toMatchObject({ status: 'in_progress', waitingFor: null });
    // From 20/6 at the earliest, from the decision at the latest.
    expect(['2022-09-01', '2022-08-30']).toContain(lateAfter(after));
  });

  test('undone, the resumption leaves it suspended since the same day', async () => {
    office.moveTo('2022-07-22 09:00');
    await office.says(binh, 'VP', '/tieptuc 1');
    await office.says(binh, 'VP', '/hoantac 1');
    expect(office.assignment('#1')).toMatchObject({ status: 'suspended', suspendedOn: '2022-06-22' });
    expect(waitedDays(office.assignment('#1'), day('2022-07-22'))).toBe(2);
  });

  test.each(['#1 nay tiếp tục thực hiện', '#1 70%', '#1 xin tiếp tục thực hiện', '#1 đã triển khai lại'])(
    '“%s” is kept and put to the secretariat, who lets it go on with one tap',
    async (words) => {
      await office.says(minh, 'SXD', words, IN);
      expect(office.lastTo('SXD').text).toContain('đã chuyển nguyên văn để Văn phòng quyết định');
      expect(office.assignment('#1').status).toBe('suspended');
      expect(office.lastTo('VP').text).toContain(`Nguyên văn: “${words.slice(3)}”`);
      await office.presses(binh, 'VP', 'Cho tiếp tục');
      expect(office.assignment('#1').status).toBe('in_progress');
      expect(office.lastTo('SXD').text).toContain('Tiếp tục thực hiện #1');
    },
  );

  test.each(['/dongy 1', '/khongdongy 1 lý do'])('%s of what is suspended names the way', async (command) => {
    await office.says(binh, 'VP', command);
    expect(office.lastTo('VP').text).toContain('cho tiếp tục: /tieptuc 1');
  });

  test('the agency that says “đã nhận” is told how it goes on', async () => {
    await office.says(lan, 'SXD', '#1 đã nhận', IN);
    expect(office.lastTo('SXD').text).toContain('“#1 nay tiếp tục thực hiện”');
  });

  test('nobody but the secretariat lets it go on, nor whoever proposed it', async () => {
    await office.says(lan, 'SXD', '/tieptuc 1');
    expect(office.assignment('#1').status).toBe('suspended');
    await office.says(minh, 'private', `/lienket ${office.code('secretariat')}`);
    await office.says(minh, 'SXD', '#1 nay tiếp tục thực hiện', IN);
    await office.says(minh, 'VP', '/tieptuc 1');
    expect(office.lastTo('VP').text).toContain('cần một người khác của Văn phòng');
    expect(office.assignment('#1').status).toBe('suspended');
  });

  test.each([
    '#1 nay tiếp tục thực hiện theo Công văn số 77/UBND-TH ngày 21/6/2022',
    '#1 theo Công văn số 77/UBND-TH ngày 21/6/2022 nay được tiếp tục',
    '#1 nay tiếp tục thực hiện, căn cứ Quyết định số 77/QĐ-UBND ngày 21/6/2022',
  ])('“%s”: what goes with the word that it goes on is no result either', async (words) => {
    await office.says(lan, 'SXD', words, IN);
    await office.says(binh, 'VP', '/tieptuc 1');
    await office.says(binh, 'VP', '/xem 1');
    expect(office.lastTo('VP').text).not.toContain('Văn bản kết quả');
  });

  test('its letter is the ground of the suspension and never a result', async () => {
    await office.says(binh, 'VP', '/xem 1');
    expect(office.lastTo('VP').text).toContain('Căn cứ tạm dừng: 45/UBND-TH ngày 10/06/2022');
    expect(office.lastTo('VP').text).not.toContain('Văn bản kết quả');
    await office.presses(binh, 'VP', 'Cho tiếp tục');
    await office.says(lan, 'SXD', '#1 đã xong', IN);
    expect(office.lastTo('VP').text).toContain('Văn bản kết quả: đơn vị chưa nêu.');
    await office.says(binh, 'VP', '/xem 1');
    expect(office.lastTo('VP').text).not.toContain('45/UBND-TH');
  });
});

describe('a recurring duty', () => {
  beforeEach(async () => {
    await open('2022-05-10 09:00', 'Hằng quý');
    await office.advanceTo('2022-05-11 09:00');
  });

  test('is stopped as a whole: its open periods and those to come', async () => {
    const before = Object.keys(periods());
    await office.says(lan, 'SXD', '#1 tạm dừng theo Công văn số 12/UBND-CN ngày 1/5/2022', IN);
    expect(office.lastTo('VP').text).toContain('Khi xác nhận, cả nhiệm vụ dừng: kỳ');
    await office.says(binh, 'VP', '/dongy 1');
    expect(office.lastTo('SXD').text).toContain('cả nhiệm vụ dừng: kỳ');
    const sent = office.sentTo('SXD').length;
    await office.advanceTo('2022-10-20 09:00');
    expect(periods()).toEqual(Object.fromEntries(before.map((key) => [key, 'suspended'])));
    expect(office.sentTo('SXD')).toHaveLength(sent);
    await office.says(binh, 'VP', '/quahan');
    expect(office.lastTo('VP').text).not.toContain('#1');
    await office.says(binh, 'VP', '/tieptuc 1');
    // The third quarter lay within the suspension.
    expect(periods()).toEqual({
      ...Object.fromEntries(before.map((key) => [key, 'not_started'])),
      '2022-Q4': 'not_started',
    });
    expect(office.lastTo('SXD').text).toContain('Cả nhiệm vụ tiếp tục: kỳ');
  });

  test('stands in a class of its own in the counts, the picture and the Excel file, for as long as it lasts', async () => {
    await office.says(lan, 'SXD', '#1 tạm dừng theo Công văn số 12/UBND-CN ngày 1/5/2022', IN);
    await office.says(binh, 'VP', '/dongy 1');
    await office.advanceTo('2023-06-20 09:00');
    const { figures, picture, report } = office.database.read((tx) => {
      const work = workAt(tx, office.now(), office.rules);
      const period = { from: day('2023-01-01'), to: work.today };
      return {
        figures: figuresByAgency(work, { kind: 'all' }).all,
        picture: digestFor(work, { kind: 'all' }).picture,
        report: wholeReport(work, { scope: { kind: 'all' }, programme: null, ...period }),
      };
    });
    // Of both periods that were open; the first had passed when it was stopped.
    expect(figures).toMatchObject({ total: 2, suspended: 2, suspendedLate: 1, within: 0, overdue: 0 });
    expect(picture?.totals).toMatchObject({ suspended: 2, within: 0, overdue: 0 });
    const files = unzipSync(await wholeFile(writeExcel(report)));
    const partOf = (name: string): string => strFromU8(files[`xl/${name}.xml`] ?? new Uint8Array());
    const words = [...partOf('sharedStrings').matchAll(/<t[^>]*>([^<]*)</gu)].map(([, text]) => text);
    const cells = [...partOf('worksheets/sheet1').matchAll(/<v>([^<]*)</gu)].map(([, value]) => value);
    /** The number beside a name in the summary. */
    const beside = (name: string): string | undefined => cells[cells.indexOf(String(words.indexOf(name))) + 1];
    expect(beside('Tạm dừng')).toBe('2');
    expect(beside('Tạm dừng, đã quá hạn')).toBe('1');
    expect(beside('Còn trong hạn hoặc không ấn định ngày')).toBe('0');
  });

  test('the decision is taken back as a whole', async () => {
    await office.says(lan, 'SXD', '#1 tạm dừng theo Công văn số 12/UBND-CN', IN);
    await office.presses(binh, 'VP', 'Xác nhận tạm dừng cả nhiệm vụ');
    expect(new Set(Object.values(periods()))).toEqual(new Set(['suspended']));
    await office.presses(binh, 'VP', 'Hoàn tác');
    expect(new Set(Object.values(periods()))).toEqual(new Set(['not_started']));
    await office.says(binh, 'VP', '/khongdongy 1 chưa có văn bản');
    const waiting = office.database.raw
      .prepare('select count(*) from assignment where waiting_for is not null')
      .pluck();
    expect(waiting.get()).toBe(0);
  });

  test.each([
    ['/dongy 1 cả nhiệm vụ', 'duty'],
    ['/dongy 1 chỉ kỳ này theo Công văn số 9/UBND-TH', 'period'],
    ['/dongy 1 kỳ quý II/2022', 'period'],
    ['/dongy 1 tất cả các kỳ', 'duty'],
  ])('where the report names a period, %s says of what', async (command, scope) => {
    await office.says(lan, 'SXD', '#1 quý II/2022 tạm dừng theo Công văn số 12/UBND-CN', IN);
    expect(office.lastTo('VP').text).toContain('Đơn vị nêu kỳ quý II/2022');
    await office.says(binh, 'VP', '/dongy 1');
    expect(office.lastTo('VP').text).toContain('chưa rõ tạm dừng một kỳ hay cả nhiệm vụ');
    expect(new Set(Object.values(periods()))).toEqual(new Set(['not_started']));
    await office.says(binh, 'VP', command);
    const stopped = office.database.raw.prepare(
      "select distinct suspended_scope from assignment where status = 'suspended'",
    );
    expect(stopped.pluck().all()).toEqual([scope]);
    await office.advanceTo('2022-08-01 09:00');
    expect(Object.keys(periods()).includes('2022-Q3')).toBe(scope === 'period');
  });

  test('the buttons ask the same', async () => {
    await office.says(lan, 'SXD', '#1 quý II/2022 tạm dừng theo Công văn số 12/UBND-CN', IN);
    await office.presses(binh, 'VP', 'Chỉ kỳ quý II/2022');
    expect(periods()['2022-Q2']).toBe('suspended');
    expect(office.lastTo('SXD').text).toContain('các kỳ khác vẫn được theo dõi');
  });
});

describe('one request waits at a time', () => {
  beforeEach(async () => {
    await open('2022-06-20 09:00', 'Quý IV/2022', 2);
  });

  test.each([
    [
      '#1 xin gia hạn đến 15/2/2023 vì chờ Bộ',
      '#1 tạm dừng theo Công văn số 12/UBND-CN',
      'đề nghị gia hạn đến 15/02/2023',
    ],
    ['#1 tạm dừng theo Công văn số 12/UBND-CN', '#1 xin gia hạn đến 15/2/2023', 'báo cáo tạm dừng'],
    ['#1 không thuộc trách nhiệm của Sở', '#1 xong', 'ý kiến “không thuộc trách nhiệm của đơn vị”'],
    ['#1 tạm dừng theo Công văn số 12/UBND-CN', '#1 xong', 'báo cáo tạm dừng'],
  ])('“%s”, then “%s”: both sides read what it takes the place of', async (first, then, named) => {
    await office.says(lan, 'SXD', first, IN);
    await office.says(lan, 'SXD', then, IN);
    expect(office.lastTo('SXD').text).toContain(`Nội dung này thay cho ${named} gửi ngày 20/06/2022`);
    expect(office.lastTo('VP').text).toContain(`Thay cho ${named} gửi ngày 20/06/2022`);
  });

  test.each([
    ['#1 tạm dừng theo Công văn số 12/UBND-CN', '#1 70%', 'báo cáo tạm dừng'],
    ['#1 tạm dừng theo Công văn số 12/UBND-CN', '#1 vướng mặt bằng', 'báo cáo tạm dừng'],
    ['#1 xong', '#1 chưa xong, mới 70%', 'báo cáo hoàn thành'],
  ])('“%s”, then “%s”: the secretariat is told that nothing waits any more', async (first, then, named) => {
    await office.says(lan, 'SXD', first, IN);
    const asked = office.lastTo('VP');
    await office.says(lan, 'SXD', then, IN);
    expect(office.lastTo('SXD').text).toContain(`Nội dung này thay cho ${named}`);
    expect(office.lastTo('VP').text).toContain(`${named} gửi ngày 20/06/2022 không còn chờ quyết định`);
    const label = named === 'báo cáo hoàn thành' ? 'Xác nhận' : 'Xác nhận tạm dừng';
    const toast = await office.presses(binh, 'VP', label, asked);
    expect(toast?.text).toContain('không còn chờ quyết định, vì sau đó đã có: báo cáo, Trần Thị Lan (Sở Xây dựng)');
  });

  test.each([
    '#1 xin gia hạn đến 15/2/2023, nhiệm vụ đã tạm dừng theo Công văn số 45/UBND-TH',
    '#1 xin gia hạn đến 15/2/2023 theo Công văn số 45/UBND-TH ngày 10/6/2022',
    '#1 không thuộc trách nhiệm của Sở theo Quyết định số 12/QĐ-UBND',
  ])('the receipt of “%s” names no document that is not in the record', async (words) => {
    await office.says(lan, 'SXD', words, IN);
    expect(office.assignment('#1').waitingFor).not.toBeNull();
    expect(office.database.raw.prepare('select number from result_document').all()).toEqual([]);
    expect(office.lastTo('SXD').text).not.toContain('Văn bản:');
  });

  test.each([
    ['#1 tạm dừng theo Công văn số 12/UBND-CN', 'Báo tạm dừng, chờ xác nhận'],
    ['#1 xong', 'Báo hoàn thành, chờ xác nhận'],
    ['#1 không thuộc trách nhiệm của Sở', 'Đề nghị xem lại đơn vị chủ trì'],
  ])('leaders who had the request for more time are told that “%s” took its place', async (then, title) => {
    await office.linkLeaders(son);
    office.database.transact((tx) => {
      setOwnerChat(tx, 1, chatsOf(tx, 'leaders')[0]?.id ?? 0);
    });
    await office.says(lan, 'SXD', '#1 xin gia hạn đến 15/2/2023', IN);
    expect(office.lastTo('LD').text).toContain('Đề nghị gia hạn');
    await office.says(lan, 'SXD', then, IN);
    expect(office.lastTo('LD').text).toContain(
      'đề nghị gia hạn đến 15/02/2023 gửi ngày 20/06/2022 không còn chờ quyết định',
    );
    expect(office.lastTo('VP').text).toContain(title);
    expect(office.sentTo('VP').filter(({ text }) => text.startsWith('Không còn chờ quyết định'))).toEqual([]);
  });

  test.each([
    ['#1 xin gia hạn đến 15/2/2023', '#1 đã nhận', '/dongy 1', 'Đồng ý đến 15/02/2023', 'gia hạn'],
    ['#1 xong', '#1 đã nhận', '/xacnhan 1', 'Xác nhận', 'xác nhận'],
    ['#1 xin gia hạn đến 15/2/2023', '#1 đã nhận', '/khongdongy 1 hết thời gian', 'Đồng ý đến 15/02/2023', 'gia hạn'],
  ])(
    '“%s”, “%s”, %s: an old button names the decision, not what came between',
    async (asked, between, decided, label, named) => {
      await office.says(lan, 'SXD', asked, IN);
      const card = office.lastTo('VP');
      await office.says(lan, 'SXD', between, IN);
      await office.says(binh, 'VP', decided, IN);
      const toast = await office.presses(binh, 'VP', label, card);
      expect(toast?.text).toContain(named);
      expect(toast?.text).toContain('Nguyễn Văn Bình');
      expect(toast?.text).not.toContain('tiếp nhận');
    },
  );

  test.each([
    ['đang tạm dừng theo Công văn số 12/UBND-CN, xin gia hạn đến 15/2/2023', 'extension', 'Nội dung tạm dừng'],
    [
      'xin gia hạn đến 15/2/2023, việc đã được cho tạm dừng theo Công văn số 9/UBND-TH',
      'extension',
      'Nội dung tạm dừng',
    ],
    ['không thuộc trách nhiệm của Sở, xin gia hạn đến 15/2/2023', 'extension', 'Ý kiến “không thuộc trách nhiệm”'],
    ['không thuộc trách nhiệm của Sở, đã tạm dừng theo Công văn số 12/UBND-CN', 'handover', 'Nội dung tạm dừng'],
  ])('both in one message, “%s”: the one is recorded, the other one named', async (words, recorded, named) => {
    await office.says(lan, 'SXD', `#1 ${words}`, IN);
    expect(office.assignment('#1').waitingFor).toBe(recorded);
    expect(office.lastTo('SXD').text).toContain(`${named} trong cùng tin chưa được`);
  });
});

test('a figure beside it is a report', async () => {
  await open('2022-06-20 09:00', 'Quý IV/2022');
  await office.says(lan, 'SXD', '#1 70%', IN);
  await office.says(lan, 'SXD', '#1 đã tạm dừng theo Công văn số 45/UBND-TH, 80%', IN);
  if (office.assignment('#1').waitingFor === null) await office.says(lan, 'SXD', 'đúng', IN);
  expect(office.assignment('#1')).toMatchObject({ waitingFor: 'suspension', progress: 80, status: 'in_progress' });
  expect(office.lastTo('SXD').text).toContain('Tình hình: đang thực hiện, 80 %');
  expect(office.lastTo('VP').text).toContain('Đang ghi nhận: đang thực hiện, 80 %; đơn vị báo tạm dừng');
});

test('the reason of a refusal is asked, and quoted back, as one of a suspension', async () => {
  await open('2022-06-20 09:00', 'Quý IV/2022');
  await office.says(lan, 'SXD', '#1 tạm dừng theo Công văn số 45/UBND-TH', IN);
  await office.presses(binh, 'VP', 'Không xác nhận');
  expect(office.lastTo('VP').text).toContain('Không xác nhận tạm dừng #1');
  await office.says(binh, 'VP', 'thiếu văn bản', IN);
  expect(office.lastTo('VP').text).not.toContain('gia hạn');
  expect(office.lastTo('VP').text).toContain('Không xác nhận tạm dừng');
});
