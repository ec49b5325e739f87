/** A run that ended without saying so leaves doubt; one that was stopped leaves none. */

import { afterEach, beforeEach, expect, test } from 'vitest';
import { handleBacklog, receiveUpdate } from '../../../src/dialogue/intake/receive-update.ts';
import type { Piece } from '../../../src/store/record/in-hand.ts';
import { retryUpdate } from '../../../src/store/record/inbox.ts';
import { NotYet } from '../../../src/store/sqlite/patiently.ts';
import { beginRun, endRun, type LastWords, type Run } from '../../../src/usecases/operate/begin-run.ts';
import { groups, people } from '../../people.ts';
import type { Office } from '../../support/office.ts';
import { openLinked } from '../../support/office/linked-office.ts';

const TASKS = [
  { ref: 'I.1', title: 'Lập quy hoạch', lead: 'Sở Xây dựng', deadline: 'Quý IV/2022' },
  { ref: 'I.2', title: 'Mở đường', lead: 'UBND huyện Thọ Xuân', deadline: 'Quý IV/2022' },
];
const ONE: Piece = { kind: 'update', channel: 'rehearsal', key: 'k1' };
const OTHER: Piece = { ...ONE, key: 'k2' };

let office: Office;

beforeEach(async () => {
  office = await openLinked({ programme: TASKS }, { SXD: people.lan });
});

afterEach(() => {
  office.close();
});

function begin(name: string, lastWords: LastWords | null = null) {
  return beginRun(office.database, office.reception.clock, name, lastWords);
}

/** What a run noted that was killed amid a piece. */
function amid(run: string, piece: Piece, how: Partial<LastWords> = {}): LastWords {
  return { run, piece, isCalm: false, isProof: false, ...how };
}

function endsOfAll(): unknown {
  return office.database.raw.prepare('select key, ends from in_hand order by key').all();
}

test('after a stop nothing is doubtful; after anything else everything is, for ten minutes', () => {
  expect(begin('first').isDoubtful(ONE)).toBe(false);
  endRun(office.database, office.reception.clock.now(), { by: 'SIGTERM', reason: null });
  expect(begin('second').isDoubtful(ONE)).toBe(false);
  const third = begin('third');
  expect(third.isAfterUncleanEnd).toBe(true);
  expect(third.isDoubtful(ONE)).toBe(true);
  office.moveTo('2022-06-20 08:10');
  expect(third.isDoubtful(ONE)).toBe(false);
});

test('a piece amid whose work the program ended is counted once and stays doubtful; a kill between pieces counts against none', () => {
  begin('first');
  const second = begin('second', amid('first', ONE));
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
  expect(endsOfAll()).toEqual([{ key: 'k1', ends: 3 }]);
  const notes: unknown[] = [];
  const watch = <T>(piece: Piece, work: () => T): T => {
    notes.push([piece.key, endsOfAll()]);
    return work();
  };
  handleBacklog({ ...office.reception, watch });
  expect(notes).toEqual([['k1', [{ key: 'k1', ends: 3 }]]]);
  expect(endsOfAll()).toEqual([]);
});

test('the last words of another run, or of one that was stopped, count for nothing', () => {
  begin('first');
  begin('second', amid('older', ONE));
  expect(endsOfAll()).toEqual([]);
  endRun(office.database, office.reception.clock.now(), { by: 'SIGTERM', reason: null });
  begin('third', amid('second', ONE));
  expect(endsOfAll()).toEqual([]);
});

function update(key: string, text: string, group: 'SXD' | 'UBNDTX' = 'SXD') {
  const person = group === 'SXD' ? people.lan : people.tung;
  return {
    channel: 'rehearsal' as const,
    key,
    payload: {
      kind: 'message',
      chat: { externalId: groups[group].id, threadId: null, type: 'group', title: 'Sở Xây dựng' },
      person: { externalId: person.id, name: person.name, anonymous: false },
      messageId: key,
      edited: false,
      text,
      files: [],
      album: null,
      replyTo: null,
      addressed: true,
    },
  };
}

/** Has it received in `run`, to the end. */
function receive({ isDoubtful, isCalm }: Run, ...delivered: Parameters<typeof update>): void {
  receiveUpdate({ ...office.reception, isDoubtful, isCalm }, update(...delivered));
}

/** Has what waits received in `run`, which is calm now. */
function becomeCalm(run: Run): void {
  run.becomeCalm();
  handleBacklog({ ...office.reception, isDoubtful: run.isDoubtful, isCalm: run.isCalm });
}

/** As far as the commit that stores it: the run is killed amid its handling. */
function receiveAndDie({ isDoubtful, isCalm }: Run, ...delivered: Parameters<typeof update>): void {
  let works = 0;
  const watch = <T>(_piece: Piece, work: () => T): T => {
    works += 1;
    if (works === 2) throw Object.assign(new Error('killed'), { code: 'SQLITE_BUSY' });
    return work();
  };
  expect(() => receiveUpdate({ ...office.reception, isDoubtful, isCalm, watch }, update(...delivered))).toThrow(
    'killed',
  );
}

