/** The first day of a registry with old tasks: whatever counts or lists says the same, and judges nobody. */

import { strFromU8, unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { day } from '../../../src/domain/calendar/dates.ts';
import { writeWord } from '../../../src/reports/write-word.ts';
import { digestFor } from '../../../src/usecases/figures/gather-digest.ts';
import { figuresJson } from '../../../src/usecases/figures/figures-json.ts';
import { workAt, type Work } from '../../../src/usecases/work.ts';
import { newRegistryPath, run } from '../../cli/command-line.ts';
import { people } from '../../people.ts';
import { wholeFile, wholeReport } from '../../support/whole-report.ts';
import { wordsOf } from '../rehearsal/open-rehearsal.ts';
import { openBoard } from './open-board.ts';

const { binh, son, lan, tung } = people;

test('/quahan, digest, board, Word and JSON of the first day hold equal, and none calls what nobody was asked overdue', async () => {
  const path = newRegistryPath();
  const board = await openBoard({ at: '2026-11-30 08:00', path });
  const { office } = board;
  await office.linkSecretariat(binh);
  await office.linkLeaders(son);
  await office.linkAgency('SXD', lan);
  await office.linkAgency('UBNDTX', tung);
  const look = <T>(at: (work: Work) => T): T =>
    office.database.read((tx) => at(workAt(tx, office.now(), office.rules)));
  const numberIn = (text: string, words: RegExp): number => {
    const found = words.exec(text)?.[1];
    if (found === undefined) throw new Error(`${String(words)} is not in: ${text}`);
    return Number(found.replaceAll('.', ''));
  };

  const json = look((work) => figuresJson(work, { kind: 'all' }, work.today)) as Record<string, number>;
  const { unreviewed = 0 } = json;
  expect(unreviewed).toBeGreaterThan(40);
  expect(json).toMatchObject({ overdue: 0, silent: 0 });

  await office.says(son, 'LD', '/quahan');
  const overdue = office.lastTo('LD').text;
  expect(overdue).toContain('Không có nhiệm vụ quá hạn.');
  expect(numberIn(overdue, /Chưa rà soát hiện trạng: ([\d.]+) phần việc/u)).toBe(unreviewed);
  const unlinked = numberIn(overdue, /chưa liên kết: ([\d.]+) đơn vị/u);
  expect(unlinked).toBeGreaterThan(5);
  await office.says(son, 'LD', '/imlang');
  expect(office.lastTo('LD').text).toContain('Không có nhiệm vụ nào thiếu báo cáo.');

  const digest = look((work) => digestFor(work, { kind: 'all' }));
  const [, top = '', toLink = ''] = digest.text.split('\n');
  expect(numberIn(top, /Chưa rà soát hiện trạng: ([\d.]+) phần việc/u)).toBe(unreviewed);
  expect(numberIn(top, /chưa liên kết: ([\d.]+) đơn vị/u)).toBe(unlinked);
  expect(toLink).toMatch(/^Cần liên kết nhóm chat: .+ \(\d+ nhiệm vụ\); .*và \d+ đơn vị khác\.$/u);
  expect(numberIn(digest.text, /quá hạn ([\d.]+), chờ/u)).toBe(0);
  expect(digest.text).not.toMatch(/quá hạn [\d.]+ ngày|chưa thực hiện/u);
  expect(digest.text).toMatch(/Thay đổi từ ngày [\d/]+: không có\.\n/u);

  const visitor = await board.signedIn(son);
  const overview = wordsOf((await visitor.get('/board')).page);
  expect(numberIn(overview, /Chưa liên kết: ([\d.]+) đơn vị/u)).toBe(unlinked);
  expect(numberIn(overview, /Quá hạn ([\d.]+) chưa hoàn thành/u)).toBe(0);
  expect(numberIn(overview, /Chưa rà soát hiện trạng ([\d.]+) đơn vị chưa được hỏi/u)).toBe(unreviewed);
  expect(overview).not.toMatch(/quá hạn [\d.]+ ngày|chưa thực hiện/u);

  const report = look((work) =>
    wholeReport(work, { scope: { kind: 'all' }, programme: null, from: day('2026-10-01'), to: day('2026-11-30') }),
  );
  expect(report.figures).toMatchObject({ overdue: 0, silent: 0, unreviewed });
  const word = Object.values(unzipSync(await wholeFile(writeWord(report))))
    .map((part) => strFromU8(part))
    .join('\n')
    .replace(/<[^>]+>/gu, '');
  expect(word).toContain('Không có nhiệm vụ quá hạn.');
  expect(numberIn(word, /Nhiệm vụ chưa rà soát hiện trạng \(([\d.]+)\)/u)).toBe(unreviewed);
  expect(word).not.toMatch(/quá hạn [\d.]+ ngày|[Cc]hưa thực hiện/u);

  const tasks = (await run(path, ['tasks', '--json'], { at: '2026-11-30 08:00' })).json as unknown as {
    readonly timeliness: string;
    readonly silent: boolean;
    readonly assignments: readonly { readonly counted: string }[];
  }[];
  expect(tasks.filter((task) => task.timeliness === 'overdue' || task.silent)).toEqual([]);
  const counted = tasks.flatMap(({ assignments }) => assignments.map((own) => own.counted));
  expect(counted.filter((own) => own === 'unreviewed')).toHaveLength(unreviewed);
  office.close();
});
