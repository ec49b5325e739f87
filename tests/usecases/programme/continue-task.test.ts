// covers src/usecases/programme/continue-task.ts, src/usecases/chats/tell-continuation.ts, src/dialogue/programmes/continue-by-command.ts

/** A task of a programme that has ended goes on under a task of another one, and keeps its past. */

import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { previewJson, previewWords } from '../../../src/cli/import-words.ts';
import { day } from '../../../src/domain/calendar/dates.ts';
import { standingOf } from '../../../src/domain/tasks/assignment.ts';
import { ratesOf } from '../../../src/domain/tasks/figures.ts';
import { importPreviewed, previewImport } from '../../../src/importer/import-file.ts';
import { readTaskText } from '../../../src/importer/understand/kinds/read-task-text.ts';
import { figuresIn } from '../../../src/usecases/figures/figures.ts';
import { lookBack } from '../../../src/usecases/figures/look-back.ts';
import { workAt } from '../../../src/usecases/work.ts';
import { people } from '../../people.ts';
import { openOffice, type Office } from '../../support/office.ts';
import { playedOnce } from '../../support/office/played-once.ts';
import { WITH_WEEKLY_DIGEST as JOBS } from '../../support/office/advance.ts';
import { addProgramme } from '../../support/office/fill-registry.ts';

const OLD = [
  { ref: 'I.1', title: 'Lập quy hoạch chung', lead: 'Sở Xây dựng', deadline: 'Ngày 15/7/2022' },
  { ref: 'I.2', title: 'Báo cáo tình hình quy hoạch', lead: 'Sở Xây dựng', deadline: 'Hằng quý' },
  { ref: 'II.1', title: 'Cải tạo chợ Vườn Hoa', lead: 'UBND huyện Thọ Xuân', deadline: 'Trong thời gian thực hiện' },
];
const NEW = [
  { ref: 'I.1', title: 'Hoàn thành quy hoạch chung', lead: 'Sở Xây dựng', deadline: 'Ngày 15/11/2022' },
  { ref: 'I.3', title: 'Cải tạo các chợ hạng II', lead: 'Sở Xây dựng', deadline: 'Năm 2023' },
];

