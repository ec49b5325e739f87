import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openOffice } from '../support/office.ts';
import { addProgramme } from '../support/office/fill-registry.ts';
import { newRegistryPath, run, temporaryFolder } from './command-line.ts';

async function registry(): Promise<string> {
  const office = await openOffice({ at: '2026-11-23 09:00', path: newRegistryPath() });
  return office.database.raw.name;
}

test('the last day that the title names is proposed; a person confirms it, moves it and takes it back', async () => {
  const path = await registry();
  const listed = async () => (await run(path, ['programme', 'list', '--json'])).json[0];
  expect(await listed()).toMatchObject({ code: '913-qd-ubnd', ends: null, proposed_end: '2030-12-31', open: 99 });
  const end = (...rest: readonly string[]) =>
    run(path, ['programme', 'end', '913-qd-ubnd', ...rest, '--by', 'Bà Bình']);
  expect((await end('2030-12-31')).out).toContain('913/QĐ-UBND: ngày cuối 31/12/2030; còn mở 99 phần việc.');
  expect(await listed()).toMatchObject({ ends: '2030-12-31', confirmed_by: 'Bà Bình' });
  expect((await end('2030-12-31')).out).toContain('ngày cuối đã là 31/12/2030');
  expect((await end('2031-06-30')).status).toBe(0);
  expect((await end('--take-back')).out).toContain('đã bỏ ngày cuối 30/06/2031');
  expect((await end('--take-back')).out).toContain('chưa có ngày cuối để bỏ');
});

test('a last day that lies behind, before the decision or in no calendar is refused with its cure', async () => {
  const path = await registry();
  const end = (...rest: readonly string[]) => run(path, ['programme', 'end', ...rest, '--by', 'Bà Bình']);
  expect((await end('913-qd-ubnd', '2026-11-01')).err).toContain('To stop it at once, give today, ');
  expect((await end('913-qd-ubnd', '2020-01-01')).err).toContain('lies before the decision of 2022-03-14');
  expect((await end('913-qd-ubnd', '2030-02-31')).status).toBe(2);
  expect((await end('913-qd-ubnd')).err).toContain('Give either a last day, such as 2030-12-31, or --take-back.');
  expect((await end('913-qd-ubnd', '2030-12-31', '--take-back')).err).toContain('Give either a last day');
  expect((await end('no-such', '2030-12-31')).err).toContain('No programme goes by “no-such”');
  expect((await run(path, ['programme', 'list', '--json'])).json[0]).toMatchObject({ ends: null });
});

test('a task of a programme that has ended goes on under another one, once, and that is taken back', async () => {
  const rows = [{ ref: 'I.1', title: 'Lập quy hoạch', lead: 'Sở Xây dựng', deadline: 'Năm 2027' }];
  const office = await openOffice({ at: '2026-11-20 09:00', path: newRegistryPath(), programme: rows });
  const next = { code: 'second', number: '77/QĐ-UBND' };
  addProgramme(office.database, rows, office.now(), office.rules, next);
  const path = office.database.raw.name;
  const go = (...rest: readonly string[]) => run(path, ['programme', 'continue', ...rest, '--by', 'Bà Bình']);
  expect((await go('1', '2')).err).toContain('The programme of #1 has not ended; set its last day first');
  await run(path, ['programme', 'end', 'tiny', '2026-11-22', '--by', 'Bà Bình'], { at: '2026-11-22 09:00' });
  expect((await go('1', '2')).out).toContain('#1: chuyển tiếp sang #2; đơn vị được báo: không có.');
  expect((await go('1', '2')).err).toContain('#1 goes on already');
  expect((await go('1')).err).toContain('Name either the task under which it goes on, or --take-back.');
  expect((await run(path, ['task', '2', '--json'])).json[0]).toMatchObject({ continues: [1], programme: 'second' });
  const [old] = (await run(path, ['task', '1', '--json'])).json;
  expect(old).toMatchObject({ programme_ends_on: '2026-11-22', assignments: [{ continued_in: 2 }] });
  const history = (await run(path, ['history', '2', '--json'])).json;
  expect(history.map(({ task, event }) => [task, event])).toEqual([
    [1, 'continued'],
    [2, 'continues'],
  ]);
  expect((await run(path, ['programme', 'end', 'tiny', '--take-back', '--by', 'Bà Bình'])).err).toContain(
    'take that back first: programme continue 1 --take-back',
  );
  expect((await go('1', '--take-back')).out).toContain('#1: đã bỏ chuyển tiếp.');
  expect((await go('1', '--take-back')).err).toContain('Task #1 goes on nowhere.');
  const file = join(temporaryFolder(), 'next.csv');
  writeFileSync(
    file,
    'Số TT,Nội dung,Đơn vị chủ trì,Đơn vị phối hợp,Sản phẩm,Thời gian,Tiếp nối\nA.1,Hoàn thành quy hoạch,Sở Xây dựng,,,Năm 2027,#1\nA.2,Việc khác,Sở Xây dựng,,,Năm 2027,#2\n',
  );
  const taken = await run(path, ['import', file, '--programme', 'third', '--issued', '2026-11-01']);
  expect(taken.out).toContain('Cột “Tiếp nối” ghi “#2”: Quyết định số 77/QĐ-UBND còn thực hiện, chưa có ngày cuối.');
  expect(taken.out).toContain('Đã chuyển tiếp 1 nhiệm vụ của chương trình đã kết thúc.\nChưa chuyển tiếp #2: ');
  const again = await run(path, ['import', file, '--programme', 'third', '--json']);
  expect(again.json.at(-1)).toMatchObject({ unchanged: 2, continued: [], not_continued: [2] });
});

