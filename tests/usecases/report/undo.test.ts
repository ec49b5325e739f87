// covers src/usecases/report/undo-change.ts, src/usecases/report/undo-event.ts, src/usecases/report/change-assignment.ts

import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { query } from '../../../src/store/sqlite/database.ts';
import { people, type Person } from '../../people.ts';
import type { Office } from '../../support/office.ts';
import { openLinked } from '../../support/office/linked-office.ts';

const TASKS = [
  { ref: 'I.1', title: 'Lập quy hoạch', lead: 'Sở Xây dựng, UBND huyện Thọ Xuân', deadline: 'Quý IV/2022' },
  { ref: 'I.2', title: 'Lập đề án', lead: 'Sở Xây dựng', deadline: 'Quý IV/2022' },
];

let office: Office;

beforeEach(async () => {
  office = await openLinked({ programme: TASKS }, { VP: people.binh, SXD: people.lan, UBNDTX: people.tung });
});

afterEach(() => {
  office.close();
});

test('only the newest change can be taken back, then the one before it', async () => {
  await office.says(people.lan, 'SXD', '#2 30%');
  const first = office.lastTo('SXD');
  await office.says(people.lan, 'SXD', '#2 60%');
  const second = office.lastTo('SXD');
  await office.presses(people.lan, 'SXD', 'Hoàn tác', first);
  expect(office.lastTo('SXD').text).toContain('đã có ghi nhận mới hơn. Hiện ghi nhận: đang thực hiện, 60 %.');
  expect(office.assignment('#2').progress).toBe(60);
  await office.presses(people.lan, 'SXD', 'Hoàn tác', second);
  expect(office.assignment('#2').progress).toBe(30);
  await office.presses(people.lan, 'SXD', 'Hoàn tác', first);
  expect(office.assignment('#2')).toMatchObject({ status: 'not_started', progress: null, reportedOn: null });
  expect(office.events('#2').map(({ kind }) => kind)).toEqual(['reported', 'reported', 'undone', 'undone']);
});

test('the same change is taken back once', async () => {
  await office.says(people.lan, 'SXD', '#2 30%');
  const receipt = office.lastTo('SXD');
  await office.presses(people.lan, 'SXD', 'Hoàn tác', receipt);
  await office.presses(people.lan, 'SXD', 'Hoàn tác', receipt);
  expect(office.lastTo('SXD').text).toContain('báo cáo đó đã được hoàn tác');
  expect(office.events('#2').map(({ kind }) => kind)).toEqual(['reported', 'undone']);
});

test('/hoantac takes back one’s own last report, and nobody else’s', async () => {
  await office.says(people.lan, 'SXD', '#2 30%');
  await office.says(people.minh, 'SXD', '/hoantac');
  expect(office.lastTo('SXD').text).toContain('Không có báo cáo nào của anh/chị');
  expect(office.assignment('#2').progress).toBe(30);
  await office.says(people.lan, 'SXD', '/hoantac');
  expect(office.assignment('#2').progress).toBeNull();
});

test('the secretariat may take back an agency’s report; another agency may not', async () => {
  await office.says(people.lan, 'SXD', '#2 xong');
  await office.says(people.tung, 'UBNDTX', '/hoantac 2');
  expect(office.lastTo('UBNDTX').text).toContain('Không tìm thấy nhiệm vụ #2');
  await office.says(people.tung, 'SXD', '/hoantac 2');
  expect(office.lastTo('SXD').text).toBe('Chỉ đầu mối của đơn vị đã báo, hoặc Văn phòng, được hoàn tác.');
  expect(office.assignment('#2').status).toBe('pending_confirmation');
  await office.says(people.binh, 'VP', '/hoantac 2');
  expect(office.assignment('#2').status).toBe('not_started');
});

test('each lead answers for itself: undoing one share leaves the other', async () => {
  await office.says(people.lan, 'SXD', '#1 xong');
  await office.says(people.tung, 'UBNDTX', '#1 40%');
  await office.says(people.lan, 'SXD', '/hoantac');
  expect(office.assignment('#1', 'SXD').status).toBe('not_started');
  expect(office.assignment('#1', 'UBNDTX')).toMatchObject({ status: 'in_progress', progress: 40 });
});

test('a confirmation stands on top of the report: the report is no longer the newest', async () => {
  await office.says(people.lan, 'SXD', '#2 xong');
  const receipt = office.lastTo('SXD');
  await office.says(people.binh, 'VP', '/xacnhan 2');
  await office.presses(people.lan, 'SXD', 'Hoàn tác', receipt);
  expect(office.assignment('#2')).toMatchObject({ status: 'completed', completedOn: '2022-06-20' });
});

