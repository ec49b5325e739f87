/** A run that ended without saying so leaves doubt; one that was stopped leaves none. */

import { afterEach, beforeEach, expect, test } from 'vitest';
import { handleBacklog, receiveUpdate } from '../../../src/dialogue/intake/receive-update.ts';
import type { Piece } from '../../../src/store/record/in-hand.ts';
import { retryUpdate } from '../../../src/store/record/inbox.ts';
import { beginRun, endRun, type LastWords } from '../../../src/usecases/operate/begin-run.ts';
import { people } from '../../people.ts';
import { openOffice, type Office } from '../../support/office.ts';

const TASKS = [{ ref: 'I.1', title: 'Lập quy hoạch', lead: 'Sở Xây dựng', deadline: 'Quý IV/2022' }];
const ONE: Piece = { kind: 'update', channel: 'rehearsal', key: 'k1' };
const OTHER: Piece = { ...ONE, key: 'k2' };

let office: Office;

beforeEach(async () => {
  office = await openOffice({ programme: TASKS });
  await office.linkAgency('SXD', people.lan);
});

afterEach(() => {
  office.close();
});

function begin(name: string, lastWords: LastWords | null = null) {
  return beginRun(office.database, office.reception.clock, name, lastWords);
}

function endsOfAll(): unknown {
  return office.database.raw.prepare('select key, ends from in_hand order by key').all();
}

test('after a stop nothing is doubtful; after anything else everything is, for ten minutes', () => {
  expect(begin('first').isDoubtful(ONE)).toBe(false);
  endRun(office.database);
  expect(begin('second').isDoubtful(ONE)).toBe(false);
  const third = begin('third');
  expect(third.isAfterUncleanEnd).toBe(true);
  expect(third.isDoubtful(ONE)).toBe(true);
  office.moveTo('2022-06-20 08:10');
  expect(third.isDoubtful(ONE)).toBe(false);
});

test('a piece amid whose work the program ended is counted once and stays doubtful; a kill between pieces counts against none', () => {
  begin('first');
  const second = begin('second', { run: 'first', piece: ONE });
  expect(endsOfAll()).toEqual([{ key: 'k1', ends: 1 }]);
  office.moveTo('2022-06-20 08:10');
  expect(second.isDoubtful(ONE)).toBe(true);
  expect(second.isDoubtful(OTHER)).toBe(false);
  begin('third');
  expect(endsOfAll()).toEqual([{ key: 'k1', ends: 1 }]);
});

test('an update that a person has tried again keeps its count until it is handled', () => {
  begin('first');
  const raw = office.database.raw;
  raw.exec(`insert into inbox (id, channel, update_key, payload, received_at, state, attempts, error) values
    (901, 'rehearsal', 'k1', '{}', '2022-06-20T01:00:00.000Z', 'failed', 0, 'the program ended twice')`);
  office.database.transact((tx) => retryUpdate(tx, 901));
  expect(endsOfAll()).toEqual([{ key: 'k1', ends: 1 }]);
  const notes: unknown[] = [];
  const watch = <T>(piece: Piece, work: () => T): T => {
    notes.push([piece.key, endsOfAll()]);
    return work();
  };
  handleBacklog({ ...office.reception, watch });
  expect(notes).toEqual([['k1', [{ key: 'k1', ends: 1 }]]]);
  expect(endsOfAll()).toEqual([]);
});

test('the last words of another run, or of one that was stopped, count for nothing', () => {
  begin('first');
  begin('second', { run: 'older', piece: ONE });
  expect(endsOfAll()).toEqual([]);
  endRun(office.database);
  begin('third', { run: 'second', piece: ONE });
  expect(endsOfAll()).toEqual([]);
});

test('an update that comes to its end after one unclean end is forgotten; after two it is not handled', () => {
  const update = (key: string, text: string) => ({
    channel: 'rehearsal' as const,
    key,
    payload: {
      kind: 'message',
      chat: { externalId: '-4100001', threadId: null, type: 'group', title: 'Sở Xây dựng' },
      person: { externalId: people.lan.id, name: people.lan.name, anonymous: false },
      messageId: key,
      edited: false,
      text,
      files: [],
      album: null,
      replyTo: null,
      addressed: true,
    },
  });
  begin('first');
  const second = begin('second', { run: 'first', piece: ONE });
  receiveUpdate({ ...office.reception, isDoubtful: second.isDoubtful }, update('k1', '#1 10%'));
  expect(office.assignment('#1').progress).toBe(10);
  expect(endsOfAll()).toEqual([]);
  begin('third', { run: 'second', piece: OTHER });
  const run = begin('fourth', { run: 'third', piece: OTHER });
  receiveUpdate({ ...office.reception, isDoubtful: run.isDoubtful }, update('k2', '#1 20%'));
  receiveUpdate({ ...office.reception, isDoubtful: run.isDoubtful }, update('k3', '#1 30%'));
  expect(office.assignment('#1').progress).toBe(30);
  expect(office.events('#1')).toHaveLength(2);
  expect(
    office.database.raw.prepare("select update_key as key, state from inbox where state = 'failed'").all(),
  ).toEqual([{ key: 'k2', state: 'failed' }]);
  expect(endsOfAll()).toEqual([]);
});