test('what is given to an agency that has not been told of it does not wait for a successor', async () => {
  const rows = [{ ref: 'I.1', title: 'Lập quy hoạch', lead: 'Sở Xây dựng', deadline: 'Ngày 30/11/2026' }];
  const office = await openOffice({ at: '2026-11-20 09:00', path: newRegistryPath(), programme: rows });
  addProgramme(office.database, rows, office.now(), office.rules, { code: 'second', number: '77/QĐ-UBND' });
  const path = office.database.raw.name;
  const by = ['--by', 'Bà Bình'];
  await run(path, ['programme', 'end', 'tiny', '2026-11-22', ...by], { at: '2026-11-22 09:00' });
  await run(path, ['programme', 'continue', '1', '2', ...by]);
  const later = { at: '2026-12-10 09:00' };
  const { out } = await run(path, ['task', '2'], later);
  expect(out).not.toContain('chờ giao đơn vị kế thừa');
  expect(out.match(/đã giao, chờ báo đến đơn vị/gu)).toHaveLength(2);
  expect((await run(path, ['tasks'], later)).out).toContain('đã giao, chờ báo đến đơn vị');
});

test('a place that stands in the old decision and in the new one is meant in the old one, and in the new one', async () => {
  const rows = [{ ref: 'I.1', title: 'Lập quy hoạch', lead: 'Sở Xây dựng', deadline: 'Năm 2027' }];
  const office = await openOffice({ at: '2026-11-20 09:00', path: newRegistryPath(), programme: rows });
  addProgramme(office.database, rows, office.now(), office.rules, { code: 'second', number: '77/QĐ-UBND' });
  const path = office.database.raw.name;
  const go = (...rest: readonly string[]) => run(path, ['programme', 'continue', ...rest, '--by', 'Bà Bình']);
  expect((await go('I.1', 'I.1')).err).toContain('“I.1” stands in several programmes');
  await run(path, ['programme', 'end', 'tiny', '2026-11-22', '--by', 'Bà Bình'], { at: '2026-11-22 09:00' });
  expect((await go('I.1', 'I.1')).out).toContain('#1: chuyển tiếp sang #2');
  expect((await go('I.1', '--take-back')).out).toContain('#1: đã bỏ chuyển tiếp.');
});

test('a task is followed up no more, with its basis and by whom, and that is taken back', async () => {
  const rows = [
    { ref: 'I.1', title: 'Lập quy hoạch', lead: 'Sở Xây dựng', deadline: 'Năm 2027' },
    { ref: 'I.2', title: 'Cải tạo chợ', lead: 'Sở Xây dựng; Sở Y tế', deadline: 'Năm 2027' },
  ];
  const office = await openOffice({ at: '2026-11-20 09:00', path: newRegistryPath(), programme: rows });
  const path = office.database.raw.name;
  const cancel = (...rest: readonly string[]) => run(path, ['task', 'cancel', ...rest, '--by', 'Bà Bình']);
  const paper = ['--document', 'Quyết định số 15/QĐ-UBND'] as const;
  expect((await cancel('1')).err).toContain('Give either --document');
  expect((await cancel('1', '--document', 'nếu tỉnh đồng ý')).err).toContain('without a condition');
  expect((await cancel('1', '--take-back')).err).toContain('No such decision');
  expect((await cancel('2', ...paper)).err).toContain('name one with --agency (SXD, SYT)');
  expect((await cancel('2', '--agency', 'SYT', ...paper)).out).toContain('#2 Sở Y tế: thôi theo dõi');
  expect((await cancel('1', ...paper)).out).toContain(
    '#1 Sở Xây dựng: thôi theo dõi; căn cứ: Quyết định số 15/QĐ-UBND.',
  );
  expect((await cancel('1', ...paper)).err).toContain('Nothing of 1 is followed up');
  expect((await run(path, ['task', '1', '--json'])).json[0]).toMatchObject({ status: 'cancelled' });
  expect((await cancel('1', '--take-back')).out).toContain('#1 Sở Xây dựng: theo dõi lại.');
  expect((await run(path, ['history', '1', '--json'])).json.map(({ event, actor }) => [event, actor])).toEqual([
    ['cancelled', 'Bà Bình'],
    ['undone', 'Bà Bình'],
  ]);
});
