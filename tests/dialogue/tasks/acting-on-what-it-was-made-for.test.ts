/** A "nhầm", a press and an edit act on what they answer or were made for, or say that it has changed. */

import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { people } from '../../people.ts';
import { openOffice, type Office } from '../../support/office.ts';
import { playedOnce } from '../../support/office/played-once.ts';

const TASKS = [
  { ref: 'I.1', title: 'Lập quy hoạch chung đô thị Lam Sơn', lead: 'Sở Xây dựng', deadline: 'Ngày 30/6/2022' },
  { ref: 'I.2', title: 'Giải phóng mặt bằng đường vành đai', lead: 'Sở Xây dựng', deadline: 'Ngày 30/6/2022' },
];
const CHANGED = 'đã có ghi nhận mới hơn tin này';

const LATE = {
  kind: 'message',
  chat: { externalId: people.lan.id, threadId: null, type: 'private', title: people.lan.name },
  person: { externalId: people.lan.id, name: people.lan.name, anonymous: false },
  files: [],
  album: null,
  replyTo: null,
  addressed: true,
} as const;

let office: Office;

const open = playedOnce(async () => {
  const played = await openOffice({ programme: TASKS, at: '2022-06-21 08:00' });
  await played.linkSecretariat(people.binh);
  await played.linkLeaders(people.son);
  await played.linkAgency('SXD', people.lan);
  return played;
});
beforeEach(async () => {
  office = await open();
});

afterEach(() => {
  office.close();
});

const kinds = (place = 'I.1'): string[] => office.events(place).map(({ kind }) => kind);

describe('“Nhầm”', () => {
  test('as a reply to an older receipt takes nothing back, and says that a newer report stands', async () => {
    await office.says(people.lan, 'SXD', '#1 20%');
    const older = office.lastTo('SXD');
    await office.says(people.lan, 'SXD', '#1 80%');
    await office.says(people.lan, 'SXD', 'nhầm', { replyTo: older });
    expect(office.assignment('I.1').progress).toBe(80);
    expect(office.lastTo('SXD').message.text).toContain('đã có ghi nhận mới hơn. Hiện ghi nhận: đang thực hiện, 80 %');
  });

  test('as a reply to the newest receipt takes that report back, also when another task was reported since', async () => {
    await office.says(people.lan, 'SXD', '#1 20%');
    const receipt = office.lastTo('SXD');
    await office.says(people.lan, 'SXD', '#2 50%');
    await office.says(people.lan, 'SXD', 'em gửi nhầm ạ', { replyTo: receipt });
    expect(office.assignment('I.1').progress).toBeNull();
    expect(office.assignment('I.2').progress).toBe(50);
  });

  test.each([
    ['nhầm', '#1 20%\n#2 50%'],
    ['/hoantac', '#1 20%\n#2 50%'],
    ['nhầm', '#1, #2 đang thực hiện'],
  ])(
    'by itself (“%s”) after one message about two tasks (“%s”) asks which, and takes nothing back',
    async (undo, said) => {
      await office.says(people.lan, 'SXD', said);
      expect([kinds('I.1'), kinds('I.2')]).toEqual([['reported'], ['reported']]);
      await office.says(people.lan, 'SXD', undo);
      expect(office.lastTo('SXD').buttons).toEqual(['Hoàn tác #1', 'Hoàn tác #2']);
      expect([kinds('I.1'), kinds('I.2')]).toEqual([['reported'], ['reported']]);
    },
  );

  test('as a reply to a receipt of two tasks asks which, unless it names one', async () => {
    await office.says(people.lan, 'SXD', '#1 20%\n#2 50%');
    const receipt = office.lastTo('SXD');
    await office.says(people.lan, 'SXD', 'nhầm', { replyTo: receipt });
    expect(office.lastTo('SXD').buttons).toEqual(['Hoàn tác #1', 'Hoàn tác #2']);
    expect(kinds()).toEqual(['reported']);
    await office.says(people.lan, 'SXD', '#2 nhầm', { replyTo: receipt });
    expect(office.assignment('I.2').progress).toBeNull();
    expect(office.assignment('I.1').progress).toBe(20);
  });

  test.each(['nhầm rồi', 'gửi nhầm', 'nham roi a'])('“%s” as a reply to a reminder asks', async (words) => {
    await office.tick();
    const reminder = office.lastTo('SXD');
    expect(reminder.text).toContain('Nhắc việc');
    await office.says(people.lan, 'SXD', '#1 20%');
    await office.says(people.lan, 'SXD', words, { replyTo: reminder });
    expect(office.assignment('I.1').progress).toBe(20);
    expect(office.lastTo('SXD').message.text).toContain('chưa hoàn tác gì');
    await office.presses(people.lan, 'SXD', 'Hoàn tác #1');
    expect(office.assignment('I.1').progress).toBeNull();
  });

  test('as a reply to a receipt that was taken back says so', async () => {
    await office.says(people.lan, 'SXD', '#1 20%');
    const receipt = office.lastTo('SXD');
    await office.says(people.lan, 'SXD', 'nhầm', { replyTo: receipt });
    await office.says(people.lan, 'SXD', 'nhầm', { replyTo: receipt });
    expect(office.lastTo('SXD').message.text).toContain('báo cáo đó đã được hoàn tác');
  });
});

