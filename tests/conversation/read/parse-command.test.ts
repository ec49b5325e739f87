import { expect, test } from 'vitest';
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
