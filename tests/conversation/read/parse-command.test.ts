import { describe, expect, test } from 'vitest';
import { parseCommand } from '../../../src/conversation/read/parse-command.ts';

test.each([
  ['/quahan', 'overdue', '', 1],
  ['/QUAHAN', 'overdue', '', 1],
  ['/quáhạn', 'overdue', '', 1],
  ['  /overdue  ', 'overdue', '', 1],
  ['/quahan@DonDocBot', 'overdue', '', 1],
  ['/quahan@DonDocBot trang 2', 'overdue', '', 2],
  ['/viec trang 12', 'tasks', '', 12],
  ['/xem 12', 'task', '12', 1],
  ['/xem #12', 'task', '#12', 1],
  ['/xem III.2.1', 'task', 'III.2.1', 1],
  ['/lichsu 12 trang 3', 'history', '12', 3],
  ['/tim quy hoạch', 'find', 'quy hoạch', 1],
  ['/tralai 56 thiếu chữ ký ở trang 3', 'return', '56 thiếu chữ ký ở trang 3', 1],
  ['/khongdongy 57 sai số liệu ở trang 5', 'reject', '57 sai số liệu ở trang 5', 1],
  ['/giahan 12 30/12/2027 theo trang 2', 'extend', '12 30/12/2027 theo trang 2', 1],
  ['/quahan SXD trang 2', 'overdue', 'SXD', 2],
  ['/quahan trang 2 nhé', 'overdue', 'trang 2 nhé', 1],
  ['/tim trang 3', 'find', 'trang 3', 1],
  ['/tim quy hoạch trang 3', 'find', 'quy hoạch', 3],
  ['/tim Trang trại', 'find', 'Trang trại', 1],
  ['/lienket k7qm-2f9x-tr4b', 'link', 'k7qm-2f9x-tr4b', 1],
  ['/tìm\nquy hoạch', 'find', 'quy hoạch', 1],
  ['/start', 'start', '', 1],
] as const)('%j is the command %s with %j, page %i', (text, name, argument, page) => {
  expect(parseCommand(text)).toEqual({ kind: 'command', command: { name, argument, page } });
});

test.each(['xong', 'quahan', '12 xong', '/ xong', '1/2', '', '/'])('%j is no command', (text) => {
  expect(parseCommand(text)).toEqual({ kind: 'text' });
});

test.each([
  ['/khongco', 'khongco'],
  ['/Đồng_Ý 3', 'dong_y'],
])('%j is a command that nobody knows', (text, name) => {
  expect(parseCommand(text)).toEqual({ kind: 'unknown_command', name });
});

test.each([
  ['quá hạn SXD', 'overdue', 'SXD'],
  ['xem 12 15', 'task', '12 15'],
  ['xác nhận 12 15', 'confirm', '12 15'],
  ['xác nhận 12 SXD', 'confirm', '12 SXD'],
  ['xác nhận 12 20/12/2022', 'confirm', '12 20/12/2022'],
  ['trả lại 12 thiếu dấu ở trang 3', 'return', '12 thiếu dấu ở trang 3'],
] as const)('%j needs no slash where only the bot is spoken to', (text, name, argument) => {
  expect(parseCommand(text, true)).toEqual({ kind: 'command', command: { name, argument, page: 1 } });
});

test.each(['xác nhận 12 xong', 'xác nhận đã nhận 12', 'xem giúp #12 với', 'quá hạn rồi', 'xác nhận 12 15 xong'])(
  '%j stays a text without its slash',
  (text) => {
    expect(parseCommand(text, true)).toEqual({ kind: 'text' });
  },
);

describe('“tiếp tục” without a slash', () => {
  test.each(['tiếp tục 12', 'tiếp tục 12 theo kế hoạch', 'Tiếp tục 1 theo tiến độ đã báo', 'tiếp tục 3 theo 2 hướng'])(
    '“%s” is said of the work',
    (text) => {
      expect(parseCommand(text, true)).toEqual({ kind: 'text' });
    },
  );

  test.each(['tieptuc 12', 'tiếp tục 12 theo Công văn số 46/UBND-TH', 'tiếp tục #12 theo CV 46/2022'])(
    '“%s” decides',
    (text) => {
      expect(parseCommand(text, true)).toMatchObject({ command: { name: 'resume' } });
    },
  );
});

describe('a code without a slash', () => {
  test.each(['lienket ABCD', 'lienket K7QM-2F9X-TR4', 'lienket K7QM2F9X', 'Lienket k7qm 2f9x tr', 'nhanquyen 12345'])(
    '“%s” is offered though it lost a sign, so that it is answered',
    (text) => {
      expect(parseCommand(text, true).kind).toBe('command');
    },
  );

  test.each(['liên kết vùng', 'liên kết 3 xã trồng mía', 'liên kết với Sở Công Thương', 'liên kết K7QM'])(
    '“%s” is said of the work',
    (text) => {
      expect(parseCommand(text, true)).toEqual({ kind: 'text' });
    },
  );
});

describe('“rà soát” without a slash', () => {
  test.each(['rasoat', 'rà soát SYT', 'rasoat SYT 30/11/2026 Công văn số 12/VP-TH', 'Rà soát UBNDTX 1/12/2026'])(
    '“%s” is the command',
    (text) => {
      expect(parseCommand(text, true)).toMatchObject({ command: { name: 'unreviewed' } });
    },
  );

  test.each(['rà soát xong rồi', 'rà soát lại hồ sơ', 'Rà soát 30/11/2026 xong', 'rà soát SYT xong'])(
    '“%s” is said of the work',
    (text) => {
      expect(parseCommand(text, true)).toEqual({ kind: 'text' });
    },
  );
});
