// covers src/usecases/operate/jobs.ts

import { describe, expect, test } from 'vitest';
import { listOutbox } from '../../../src/store/outbox/outbox-lists.ts';
import { runJob, type JobName } from '../../../src/usecases/operate/jobs.ts';
import { people } from '../../people.ts';
import { openOffice, type Office } from '../../support/office.ts';
import { localInstant } from '../../support/office/movable-clock.ts';

/** An office in its first week, so that nothing needs to be settled first. III.1.2 of SXD is due 30/6/2022. */
async function youngOffice(at = '2022-03-15 08:00'): Promise<Office> {
  const office = await openOffice({ at });
  await office.linkAgency('SXD', people.lan);
  await office.linkSecretariat(people.binh);
  return office;
}

async function runAsOf(office: Office, job: JobName, asOf: string): Promise<void> {
  await runJob(job, office.database, office.now(), office.rules, localInstant(asOf));
  await office.relay.drain();
}

function remindersTo(office: Office): readonly string[] {
  return office
    .sentTo('SXD')
    .map(({ message }) => message.text)
    .filter((text) => text.startsWith('Nhắc việc') && text.includes('III.1.2'));
}

describe('a job run as of another day', () => {
  test('is delivered at once when the real window is open, however far ahead that day is', async () => {
    const office = await youngOffice();
    await runAsOf(office, 'reminders', '2022-06-21 08:00');
    expect(remindersTo(office)).toHaveLength(1);
    expect(remindersTo(office)[0]).toContain('7 ngày làm việc trước hạn');
    office.close();
  });

  test('waits for the real window, not for that day', async () => {
    const office = await youngOffice('2022-03-19 09:00');
    await runAsOf(office, 'reminders', '2022-06-21 08:00');
    const [row] = office.database.read((tx) => listOutbox(tx, 'all', 1));
    expect(row?.kind).toBe('reminder');
    expect(row?.dueAt).toBe(localInstant('2022-03-21 07:00'));
    office.close();
  });

  test('says it once, and lets the steps before that day come in their own time', async () => {
    const office = await youngOffice();
    await runAsOf(office, 'reminders', '2022-06-21 08:00');
    await runAsOf(office, 'reminders', '2022-06-21 08:00');
    await office.advanceTo('2022-06-22 09:00');
    expect(remindersTo(office).map((text) => /(\d+) ngày làm việc/.exec(text)?.[1])).toEqual(['7', '30', '15']);
    office.close();
  });

  test('keeps to one reminder a real day and chat', async () => {
    const office = await youngOffice();
    await runAsOf(office, 'reminders', '2022-05-19 08:00');
    await runAsOf(office, 'reminders', '2022-06-21 08:00');
    expect(remindersTo(office)).toHaveLength(1);
    office.moveTo('2022-03-16 08:00');
    await office.relay.drain();
    expect(remindersTo(office)).toHaveLength(2);
    office.close();
  });

  test('writes into the record when it happened, not when it was taken to happen', async () => {
    const office = await youngOffice();
    // Urged twice, then 7 days overdue and unanswered: the secretariat is told.
    await runAsOf(office, 'reminders', '2022-07-01 08:00');
    await runAsOf(office, 'reminders', '2022-07-06 08:00');
    await runAsOf(office, 'reminders', '2022-07-07 08:00');
    const [event] = office.events('III.1.2').filter(({ kind }) => kind === 'escalated_to_secretariat');
    expect(event?.at).toBe(localInstant('2022-03-15 08:00'));
    office.close();
  });

  test('takes nothing from the weekly digest of that day', async () => {
    const office = await youngOffice();
    await runAsOf(office, 'digest', '2022-03-21 07:30');
    await runAsOf(office, 'digest', '2022-03-21 07:30');
    office.moveTo('2022-03-21 07:30');
    await office.digest();
    const digests = office.sentTo('VP').filter(({ message }) => message.text.startsWith('Tổng hợp tuần'));
    expect(digests).toHaveLength(2);
    expect(digests[1]?.message.text).toContain('Thay đổi từ ngày 14/03/2022');
    office.close();
  });
});
