import { expect, onTestFinished, test } from 'vitest';
import { FILES_A_PAGE } from '../../../../src/conversation/compose/compose-files.ts';
import { LARGEST_FILE_BYTES } from '../../../../src/channels/download.ts';
import { people } from '../../../people.ts';
import { countingTx } from '../../../support/counting-tx.ts';
import { openOffice } from '../../../support/office.ts';

test('a file too big for any bot to fetch is sent again all the same: the messenger sends what it keeps, by its name', async () => {
  const office = await openOffice({
    programme: [{ ref: 'I.1', title: 'Lập quy hoạch chung', lead: 'Sở Xây dựng', deadline: 'Quý IV/2022' }],
  });
  onTestFinished(() => {
    office.close();
  });
  await office.linkAgency('SXD', people.lan);
  const file = { ...office.file('ho-so.pdf'), size: 10 * LARGEST_FILE_BYTES };
  await office.says(people.lan, 'SXD', '#1 70%', { files: [file], mention: true });
  await office.says(people.lan, 'SXD', '/tep 1');
  expect(office.lastTo('SXD').message.kept).toMatchObject({ kind: 'document', fileId: file.fileId });
});

test('a page of files costs the same, however many the task has, and they are numbered as in the whole list', async () => {
  const office = await openOffice({
    programme: [{ ref: 'I.1', title: 'Lập quy hoạch chung', lead: 'Sở Xây dựng', deadline: 'Quý IV/2022' }],
  });
  onTestFinished(() => {
    office.close();
  });
  await office.linkAgency('SXD', people.lan);
  const send = async (files: number): Promise<void> => {
    for (let at = 0; at < files; at += 1) {
      await office.says(people.lan, 'SXD', '#1 70%', { files: [office.file(`${String(at)}.pdf`)], mention: true });
    }
  };
  const own = { ...office.database };
  const transact: typeof office.database.transact = (change) => own.transact(change);
  let statements = 0;
  const counted = office.database as { transact: typeof transact };
  const page = async (): Promise<number> => {
    counted.transact = (change) =>
      transact((tx) => {
        const counting = countingTx(tx);
        const result = change(counting.tx);
        statements += counting.statements();
        return result;
      });
    const before = statements;
    await office.says(people.lan, 'SXD', '/tep 1');
    counted.transact = transact;
    return statements - before;
  };
  await send(FILES_A_PAGE + 1);
  const few = await page();
  await send(20);
  expect(few).toBeGreaterThan(FILES_A_PAGE);
  expect(await page()).toBe(few);
  await office.says(people.lan, 'SXD', '/tep 1 trang 2');
  const second = office.sentTo('SXD').slice(-FILES_A_PAGE);
  expect(second[0]?.text).toContain(`tệp ${String(FILES_A_PAGE + 1)}`);
});
