// covers src/web/board/drafts/draft-page.ts, src/web/board/drafts/drafts-page.ts

import { afterEach, beforeEach, expect, test } from 'vitest';
import { people } from '../../../people.ts';
import { wordsOf } from '../../rehearsal/open-rehearsal.ts';
import { linkEverybody, openBoard, type Board, type BoardVisitor } from '../open-board.ts';

const PLAN = `ỦY BAN NHÂN DÂN TỈNH THANH HÓA
Số: 45/KH-UBND
Thanh Hóa, ngày 10 tháng 6 năm 2022

KẾ HOẠCH
Cải cách hành chính năm 2022

| TT | Nội dung công việc | Cơ quan chủ trì | Thời gian hoàn thành |
|---|---|---|---|
| 1 | Rà soát thủ tục hành chính | Sở Xây dựng | Quý IV/2022 |
| 2 | Xây dựng kho dữ liệu dùng chung | Viện Dữ liệu và Đô thị | 30/11/2022 |
| 3 | Tuyên truyền về dịch vụ công | Đài Phát thanh | Thường xuyên |
`;

let board: Board;
let secretariat: BoardVisitor;

beforeEach(async () => {
  board = await openBoard({ at: '2022-06-20 09:00', programme: [] });
  await linkEverybody(board.office);
  secretariat = await board.signedIn(people.binh);
  await secretariat.get('/board/drafts');
});

afterEach(() => {
  board.office.close();
});

/** What the form of the page would send when nothing is changed on it. */
function fieldsOf(page: string): Record<string, string> {
  const chosen = page.matchAll(/name="(choice\.[^"]+)"\s+value="([^"]+)"\s+checked/gu);
  return Object.fromEntries([...chosen].map(([, name = '', value = '']) => [name, value]));
}

const questionIn = (page: string, words: string): string => {
  const [, , id = ''] =
    new RegExp(`<legend>[^<]*${words}[^<]*</legend>([^]*?)name="words\\.([^"]+)"`, 'u').exec(page) ?? [];
  return id;
};

const tasksOf = (): unknown[] =>
  board.office.database.raw
    .prepare(
      "select task.title from task inner join programme on programme.id = programme_id where code = '45-kh-ubnd' order by task.id",
    )
    .pluck()
    .all();

test('a plan comes in from upload to acceptance, on the board alone: read, asked about, looked at, taken, taken back', async () => {
  const read = await secretariat.upload('/board/drafts', new File([PLAN], 'KH 45.md'));
  const shown = wordsOf(read.page);
  expect(shown).toContain('Đã đọc 3 việc');
  expect(shown).toContain('số 45/KH-UBND, ngày 10/06/2022');
  expect(shown).toContain('“Đài Phát thanh”');
  expect(tasksOf()).toEqual([]);
  expect(wordsOf((await secretariat.get('/board')).page)).toContain('1 văn bản chờ nhận vào sổ');
  expect(wordsOf((await secretariat.get('/board/tasks')).page)).not.toContain('Rà soát thủ tục');

  // The proposals stand chosen; what resembles a known name is chosen by a person.
  const proposed = { ...fieldsOf(read.page), [`choice.${questionIn(read.page, 'Đài Phát thanh')}`]: 'same0' };
  expect(Object.keys(proposed).length).toBeGreaterThan(1);
  const answered = await secretariat.post('/board/drafts/1/answers', proposed);
  expect(wordsOf(answered.page)).toContain(`Đã ghi ${String(Object.keys(proposed).length)} câu trả lời`);
  expect(wordsOf(answered.page)).toContain('không còn câu nào cần hỏi');

  const look = wordsOf((await secretariat.post('/board/drafts/1/preview')).page);
  expect(look).toContain('Đơn vị mới:');
  expect(look).toContain('Chưa liên kết nhóm chat, chưa gửi được:');
  expect(tasksOf()).toEqual([]);

  const accepted = wordsOf((await secretariat.post('/board/drafts/1/accept')).page);
  expect(accepted).toContain('Đã nhận 45/KH-UBND vào sổ: 3 nhiệm vụ');
  expect(tasksOf()).toEqual([
    'Rà soát thủ tục hành chính',
    'Xây dựng kho dữ liệu dùng chung',
    'Tuyên truyền về dịch vụ công',
  ]);
  expect(wordsOf((await secretariat.post('/board/drafts/1/accept')).page)).toContain('đã được nhận vào sổ hoặc đã bỏ');

  const undone = wordsOf((await secretariat.post('/board/drafts/1/undo')).page);
  expect(undone).toContain('Đã rút lại khỏi sổ');
  expect(tasksOf()).toEqual([]);
});

