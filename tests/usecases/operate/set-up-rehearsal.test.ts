// covers src/usecases/operate/fictional-name.ts, src/usecases/programme/import-programme.ts, src/usecases/programme/seed-agencies.ts

import { expect, test } from 'vitest';
import { openOffice } from '../../../src/app/open-office.ts';
import { dueAssignments } from '../../../src/store/reminders/due-assignments.ts';
import { peopleWith } from '../../../src/store/people/people.ts';
import { fictionalName } from '../../../src/usecases/operate/fictional-name.ts';
import { importProgramme } from '../../../src/usecases/programme/import-programme.ts';
import { rehearsalChats, setUpRehearsal } from '../../../src/usecases/operate/set-up-rehearsal.ts';
import { workAt } from '../../../src/usecases/work.ts';
import { day } from '../../../src/domain/calendar/dates.ts';
import { clockFrom, configWith } from '../../web/rehearsal/open-rehearsal.ts';

test('a second set-up makes nothing, and an agency that came later gets its chat and people', async () => {
  const clock = clockFrom('2026-11-23T03:00:00Z');
  const { database, rules } = await openOffice(configWith({}), clock);
  const setUp = (): number => database.transact((tx) => setUpRehearsal(workAt(tx, clock.now(), rules)));
  expect(setUp()).toBe(20);
  expect(setUp()).toBe(0);

  const row = {
    ref: 'I.1',
    source: 'annex' as const,
    section: 'I',
    title: 'Rà soát công trình',
    lead: 'Sở Thủy lợi Cửa Lạch',
    coordinating: '',
    product: '',
    deadline: 'Trước ngày 31/12/2026',
    reportTo: '',
    feeds: [],
  };
  const head = {
    code: 'cua-lach',
    number: '1/QĐ-UBND',
    title: 'Chương trình thử',
    issuedOn: day('2026-11-01'),
    authority: 'UBND tỉnh',
  };
  database.transact((tx) => importProgramme(workAt(tx, clock.now(), rules), head, [row], { createAgencies: true }));
  expect(setUp()).toBe(1);
  database.read((tx) => {
    const chat = rehearsalChats({ tx }).find(({ title }) => title === 'Sở Thủy lợi Cửa Lạch');
    expect(chat).toMatchObject({ role: 'agency', channel: 'rehearsal', state: 'active' });
    expect(peopleWith(tx, 'focal_point', chat?.agencyId ?? null)).toHaveLength(2);
    expect(dueAssignments(tx, day('2026-11-23'), 1000).rows.map(({ agencyId }) => agencyId)).toContain(chat?.agencyId);
  });
  database.close();
});

test('the first three hundred fictional names are all different', () => {
  expect(new Set(Array.from({ length: 300 }, (_, index) => fictionalName(index))).size).toBe(300);
});
