// covers src/usecases/people/board-access.ts, src/usecases/people/acting-on-board.ts, src/usecases/show/calendar-link.ts, src/usecases/figures/figures.ts, src/usecases/show/read-list.ts

/** Who may open the board, what each sees there, and what the secretariat decides on it. */

import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { noteBotName } from '../../../src/usecases/join/bot-names.ts';
import { people } from '../../people.ts';
import { formOf, linkEverybody, openBoard, PUBLIC_URL, type Board, type BoardVisitor } from './open-board.ts';
import { addProgramme } from '../../support/office/fill-registry.ts';
import { wordsOf } from '../rehearsal/open-rehearsal.ts';

const { binh, son, lan, outsider } = people;
const TASKS = [
  { ref: 'I.1', title: 'Lập quy hoạch chung đô thị', lead: 'Sở Xây dựng', deadline: 'Quý II/2022' },
  { ref: 'I.2', title: 'Rà soát khu công nghiệp', lead: 'UBND huyện Thọ Xuân', deadline: '31/12/2022' },
  { ref: 'I.3', title: 'Tuyên truyền', lead: 'Sở Xây dựng', deadline: 'Thường xuyên' },
] as const;

let board: Board;
beforeEach(async () => {
  board = await openBoard({ programme: TASKS, at: '2022-06-20 08:00' });
  const { office } = board;
  await linkEverybody(office);
});
afterEach(() => {
  board.office.close();
});

describe('signing in', () => {
  test('the bot gives the way in private only, and to nobody who has no role', async () => {
    const { office } = board;
    await office.says(binh, 'VP', '/bang');
    expect(office.lastTo('VP').text).toContain('nhắn riêng cho hệ thống: /bang');
    await office.says(outsider, 'private', '/dashboard');
    expect(office.lastTo(outsider).text).toContain('chưa được đăng ký');
    await office.says(son, 'private', '/bang');
    expect(office.lastTo(son).text).toMatch(/https:\/\/dondoc\.invalid\/board\/sign-in\/[\w-]{43}\n/);
  });

  test('without PUBLIC_URL the bot says what the operator must set', async () => {
    const closed = await openBoard({ programme: TASKS, rules: { publicUrl: null } });
    await closed.office.linkSecretariat(binh);
    await closed.office.says(binh, 'private', '/bang');
    expect(closed.office.lastTo(binh).text).toContain('đặt PUBLIC_URL');
    closed.office.close();
  });

  test('a link is not used up by looking at it, lets in once, and then nobody', async () => {
    const path = await board.link(son);
    for (let look = 0; look < 3; look += 1) expect((await board.visitor().get(path)).status).toBe(200);
    const mine = board.visitor();
    const first = await mine.post(path);
    expect([first.status, wordsOf(first.page)]).toEqual([200, expect.stringContaining('Tình hình thực hiện nhiệm vụ')]);
    const second = await board.visitor().post(path);
    expect([second.status, wordsOf(second.page)]).toEqual([410, expect.stringContaining('/bang')]);
    expect((await board.visitor().get(path)).status).toBe(410);
  });

  test('a link is dead after five minutes, and a session after half a day', async () => {
    const late = await board.link(son);
    const inTime = await board.signedIn(son);
    board.office.moveTo('2022-06-20 08:05');
    expect((await board.visitor().post(late)).status).toBe(410);
    expect((await inTime.get('/board')).status).toBe(200);
    board.office.moveTo('2022-06-20 20:01');
    expect((await inTime.get('/board')).status).toBe(401);
  });

  test('the cookie is kept from scripts, from other sites and from the clear; nothing that lets in is stored', async () => {
    const path = await board.link(son);
    const answer = await board.web.request(`${PUBLIC_URL}${path}`, { method: 'POST' });
    const cookie = answer.headers.get('set-cookie') ?? '';
    expect(cookie).toMatch(/^__Host-dondoc=[\w-]{43};/);
    for (const part of ['HttpOnly', 'Secure', 'SameSite=Lax', 'Path=/']) expect(cookie).toContain(part);
    const session = /=([\w-]{43});/.exec(cookie)?.[1] ?? '';
    const { raw } = board.office.database;
    const stored = JSON.stringify([
      raw.prepare('select * from web_session').all(),
      raw.prepare('select * from web_link').all(),
    ]);
    expect(stored).not.toContain(session);
    expect(stored).not.toContain(path.split('/').at(-1));
  });

  test('whoever signs out, or loses the role, is out everywhere', async () => {
    const [here, there] = [await board.signedIn(son), await board.signedIn(son)];
    await here.get('/board');
    expect(wordsOf((await here.post('/board/sign-out')).page)).toContain('Đã thoát');
    expect((await here.get('/board')).status).toBe(401);
    expect((await there.get('/board')).status).toBe(200);
    const pending = await board.link(son);
    board.office.database.raw.prepare("update role set until = '2022-06-20T02:00:00.000Z' where role = 'leader'").run();
    expect((await there.get('/board')).status).toBe(401);
    expect((await board.visitor().post(pending)).status).toBe(410);
    const left = board.office.database.raw.prepare('select count(*) from web_session').pluck().get();
    expect(left).toBe(0);
  });

  test('a form of another site, or without its token, changes nothing', async () => {
    await board.office.says(lan, 'SXD', '1 xong');
    const secretariat = await board.signedIn(binh);
    const { path, fields } = formOf((await secretariat.get('/board/task/1')).page, 'confirm');
    const refusals = await Promise.all([
      secretariat.post(path, fields, { origin: 'https://evil.invalid' }),
      secretariat.post(path, fields, { origin: 'null' }),
      secretariat.post(path, fields, { origin: PUBLIC_URL, 'sec-fetch-site': 'cross-site' }),
      secretariat.post(path, { ...fields, token: 'x' }),
    ]);
    expect(refusals.map(({ status }) => status)).toEqual([403, 403, 403, 403]);
    expect((await board.visitor().post(path, fields)).status).toBe(401);
    expect(board.office.assignment('#1').status).toBe('pending_confirmation');
  });
});

