import { expect, test } from 'vitest';
import { openOffice } from '../support/office.ts';
import { newRegistryPath, run } from './command-line.ts';

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
  expect((await end('2030-12-31')).out).toContain('913/QĐ-UBND: ngày cuối 31/12/2030; còn mở 99 lượt nhiệm vụ.');
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
