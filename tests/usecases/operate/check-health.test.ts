import { afterEach, beforeEach, expect, test } from 'vitest';
import { checkHealth, type Copies } from '../../../src/usecases/operate/check-health.ts';
import { workAt } from '../../../src/usecases/work.ts';
import { people } from '../../people.ts';
import type { Office } from '../../support/office.ts';
import { openLinked } from '../../support/office/linked-office.ts';
import { localInstant } from '../../support/office/movable-clock.ts';

let office: Office;

beforeEach(async () => {
  office = await openLinked({ programme: [] }, { VP: people.binh });
});

afterEach(() => {
  office.close();
});

/** Names of what is not well at 8:00 on 20/06/2022. */
function failing(
  given: { silentForMs?: number; due?: string; backup?: string | null; isInPlace?: boolean; copies?: Copies } = {},
): string[] {
  const { silentForMs = 0, due, backup = '2022-06-20 02:00', isInPlace = true, copies = null } = given;
  if (due !== undefined) {
    office.database.raw.prepare("update outbox set state = 'queued', due_at = ?").run(localInstant(due));
  }
  const ears = [{ name: 'telegram', silentForMs, everHeard: true }];
  const signs = { isInPlace, ears, lastBackupAt: backup === null ? undefined : localInstant(backup), copies };
  return office.database
    .read((tx) => checkHealth(workAt(tx, localInstant('2022-06-20 08:00'), office.rules), signs))
    .flatMap(({ name, ok }) => (ok ? [] : [name]));
}

test('90 seconds of silence are well, one more is not', () => {
  expect(failing({ silentForMs: 90_000 })).toEqual([]);
  expect(failing({ silentForMs: 90_001 })).toEqual(['telegram']);
});

test('a message may be due for ten minutes; what is due tomorrow, or in hand, is no trouble', () => {
  expect(failing({ due: '2022-06-20 07:50' })).toEqual([]);
  expect(failing({ due: '2022-06-20 07:49' })).toEqual(['outbox']);
  expect(failing({ due: '2022-06-21 07:00' })).toEqual([]);
});

test('without a chat of the secretariat nobody decides', () => {
  expect(failing()).toEqual([]);
  office.database.raw.prepare("update chat set state = 'dead' where role = 'secretariat'").run();
  expect(failing()).toEqual(['secretariat']);
  office.database.raw.prepare("update chat set state = 'active', role = 'none', agency_id = null").run();
  expect(failing()).toEqual(['secretariat']);
});

test('a backup may be two days old', () => {
  expect(failing({ backup: '2022-06-18 08:00' })).toEqual([]);
  expect(failing({ backup: '2022-06-18 07:59' })).toEqual(['backup']);
  expect(failing({ backup: null })).toEqual(['backup']);
});

test('a registry whose file was moved away is not well', () => {
  expect(failing({ isInPlace: false })).toEqual(['registry']);
});

test('copies that lag for longer than copying may take are not well', () => {
  expect(failing({ copies: { lagMs: 90_000, isLate: false } })).toEqual([]);
  expect(failing({ copies: { lagMs: 400_000, isLate: true } })).toEqual(['copy']);
});
