// covers src/usecases/drafts/note-imported.ts, src/cli/draft-page.ts, src/usecases/drafts/take-draft.ts, src/usecases/drafts/show-draft.ts, src/usecases/drafts/answer-draft.ts, src/usecases/drafts/accept-draft.ts, src/usecases/drafts/discard-draft.ts, src/usecases/drafts/undo-acceptance.ts, src/usecases/drafts/foresee-acceptance.ts

import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import BetterSqlite from 'better-sqlite3';
import { expect, test } from 'vitest';
import { newRegistryPath, run, temporaryFolder, type Ran } from './command-line.ts';

const PLAN = `ỦY BAN NHÂN DÂN TỈNH LAM HÀ

KẾ HOẠCH

Triển khai chuyển đổi số ngành y tế năm 2027

| TT | Việc phải làm | Đầu mối | Mốc |
|---|---|---|---|
| 1 | Số hóa hồ sơ bệnh án | Sở Y tế | Quý II |
| 2 | Tập huấn cán bộ | Sở Y tế; UBND các xã, phường | Thường xuyên trong năm |
| 3 | Kết nối bảo hiểm | Bảo hiểm xã hội tỉnh | 30/6 |
| 4 | Bố trí kinh phí |  | Tháng 3 |
| 5 | Giám sát chất lượng | Đ/c Nguyễn Văn Bình | Thường xuyên trong năm |
| 6 | Truyền thông | Sở Văn hoá Thể thao | Sau khi có hướng dẫn của Bộ Y tế |
`;

interface Office {
  readonly path: string;
  readonly draft: (...args: string[]) => Promise<Ran>;
  readonly ask: (...args: string[]) => Promise<readonly Record<string, unknown>[]>;
  readonly rows: (sql: string) => unknown[];
}

function emptyOffice(env: Readonly<Record<string, string>> = {}): Office {
  const path = newRegistryPath();
  const given = { env: { SEED_PROGRAMME: 'none', ...env }, at: '2026-11-23 09:00' };
  return {
    path,
    draft: (...args) => run(path, ['draft', ...args], given),
    ask: async (...args) => (await run(path, [...args, '--json'], given)).json,
    rows: (sql) => {
      const raw = new BetterSqlite(path, { readonly: true });
      try {
        return raw.prepare(sql).all();
      } finally {
        raw.close();
      }
    },
  };
}

function fileOf(name: string, text: string): string {
  const path = join(temporaryFolder(), name);
  writeFileSync(path, text);
  return path;
}

/** The mark of the open question whose text holds `words`. */
async function markOf(office: Office, words: string): Promise<string> {
  const asked = await office.ask('draft', 'show', '1');
  const question = asked.find(
    ({ kind, text, answer }) => kind === 'question' && answer === null && String(text).includes(words),
  );
  return String(question?.['question']);
}

async function answers(office: Office, pairs: readonly (readonly [string, string])[], by = 'Lan'): Promise<void> {
  for (const [words, answer] of pairs) {
    const mark = await markOf(office, words);
    const ran = await office.draft('answer', '1', mark, answer, '--by', by);
    expect([words, ran.status, ran.err]).toEqual([words, 0, '']);
  }
}

const ANSWERS = [
  ['số văn bản', '12/KH-UBND'],
  ['ngày ban hành', 'ngày 05 tháng 01 năm 2027'],
  ['để trống', 'Sở Tài chính'],
  ['“Sở Y tế”', 'mới'],
  ['UBND các xã, phường', 'gồm UBND xã Lam Sơn; UBND phường Hà Trung'],
  ['Đ/c Nguyễn Văn Bình', 'thuộc Sở Y tế'],
  ['Sở Văn hoá Thể thao', 'mới: Sở Văn hóa, Thể thao và Du lịch'],
  ['Thường xuyên trong năm', '31/12/2027'],
] as const;

