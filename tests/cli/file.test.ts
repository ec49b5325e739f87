// covers src/usecases/show/files-of-task.ts, src/usecases/show/task-json.ts

import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { people } from '../people.ts';
import { openOffice } from '../support/office.ts';
import { startTelegramDouble } from '../lab/doubles/telegram-double.ts';
import { newRegistryPath, run, temporaryFolder } from './command-line.ts';

const AT = '2022-06-20 08:00';
const programme = [{ ref: 'I.1', title: 'Lập quy hoạch', lead: 'Sở Xây dựng', deadline: 'Quý II/2022' }];

test('evidence is listed by number and fetched from Telegram, which alone keeps it', async () => {
  const double = await startTelegramDouble();
  onTestFinished(() => double.close());
  const lan = { id: Number(people.lan.id), is_bot: false, first_name: 'Lan' };
  const posted = double.document({ chat: double.supergroup('Sở Xây dựng'), from: lan, data: Buffer.from('ký số') });
  const { file_id: fileId } = posted.document as { file_id: string };
  const office = await openOffice({ at: AT, programme, path: newRegistryPath() });
  await office.linkAgency('SXD', people.lan);
  await office.says(people.lan, 'SXD', '#1 xong', {
    files: [{ ...office.file('quyet-dinh.pdf'), fileId }],
  });
  const { raw } = office.database;
  const path = raw.name;
  const task = await run(path, ['task', '1', '--json'], { at: AT });
  expect(task.json[0]?.evidence).toMatchObject([{ id: 1, name: 'quyet-dinh.pdf', size: 1001, by: people.lan.name }]);
  expect((await run(path, ['task', '1'], { at: AT })).out).toContain('Minh chứng 1: quyet-dinh.pdf, 1 KB');
  const history = await run(path, ['history', '1', '--json'], { at: AT });
  expect(history.json.find(({ event }) => event === 'completion_reported')?.evidence).toMatchObject([{ id: 1 }]);
  expect(history.out + task.out).not.toContain(fileId);

  const file = join(temporaryFolder(), 'a.pdf');
  const env = { TELEGRAM_BOT_TOKEN: double.token, TELEGRAM_API_ROOT: double.apiRoot };
  const fetch = (id: string, to = file) => run(path, ['file', id, to], { at: AT, env });
  expect((await fetch('1')).err).toContain('was sent in a rehearsal');
  raw.exec("update chat set channel = 'telegram' where id = (select chat_id from evidence)");
  expect((await run(path, ['file', '1', file], { at: AT })).err).toContain('set TELEGRAM_BOT_TOKEN first');
  expect((await fetch('7')).err).toContain('There is no evidence 7');
  expect(await fetch('1')).toMatchObject({ status: 0 });
  expect(readFileSync(file, 'utf8')).toBe('ký số');
  writeFileSync(file, 'mine');
  expect((await fetch('1')).err).toBe(`${file} is there already; name another file.\n`);
  expect(readFileSync(file, 'utf8')).toBe('mine');

  raw.exec("update evidence set file_id = 'long-gone'");
  const gone = await fetch('1', `${file}2`);
  expect([gone.status, gone.err]).toEqual([1, expect.stringContaining('could not be fetched (getFile: 400')]);
  expect(gone.err + gone.out).not.toContain(double.token);
  const calls = double.callsOf('getFile').length;
  raw.exec('update evidence set size = 20971521');
  expect((await fetch('1', `${file}2`)).err).toContain('is larger than 20 MB, which no bot may fetch');
  expect(double.callsOf('getFile')).toHaveLength(calls);
  office.close();
});

test('many files come ten at a time, and what another messenger keeps is named with its place', async () => {
  const office = await openOffice({ at: AT, programme });
  onTestFinished(() => {
    office.close();
  });
  await office.linkAgency('SXD', people.lan);
  await office.linkSecretariat(people.binh);
  for (let file = 0; file < 12; file += 1) {
    await office.says(people.lan, 'SXD', '#1 xong 50%', { files: [office.file(`ban-ve-${String(file + 1)}.pdf`)] });
  }
  const since = office.sentTo('VP').length;
  await office.says(people.binh, 'VP', '/files 1');
  const [head, ...files] = office.sentTo('VP').slice(since);
  expect(head?.text).toContain('Có 12 tệp; gửi lại dưới đây.');
  expect(head?.text).toContain('Trang 1/2; xem tiếp: /tep 1 trang 2');
  expect(files.map(({ message }) => message.kept?.fileId)).toEqual(
    Array.from({ length: 10 }, (_, index) => `file-${String(index + 1)}`),
  );
  await office.presses(people.binh, 'VP', 'Trang sau ▸');
  expect(office.lastTo('VP').text).toContain('tệp 12/12: ban-ve-12.pdf, 1 KB; Trần Thị Lan gửi 08:00 20/06/2022');

  office.database.raw.exec("update chat set channel = 'zalo', title = 'Nhóm Zalo 1' where role = 'agency'");
  const before = office.sentTo('VP').length;
  await office.says(people.binh, 'VP', '/tep 1 trang 2');
  expect(office.sentTo('VP')).toHaveLength(before + 1);
  expect(office.lastTo('VP').text).toContain('tệp 11/12: ban-ve-11.pdf, 1 KB');
  expect(office.lastTo('VP').text).toContain('Zalo, Sở Xây dựng (Nhóm Zalo 1)');
});