let office: Office;
const open = playedOnce(async () => {
  const played = await openOffice({ at: '2022-07-04 08:00', programme: OLD });
  await played.linkSecretariat(people.binh);
  await played.linkLeaders(people.son);
  await played.linkAgency('SXD', people.lan);
  await played.linkAgency('UBNDTX', people.tung);
  await played.says(people.lan, 'SXD', '#1 đang làm 70%, đã trình thẩm định');
  await played.says(people.binh, 'VP', '/ketthuc tiny 30/09/2022');
  await played.advanceTo('2022-10-04 09:00', JOBS);
  addProgramme(played.database, NEW, played.now(), played.rules, { code: 'second', number: '77/QĐ-UBND' });
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
const notices = (place: 'SXD' | 'UBNDTX') =>
  office.sentTo(place).flatMap(({ text }) => (text.includes('Nhiệm vụ được chuyển tiếp') ? [text] : []));
const continuedIn = (): unknown[] =>
  office.database.raw
    .prepare('select task_id as task, continued_in as into_ from assignment where continued_in is not null order by id')
    .all();

describe('a task that goes on under another programme', () => {
  test('is told once to its agency, with what was reported, and is asked for from then on', async () => {
    expect(await says('/chuyentiep 1 4')).toContain(
      'Đã chuyển tiếp #1 (I.1) của Quyết định số 15/QĐ-UBND sang #4 (I.1) của Quyết định số 77/QĐ-UBND.',
    );
    expect(office.assignment('#4').toldOn).toBe('9999-12-31');
    await office.advanceTo('2022-10-04 11:00', JOBS);
    expect(notices('SXD')).toHaveLength(1);
    expect(notices('SXD')[0]).toContain(
      'Tiếp nối #1 (I.1) của Quyết định số 15/QĐ-UBND, kết thúc ngày 30/09/2022; khi đó: đang thực hiện, 70 %; báo cáo gần nhất: 04/07/2022.',
    );
    expect(office.assignment('#4').toldOn).toBe('2022-10-04');
    await office.advanceTo('2022-11-30 18:00', JOBS);
    expect(notices('SXD')).toHaveLength(1);
    const about = office.sentTo('SXD').filter(({ text }) => text.includes('#4 (I.1)') && text.includes('Nhắc việc'));
    expect(about.length).toBeGreaterThan(0);
  });

  test('gathers what the secretariat does within half an hour in one notice for each agency', async () => {
    await says('/chuyentiep 1 4');
    office.moveTo('2022-10-04 09:20');
    await says('/chuyentiep 3 5');
    await office.advanceTo('2022-10-04 11:00', JOBS);
    expect(notices('SXD')).toHaveLength(1);
    expect(notices('SXD')[0]).toContain('#4 (I.1) của Quyết định số 77/QĐ-UBND: Hoàn thành quy hoạch chung');
    expect(notices('SXD')[0]).toContain('UBND huyện Thọ Xuân, khi đó: chưa có báo cáo');
    // The former lead is no lead any more.
    expect(notices('UBNDTX')).toEqual([
      expect.stringContaining('do Sở Xây dựng chủ trì; UBND huyện Thọ Xuân không phải báo cáo tiếp'),
    ]);
  });

  test('shows its past, and stays as it is in the record of its own programme', async () => {
    const before = await says('/baocao năm 2022');
    await says('/chuyentiep 1 4');
    expect(await says('/xem 4')).toContain('04/07/2022, Trần Thị Lan (Sở Xây dựng): báo cáo → đang thực hiện 70 %');
    const history = await says('/lichsu 4');
    expect(history).toContain('của nhiệm vụ được chuyển tiếp vào đây');
    expect(history).toContain('#1, Trần Thị Lan (Sở Xây dựng): báo cáo → đang thực hiện 70 %');
    expect(await says('/xem 1')).toContain('đã chuyển tiếp sang #4 của Quyết định số 77/QĐ-UBND');
    expect(await says('/tim quy hoạch chung')).toContain('đã chuyển tiếp sang #4');
    expect(office.assignment('#1')).toMatchObject({ status: 'in_progress', progress: 70, continuedIn: 4 });
    const rates = (text: string): string | undefined => /Tỷ lệ hoàn thành[^\n]*/u.exec(text)?.[0];
    expect(rates(await says('/baocao năm 2022'))).toBe(rates(before));
  });

  test('takes no report under its old number, and says where to report', async () => {
    await says('/chuyentiep 1 4');
    await office.says(people.lan, 'SXD', '#1 xong');
    expect(office.lastTo('SXD').text).toContain(
      'đã chuyển tiếp sang #4 của Quyết định số 77/QĐ-UBND nên không ghi tại đây nữa; đề nghị báo cáo tại nhiệm vụ mới, ví dụ “#4 70%”',
    );
    expect(office.assignment('#1')).toMatchObject({ status: 'in_progress', progress: 70 });
    expect(await says('/hoantac 1')).toContain('không hoàn tác được');
  });

  test.each([
    ['an objection', '#1 đề nghị xem lại: đã báo cáo tại văn bản tháng 4', 0, 'ví dụ “#4 đề nghị xem lại: …”'],
    ['an objective reason', '#1 lý do khách quan: mưa lũ kéo dài', 0, 'ví dụ “#4 lý do khách quan: …”'],
    ['a file', '#1', 1, 'ghi “#4” kèm tệp'],
    ['a file with words', '#1 gửi kèm biên bản', 1, '#4'],
    ['several files', '', 2, 'ghi “#4” kèm tệp'],
  ])('takes %s under its old number no more, and says where to send it', async (_what, text, count, where) => {
    await says('/chuyentiep 1 4');
    const events = office.events('#1').length;
    const files = Array.from({ length: count }, (_, at) => office.file(`bien-ban-${String(at)}.pdf`));
    const said = office.sentTo('SXD').length;
    if (text === '') {
      const asked = office.sentTo('SXD').find((heard) => heard.text.includes('#1 (I.1)')) ?? expect.fail();
      for (const file of files)
        await office.says(people.lan, 'SXD', '', { files: [file], album: 'a1', replyTo: asked });
      office.moveTo('2022-10-04 09:10');
      await office.relay.drain();
    } else await office.says(people.lan, 'SXD', text, { files, mention: true });
    const answers = office.sentTo('SXD').slice(said);
    expect(answers).toHaveLength(1);
    expect(answers[0]?.text).toContain('đã chuyển tiếp sang #4 của Quyết định số 77/QĐ-UBND');
    expect(answers[0]?.text).toContain(where);
    expect(office.events('#1')).toHaveLength(events);
    expect(office.database.raw.prepare('select count(*) from evidence where assignment_id = 1').pluck().get()).toBe(0);
    expect(office.database.raw.prepare('select count(*) from plea').pluck().get()).toBe(0);
  });

  test.each(['/xem 1', '/lichsu 1'])(
    'says where to send the file that came with “%s” of its old number',
    async (text) => {
      await says('/chuyentiep 1 4');
      const said = office.sentTo('SXD').length;
      await office.says(people.lan, 'SXD', text, { files: [office.file('bien-ban.pdf')] });
      const answers = office.sentTo('SXD').slice(said);
      expect(answers).toHaveLength(2);
      expect(answers[1]?.text).toContain('ghi “#4” kèm tệp');
    },
  );

  test('an objection to what ended and goes on nowhere reaches the secretariat, as the agency was told', async () => {
    await office.says(people.lan, 'SXD', '#1 đề nghị xem lại: đã báo cáo tại văn bản tháng 4');
    expect(office.lastTo('SXD').text).toContain('chờ Văn phòng trả lời');
    expect(office.lastTo('VP').text).toContain('Đề nghị xem lại, chờ Văn phòng trả lời');
    await says('/traloi 1 đã đối chiếu, giữ nguyên');
    expect(office.lastTo('SXD').text).toContain('Trả lời đề nghị xem lại #1');
  });

  test('is late by its own date alone, and stays so when another task goes on under it', async () => {
    office.moveTo('2022-11-28 09:00');
    const late = '#4 (I.1) Hoàn thành quy hoạch chung – Ngày 15/11/2022, hạn 15/11/2022, quá';
    expect(await says('/quahan')).toContain(`${late} 13 ngày`);
    await says('/chuyentiep 1 4');
    expect(await says('/quahan')).toContain(`${late} 13 ngày`);
    await office.advanceTo('2022-11-29 09:00', JOBS);
    expect(notices('SXD')).toHaveLength(1);
    expect(await says('/quahan')).toContain(`${late} 14 ngày`);
  });

  test('is taken back: no notice is sent that was not sent yet, and it can go on elsewhere', async () => {
    await says('/chuyentiep 1 4');
    expect(await says('/chuyentiep 1 bỏ')).toContain('Đã bỏ chuyển tiếp #1 (I.1)');
    await office.advanceTo('2022-10-05 18:00', JOBS);
    expect(notices('SXD')).toEqual([]);
    expect(continuedIn()).toEqual([]);
    expect(office.assignment('#4').toldOn).toBeNull();
    expect(await says('/chuyentiep 1 bỏ')).toContain('chưa được chuyển tiếp, không có gì để bỏ');
    expect(await says('/chuyentiep 1 5')).toContain('sang #5');
  });

  const takenBackNotices = (place: 'SXD' | 'UBNDTX') =>
    office.sentTo(place).flatMap(({ text }) => (text.includes('không còn chuyển tiếp sang') ? [text] : []));

  test('taken back after the notice, both the lead that has it and the one that had it are told once', async () => {
    await says('/chuyentiep 3 5');
    await office.advanceTo('2022-10-04 11:00', JOBS);
    expect(await says('/chuyentiep 3 bỏ')).toContain(
      'được báo lại bằng một tin, sau khoảng 30 phút: UBND huyện Thọ Xuân, Sở Xây dựng.',
    );
    await office.advanceTo('2022-10-07 18:00', JOBS);
    expect(takenBackNotices('SXD')).toHaveLength(1);
    expect(takenBackNotices('SXD')[0]).toContain('#5 tiếp tục được theo dõi theo văn bản của nhiệm vụ này');
    expect(takenBackNotices('UBNDTX')).toHaveLength(1);
    expect(takenBackNotices('UBNDTX')[0]).toContain('#3 được giữ nguyên trong hồ sơ của chương trình đã kết thúc');
    expect(takenBackNotices('UBNDTX')[0]).not.toContain('#5 tiếp tục');
  });

  test('taken back to go on elsewhere, one notice says both', async () => {
    await says('/chuyentiep 1 4');
    await office.advanceTo('2022-10-04 11:00', JOBS);
    await says('/chuyentiep 1 bỏ');
    await says('/chuyentiep 1 5');
    await office.advanceTo('2022-10-05 18:00', JOBS);
    expect(takenBackNotices('SXD')).toHaveLength(1);
    expect(takenBackNotices('SXD')[0]).toMatch(
      /^Nhiệm vụ được chuyển tiếp[^]*như tin trước đã báo; nhiệm vụ đã chuyển tiếp sang #5[^]*• #5 \(I\.3\)/u,
    );
    expect(notices('SXD')).toHaveLength(2);
  });

  test('taken back by mistake and set again, nobody hears that it was', async () => {
    await says('/chuyentiep 1 4');
    await office.advanceTo('2022-10-04 11:00', JOBS);
    await says('/chuyentiep 1 bỏ');
    await says('/chuyentiep 1 4');
    await office.advanceTo('2022-10-05 18:00', JOBS);
    expect(takenBackNotices('SXD')).toEqual([]);
  });

  test('one of two that go on under a task is taken back before its own notice: no one hears of it', async () => {
    await says('/chuyentiep 1 4');
    await office.advanceTo('2022-10-04 11:00', JOBS);
    await says('/chuyentiep 3 4');
    expect(await says('/chuyentiep 3 bỏ')).toContain('Tin báo đơn vị chưa gửi thì không gửi nữa.');
    await office.advanceTo('2022-10-05 18:00', JOBS);
    expect([...takenBackNotices('SXD'), ...takenBackNotices('UBNDTX')]).toEqual([]);
  });

  test('an agency without a chat is told once it has one', async () => {
    office.database.raw.exec(
      "update chat set role = 'none', agency_id = null where role = 'agency' and agency_id = (select id from agency where code = 'SXD')",
    );
    expect(await says('/chuyentiep 1 4')).toContain('Chưa có nhóm chat nên chưa báo được: Sở Xây dựng');
    await office.advanceTo('2022-10-06 18:00', JOBS);
    await office.linkAgency('SXD', people.lan);
    await office.advanceTo('2022-10-10 18:00', JOBS);
    expect(notices('SXD')).toHaveLength(1);
    expect(office.assignment('#4').toldOn).not.toBe('9999-12-31');
  });
});

describe('an agency that has not been told', () => {
  const overdue = (): boolean => standingOf(office.assignment('#4'), day(office.now().slice(0, 10))).daysOverdue > 0;
  const figures = () =>
    office.database.read((tx) => figuresIn(workAt(tx, office.now(), office.rules), { kind: 'all' }));
  const withoutChat = (): void => {
    office.database.raw.exec("update chat set role = 'none', agency_id = null where role = 'agency'");
  };
  const deadChat = (): void => {
    office.database.raw.exec("update chat set state = 'dead', state_reason = 'blocked' where role = 'agency'");
  };

  test.each([
    ['without a chat', withoutChat],
    ['with a dead chat', deadChat],
  ])('%s is late by nothing that passed meanwhile', async (_, lose) => {
    lose();
    await says('/chuyentiep 1 4');
    const before = ratesOf(figures());
    await office.advanceTo('2022-12-20 11:00', JOBS);
    expect(office.assignment('#4').toldOn).toBe('9999-12-31');
    expect(overdue()).toBe(false);
    expect(await says('/quahan')).not.toMatch(/#4 [^\n]*quá [0-9]/u);
    expect(await says('/xem 4')).toContain('Sở Xây dựng, chưa nhận được tin chuyển tiếp: Ngày 15/11/2022; đã quá hạn');
    // It stays in what the rates divide by, and finishes nothing.
    expect(figures()).toMatchObject({ orphanedLate: 1 });
    expect(ratesOf(figures()).completed).toBeLessThanOrEqual(before.completed);
  });

  test.each([
    ['without a chat', 'Ngày 20/10/2022', withoutChat],
    ['with a dead chat', 'Tháng 10/2022', deadChat],
    ['with a chat', 'Trước ngày 1/11/2022', () => undefined],
  ])('%s, due %s: what was late before it went on is late on', async (what, deadline, lose) => {
    const row = { ref: 'II.7', title: 'Rà soát quỹ đất', lead: 'Sở Xây dựng', deadline };
    addProgramme(office.database, [row], office.now(), office.rules, { code: 'third', number: '88/QĐ-UBND' });
    // It was asked while it had a chat.
    await office.advanceTo('2022-10-19 11:00', JOBS);
    lose();
    await office.advanceTo('2022-11-10 09:00', JOBS);
    const late = () => standingOf(office.assignment('#6'), day(office.now().slice(0, 10))).daysOverdue;
    const before = { figures: figures(), late: late() };
    expect(before.late).toBeGreaterThan(5);
    await says('/chuyentiep 1 6');
    expect({ figures: figures(), late: late() }).toEqual(before);
    expect(await says('/quahan')).toMatch(/#6 [^\n]*quá [0-9]/u);
    await office.advanceTo('2022-12-20 11:00', JOBS);
    expect(late()).toBe(before.late + 40);
    expect(await says('/quahan')).toMatch(/#6 [^\n]*quá [0-9]/u);
    if (what !== 'without a chat') return;
    expect(notices('SXD')).toEqual([]);
    await office.linkAgency('SXD', people.lan);
    await office.advanceTo('2022-12-26 18:00', JOBS);
    expect(notices('SXD')).toHaveLength(1);
    expect(notices('SXD')[0]).toContain('Tiếp nối #1 (I.1)');
    await office.advanceTo('2023-01-10 18:00', JOBS);
    expect(notices('SXD')).toHaveLength(1);
  });

  test('as of a past day it stands as it stood then', async () => {
    withoutChat();
    await says('/chuyentiep 1 4');
    await office.advanceTo('2022-12-20 11:00', JOBS);
    await office.linkAgency('SXD', people.lan);
    await office.advanceTo('2022-12-22 18:00', JOBS);
    expect(overdue()).toBe(true);
    const then = office.database.read((tx) => {
      const { work, past } = lookBack(workAt(tx, office.now(), office.rules), day('2022-12-19'));
      return figuresIn(work, { kind: 'all', past });
    });
    expect(then).toMatchObject({ overdue: 0, orphanedLate: 1 });
  });
});

describe('a notice whose fate is unknown', () => {
  test('is sent again after three days, and only then counts as told', async () => {
    office.close();
    let isBroken = true;
    office = await openOffice({
      at: '2022-07-04 08:00',
      programme: OLD,
      onSent: ({ text }) => {
        if (isBroken && text.includes('Nhiệm vụ được chuyển tiếp')) throw new Error('the connection broke');
      },
    });
    await office.linkSecretariat(people.binh);
    await office.linkAgency('SXD', people.lan);
    await says('/ketthuc tiny 30/09/2022');
    await office.advanceTo('2022-10-04 09:00', JOBS);
    addProgramme(office.database, NEW, office.now(), office.rules, { code: 'second', number: '77/QĐ-UBND' });
    await says('/chuyentiep 1 4');
    await office.advanceTo('2022-10-06 18:00', JOBS);
    const states = (): unknown[] =>
      office.database.raw
        .prepare("select state from outbox where kind = 'notice' and payload like '%\"continuation\"%' order by id")
        .pluck()
        .all();
    expect(states()).toEqual(['unknown']);
    expect(office.assignment('#4').toldOn).toBe('9999-12-31');
    isBroken = false;
    await office.advanceTo('2022-10-11 18:00', JOBS);
    expect(states()).toEqual(['unknown', 'sent']);
    expect(office.assignment('#4').toldOn).not.toBe('9999-12-31');
    // Nothing more of it is sent.
    await office.advanceTo('2022-10-20 18:00', JOBS);
    expect(states()).toEqual(['unknown', 'sent']);
  });
});

describe('into a task that awaits its review', () => {
  test.each([
    ['Ngày 15/9/2022', 'hỏi riêng bằng tin rà soát'],
    ['Tháng 8/2022', 'hỏi riêng bằng tin rà soát'],
    ['Trước ngày 1/10/2022', 'hỏi riêng bằng tin rà soát'],
  ])('%s: the notice asks for no review, the review message does', async (deadline, announced) => {
    const row = { ref: 'II.7', title: 'Rà soát quỹ đất', lead: 'Sở Xây dựng', deadline };
    addProgramme(office.database, [row], office.now(), office.rules, { code: 'third', number: '88/QĐ-UBND' });
    await says('/chuyentiep 1 6');
    await office.advanceTo('2022-10-04 11:00', JOBS);
    expect(notices('SXD').at(-1)).toContain(announced);
    expect(office.assignment('#6')).toMatchObject({ toldOn: null, reviewUntil: '9999-12-31' });
    await office.advanceTo('2022-10-07 18:00', JOBS);
    const reviews = office
      .sentTo('SXD')
      .filter(({ text }) => /[Rr]à soát hiện trạng/u.test(text) && text.includes('#6'));
    expect(reviews).toHaveLength(1);
    // Thirty days from the review, not from the notice.
    expect(office.assignment('#6').reviewUntil).not.toBe('9999-12-31');
    expect((office.assignment('#6').reviewUntil ?? '') > '2022-11-03').toBe(true);
  });
});

describe('a task that goes on where nobody follows it any more', () => {
  test('is listed again, with the cure', async () => {
    await says('/chuyentiep 1 4');
    expect(await says('/chuyentiep')).not.toContain('#1 (I.1)');
    office.database.raw.exec("update assignment set status = 'cancelled' where task_id = 4");
    const left = await says('/chuyentiep');
    expect(left).toContain('#1 (I.1)');
    expect(left).toContain(
      'đã chuyển tiếp sang #4 của Quyết định số 77/QĐ-UBND, nay thôi theo dõi tại đó (để chuyển tiếp lại: /chuyentiep 1 bỏ)',
    );
    await says('/chuyentiep 1 bỏ');
    expect(await says('/chuyentiep 1 5')).toContain('sang #5');
    expect(await says('/chuyentiep')).not.toContain('#1 (I.1)');
  });
});

test('the preview of an amendment that has the task no more names the old one that goes on there, and so does its notice', async () => {
  await says('/chuyentiep 1 4');
  await says('/chuyentiep 3 4');
  const header = 'Số TT,Mục,Nội dung,Đơn vị chủ trì,Đơn vị phối hợp,Sản phẩm,Thời gian';
  const lines = [header, 'I.3,I,Cải tạo các chợ hạng II,Sở Xây dựng,,Báo cáo,Năm 2023'];
  const file = readTaskText(new TextEncoder().encode(lines.join('\n')));
  if (file.kind === 'unreadable') throw new Error(file.problem);
  const unsaid = { number: null, title: null, issued: null, authority: null, createAgencies: false, same: [] };
  const preview = office.database.read((tx) =>
    previewImport(workAt(tx, office.now(), office.rules), file, { programme: 'second', ...unsaid }),
  );
  expect(previewWords(preview)).toContain(
    'Nhiệm vụ cũ đang chuyển tiếp sang nhiệm vụ này: #1 (I.1) của Quyết định số 15/QĐ-UBND, #3 (II.1) của Quyết định số 15/QĐ-UBND; khi thôi theo dõi, nhiệm vụ cũ trở lại danh sách chưa hoàn thành (/chuyentiep)',
  );
  expect(previewJson(preview)).toContainEqual(
    expect.objectContaining({ change: 'vanished', id: 4, continues: [1, 3] }),
  );
  const options = { createAgencies: false, withdraw: ['I.1'], same: [], dryRun: false };
  importPreviewed(office.database, (tx) => workAt(tx, office.now(), office.rules), preview, options);
  await office.relay.drain();
  expect(office.lastTo('VP').text).toContain(
    'Nhiệm vụ cũ không còn được chuyển tiếp, vì nhiệm vụ tiếp nối đã thôi theo dõi: 2 nhiệm vụ\n• #1 (I.1) của Quyết định số 15/QĐ-UBND Lập quy hoạch chung',
  );
  expect(await says('/chuyentiep')).toContain('nay thôi theo dõi tại đó');
});

test('of agencies without a chat it promises a notice to those alone that lead on', async () => {
  office.database.raw.exec("update chat set role = 'none', agency_id = null where role = 'agency'");
  const said = await says('/chuyentiep 3 5');
  expect(said).toContain(
    'Chưa có nhóm chat nên chưa báo được: Sở Xây dựng; việc nhắc, đôn đốc chỉ tính từ khi đơn vị nhận tin.',
  );
  expect(said).toContain('Đơn vị chủ trì trước đây chưa có nhóm chat nên không có tin báo: UBND huyện Thọ Xuân.');
});

describe('what is refused, with its cure', () => {
  test('what is still followed up in a programme that goes on', async () => {
    expect(await says('/chuyentiep 4 5')).toContain('còn thực hiện, chưa có ngày cuối');
    await says('/ketthuc second 31/12/2022');
    expect(await says('/chuyentiep 4 5')).toContain('đến hết ngày 31/12/2022. Đề nghị chuyển tiếp sau ngày đó');
    expect(continuedIn()).toEqual([]);
  });

  test('into a programme that has ended too', async () => {
    expect(await says('/chuyentiep 1 3')).toContain('#3 (II.1) của Quyết định số 15/QĐ-UBND cũng đã kết thúc');
    expect(continuedIn()).toEqual([]);
  });

  test('twice', async () => {
    await says('/chuyentiep 1 4');
    expect(await says('/chuyentiep 1 5')).toContain(
      'đã chuyển tiếp sang #4 của Quyết định số 77/QĐ-UBND. Nếu cần chuyển sang nhiệm vụ khác: /chuyentiep 1 bỏ',
    );
    expect(continuedIn()).toEqual([{ task: 1, into_: 4 }]);
  });

  test('to a task that has reports of its own, until it is said again', async () => {
    await office.says(people.lan, 'SXD', '#4 10%');
    expect(await says('/chuyentiep 1 4')).toContain(
      'đã có báo cáo riêng (ngày 04/10/2022). Nếu đúng là nhiệm vụ tiếp nối: /chuyentiep 1 4 vẫn chuyển',
    );
    expect(continuedIn()).toEqual([]);
    expect(await says('/chuyentiep 1 4 vẫn chuyển')).toContain('Đã chuyển tiếp');
    expect(office.assignment('#4')).toMatchObject({ progress: 10, toldOn: null });
  });

  test('while a report waits for a decision, and what is done', async () => {
    await office.says(people.lan, 'SXD', '#1 xong');
    expect(await says('/chuyentiep 1 4')).toContain('Đề nghị quyết định trước: /xacnhan 1 hoặc /tralai 1 lý do');
    await says('/xacnhan 1');
    expect(await says('/chuyentiep 1 4')).toContain('không còn việc để tiếp tục');
  });

  test('that its programme is followed up again while it goes on elsewhere', async () => {
    await says('/chuyentiep 1 4');
    expect(await says('/ketthuc tiny bỏ')).toContain('có 1 nhiệm vụ chuyển tiếp sang chương trình khác: #1');
    await says('/chuyentiep 1 bỏ');
    expect(await says('/ketthuc tiny bỏ')).toContain('Đã bỏ ngày cuối');
  });

  test.each(['/chuyentiep 1', '/chuyentiep một sang bốn', '/chuyentiep 1 4 5'])('%s', async (text) => {
    expect(await says(text)).toContain('Đề nghị ghi số nhiệm vụ của chương trình đã kết thúc rồi số nhiệm vụ mới');
    expect(continuedIn()).toEqual([]);
  });

  test('by an agency or a leader', async () => {
    await office.says(people.lan, 'SXD', '/chuyentiep 1 4');
    await office.says(people.son, 'LD', '/chuyentiep 1 4');
    expect(office.lastTo('SXD').text).toContain('Chỉ Văn phòng');
    expect(office.lastTo('LD').text).toContain('Chỉ Văn phòng');
    expect(continuedIn()).toEqual([]);
  });
});

describe('how it is said', () => {
  test('several at once, by number or by place, one a line', async () => {
    const said = await says('/chuyentiep #1 → I.1\n3 sang 5');
    expect(said).toContain('#1 (I.1) của Quyết định số 15/QĐ-UBND sang #4 (I.1)');
    expect(said).toContain('#3 (II.1) của Quyết định số 15/QĐ-UBND sang #5 (I.3)');
    expect(continuedIn()).toEqual([
      { task: 1, into_: 4 },
      { task: 3, into_: 5 },
    ]);
  });

  test('alone it lists what is left open', async () => {
    expect(await says('/chuyentiep')).toContain('chưa chuyển tiếp: 3 nhiệm vụ');
    await says('/chuyentiep 1 4');
    const left = await says('/chuyentiep');
    expect(left).not.toContain('#1 (I.1)');
    expect(left).toContain('#3 (II.1) của Quyết định số 15/QĐ-UBND (kết thúc ngày 30/09/2022): Cải tạo chợ Vườn Hoa');
  });

  test('words that mean nothing here are named', async () => {
    expect(await says('/chuyentiep 1 4 theo công văn 12')).toContain('Chưa dùng: “theo công văn 12”');
  });
});