test('a focal point does not take back what the secretariat confirmed', async () => {
  await office.says(people.lan, 'SXD', '#2 xong');
  await office.says(people.binh, 'VP', '/xacnhan 2');
  await office.says(people.lan, 'SXD', '/hoantac 2');
  expect(office.lastTo('SXD').text).toContain('chỉ Văn phòng được hoàn tác');
  await office.says(people.lan, 'SXD', 'nhầm', {
    replyTo: office.sentTo('SXD').findLast(({ text }) => text.startsWith('Đã xác nhận')) ?? office.lastTo('SXD'),
  });
  expect(office.assignment('#2').status).toBe('completed');
  await office.says(people.binh, 'VP', '/hoantac 2');
  expect(office.assignment('#2').status).toBe('pending_confirmation');
});

test('what a newer version recorded is told under its own name, and only the secretariat takes it back', async () => {
  await office.says(people.lan, 'SXD', '#2 30%');
  const [reported = expect.fail()] = office.events('#2');
  // As a rollback to this version finds it.
  office.database.transact((tx) => {
    const { id, taskId, agencyId } = { ...office.assignment('#2'), taskId: reported.taskId };
    const at = office.now();
    const author = { actor: 'Trần Thị Lan', person_id: null, chat_id: null, channel: null, message_id: null };
    const what = { assignment_id: id, task_id: taskId, agency_id: agencyId, text: null, undoes: null };
    const snapshots = { before: reported.before, after: reported.after };
    tx.run(query.insertInto('event').values({ at, kind: 'paused_by_law', ...author, ...what, ...snapshots }));
  });
  expect(office.events('#2').at(-1)).toMatchObject({ kind: 'unknown', recordedAs: 'paused_by_law' });
  await office.says(people.lan, 'SXD', '/lichsu 2');
  expect(office.lastTo('SXD').text).toContain('sự kiện do phiên bản mới hơn ghi (paused_by_law)');
  await office.says(people.lan, 'SXD', '/hoantac 2');
  expect(office.lastTo('SXD').text).toContain('chỉ Văn phòng được hoàn tác');
  expect(office.assignment('#2').progress).toBe(30);
  await office.says(people.binh, 'VP', '/hoantac 2');
  expect(office.assignment('#2').progress).toBeNull();
});

test('a change whose earlier state this version cannot read is not taken back, and that is said', async () => {
  await office.says(people.lan, 'SXD', '#2 30%');
  office.database.transact((tx) => {
    const { id } = office.assignment('#2');
    const [reported = expect.fail()] = office.events('#2');
    const { at, actor, taskId, agencyId, personId, chatId, channel, before, after } = reported;
    const by = { actor, person_id: personId, chat_id: chatId, channel, message_id: null, text: null, undoes: null };
    const newer = { before: before?.replace('not_started', 'paused_by_law') ?? expect.fail(), after };
    const of = { assignment_id: id, task_id: taskId, agency_id: agencyId };
    tx.run(query.insertInto('event').values({ at, kind: 'reported', ...by, ...of, ...newer }));
  });
  await office.says(people.lan, 'SXD', '/hoantac 2');
  expect(office.lastTo('SXD').text).toContain('ghi nhận trước đó không đọc được ở phiên bản này');
  expect(office.assignment('#2').progress).toBe(30);
  await office.says(people.lan, 'SXD', '/lichsu 2');
  expect(office.lastTo('SXD').text).toContain('báo cáo');
});

