// covers src/usecases/figures/report-link.ts

import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { addMs, day } from '../../../../src/domain/calendar/dates.ts';
import { readTicket, reportTicket } from '../../../../src/usecases/figures/report-link.ts';
import { workAt } from '../../../../src/usecases/work.ts';
import { people } from '../../../people.ts';
import { openOffice, type Office } from '../../../support/office.ts';

const WEEK_MS = 7 * 24 * 60 * 60 * 1000;

describe('a report by its address', () => {
  let office: Office;
  beforeEach(async () => {
    office = await openOffice({ at: '2022-06-20 08:00' });
  });
  afterEach(() => {
    office.close();
  });

  const inWork = <T>(act: (work: ReturnType<typeof workAt>) => T, later = 0): T =>
    office.database.transact((tx) => act(workAt(tx, addMs(office.now(), later), office.rules)));

  const file = () => ({
    format: 'docx' as const,
    agencyId: 3,
    from: day('2022-04-01'),
    to: day('2022-06-20'),
    asOf: office.now(),
  });

  test('its ticket names it for a week, and not a moment longer', () => {
    const ticket = inWork((work) => reportTicket(work, file()));
    expect(ticket).toMatch(/^[\w-]+\.[\w-]{43}$/);
    expect(inWork((work) => readTicket(work, ticket))).toEqual(file());
    expect(inWork((work) => readTicket(work, ticket), WEEK_MS - 1)).toEqual(file());
    expect(inWork((work) => readTicket(work, ticket), WEEK_MS)).toBeNull();
  });

  test('a ticket that was changed in any letter, or made up, names nothing', () => {
    const ticket = inWork((work) => reportTicket(work, file()));
    const everybody = Buffer.from(
      JSON.stringify(['docx', null, '2022-04-01', '2022-06-20', office.now(), '2099-01-01T00:00:00.000Z']),
    );
    const forged = [
      `A${ticket.slice(1)}`,
      ticket.slice(0, -1),
      `${everybody.toString('base64url')}.${ticket.split('.')[1] ?? ''}`,
      '',
      '.',
      'x',
    ];
    for (const each of forged) expect(inWork((work) => readTicket(work, each))).toBeNull();
  });

  test('before the first ticket nothing is one', () => {
    expect(inWork((work) => readTicket(work, 'W10.AAAA'))).toBeNull();
  });

  test('a period that cannot be read, or has not begun, is asked about', async () => {
    await office.linkAgency('SXD', people.lan);
    for (const words of ['hôm nọ', 'quý IV/2030']) {
      await office.says(people.lan, 'SXD', `/baocao ${words}`);
      expect(office.lastTo('SXD').text).toContain('Đề nghị ghi kỳ báo cáo đã bắt đầu');
    }
  });

  test('where no file can be sent it says where to get one', async () => {
    await office.linkAgency('SXD', people.lan);
    await office.says(people.lan, 'SXD', '/baocao quý I/2022');
    expect(office.lastTo('SXD').text).toContain('bảng theo dõi (/bang)');
  });
});