describe('What is said beside “nhầm”', () => {
  test.each(['#1 nhầm, 70%', 'nhầm rồi, 70%', 'em gửi nhầm ạ, đang làm 70%'])(
    '“%s” takes back, and quotes the correction back for one tap',
    async (text) => {
      await office.says(people.lan, 'SXD', '#1 xong');
      await office.says(people.lan, 'SXD', text, { mention: true });
      expect(office.assignment('I.1')).toMatchObject({ status: 'not_started', progress: null });
      await office.presses(people.lan, 'SXD', 'Đúng');
      expect(office.assignment('I.1')).toMatchObject({ status: 'in_progress', progress: 70 });
    },
  );

  test('that is not clear is asked about', async () => {
    await office.says(people.lan, 'SXD', '#1 xong');
    await office.says(people.lan, 'SXD', 'nhầm, 90-95%', { mention: true });
    expect(office.assignment('I.1')).toMatchObject({ status: 'not_started', progress: null });
    expect(office.lastTo('SXD').text).toContain('đang thực hiện, 90 %?');
  });

  test.each(['nhầm rồi em ơi', 'nhầm ạ, xin lỗi anh'])('“%s” says nothing more, and nothing is asked', async (text) => {
    await office.says(people.lan, 'SXD', '#1 20%');
    const before = office.sentTo('SXD').length;
    await office.says(people.lan, 'SXD', text, { mention: true });
    expect(office.assignment('I.1').progress).toBeNull();
    expect(office.sentTo('SXD')).toHaveLength(before + 1);
  });

  test.each(['nhầm ạ, là #2', 'nhầm sang #2 rồi'])('under a receipt of #1, “%s” is asked about #1', async (text) => {
    await office.says(people.lan, 'SXD', '#1 20%');
    await office.says(people.lan, 'SXD', text, { replyTo: office.lastTo('SXD') });
    expect(office.assignment('I.1').progress).toBe(20);
    expect(office.lastTo('SXD').buttons).toEqual(['Hoàn tác #1']);
  });
});

describe('A refusal under a receipt', () => {
  test.each(['khoan', 'thôi', 'không phải', 'chưa ạ', 'khoan đã anh'])('“%s” is asked about', async (text) => {
    await office.says(people.lan, 'SXD', '#1 20%');
    await office.says(people.lan, 'SXD', text, { replyTo: office.lastTo('SXD') });
    expect(office.assignment('I.1').progress).toBe(20);
    expect(office.lastTo('SXD').text).toContain('chưa hoàn tác gì');
    await office.presses(people.lan, 'SXD', 'Hoàn tác #1');
    expect(office.assignment('I.1').progress).toBeNull();
  });
});

describe('A button', () => {
  beforeEach(async () => {
    await office.says(people.lan, 'SXD', '#1', { mention: true });
  });

  test('under a card from before a completion changes nothing: the pending completion stands', async () => {
    const card = office.lastTo('SXD');
    await office.says(people.lan, 'SXD', '#1 xong');
    for (const label of ['Đang thực hiện', 'Vướng mắc', 'Xin gia hạn', 'Đã nhận']) {
      const toast = await office.presses(people.lan, 'SXD', label, card);
      expect(toast?.text).toContain(CHANGED);
    }
    expect(office.assignment('I.1').status).toBe('pending_confirmation');
    expect(kinds()).toEqual(['completion_reported']);
  });

  test('under a card from before a figure says that it has changed', async () => {
    const card = office.lastTo('SXD');
    await office.says(people.lan, 'SXD', '#1 70%');
    expect((await office.presses(people.lan, 'SXD', 'Đã hoàn thành', card))?.text).toContain(CHANGED);
    expect(office.assignment('I.1').progress).toBe(70);
  });

  test('still counts after an acknowledgement, which changes no state', async () => {
    const card = office.lastTo('SXD');
    await office.presses(people.lan, 'SXD', 'Đã nhận', card);
    await office.presses(people.lan, 'SXD', 'Đã hoàn thành', card);
    expect(office.assignment('I.1').status).toBe('pending_confirmation');
  });

  test('for all tasks of a bundle acknowledges those that stand as they did', async () => {
    await office.tick();
    const bundle = office.sentTo('SXD').findLast(({ text }) => text.startsWith('Nhắc việc')) ?? expect.fail();
    await office.says(people.lan, 'SXD', '#1 xong');
    await office.presses(people.lan, 'SXD', 'Đã nhận tất cả', bundle);
    expect(kinds()).toEqual(['completion_reported']);
    expect(kinds('I.2')).toEqual(['acknowledged']);
  });
});