function states(): unknown {
  return office.database.raw
    .prepare("select update_key as key, state from inbox where update_key like 'k_' order by id")
    .all();
}

function reported(): unknown {
  const reports = "select text from event where kind = 'reported' order by id";
  return office.database.raw.prepare(reports).pluck().all();
}

test('an update that comes to its end after one unclean end is forgotten; after two that were its doing it is not handled', () => {
  begin('first');
  receive(begin('second', amid('first', ONE)), 'k1', '#1 10%');
  expect(office.assignment('#1').progress).toBe(10);
  expect(endsOfAll()).toEqual([]);
  begin('third', amid('second', OTHER, { isProof: true }));
  const run = begin('fourth', amid('third', OTHER, { isProof: true }));
  receive(run, 'k2', '#1 20%');
  receive(run, 'k3', '#1 30%');
  expect(office.assignment('#1').progress).toBe(30);
  expect(office.events('#1')).toHaveLength(2);
  expect(states()).toEqual([
    { key: 'k1', state: 'handled' },
    { key: 'k2', state: 'failed' },
    { key: 'k3', state: 'handled' },
  ]);
  expect(endsOfAll()).toEqual([]);
});

test.each([2, 3, 50])(
  '%i kills from outside amid one update set nothing aside: it is handled in a calm run',
  (kills) => {
    begin('run 0');
    let run = begin('run 1');
    for (let life = 1; life <= kills; life += 1) {
      if (life <= 2) receiveAndDie(run, 'k1', '#1 10%');
      else receive(run, 'k1', '#1 10%');
      run = begin(`run ${String(life + 1)}`, amid(`run ${String(life)}`, ONE));
    }
    receive(run, 'k1', '#1 10%');
    expect(states()).toEqual([{ key: 'k1', state: 'new' }]);
    expect(endsOfAll()).toEqual([{ key: 'k1', ends: 2 }]);
    becomeCalm(run);
    expect(states()).toEqual([{ key: 'k1', state: 'handled' }]);
    expect(reported()).toEqual(['10%']);
    expect(endsOfAll()).toEqual([]);
  },
);

test('an update that ends every run at once is set aside after two ends amid calm runs, whatever ends come between', () => {
  begin('run 0');
  receiveAndDie(begin('run 1'), 'k1', '#1 10%');
  receiveAndDie(begin('run 2', amid('run 1', ONE)), 'k1', '#1 10%');
  const further: [Partial<LastWords>, number][] = [
    [{ isCalm: true }, 2],
    [{}, 2],
    [{ isCalm: true }, 3],
    [{}, 3],
    [{ isCalm: true }, 4],
  ];
  begin('run 3');
  for (const [index, [how, ends]] of further.entries()) {
    expect(states()).toEqual([{ key: 'k1', state: 'new' }]);
    const run = begin(`run ${String(index + 4)}`, amid(`run ${String(index + 3)}`, ONE, how));
    expect(endsOfAll()).toEqual([{ key: 'k1', ends }]);
    handleBacklog({ ...office.reception, isDoubtful: run.isDoubtful, isCalm: run.isCalm });
  }
  expect(states()).toEqual([{ key: 'k1', state: 'failed' }]);
  expect(reported()).toEqual([]);
});

test('other chats go before an update that waits; its own chat keeps its order, the next life and a stop between included', async () => {
  await office.linkAgency('UBNDTX', people.tung);
  begin('first');
  receiveAndDie(begin('second'), 'k1', '#1 10%');
  receiveAndDie(begin('third', amid('second', ONE)), 'k1', '#1 10%');
  let run = begin('fourth', amid('third', ONE));
  receive(run, 'k1', '#1 10%');
  receive(run, 'k2', '#1 20%');
  receive(run, 'k3', '#2 5%', 'UBNDTX');
  expect(reported()).toEqual(['5%']);
  endRun(office.database, office.reception.clock.now(), { by: 'SIGTERM', reason: null });
  run = begin('fifth');
  handleBacklog({ ...office.reception, isDoubtful: run.isDoubtful, isCalm: run.isCalm });
  receive(run, 'k4', '#1 40%');
  expect(reported()).toEqual(['5%']);
  becomeCalm(run);
  expect(reported()).toEqual(['5%', '10%', '20%', '40%']);
  receive(run, 'k5', '#1 50%');
  expect(office.assignment('#1').progress).toBe(50);
  expect(endsOfAll()).toEqual([]);
});

test('an update that waits before it was ever read is not stored, and not confirmed, until the run is calm', () => {
  begin('first');
  begin('second', amid('first', ONE));
  const run = begin('third', amid('second', ONE));
  expect(() => {
    receive(run, 'k1', '#1 10%');
  }).toThrow(NotYet);
  receive(run, 'k2', '#1 20%');
  expect(states()).toEqual([{ key: 'k2', state: 'handled' }]);
  run.becomeCalm();
  receive(run, 'k1', '#1 30%');
  expect(reported()).toEqual(['20%', '30%']);
});
