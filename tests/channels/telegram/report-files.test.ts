/** `/baocao` on Telegram: the whole program over HTTP; what arrives at the messenger is a file that opens. */

import { strFromU8, unzipSync } from 'fflate';
import { afterEach, expect, test } from 'vitest';
import { people } from '../../people.ts';
import { openTelegramOffice, type TelegramOffice } from '../../support/office/telegram-office.ts';

const TASKS = [
  { ref: 'I.1', title: 'Lập quy hoạch chung đô thị Lam Sơn', lead: 'Sở Xây dựng', deadline: 'Quý II/2022' },
  { ref: 'I.2', title: 'Lập đề án nông nghiệp', lead: 'UBND huyện Thọ Xuân', deadline: 'Quý II/2022' },
] as const;

let office: TelegramOffice;
afterEach(async () => {
  await office.close();
});

test('Lan asks in her agency’s group and gets its own report as Word and Excel, nobody else’s', async () => {
  office = await openTelegramOffice({ programme: TASKS });
  const lan = office.who(people.lan);
  const group = office.double.supergroup('Sở Xây dựng', { admins: [lan] });
  await office.link(group, lan, 'agency', 'SXD');
  office.double.message({ chat: group, from: lan, text: '/baocao' });
  await office.settled();

  const files = office.double.callsOf('sendDocument').flatMap((call) => Object.values(call.files));
  expect(files.map(({ filename }) => filename)).toEqual([
    'bao-cao-2022-04-01-den-2022-06-20.docx',
    'bao-cao-2022-04-01-den-2022-06-20.xlsx',
  ]);
  const [word, excel] = files.map(({ data }) =>
    Object.values(unzipSync(data))
      .map((part) => strFromU8(part))
      .join('\n'),
  );
  for (const content of [word, excel]) {
    expect(content?.includes('Lập quy hoạch chung đô thị Lam Sơn')).toBe(true);
    expect(content?.includes('Lập đề án nông nghiệp')).toBe(false);
  }
  const captions = office.double.sent(group).map(({ caption }) => caption ?? '');
  expect(captions.filter((caption) => caption.startsWith('Báo cáo định kỳ'))).toHaveLength(2);
});