test('words stand for a choice, a wrong one is asked again, an answer is taken back, the head is put right', async () => {
  const read = await secretariat.post('/board/drafts', { text: PLAN });
  const radio = questionIn(read.page, 'Đài Phát thanh');
  const science = questionIn(read.page, 'Viện Dữ liệu và Đô thị');
  const said = await secretariat.post('/board/drafts/1/answers', {
    ...fieldsOf(read.page),
    [`words.${radio}`]: 'thuộc Sở Xây dựng',
    [`words.${science}`]: 'không rõ lắm',
  });
  expect(wordsOf(said.page)).toContain('Có 1 câu trả lời chưa dùng được');
  expect(wordsOf(said.page)).toContain('1 câu cần hỏi');
  expect(wordsOf(said.page)).toContain('thuộc “Sở Xây dựng” (Nguyễn Văn Bình)');

  const again = await secretariat.post('/board/drafts/1/reopen', { question: radio });
  expect(wordsOf(again.page)).toContain('2 câu cần hỏi');
  const head = await secretariat.post('/board/drafts/1/head', {
    number: '46/KH-UBND',
    issued: '11/6/2022',
    title: '',
    authority: '',
  });
  expect(wordsOf(head.page)).toContain('số 46/KH-UBND, ngày 11/06/2022');
  const stale = await secretariat.post('/board/drafts/1/accept');
  expect(wordsOf(stale.page)).toContain('Còn 2 câu chưa trả lời');

  expect(wordsOf((await secretariat.post('/board/drafts/1/discard')).page)).toContain('đánh dấu vào ô xác nhận');
  const discarded = wordsOf((await secretariat.post('/board/drafts/1/discard', { sure: '1' })).page);
  expect(discarded).toContain('nội dung và các câu trả lời đã xoá');
  expect(discarded).not.toContain('Rà soát thủ tục');
  expect(wordsOf((await secretariat.post('/board/drafts/1/answers', fieldsOf(read.page))).page)).toContain(
    'đã được nhận vào sổ hoặc đã bỏ',
  );
});

test('a form that somebody else answered meanwhile overwrites nothing, and says who did', async () => {
  const read = await secretariat.post('/board/drafts', { text: PLAN });
  const radio = questionIn(read.page, 'Đài Phát thanh');
  const other = await board.signedIn(people.binh);
  await other.get('/board/drafts/1');
  await other.post('/board/drafts/1/answers', { [`words.${radio}`]: 'thuộc Sở Xây dựng' });
  const fields = { ...fieldsOf(read.page), [`choice.${radio}`]: 'new' };
  const late = wordsOf((await secretariat.post('/board/drafts/1/answers', fields)).page);
  expect(late).toContain('1 câu đã có người trả lời trước (Nguyễn Văn Bình) nên giữ nguyên');
  expect(late).toContain('thuộc “Sở Xây dựng”');
});

/** The hidden fields of the page's form that posts to `path`. */
function hiddenIn(page: string, path: string): Record<string, string> {
  const form = page.slice(page.indexOf(`action="${path}"`));
  const fields = form.slice(0, form.indexOf('</form>')).matchAll(/type="hidden" name="([^"]+)" value="([^"]*)"/gu);
  return Object.fromEntries([...fields].map(([, name = '', value = '']) => [name, value]));
}

test('what is accepted is what the page showed: a draft that changed meanwhile is looked at again', async () => {
  const read = await secretariat.post('/board/drafts', { text: PLAN.replace('| Đài Phát thanh |', '| Sở Xây dựng |') });
  await secretariat.post('/board/drafts/1/answers', fieldsOf(read.page));
  const look = await secretariat.post('/board/drafts/1/preview');
  const seen = hiddenIn(look.page, '/board/drafts/1/accept');
  const other = await board.signedIn(people.binh);
  await other.get('/board/drafts/1');
  for (const change of [{ title: 'Kế hoạch khác' }, { issued: '9/6/2022' }, { number: '47/KH-UBND' }]) {
    await other.post('/board/drafts/1/head', change);
    const late = wordsOf((await secretariat.post('/board/drafts/1/accept', seen)).page);
    expect(late).toContain('Dự thảo đã thay đổi từ khi đồng chí xem');
  }
  expect(tasksOf()).toEqual([]);
  const anew = hiddenIn((await secretariat.post('/board/drafts/1/preview')).page, '/board/drafts/1/accept');
  expect(wordsOf((await secretariat.post('/board/drafts/1/accept', anew)).page)).toContain('Đã nhận 47/KH-UBND');
});

test('a form of the head that is older than what somebody put right takes back nothing of it', async () => {
  const read = await secretariat.post('/board/drafts', { text: PLAN });
  const shown = hiddenIn(read.page, '/board/drafts/1/head');
  const field = (name: string): string => shown[`was.${name}`] ?? '';
  const other = await board.signedIn(people.binh);
  await other.get('/board/drafts/1');
  await other.post('/board/drafts/1/head', { issued: '9/6/2022', number: '44/KH-UBND' });
  const own = {
    number: field('number'),
    issued: field('issued'),
    authority: field('authority'),
    title: 'Kế hoạch mới',
  };
  expect(own.issued).toBe('10/06/2022');
  const after = wordsOf((await secretariat.post('/board/drafts/1/head', { ...shown, ...own })).page);
  expect(after).toContain('số 44/KH-UBND, ngày 09/06/2022');
  expect(after).toContain('Tên: Kế hoạch mới');
});