describe('An edit', () => {
  test.each([
    ['#1 xong', '#2 xong'],
    ['1 50%', '2 50%'],
    ['I.1 vướng mặt bằng', 'I.2 vướng mặt bằng'],
  ])('of “%s” into “%s” moves the report to the other task', async (first, second) => {
    const written = await office.says(people.lan, 'SXD', first, { mention: true });
    await office.says(people.lan, 'SXD', second, { edits: written });
    expect(kinds('I.1').at(-1)).toBe('edited');
    expect(office.assignment('I.1')).toMatchObject({ status: 'not_started', progress: null, obstacle: null });
    expect(office.assignment('I.2').status).not.toBe('not_started');
  });

  test('of an instruction on another task withdraws it there', async () => {
    const written = await office.says(people.son, 'LD', '#1 yêu cầu báo cáo trước 24/6/2022', { mention: true });
    await office.says(people.son, 'LD', '#2 yêu cầu báo cáo trước 24/6/2022', { edits: written });
    expect(kinds('I.1').at(-1)).toBe('instruction_withdrawn');
    expect(kinds('I.2').at(-1)).toBe('instructed');
  });

  test('of an instruction replaces it, and the agency is told', async () => {
    const written = await office.says(people.son, 'LD', '#1 yêu cầu báo cáo trước 24/6/2022', { mention: true });
    expect(office.lastTo('SXD').text).toContain('trước 24/6/2022');
    const before = office.sentTo('SXD').length;
    await office.says(people.son, 'LD', '#1 yêu cầu báo cáo trước 28/6/2022', { edits: written });
    const told = office
      .sentTo('SXD')
      .slice(before)
      .map(({ text }) => text);
    expect(told).toHaveLength(2);
    expect(told[0]).toContain('rút lại');
    expect(told[1]).toContain('trước 28/6/2022');
    expect(kinds()).toEqual(['instructed', 'instruction_withdrawn', 'instructed']);
  });

  test('of an instruction without a visible change tells nobody', async () => {
    const written = await office.says(people.son, 'LD', '#1 yêu cầu báo cáo trước 24/6/2022', { mention: true });
    const before = office.sentTo('SXD').length;
    await office.says(people.son, 'LD', '#1 yêu cầu báo cáo trước 24/6/2022', { edits: written });
    expect(office.sentTo('SXD')).toHaveLength(before);
    expect(kinds()).toEqual(['instructed']);
  });

  test('of a report replaces it', async () => {
    const written = await office.says(people.lan, 'SXD', '#1 xong');
    await office.says(people.lan, 'SXD', '#1 chưa xong, mới 70%', { edits: written });
    expect(office.assignment('I.1').status).not.toBe('pending_confirmation');
  });

  test('of what was asked about closes the question on the earlier words', async () => {
    await office.tick();
    const bundle = office.lastTo('SXD');
    const written = await office.says(people.lan, 'SXD', '1. xong\n2. xong', { replyTo: bundle });
    const asked = office.lastTo('SXD');
    await office.says(people.lan, 'SXD', '#1 60%', { edits: written });
    expect((await office.presses(people.lan, 'SXD', 'Là số nhiệm vụ', asked))?.text).toContain('đã được giải quyết');
    expect(office.assignment('I.1')).toMatchObject({ status: 'in_progress', progress: 60 });
    expect(office.assignment('I.2').status).toBe('not_started');
  });

  test('that comes before its message stands, whether it recorded anything or not', async () => {
    for (const text of ['#1 60%', 'thôi để em xem lại']) {
      const messageId = `late-${String(text.length)}`;
      await office.receives({ ...LATE, messageId, edited: true, text });
      const before = office.events('I.1').length;
      await office.receives({ ...LATE, messageId, edited: false, text: '#1 xong' });
      expect(office.events('I.1')).toHaveLength(before);
    }
    await office.receives({ ...LATE, messageId: 'marked', edited: true, text: '#1 con ngựa đỏ\nMẬT' });
    await office.receives({ ...LATE, messageId: 'marked', edited: false, text: '/tim con ngựa đỏ' });
    expect(office.database.raw.prepare("select id from inbox where payload like '%con ngựa%'").all()).toEqual([]);
    expect(office.assignment('I.1')).toMatchObject({ status: 'in_progress', progress: 60 });
  });
});
