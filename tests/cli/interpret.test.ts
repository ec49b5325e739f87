import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { expect, test } from 'vitest';
import { linesOf } from '../../src/cli/lines-of.ts';
import { allOf } from '../support/all-of.ts';
import { run, temporaryFolder } from './command-line.ts';

/** Nothing may be opened there. */
const NO_REGISTRY = '/nowhere/registry.sqlite';

test('a reply is shown as it is read', async () => {
  const { status, json } = await run(NO_REGISTRY, [
    'interpret',
    'reply',
    'xin gia hạn đến 30/12/2026',
    '--today',
    '2026-11-23',
  ]);
  expect(status).toBe(0);
  expect(json).toEqual([
    {
      text: 'xin gia hạn đến 30/12/2026',
      intent: 'extension',
      status: null,
      progress: null,
      obstacle: null,
      requested_deadline: '2026-12-30',
      requested_extension: null,
      document: null,
      document_date: null,
      completed_on: null,
      expected_on: null,
      needs_question: false,
      proposed: null,
    },
  ]);
});

test('an uncertain reply shows what its question would propose', async () => {
  const { json } = await run(NO_REGISTRY, [
    'interpret',
    'reply',
    'đã hoàn thành, xử lý 12 vụ',
    '--today',
    '2026-11-23',
  ]);
  expect(json).toMatchObject([
    { status: null, needs_question: true, proposed: { status: 'completed', figures: ['xử lý 12 vụ'] } },
  ]);
});

test('what is not seen is neither read nor shown', async () => {
  const { json } = await run(NO_REGISTRY, ['interpret', 'reply', '7\u200B0\u00AD%', '--today', '2026-11-23']);
  expect(json).toMatchObject([{ text: '70%', progress: 70 }]);
});

test('a phrase of time is shown as it is read', async () => {
  const { json } = await run(NO_REGISTRY, ['interpret', 'deadline', 'Trước', 'năm', '2030', '--json']);
  expect(json).toEqual([
    {
      text: 'Trước năm 2030',
      kind: 'year',
      start: null,
      end: '2029-12-31',
      recurrence: null,
      rule: expect.any(String) as string,
    },
  ]);
});

test('each line of standard input gets its answer, in order, blank ones too', async () => {
  const stdin = 'xong\n\nchưa xong\r\n70%\u2028nhé\n  \nvướng mặt bằng';
  const { json } = await run(NO_REGISTRY, ['interpret', 'reply', '--stdin', '--today', '2026-11-23'], { stdin });
  expect(json.map(({ text }) => text)).toEqual(['xong', '', 'chưa xong', '70%\u2028nhé', '', 'vướng mặt bằng']);
  expect(json.map(({ status }) => status)).toEqual(['completed', null, 'in_progress', 'in_progress', null, 'blocked']);
});

test('nothing on standard input gives nothing', async () => {
  expect((await run(NO_REGISTRY, ['interpret', 'deadline', '--stdin'])).out).toBe('');
});

test('ten thousand lines are answered, one each', async () => {
  const stdin = Array.from({ length: 10_000 }, (_, number) => `Trước ngày 15/${String((number % 12) + 1)}/2027`).join(
    '\n',
  );
  const { json } = await run(NO_REGISTRY, ['interpret', 'deadline', '--stdin'], { stdin });
  expect(json).toHaveLength(10_000);
  expect(json[9_999]).toMatchObject({ end: '2027-04-14' });
});

test('a letter that arrives in two pieces is still one letter', async () => {
  const bytes = Buffer.from('tiến độ\nđã nhận\n');
  const pieces = [...bytes].map((byte) => Buffer.from([byte]));
  expect(await allOf(linesOf(Readable.from(pieces)))).toEqual(['tiến độ', 'đã nhận']);
});

test.each([
  [['interpret', 'reply']],
  [['interpret', 'reply', 'xong', '--stdin']],
  [['interpret']],
  [['interpret', 'dream', 'xong']],
  [['interpret', 'reply', 'xong', '--today', '2026-02-30']],
])('%j is wrong usage', async (args) => {
  const { status, out, err } = await run(NO_REGISTRY, args);
  expect([status, out]).toEqual([2, '']);
  expect(err).not.toBe('');
});

test('a file is shown as an import would take it, without a registry', async () => {
  const file = join(temporaryFolder(), 'ke-hoach.md');
  writeFileSync(
    file,
    [
      '# Kế hoạch',
      '| TT | Đầu việc | Ai làm | Hạn xong |',
      '|---|---|---|---|',
      '| 1 | Rà soát | Sở Y tế<br>Sở Nội vụ | Tháng 9 |',
      '| 2 | Tổng hợp | các sở, ngành | 30/10/2026 |',
    ].join('\n'),
  );
  const { status, json } = await run(NO_REGISTRY, ['interpret', 'draft', file, '--title', 'Kế hoạch năm 2026']);
  expect(status).toBe(0);
  expect(json).toMatchObject([
    { kind: 'file', issued: null },
    { kind: 'mapping', columns: { ref: 'TT', title: 'Đầu việc', lead: 'Ai làm', deadline: 'Hạn xong' } },
    {
      kind: 'row',
      ref: '1',
      leads: ['Sở Y tế', 'Sở Nội vụ'],
      deadline: { text: 'Tháng 9 (năm 2026)', kind: 'month', end: '2026-09-30' },
    },
    { kind: 'row', ref: '2', leads: ['các sở, ngành'] },
    { kind: 'question', line: null, severity: 'error' },
    { kind: 'question', line: 2, severity: 'warning', message: expect.stringContaining('“Sở Y tế”') as string },
    { kind: 'question', line: 2, severity: 'warning' },
    { kind: 'question', line: 3, severity: 'error', message: expect.stringContaining('thành viên') as string },
  ]);
});
