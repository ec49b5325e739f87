/** A secrecy stamp on a scanned page refuses the file, also red, turned or broken; nothing of it goes on to be kept. */

import { expect, test } from 'vitest';
import { readForDraft } from '../../../../src/importer/read-for-draft.ts';
import { canRecognise } from '../../../support/scanned.ts';
import { stampedPage, type Stamp } from '../../../support/stamped-page.ts';

test.skipIf(!canRecognise).each<[string, Stamp, string]>([
  ['red and turned', { text: 'TUYỆT MẬT', colour: '#d01020', turn: -8 }, 'TUYỆT MẬT'],
  ['broken', { text: 'MẬT', broken: 0.2 }, 'MẬT'],
])('a stamp that is %s', async (_, stamp, marking) => {
  expect(await readForDraft(stampedPage(stamp))).toEqual({
    kind: 'unreadable',
    problem: expect.stringContaining(`dấu độ mật “${marking}”`) as string,
    marking,
  });
});

test.skipIf(!canRecognise)('a page without one is read', async () => {
  const plain = await readForDraft(stampedPage(null));
  if (plain.kind !== 'read') throw new Error(plain.problem);
  expect(plain.content.rows).toHaveLength(2);
  expect(plain.content.notices.join(' ')).not.toContain('dấu độ mật');
});

test.skipIf(!canRecognise)('a seal that cannot be read is named', async () => {
  const sealed = await readForDraft(stampedPage({ text: '※§', turn: 20 }));
  if (sealed.kind !== 'read') throw new Error(sealed.problem);
  expect(sealed.content.notices.join(' ')).toContain('Phần trên của trang 1');
});