test('a plan in an office with nothing becomes live by the answers of two people on two days', async () => {
  const office = emptyOffice();
  const taken = await office.draft('take', fileOf('ke-hoach.md', PLAN), '--by', 'Lan');
  expect(taken.status).toBe(0);
  expect(taken.out).toContain('Đã đọc 6 việc; 10 câu cần hỏi.');
  expect(taken.out).toContain('“Thường xuyên trong năm (năm 2027)” (2 việc: 2, 5)');
  expect(await office.ask('agencies')).toEqual([]);
  expect(await office.ask('tasks')).toEqual([]);

  await answers(office, ANSWERS);
  const early = await office.draft('accept', '1', '--by', 'Minh');
  expect([early.status, early.err]).toEqual([
    1,
    'Còn 5 câu chưa trả lời; trả lời hoặc để lại từng câu rồi nhận vào sổ.\n',
  ]);
  // Whom "gồm …" and "Sở Tài chính" name is asked about one by one as well.
  const rest = await office.draft('answer', '1', '--proposals', '--by', 'Minh');
  expect(rest.out).toContain('Đã đọc 6 việc; không còn câu nào cần hỏi.');
  const shown = (await office.ask('draft', 'show', '1')).filter(({ kind }) => kind === 'row');

  const accepted = await office.draft('accept', '1', '--by', 'Minh');
  expect([accepted.status, accepted.err]).toEqual([0, '']);
  expect(accepted.out).toContain('Chưa liên kết nhóm chat, chưa gửi được: Bảo hiểm xã hội tỉnh, Sở Tài chính,');
  const live = await office.ask('tasks');
  expect(live.map(({ ref, title, leads, deadline }) => ({ ref, title, leads, deadline }))).toEqual(
    shown.map(({ ref, title, leads, deadline }) => ({ ref, title, leads, deadline })),
  );
  expect(live[1]).toMatchObject({
    leads: ['Sở Y tế', 'UBND các xã, phường'],
    deadline: { text: 'Thường xuyên trong năm (năm 2027)', kind: 'date', end: '2027-12-31' },
  });
  const hash = createHash('sha256').update(PLAN).digest('hex');
  expect(office.rows('select kind, actor, text from event')).toEqual([
    {
      kind: 'programme_imported',
      actor: 'Minh',
      text: `12/KH-UBND: 6 nhiệm vụ; tệp “ke-hoach.md”, SHA-256 ${hash}; dự thảo 1 do Lan đưa vào; ghi tại dòng lệnh`,
    },
  ]);
  const kept = join(temporaryFolder(), 'kept.md');
  expect((await office.draft('file', '1', kept)).status).toBe(0);
  expect(readFileSync(kept, 'utf8')).toBe(PLAN);
  expect((await office.draft('file', '1', kept)).status).toBe(1);
  expect(office.rows('select distinct actor from draft_answer order by 1')).toEqual([
    { actor: 'Lan' },
    { actor: 'Minh' },
  ]);
});

test('an acceptance is taken back as a whole, and accepted anew with the same answers', async () => {
  const office = emptyOffice();
  await office.draft('take', fileOf('ke-hoach.md', PLAN));
  await answers(office, ANSWERS);
  await office.draft('answer', '1', '--proposals');
  await office.draft('accept', '1', '--by', 'Minh');
  const before = [await office.ask('tasks'), await office.ask('agencies')];

  const undone = await office.draft('undo', '1', '--by', 'Hà');
  expect([undone.status, undone.out]).toEqual([0, 'Đã rút dự thảo 1 khỏi sổ; các câu trả lời vẫn giữ.\n']);
  expect(await office.ask('tasks')).toEqual([]);
  expect(await office.ask('agencies')).toEqual([]);
  expect((await office.draft('undo', '1')).status).toBe(1);
  expect((await office.draft('accept', '1', '--by', 'Minh')).status).toBe(0);
  expect([await office.ask('tasks'), await office.ask('agencies')]).toEqual(before);
  expect(office.rows('select kind, actor from event order by id')).toEqual([
    { kind: 'programme_imported', actor: 'Minh' },
    { kind: 'programme_taken_back', actor: 'Hà' },
    { kind: 'programme_imported', actor: 'Minh' },
  ]);
});

