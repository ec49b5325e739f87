import { expect, test } from 'vitest';
import { tasksQuoted } from '../../../../src/conversation/read/task/tasks-quoted.ts';

const BUNDLE = [
  { id: 71, task: { id: 12, title: 'Lập quy hoạch chung đô thị Lam Sơn' } },
  { id: 72, task: { id: 15, title: 'Lập quy hoạch phân khu phường Hạc Thành' } },
  { id: 73, task: { id: 18, title: 'Giải phóng mặt bằng đường vành đai' } },
];

const QUOTES: readonly (readonly [quote: string, ...tasks: number[]])[] = [
  ['#12 (I.1) Lập quy hoạch chung', 71],
  ['#12 …, #18 …', 71, 73],
  ['đô thị Lam Sơn', 71],
  ['giải phóng\nmặt bằng', 73],
  ['Lập quy hoạch', 71, 72],
  ['Giải phóng mặt bằng…', 73],
  ['Giải phóng mặt bằng đường vành đai – 30/11/2026; quá hạn 12 ngày', 73],
  ['(I.1) Lập quy hoạch chung đô thị Lam Sơn – Quý IV/2026', 71],
  ['đô thị Lam Sơn – Quý IV/2026; chưa nhận được báo cáo', 71],
  ['phân khu phường Hạc Thành – đang thực hiện, 40 %\n(I.4) Giải phóng mặt bằng…', 72, 73],
  ['Lập quy hoạch phân khu… – 30/11/2026', 72],
  ['quá hạn 12 ngày'],
  ['Quý IV/2026; chưa nhận được báo cáo'],
  ['#99 Việc khác'],
  ['Lập'],
  [''],
];

test.each(QUOTES.map(([quote, ...tasks]) => ({ quote, tasks })))('“$quote” picks out $tasks', ({ quote, tasks }) => {
  expect(tasksQuoted(quote, BUNDLE)).toEqual(tasks);
});