describe('what each sees', () => {
  const PAGES = [
    '/board',
    '/board/tasks',
    '/board/tasks?list=overdue',
    '/board/task/1',
    '/board/agency/SXD',
    '/board/calendar',
  ];
  const FOREIGN = [
    '/board/task/2',
    '/board/agency/UBNDTX',
    '/board/agencies',
    '/board?agency=UBNDTX',
    '/board/task/99',
  ];

  test.each([
    ['the secretariat', binh],
    ['a leader', son],
  ])('%s sees every agency', async (_name, person) => {
    const visitor = await board.signedIn(person);
    const known = [...PAGES, '/board/agencies', '/board/task/2', '/board/agency/UBNDTX', '/board?agency=UBNDTX'];
    for (const path of known) expect([path, (await visitor.get(path)).status]).toEqual([path, 200]);
    expect(wordsOf((await visitor.get('/board')).page)).toContain('UBND huyện Thọ Xuân');
  });

  test('a focal point sees the own agency, and of others not even that they exist', async () => {
    const visitor = await board.signedIn(lan);
    for (const path of PAGES) {
      const { status, page } = await visitor.get(path);
      expect([path, status]).toEqual([path, 200]);
      expect(page).not.toContain('Thọ Xuân');
    }
    for (const path of FOREIGN) expect([path, (await visitor.get(path)).status]).toEqual([path, 404]);
    expect((await visitor.get('/board/tasks?q=cong+nghiep')).page).toContain('Tất cả: 0');
  });

  test('nobody sees anything without having signed in', async () => {
    for (const path of [...PAGES, ...FOREIGN]) {
      const { status, page } = await board.visitor().get(path);
      expect([path, status]).toEqual([path, 401]);
      expect(page).not.toContain('Sở Xây dựng');
    }
  });

  test('what was typed into the address is searched for without diacritics, and never run', async () => {
    const visitor = await board.signedIn(son);
    expect(wordsOf((await visitor.get('/board/tasks?q=QUY+HOACH+do+thi')).page)).toContain('Lập quy hoạch chung');
    const hostile = '"><script>alert(1)</script>';
    for (const name of ['q', 'list', 'page', 'section', 'note', 'agency', 'programme', 'at']) {
      const { page, headers } = await visitor.get(`/board/tasks?${name}=${encodeURIComponent(hostile)}`);
      expect(page).not.toContain('<script');
      expect(headers.get('content-security-policy')).toContain("default-src 'none'");
    }
  });

  test('a past day is shown as it was, with nothing to decide', async () => {
    const { office } = board;
    office.moveTo('2022-07-05 09:00');
    await office.says(lan, 'SXD', '1 xong');
    office.moveTo('2022-07-10 09:00');
    const visitor = await board.signedIn(binh);
    const today = wordsOf((await visitor.get('/board/task/1')).page);
    expect(today).toContain('đang chờ Văn phòng xác nhận: 5 ngày');
    const before = await visitor.get('/board/task/1?at=2022-07-04');
    expect(wordsOf(before.page)).toContain('quá hạn 4 ngày Tình trạng chưa có báo cáo');
    expect(before.page).not.toContain('Xác nhận hoàn thành');
    expect(wordsOf((await visitor.get('/board?at=2022-07-04')).page)).toContain('Quá hạn 1 chưa hoàn thành');
    expect(wordsOf((await visitor.get('/board')).page)).toContain('Quá hạn 0 chưa hoàn thành');
    expect((await visitor.get('/board?at=2022-02-31')).status).toBe(404);
  });
});