test('what a group stands for is kept for the next document, and another spelling of an agency too', async () => {
  const office = emptyOffice();
  await office.draft('take', fileOf('ke-hoach.md', PLAN));
  await answers(office, ANSWERS);
  await office.draft('answer', '1', '--proposals');
  await office.draft('accept', '1');
  const next = PLAN.replace('Sở Văn hoá Thể thao', 'Sở VHTT').replace('năm 2027', 'năm 2028');
  await office.draft('take', fileOf('ke-hoach-2.md', next));
  const asked = (await office.ask('draft', 'show', '2')).filter(({ asks }) => asks === 'name');
  expect(asked.map(({ text }) => String(text).split('”')[0])).toEqual(['“Đ/c Nguyễn Văn Bình', '“Sở VHTT']);
  await office.draft('answer', '2', String(asked[1]?.['question']), 'là Sở Văn hóa, Thể thao và Du lịch');
  await office.draft('answer', '2', String(asked[0]?.['question']), 'để lại');
  await office.draft('answer', '2', 'issued', '2028-01-05');
  await office.draft('answer', '2', '--proposals');
  await office.draft('answer', '2', 'number', 'chưa có số');
  expect((await office.draft('accept', '2')).out).toContain('5 nhiệm vụ');
  const agencies = await office.ask('agencies');
  expect(agencies.find(({ name }) => name === 'Sở Văn hóa, Thể thao và Du lịch')?.['aliases']).toContain('Sở VHTT');
  const led = (await office.ask('tasks', '--programme', 'van-ban-2')).map(({ ref }) => ref);
  expect(led).toEqual(['1', '2', '3', '4', '6']);
});

test.each([
  ['a name with a marking', 'BC-MẬT.md', PLAN],
  ['a marking in a cell', 'a.md', PLAN.replace('Truyền thông', 'MẬT')],
  ['a marking above the table', 'b.md', `MẬT\n\n${PLAN}`],
])('%s keeps everything out', async (_, name, text) => {
  const office = emptyOffice();
  const taken = await office.draft('take', fileOf(name, text));
  expect([taken.status, taken.out]).toEqual([1, '']);
  expect(taken.err).toContain('MẬT');
  expect(await office.ask('draft', 'list', '--all')).toEqual([]);
});

test('an answer that cannot be one is refused with the words that can', async () => {
  const office = emptyOffice();
  await office.draft('take', fileOf('ke-hoach.md', PLAN));
  const wrong = [
    ['ngày ban hành', 'hôm nào đó'],
    ['“Sở Y tế”', 'Sở Y tế tỉnh'],
    ['UBND các xã, phường', 'gồm các đơn vị liên quan'],
    ['Đ/c Nguyễn Văn Bình', 'thuộc các sở'],
    ['Thường xuyên trong năm', 'khi nào xong'],
    ['“Sở Y tế”', 'mới: MẬT'],
  ] as const;
  for (const [words, answer] of wrong) {
    const ran = await office.draft('answer', '1', await markOf(office, words), answer);
    expect([words, ran.status, ran.out]).toEqual([words, 1, '']);
    expect(ran.err).not.toBe('');
  }
  expect((await office.draft('answer', '1', '9999999', 'mới')).status).toBe(1);
  expect(office.rows('select * from draft_answer')).toEqual([]);
});

test('the same file waits once, and a discarded draft keeps name and hash only: no row, no answer', async () => {
  const office = emptyOffice();
  const path = fileOf('ke-hoach.md', PLAN);
  await office.draft('take', path);
  await office.draft('answer', '1', 'number', '12/KH-UBND');
  expect((await office.draft('take', path)).out).toContain('Dự thảo 1 (chờ)');
  expect(await office.ask('draft', 'list')).toHaveLength(1);
  expect((await office.draft('discard', '1', '--by', 'Lan')).out).toBe('Đã bỏ dự thảo 1.\n');
  expect((await office.draft('answer', '1', 'number', '13/KH-UBND')).status).toBe(1);
  expect((await office.draft('accept', '1')).status).toBe(1);
  expect(await office.ask('draft', 'list')).toEqual([]);
  expect(office.rows('select * from draft_file')).toEqual([]);
  expect(office.rows('select * from draft_answer')).toEqual([]);
  const kept = JSON.stringify(office.rows('select * from draft'));
  for (const word of ['bệnh án', 'Nguyễn Văn Bình', '12/KH-UBND', 'chuyển đổi số']) expect(kept).not.toContain(word);
  expect(kept).toContain('ke-hoach.md');
  expect((await office.draft('show', '1')).out).toContain('chỉ còn tên tệp và mã băm');
  expect(await office.ask('draft', 'show', '1')).toMatchObject([{ kind: 'draft', state: 'discarded', open: 0 }]);
  expect(await office.ask('draft', 'list', '--all')).toMatchObject([{ state: 'discarded', settled_by: 'Lan' }]);
});

test('an answer is taken back, and the question is open again', async () => {
  const office = emptyOffice();
  await office.draft('take', fileOf('ke-hoach.md', PLAN));
  await office.draft('answer', '1', 'number', '12/KH-UBND');
  expect((await office.draft('answer', '1', 'number', '--take-back')).out).toContain('10 câu cần hỏi');
});