test('what cannot be read, is marked or is nothing is refused in one sentence, and nothing of it is kept', async () => {
  for (const [file, words] of [
    [new File([''], 'a.docx'), 'Chưa chọn tệp và chưa dán nội dung'],
    [new File([new Uint8Array([0x50, 0x4b, 3, 4, 9, 9])], 'ke-hoach.docx'), 'Tệp bị hỏng, không mở được'],
    [new File([PLAN], 'KH-MẬT 45.md'), 'độ mật'],
    [new File([PLAN.replace('KẾ HOẠCH', 'TỐI MẬT\nKẾ HOẠCH')], 'KH 45.md'), 'độ mật'],
  ] as const) {
    const { page } = await secretariat.upload('/board/drafts', file);
    expect(wordsOf(page).toLowerCase()).toContain(words.toLowerCase());
  }
  expect(board.office.database.raw.prepare('select count(*) from draft').pluck().get()).toBe(0);
});

test('nobody but the secretariat sees a draft or acts on one, and a text of a page is no markup', async () => {
  await secretariat.post('/board/drafts', {
    text: PLAN.replace('Rà soát thủ tục', '<script>alert(1)</script> Rà soát thủ tục'),
  });
  expect((await secretariat.get('/board/drafts/1')).page).not.toContain('<script>alert');
  for (const person of [people.son, people.lan]) {
    const visitor = await board.signedIn(person);
    await visitor.get('/board');
    for (const path of ['/board/drafts', '/board/drafts/1']) expect((await visitor.get(path)).status).toBe(404);
    for (const name of ['answers', 'head', 'reopen', 'accept', 'discard', 'undo', 'preview'])
      expect((await visitor.post(`/board/drafts/1/${name}`, { sure: '1' })).status).toBe(404);
    expect((await visitor.post('/board/drafts', { text: PLAN })).status).toBe(404);
  }
  expect((await secretariat.post('/board/drafts/1/accept', { token: 'x' })).status).toBe(403);
  expect((await board.visitor().post('/board/drafts/1/accept')).status).toBe(401);
  expect((await secretariat.get('/board/drafts/99')).status).toBe(404);
});

test('a file larger than twenty megabytes is refused before it is read', async () => {
  const answer = await board.web.request('https://dondoc.invalid/board/drafts', {
    method: 'POST',
    headers: { origin: 'https://dondoc.invalid', 'content-length': String(21 * 1024 * 1024) },
    body: 'x',
  });
  expect(answer.status).toBe(413);
});

function selectOf(page: string, name: string): string {
  const from = page.indexOf(`name="${name}"`);
  return from < 0 ? '' : page.slice(from, page.indexOf('</select>', from));
}

test('the columns are shown before the questions, and chosen on a form that needs no script', async () => {
  const read = await secretariat.upload('/board/drafts', new File([PLAN], 'KH 45.md'));
  const shown = wordsOf(read.page);
  expect(shown.indexOf('“Cơ quan chủ trì” là đơn vị chủ trì')).toBeGreaterThan(0);
  expect(shown.indexOf('“Cơ quan chủ trì” là đơn vị chủ trì')).toBeLessThan(shown.indexOf('Câu cần trả lời'));
  expect(shown).toContain('Rà soát thủ tục hành chính · Xây dựng kho dữ liệu dùng chung');
  expect(selectOf(read.page, 'column.0.2')).toContain('value="lead" selected');
  // On a phone each cell stands under its column's name.
  expect([...read.page.matchAll(/<td(?![^>]*data-label="[^"])[^>]*>/gu)]).toEqual([]);

  const same = await secretariat.post('/board/drafts/1/columns', { 'column.0.2': 'lead' });
  expect(wordsOf(same.page)).toContain('Không có gì thay đổi');
  const wrong = await secretariat.post('/board/drafts/1/columns', { 'column.0.3': 'lead' });
  expect(wordsOf(wrong.page)).toContain('cùng được chọn là “Đơn vị chủ trì”');
  const chosen = await secretariat.post('/board/drafts/1/columns', { 'column.0.3': 'none' });
  expect(wordsOf(chosen.page)).toContain('Đã đọc lại theo các cột đã chọn: 3 việc');
  expect(selectOf(chosen.page, 'column.0.3')).toContain('value="none" selected');

  const other = await board.signedIn(people.binh);
  await other.get('/board/drafts/1');
  await other.post('/board/drafts/1/discard', { sure: '1' });
  const late = await secretariat.post('/board/drafts/1/columns', { 'column.0.3': 'deadline' });
  expect(wordsOf(late.page)).toContain('đã được nhận vào sổ hoặc đã bỏ');
});