describe('an undo takes back the own act of whoever asks, and no newer one of somebody else', () => {
  const says = (who: Person, place: 'SXD' | 'VP', text: string) => office.says(who, place, text, { mention: true });
  const last = (task: string) => office.events(task).at(-1)?.kind;

  test.each([
    ['#2 tạm dừng theo Công văn số 45/UBND-TH ngày 1/6/2022', '/dongy 2', '#2 nay tiếp tục thực hiện', 'suspended'],
    ['#2 xin gia hạn đến 30/3/2023 vì chờ thẩm định', '/dongy 2', '#2 70%', 'in_progress'],
    ['#2 xong', '/tralai 2 thiếu hồ sơ', '#2 vướng mặt bằng', 'in_progress'],
  ])(
    'after “%s”, “%s” and “%s” the secretariat is told whose act stands on its own',
    async (asked, ruled, since, status) => {
      await says(people.lan, 'SXD', asked);
      await says(people.binh, 'VP', ruled);
      await says(people.lan, 'SXD', since);
      const before = office.events('#2').length;
      for (const words of ['/hoantac 2', '/hoantac', '#2 nhầm']) await says(people.binh, 'VP', words);
      expect(office.events('#2')).toHaveLength(before);
      expect(office.lastTo('VP').text).toContain('Sau thao tác của anh/chị đã có ghi nhận mới hơn của người khác');
      expect(office.lastTo('VP').text).toContain(people.lan.name);
      expect(office.assignment('#2').status).toBe(status);
      await office.presses(people.binh, 'VP', 'Hoàn tác #2');
      expect(last('#2')).toBe('undone');
      await says(people.binh, 'VP', '/hoantac 2');
      expect(office.assignment('#2').waitingFor).not.toBeNull();
    },
  );

  test('nor a colleague’s', async () => {
    await office.says(people.lan, 'SXD', '/daumoi', { replyTo: await office.says(people.minh, 'SXD', 'em đây') });
    await says(people.lan, 'SXD', '#2 30%');
    await says(people.minh, 'SXD', '#2 60%');
    for (const words of ['/hoantac 2', '#2 nhầm']) {
      await says(people.lan, 'SXD', words);
      expect(office.assignment('#2').progress).toBe(60);
      expect(office.lastTo('SXD').text).toContain(people.minh.name);
    }
    await says(people.minh, 'SXD', '/hoantac 2');
    expect(office.assignment('#2').progress).toBe(30);
  });

  test.each(['/hoantac', '/hoantac 2'])('“%s” takes back a ruling that is newer than an instruction', async (words) => {
    await says(people.binh, 'VP', '#2 yêu cầu báo cáo trước thứ Sáu');
    await office.presses(people.binh, 'VP', 'Chuyển').catch(() => null);
    await says(people.lan, 'SXD', '#2 xong');
    await says(people.binh, 'VP', '/tralai 2 thiếu hồ sơ');
    expect(last('#2')).toBe('returned');
    await says(people.binh, 'VP', words);
    expect(office.assignment('#2').status).toBe('pending_confirmation');
    expect(office.events('#2').map(({ kind }) => kind)).not.toContain('instruction_withdrawn');
  });
});

describe('whoever was asked to decide hears that it is asked no more', () => {
  const GONE = 'Không còn chờ quyết định';
  const told = () => office.sentTo('VP').filter(({ text }) => text.startsWith(GONE));

  test.each([
    ['#2 xong', 'đã rút báo cáo hoàn thành gửi ngày 20/06/2022'],
    ['#2 xin gia hạn đến 15/2/2023 vì chờ vốn', 'đã rút đề nghị gia hạn đến 15/02/2023'],
    ['#2 không thuộc trách nhiệm của sở', 'đã rút ý kiến “không thuộc trách nhiệm của đơn vị”'],
  ])('“%s” taken back', async (text, gone) => {
    await office.says(people.lan, 'SXD', text);
    await office.says(people.lan, 'SXD', 'nhầm', { replyTo: office.lastTo('SXD') });
    expect(office.assignment('#2').waitingFor).toBeNull();
    expect(told()).toHaveLength(1);
    expect(office.lastTo('VP').text).toContain(`Sở Xây dựng ${gone}`);
    expect(office.lastTo('VP').text).toContain('Đang ghi nhận: chưa có báo cáo.');
  });

  test.each(['#2 chưa xong', '#2 50%', '#1 70%', 'chào anh ạ'])('“#2 xong” edited into “%s”', async (text) => {
    const edits = await office.says(people.lan, 'SXD', '#2 xong');
    await office.says(people.lan, 'SXD', text, { edits });
    expect(office.assignment('#2', 'SXD').waitingFor).toBeNull();
    expect(told()).toHaveLength(1);
    expect(office.lastTo('VP').text).toContain('đã sửa tin, nên báo cáo hoàn thành gửi ngày 20/06/2022');
  });

  test('not where the new version is a completion again: its card says so', async () => {
    const edits = await office.says(people.lan, 'SXD', '#2 xong');
    await office.says(people.lan, 'SXD', '#2 xong ngày 15/6/2022', { edits });
    expect(told()).toEqual([]);
    expect(office.lastTo('VP').text).toContain('Ngày hoàn thành đơn vị nêu: 15/06/2022');
  });

  test('nor of what asked for no decision', async () => {
    await office.says(people.lan, 'SXD', '#2 50%');
    await office.says(people.lan, 'SXD', '/hoantac 2');
    expect(told()).toEqual([]);
  });

  test('nor in the chat where it was taken back', async () => {
    await office.says(people.lan, 'SXD', '#2 xong');
    await office.says(people.binh, 'VP', '/hoantac 2');
    expect(told()).toEqual([]);
  });
});
