import { expect, onTestFinished, test } from 'vitest';
import { LARGEST_FILE_BYTES } from '../../../src/channels/download.ts';
import { people } from '../../people.ts';
import { openOffice } from '../../support/office.ts';

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
