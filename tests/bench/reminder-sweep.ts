/** 10,000 open tasks of 100 agencies, every one due for a nudge: swept, decided, bundled and queued on disk. */

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { workingCalendar } from '../../src/domain/calendar.ts';
import { day, instantAt } from '../../src/domain/dates.ts';
import { readDeadline } from '../../src/domain/read-deadline.ts';
import { insertAgency } from '../../src/store/agencies.ts';
import { insertAssignment } from '../../src/store/assignments.ts';
import { linkChat, meetChat } from '../../src/store/chats.ts';
import type { Database } from '../../src/store/database.ts';
import { openRegistry } from '../../src/store/open-registry.ts';
import { setWake } from '../../src/store/reminders.ts';
import { insertProgramme, insertTask } from '../../src/store/tasks.ts';
import { sendDueReminders } from '../../src/usecases/send-due-reminders.ts';
import type { Rules } from '../../src/usecases/work.ts';
import type { BenchResult } from './run.ts';

const TASKS = 10_000;
const AGENCIES = 100;
const ROUNDS = 7;

const TIME_ZONE = 'Asia/Ho_Chi_Minh';
const START = day('2026-01-05');
// Seven working days before the deadline of every task.
const DEADLINE = readDeadline('Trước ngày 01/4/2026');
const TICK = instantAt(day('2026-03-20'), '08:00', TIME_ZONE);

const rules: Rules = {
  timeZone: TIME_ZONE,
  confirmation: 'required',
  delivery: 'live',
  window: { from: '07:00', to: '18:00', anyDay: false },
  calendar: workingCalendar({ holidays: [], swaps: [], workingDays: [] }),
  fallbackHours: 4,
  monthlyQuota: {},
};

export async function reminderSweep(): Promise<BenchResult> {
  const folder = mkdtempSync(join(tmpdir(), 'dondoc-bench-'));
  try {
    const first: number[] = [];
    const idle: number[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      const database = await seeded(join(folder, `${round}.sqlite`));
      first.push(await timed(database, TASKS));
      idle.push(await timed(database, 0));
      database.close();
    }
    return {
      case: 'reminder-sweep',
      figures: {
        tasks: TASKS,
        agencies: AGENCIES,
        rounds: ROUNDS,
        'sweep and queue, median ms': median(first),
        'sweep and queue, max ms': Math.round(Math.max(...first)),
        'the same tick again, median ms': median(idle),
      },
    };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Milliseconds of one tick; throws when it did not nudge exactly `expected` assignments. */
async function timed(database: Database, expected: number): Promise<number> {
  const start = performance.now();
  const { nudged } = await sendDueReminders(database, TICK, rules);
  const ms = performance.now() - start;
  if (nudged !== expected) throw new Error(`The tick nudged ${nudged} assignments instead of ${expected}.`);
  return ms;
}

async function seeded(path: string): Promise<Database> {
  const opened = await openRegistry(path);
  if (opened.kind === 'refused') throw new Error(opened.problem);
  const { database } = opened;
  const now = instantAt(START, '08:00', TIME_ZONE);
  database.transact((tx) => {
    const head = { code: 'bench', number: '1/QĐ', title: 'Bench', authority: 'UBND', issuedOn: START };
    const { id: programmeId } = insertProgramme(tx, head, now);
    const agencies = Array.from({ length: AGENCIES }, (_, index) => {
      const name = `Đơn vị ${index + 1}`;
      const agencyId = insertAgency(tx, { code: `DV${index + 1}`, name, kind: 'agency', aliases: [] });
      const chat = meetChat(tx, { channel: 'telegram', externalId: `-${index + 1}`, type: 'group', title: name });
      linkChat(tx, chat.id, { role: 'agency', agencyId, threadId: null }, now);
      return agencyId;
    });
    for (let index = 0; index < TASKS; index += 1) {
      const agencyId = agencies[index % AGENCIES] ?? 0;
      const taskId = insertTask(tx, {
        programmeId,
        position: index,
        ref: `I.${index + 1}`,
        source: 'annex',
        section: 'I',
        title: `Nhiệm vụ số ${index + 1} của chương trình`,
        coordinating: '',
        product: 'Báo cáo',
        reportTo: 'UBND',
        deadline: DEADLINE,
        leads: [agencyId],
      });
      const assignmentId = insertAssignment(tx, {
        taskId,
        agencyId,
        viaGroupId: null,
        deadline: DEADLINE,
        dueOn: DEADLINE.end,
        cadence: null,
        trackedFrom: START,
      });
      setWake(tx, assignmentId, START);
    }
  });
  return database;
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return Math.round((sorted[Math.floor(sorted.length / 2)] ?? 0) * 10) / 10;
}