test('an import is a draft that is accepted at once; what stops it waits as one, with what the command said', async () => {
  const office = emptyOffice();
  const given = { env: { SEED_PROGRAMME: 'none' }, at: '2026-11-23 09:00' };
  const clear = 'STT,Nội dung,Đơn vị chủ trì,Thời gian\n1,Rà soát,Sở A,30/6/2027\n';
  const args = ['--issued', '2026-01-05', '--create-agencies', '--by', 'Lan'];
  const taken = await run(office.path, ['import', fileOf('a.csv', clear), '--programme', 'A', ...args], given);
  expect([taken.status, taken.err]).toEqual([0, '']);
  const hash = createHash('sha256').update(clear).digest('hex');
  expect(office.rows('select actor, text from event')).toEqual([
    { actor: 'Lan', text: `A: 1 nhiệm vụ; tệp “a.csv”, SHA-256 ${hash}; ghi tại dòng lệnh` },
  ]);
  expect(await office.ask('draft', 'list', '--all')).toMatchObject([
    { state: 'accepted', file: 'a.csv', sha256: hash },
  ]);

  const stopped = clear.replace('Sở A', '"Các sở, ban, ngành"');
  const path = fileOf('b.csv', stopped);
  const refused = await run(office.path, ['import', path, '--programme', 'B', '--title', 'Kế hoạch B', ...args], given);
  expect(refused.status).toBe(1);
  expect(refused.out).toContain('Các câu hỏi được giữ trong dự thảo 2');
  await run(office.path, ['import', path, '--programme', 'B', ...args, '--dry-run'], given);
  const [waiting, ...others] = await office.ask('draft', 'list');
  expect(others).toEqual([]);
  expect(waiting).toMatchObject({ draft: 2, programme: 'B', title: 'Kế hoạch B', issued: '2026-01-05' });
  const group = (await office.ask('draft', 'show', '2')).find(({ asks }) => asks === 'name');
  await office.draft('answer', '2', String(group?.['question']), 'gồm Sở A; Sở B');
  await office.draft('answer', '2', 'authority', 'UBND tỉnh Lam Hà');
  await office.draft('answer', '2', '--proposals');
  await office.draft('answer', '2', 'number', 'chưa có số');
  // It resembles “Sở A”: no proposal says which it is.
  expect((await office.draft('accept', '2')).status).toBe(1);
  const other = (await office.ask('draft', 'show', '2')).find(({ asks, answer }) => asks === 'name' && answer === null);
  await office.draft('answer', '2', String(other?.['question']), 'mới');
  expect((await office.draft('accept', '2')).out).toContain('1 nhiệm vụ (2 phần việc của các đơn vị chủ trì)');
  // What "import" took is taken back like any other draft.
  expect((await office.draft('undo', '1')).status).toBe(0);
  expect((await office.ask('tasks')).map(({ programme }) => programme)).toEqual(['B']);
});

test('columns are shown and chosen: the file is read anew, a wrong choice is refused in a sentence', async () => {
  const office = emptyOffice();
  await office.draft('take', fileOf('KH.md', PLAN));
  const [table] = await office.ask('draft', 'columns', '1');
  expect(table).toMatchObject({ table: 1, columns: [{}, {}, { column: 3, header: 'Đầu mối', is: 'lead' }, {}] });
  const wrong = await office.draft('columns', '1', '2=lead');
  expect([wrong.status, wrong.err]).toEqual([1, expect.stringContaining('cùng được chọn là “Đơn vị chủ trì”')]);
  const unknown = await office.draft('columns', '1', 'Ai=lead');
  expect([unknown.status, unknown.err]).toEqual([1, expect.stringContaining('No column “Ai”')]);
  const chosen = await office.draft('columns', '1', 'mốc=không dùng', '--by', 'Lan');
  expect([chosen.status, chosen.err]).toEqual([0, '']);
  expect(chosen.out).toContain('4. Mốc = none (không dùng): “Quý II”, “Thường xuyên trong năm”');
  expect(chosen.out).toContain('6 việc');
  const rows = (await office.ask('draft', 'show', '1')).filter(({ kind }) => kind === 'row');
  expect(rows.map(({ deadline }) => (deadline as { text: string }).text)).toEqual(['', '', '', '', '', '']);
  expect(office.rows("select actor from draft_answer where question = 'columns'")).toEqual([{ actor: 'Lan' }]);
});