describe('what the secretariat does', () => {
  const note = (page: string): string => wordsOf(/<div class="note[\s\S]*?<\/div>/.exec(page)?.[0] ?? '');

  async function act(visitor: BoardVisitor, action: string, given: Record<string, string> = {}): Promise<string> {
    const { path, fields } = formOf((await visitor.get('/board/task/1')).page, action);
    const { page, status } = await visitor.post(path, { ...fields, ...given });
    expect(status).toBe(200);
    return note(page);
  }

  test('confirms, and the agency hears of it in its chat', async () => {
    const { office } = board;
    await office.says(lan, 'SXD', '1 xong');
    const visitor = await board.signedIn(binh);
    expect(await act(visitor, 'confirm')).toContain('Đã xác nhận hoàn thành #1');
    expect(office.assignment('#1')).toMatchObject({ status: 'completed', completedOn: '2022-06-20' });
    expect(office.events('#1').at(-1)).toMatchObject({ kind: 'completed', actor: binh.name, channel: 'web' });
    await office.relay.drain();
    expect(office.lastTo('SXD').text).toContain('Đã xác nhận hoàn thành #1');
    expect(wordsOf((await visitor.get('/board/task/1')).page)).toContain(
      `${binh.name} (Văn phòng) – Sở Xây dựng: xác nhận hoàn thành`,
    );
  });

  test('returns with a reason, and not without one', async () => {
    const { office } = board;
    await office.says(lan, 'SXD', '1 xong');
    const visitor = await board.signedIn(binh);
    expect(await act(visitor, 'return', { reason: '  ' })).toContain('Đề nghị ghi lý do');
    expect(office.assignment('#1').status).toBe('pending_confirmation');
    expect(await act(visitor, 'return', { reason: 'thôi, đủ rồi' })).toContain('chưa quyết định');
    expect(await act(visitor, 'return', { reason: 'chưa có văn bản' })).toContain('Lý do: “chưa có văn bản”');
    expect(office.assignment('#1').status).toBe('in_progress');
  });

  test('grants another day than the one asked for, or turns the request down with a reason', async () => {
    const { office } = board;
    const visitor = await board.signedIn(binh);
    await office.says(lan, 'SXD', '1 xin gia hạn đến 30/9/2022');
    expect(await act(visitor, 'reject', { reason: '' })).toContain('Đề nghị ghi lý do');
    expect(await act(visitor, 'approve', { date: '2022-06-01' })).toContain('đã qua ngày đó. Đề nghị ghi một ngày');
    expect(await act(visitor, 'approve', { date: '2022-08-31' })).toContain('31/08/2022');
    expect(office.assignment('#1')).toMatchObject({ dueOn: '2022-08-31', waitingFor: null });
    await office.says(lan, 'SXD', '1 xin gia hạn đến 30/9/2022');
    expect(await act(visitor, 'approve', { reason: 'không đồng ý' })).toContain('chưa quyết định');
    expect(await act(visitor, 'reject', { reason: 'không đủ căn cứ' })).toContain('Không đồng ý gia hạn #1');
    expect(office.assignment('#1')).toMatchObject({ dueOn: '2022-08-31', waitingFor: null });
  });

  test('hands a task that is not its agency’s to another, or keeps it there with a reason', async () => {
    const { office } = board;
    const visitor = await board.signedIn(binh);
    await office.says(lan, 'SXD', '1 không thuộc trách nhiệm của Sở');
    expect(await act(visitor, 'reject', { reason: ' ' })).toContain('Đề nghị ghi lý do');
    expect(await act(visitor, 'reject', { reason: 'đúng chức năng của Sở' })).toContain('Giữ nguyên đơn vị chủ trì #1');
    await office.says(lan, 'SXD', '1 không thuộc trách nhiệm của Sở');
    expect(await act(visitor, 'hand_over', { agency: 'Sở Abc' })).toContain('không nêu rõ đơn vị tiếp nhận');
    expect(await act(visitor, 'hand_over', { agency: 'SXD' })).toContain('đang là đơn vị chủ trì');
    const given = { agency: 'UBND huyện Thọ Xuân', reason: 'Công văn số 12/UBND-TH' };
    expect(await act(visitor, 'hand_over', given)).toContain('Từ Sở Xây dựng sang UBND huyện Thọ Xuân');
    expect(office.events('#1').map(({ kind }) => kind)).toContain('handover_approved');
    await office.relay.drain();
    expect(office.lastTo('UBNDTX').text).toContain(
      'theo Công văn số 12/UBND-TH, UBND huyện Thọ Xuân tiếp nhận nhiệm vụ của Sở Xây dựng',
    );
    expect(office.lastTo('SXD').text).toContain('sang UBND huyện Thọ Xuân');
  });

  test('has a task of a programme that has ended go on under another one, and takes that back', async () => {
    const { office } = board;
    await office.says(lan, 'SXD', '#1 60%');
    await office.says(binh, 'VP', '/ketthuc tiny 20/6/2022');
    const rows = [{ ref: 'V.1', title: 'Quy hoạch giai đoạn sau', lead: 'Sở Xây dựng', deadline: 'Năm 2025' }];
    addProgramme(office.database, rows, office.now(), office.rules, { code: 'second', number: '77/QĐ-UBND' });
    const next = office.assignment('V.1').taskId;
    office.moveTo('2022-06-21 09:00');
    const visitor = await board.signedIn(binh);
    const page = wordsOf((await visitor.get('/board/task/1')).page);
    expect(page).toContain('Quyết định số 15/QĐ-UBND đã kết thúc ngày 20/06/2022');
    expect(await act(visitor, 'continue', { into: '2' })).toContain(
      '#2 (I.2) của Quyết định số 15/QĐ-UBND cũng đã kết thúc',
    );
    expect(await act(visitor, 'continue', { into: '9999' })).toContain('Không tìm thấy nhiệm vụ #9999');
    await office.says(lan, 'SXD', `#${String(next)} 5%`);
    expect(await act(visitor, 'continue', { into: String(next) })).toContain('đã có báo cáo riêng');
    expect(await act(visitor, 'continue', { into: `#${String(next)}`, sure: '1' })).toContain(
      'Đã chuyển tiếp #1 (I.1)',
    );
    const there = await visitor.get(`/board/task/${String(next)}`);
    expect(wordsOf(there.page)).toContain('Tiếp nối #1 (I.1) của Quyết định số 15/QĐ-UBND, kết thúc ngày 20/06/2022');
    expect(wordsOf(there.page)).toContain(`#1, ${lan.name} (Sở Xây dựng): báo cáo → đang thực hiện 60 %`);
    expect(there.page).toContain('href="/board/task/1"');
    // A leader reads where it goes on, and decides nothing.
    const leader = await board.signedIn(son);
    const read = (await leader.get('/board/task/1')).page;
    expect(wordsOf(read)).toContain(`Nhiệm vụ đã chuyển tiếp sang #${String(next)} của Quyết định số 77/QĐ-UBND`);
    expect(read).not.toContain('take_back');
    expect(await act(visitor, 'take_back')).toContain('Đã bỏ chuyển tiếp #1 (I.1)');
    expect(office.assignment('#1').continuedIn).toBeNull();
  });

  test('puts the day of a completion right with its basis, and not without one', async () => {
    const { office } = board;
    const visitor = await board.signedIn(binh);
    await office.says(lan, 'SXD', '1 xong');
    await act(visitor, 'confirm');
    expect(await act(visitor, 'correct', { date: '2022-06-10', reason: ' ' })).toContain('cần có căn cứ');
    expect(await act(visitor, 'correct', { date: '2022-02-31', reason: 'x' })).toContain('Chưa rõ ngày hoàn thành');
    expect(await act(visitor, 'correct', { date: '2022-06-21', reason: 'x' })).toContain('không thể sau hôm nay');
    expect(await act(visitor, 'correct', { date: '2022-01-01', reason: 'x' })).toContain('trước ngày ban hành');
    expect(office.assignment('#1').completedOn).toBe('2022-06-20');
    const given = { date: '2022-06-10', reason: 'Báo cáo số 45/BC-SXD' };
    expect(await act(visitor, 'correct', given)).toContain('Sửa ngày hoàn thành #1');
    expect(office.assignment('#1').completedOn).toBe('2022-06-10');
    expect(office.events('#1').at(-1)).toMatchObject({ kind: 'completion_day_corrected', actor: binh.name });
    await office.relay.drain();
    expect(office.lastTo('SXD').text).toContain('trước đây ghi ngày 20/06/2022');
  });

  test('confirms an objective reason, or refuses it in words', async () => {
    const { office } = board;
    const visitor = await board.signedIn(binh);
    await office.says(lan, 'SXD', '1 lý do khách quan: mưa lũ');
    expect(await act(visitor, 'refuse', { reason: '' })).toContain('lý do không xác nhận');
    expect(await act(visitor, 'refuse', { reason: 'chưa có văn bản' })).toContain('#1');
    expect(office.events('#1').at(-1)?.kind).toBe('objective_reason_refused');
    await office.says(lan, 'SXD', '1 lý do khách quan: Bộ chậm hướng dẫn');
    expect(await act(visitor, 'excuse')).toContain('#1');
    expect(office.events('#1').at(-1)).toMatchObject({ kind: 'objective_reason_confirmed', actor: binh.name });
    expect((await visitor.get('/board/task/1')).page).not.toContain('/excuse"');
    expect(wordsOf((await visitor.get('/board')).page)).not.toContain('Có lý do khách quan');
    office.moveTo('2022-07-04 08:00');
    const later = await board.signedIn(binh);
    expect(wordsOf((await later.get('/board')).page)).toContain('Có lý do khách quan 1 trong số quá hạn');
    await office.relay.drain();
    expect(office.lastTo('SXD').text).toContain('Bộ chậm hướng dẫn');
  });

  test('answers an objection, and not with nothing', async () => {
    const { office } = board;
    const visitor = await board.signedIn(binh);
    await office.says(lan, 'SXD', '1 đề nghị xem lại: đã báo từ tháng 5');
    expect(await act(visitor, 'answer', { reason: '' })).toContain('nội dung trả lời');
    expect(await act(visitor, 'answer', { reason: 'đã sửa theo báo cáo' })).toContain('đã sửa theo báo cáo');
    expect(office.events('#1').at(-1)).toMatchObject({ kind: 'objection_answered', actor: binh.name });
    await office.relay.drain();
    expect(office.lastTo('SXD').text).toContain('đã sửa theo báo cáo');
  });

  test.each(['thôi', 'không', 'ok', 'xem', 'để xem lại đã', '…'])(
    'does not answer an objection with “%s”, as the chat does not',
    async (reason) => {
      const { office } = board;
      const visitor = await board.signedIn(binh);
      await office.says(lan, 'SXD', '1 đề nghị xem lại: đã báo từ tháng 5');
      expect(await act(visitor, 'answer', { reason })).toContain('chưa trả lời, vì chưa rõ ý của');
      expect(office.events('#1').at(-1)?.kind).toBe('objection_raised');
    },
  );

  test.each([
    ['excuse', 'không, thiếu văn bản'],
    ['excuse', 'chưa có căn cứ'],
    ['refuse', 'thôi'],
    ['refuse', 'đồng ý'],
    ['refuse', 'để hỏi lại Sở'],
  ])('does not rule on an objective reason by “%s” with “%s”', async (action, reason) => {
    const { office } = board;
    const visitor = await board.signedIn(binh);
    await office.says(lan, 'SXD', '1 lý do khách quan: mưa lũ');
    expect(await act(visitor, action, { reason })).toContain('chưa trả lời, vì chưa rõ ý của');
    expect(office.events('#1').at(-1)?.kind).toBe('objective_reason_stated');
  });

  test('takes the last record back, once', async () => {
    const { office } = board;
    await office.says(lan, 'SXD', '1 70%');
    const visitor = await board.signedIn(binh);
    const { path, fields } = formOf((await visitor.get('/board/task/1')).page, 'undo');
    expect(await act(visitor, 'undo')).toContain('hoàn tác');
    expect(office.assignment('#1')).toMatchObject({ status: 'not_started', progress: null });
    const again = await visitor.post(path, fields);
    expect(note(again.page)).toContain('Nhiệm vụ đã thay đổi');
  });

  test('decides on what was on the page, not on what came since', async () => {
    const { office } = board;
    await office.says(lan, 'SXD', '1 xong');
    const visitor = await board.signedIn(binh);
    const { path, fields } = formOf((await visitor.get('/board/task/1')).page, 'confirm');
    await office.says(lan, 'SXD', '1 chưa xong, mới 80%');
    expect(note((await visitor.post(path, fields)).page)).toContain('Nhiệm vụ đã thay đổi');
    expect(office.assignment('#1').status).toBe('in_progress');
  });

  test('links a chat by a code that is shown once', async () => {
    const { office } = board;
    const visitor = await board.signedIn(binh);
    await visitor.get('/board/agency/SXD');
    const { page } = await visitor.post('/board/agency/SXD/code');
    const code = /\/lienket ([A-Z0-9-]{14})/.exec(page)?.[1] ?? '';
    await office.says(lan, 'LA', `/lienket ${code}`);
    expect(office.lastTo('LA').text).toContain('Nhóm này đã được liên kết với Sở Xây dựng');
  });

  test('a code for more than a day waits for a yes, which the board takes too', async () => {
    const { office } = board;
    const visitor = await board.signedIn(binh);
    await visitor.get('/board/agency/SXD');
    const { page } = await visitor.post('/board/agency/SXD/code', { days: '7' });
    expect(page).toContain('phải chờ Văn phòng xác nhận');
    await office.says(lan, 'LA', `/lienket ${/\/lienket ([A-Z0-9-]{14})/.exec(page)?.[1] ?? ''}`);
    const overview = await visitor.get('/board');
    expect(overview.page).toContain('Chờ xác nhận liên kết');
    const confirmed = await visitor.post('/board/link/1/confirm');
    expect(note(confirmed.page)).toContain('Đã xác nhận: nhóm “Nhóm lạ”');
    await office.passes(1);
    expect(office.lastTo('LA').text).toContain('Nhóm này đã được liên kết với Sở Xây dựng');
    expect(note((await visitor.post('/board/link/1/refuse')).page)).toContain('đã được xác nhận lúc');
  });

  test('a sheet holds a code and a link for every agency without a chat, and is offered to the secretariat alone', async () => {
    const { office } = board;
    office.database.raw.exec(`update chat set role = 'none', agency_id = null where role = 'agency'`);
    noteBotName(office.database, 'telegram', 'dondoc_tinh_bot');
    noteBotName(office.database, 'zalo', 'Đôn Đốc Tỉnh');
    const visitor = await board.signedIn(binh);
    const { page: agencies } = await visitor.get('/board/agencies');
    expect(agencies).toContain('Lập phiếu liên kết');
    const { page } = await visitor.post('/board/codes', { days: '14' });
    const slips = page.match(/<section class="slip"/gu) ?? [];
    const links = page.match(/href="https:\/\/t\.me\/dondoc_tinh_bot\?startgroup=[A-Z2-9-]{14}"/gu) ?? [];
    expect(slips.length).toBeGreaterThan(0);
    expect(new Set(links).size).toBe(slips.length);
    expect(page.match(/<svg /gu)).toHaveLength(slips.length);
    expect(page).toContain('@Đôn Đốc Tỉnh lienket');
    const watching = await board.signedIn(son);
    const seen = await watching.get('/board/agencies');
    expect(seen.page).not.toContain('Lập phiếu liên kết');
    expect((await watching.post('/board/codes', { days: '14' })).status).toBe(404);
    expect(note((await watching.post('/board/link/1/confirm')).page)).toContain('Chỉ Văn phòng');
  });

  test.each([
    ['a leader', son],
    ['a focal point', lan],
  ])('is not done by %s, who is offered none of it', async (_name, person) => {
    const { office } = board;
    await office.says(lan, 'SXD', '1 xong');
    const secretariat = formOf((await (await board.signedIn(binh)).get('/board/task/1')).page, 'confirm');
    const visitor = await board.signedIn(person);
    const { page } = await visitor.get('/board/task/1');
    for (const action of ['confirm', 'return', 'approve', 'reject']) expect(page).not.toContain(`/task/1/${action}`);
    const { assignment = '', rev = '' } = secretariat.fields;
    for (const action of ['confirm', 'return', 'approve', 'reject']) {
      await visitor.post(`/board/task/1/${action}`, { assignment, rev, reason: 'x' });
    }
    expect(office.assignment('#1').status).toBe('pending_confirmation');
    await visitor.get('/board/agency/SXD');
    expect((await visitor.post('/board/agency/SXD/code')).status).toBe(404);
  });
});

describe('the calendar', () => {
  async function address(visitor: BoardVisitor, agency = ''): Promise<string> {
    await visitor.get('/board/calendar');
    const { page } = await visitor.post('/board/calendar', { agency });
    return /https:\/\/dondoc\.invalid(\/calendar\/[\w-]{43}\.ics)/.exec(page)?.[1] ?? expect.fail();
  }
  /** Stripped lines are put together again (RFC 5545, 3.1). */
  const read = async (path: string): Promise<string> =>
    (await board.visitor().get(path)).page.replace(/\r\n[ \t]/g, '');

  test('deadlines are all-day events that follow the record', async () => {
    const { office } = board;
    const path = await address(await board.signedIn(son));
    const before = await read(path);
    expect(before.match(/BEGIN:VEVENT/g)).toHaveLength(2);
    expect(before).toContain('UID:assignment-1@dondoc');
    expect(before).toContain('DTSTART;VALUE=DATE:20220630\r\nDTEND;VALUE=DATE:20220701');
    expect(before).toContain('Hạn #1 (I.1) Sở Xây dựng: Lập quy hoạch chung đô thị');
    const revision = (calendar: string): number =>
      Number(/UID:assignment-1@dondoc\r\nSEQUENCE:(\d+)/.exec(calendar)?.[1]);
    office.moveTo('2022-06-21 09:00');
    await office.says(lan, 'SXD', '1 xin gia hạn đến 30/9/2022');
    await office.says(binh, 'VP', '/dongy 1');
    const after = await read(path);
    expect(after).toContain('DTSTART;VALUE=DATE:20220930');
    expect(after).toContain('LAST-MODIFIED:20220621T020000Z');
    expect(revision(after)).toBeGreaterThan(revision(before));
  });

  test('a focal point has the own agency’s alone, whatever was asked for', async () => {
    const visitor = await board.signedIn(lan);
    const calendar = await read(await address(visitor));
    expect(calendar).not.toContain('Thọ Xuân');
    expect(calendar.match(/BEGIN:VEVENT/g)).toHaveLength(1);
    expect((await visitor.post('/board/calendar', { agency: 'UBNDTX' })).status).toBe(404);
  });

  test('an address ends when it is revoked, made anew, or the role is over; it is stored nowhere', async () => {
    const visitor = await board.signedIn(son);
    const first = await address(visitor);
    const second = await address(visitor);
    const ofAgency = await address(visitor, 'SXD');
    const status = async (path: string): Promise<number> => (await board.visitor().get(path)).status;
    expect([await status(first), await status(second), await status(ofAgency)]).toEqual([404, 200, 200]);
    await visitor.post('/board/calendar/revoke', { agency: 'SXD' });
    expect([await status(second), await status(ofAgency)]).toEqual([200, 404]);
    const { raw } = board.office.database;
    const everything = raw.prepare('select payload from outbox').all().concat(raw.prepare('select * from feed').all());
    expect(JSON.stringify(everything)).not.toContain(second.slice('/calendar/'.length, -'.ics'.length));
    raw.prepare("update role set until = '2022-06-20T02:00:00.000Z' where role = 'leader'").run();
    expect(await status(second)).toBe(404);
  });
});

describe('the report', () => {
  test('is handed out as a file of what the viewer may see, and to nobody who is not signed in', async () => {
    const leader = await board.signedIn(son);
    expect((await leader.get('/board')).page).toContain('/board/report?format=docx');
    const word = await leader.get('/board/report?format=docx');
    expect(word.status).toBe(200);
    expect(word.headers.get('content-disposition')).toBe(
      'attachment; filename="bao-cao-2022-04-01-den-2022-06-20.docx"',
    );
    expect(word.page.startsWith('PK')).toBe(true);
    expect((await leader.get('/board/report?format=xlsx&agency=SXD')).status).toBe(200);
    expect((await leader.get('/board/report?format=pdf')).status).toBe(404);
    expect((await leader.get('/board/report?format=docx&from=2022-07-01')).status).toBe(404);
    const focalPoint = await board.signedIn(lan);
    expect((await focalPoint.get('/board/report?format=xlsx&agency=UBNDTX')).status).toBe(404);
    expect((await board.visitor().get('/board/report?format=docx')).status).toBe(401);
  });
});

describe('a list of several pages', () => {
  test('goes on behind the last line shown, whatever was reported done meanwhile', async () => {
    const programme = Array.from({ length: 120 }, (_, index) => ({
      ref: `I.${String(index + 1)}`,
      title: `Lập quy hoạch khu số ${String(index + 1)}`,
      lead: 'Sở Xây dựng',
      deadline: 'Tháng 5/2022',
    }));
    const long = await openBoard({ programme, at: '2022-06-20 08:00', followed: true });
    await linkEverybody(long.office);
    const visitor = await long.signedIn(son);
    const seen = async (address: string): Promise<{ page: string; rows: number[]; next: string | null }> => {
      const { page } = await visitor.get(address);
      const rows = Array.from(page.matchAll(/class="id"><a href="\/board\/task\/(\d+)/gu), ([, id]) => Number(id));
      const next = /href="([^"]*)">Trang sau →/u.exec(page)?.[1]?.replaceAll('&amp;', '&') ?? null;
      return { page, rows, next };
    };
    const first = await seen('/board/tasks?list=overdue');
    expect(wordsOf(first.page)).toContain('Trang 1 trong 3');
    for (const task of first.rows.slice(0, 3)) await long.office.says(lan, 'SXD', `#${String(task)} xong`);
    const second = await seen(first.next ?? '');
    expect(wordsOf(second.page)).toContain('Trang 2 trong 3');
    for (const task of second.rows.slice(-2)) await long.office.says(lan, 'SXD', `#${String(task)} xong`);
    const third = await seen(second.next ?? '');
    expect([...first.rows, ...second.rows, ...third.rows]).toEqual(programme.map((_, index) => index + 1));
    expect(third.next).toBeNull();
    expect(wordsOf(third.page)).toContain('Trang 3 trong 3');
    // Behind the last one, and behind what no link ever said.
    const none = await seen('/board/tasks?list=overdue&page=4&after=overdue.2022-05-31.120');
    expect(wordsOf(none.page)).toContain('Không còn mục nào sau trang trước.');
    const forged = await seen('/board/tasks?list=overdue&page=2&after=waiting.2022-05-31.60');
    expect(forged.rows).toEqual((await seen('/board/tasks?list=overdue&page=2')).rows);
    long.office.close();
  });

  test('of agencies goes on behind the last one shown, whatever those before have reported meanwhile', async () => {
    const AGENCIES = 230;
    const programme = Array.from({ length: AGENCIES }, (_, index) => ({
      ref: `I.${String(index + 1)}`,
      title: `Lập quy hoạch khu số ${String(index + 1)}`,
      lead: 'Sở Xây dựng',
      deadline: 'Tháng 5/2022',
    }));
    const long = await openBoard({ programme, at: '2022-06-20 08:00', followed: true });
    await linkEverybody(long.office);
    const { raw } = long.office.database;
    for (let number = 1; number <= AGENCIES; number += 1) {
      raw.exec(`insert into agency (code, name, kind) values ('X${String(number)}', 'Xã số ${String(number)}', 'agency');
        update assignment set agency_id = last_insert_rowid() where task_id = ${String(number)}`);
    }
    const visitor = await long.signedIn(son);
    const seen = async (address: string): Promise<{ codes: string[]; next: string | null }> => {
      const { page } = await visitor.get(address);
      const codes = Array.from(
        page.matchAll(/scope="row"><a href="\/board\/agency\/(X\d+)/gu),
        ([, code]) => code ?? '',
      );
      return { codes, next: /href="([^"]*)">Trang sau →/u.exec(page)?.[1]?.replaceAll('&amp;', '&') ?? null };
    };
    const first = await seen('/board/agencies');
    expect(first.codes).toHaveLength(100);
    const done = (code: string): string =>
      `update assignment set status = 'completed', completed_on = '2022-06-20' where agency_id = (select id from agency where code = '${code}')`;
    for (const code of [...first.codes.slice(0, 3), first.codes.at(-1) ?? '']) raw.exec(done(code));
    const second = await seen(first.next ?? '');
    const third = await seen(second.next ?? '');
    const all = [...first.codes, ...second.codes, ...third.codes];
    expect(new Set(all).size).toBe(AGENCIES);
    expect(third.next).toBeNull();
    long.office.close();
  });
});
