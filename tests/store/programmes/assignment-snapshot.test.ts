import { expect, test } from 'vitest';
import { assignmentIn } from '../../../src/store/programmes/assignment-snapshot.ts';

// Word for word as version 0.1.0 wrote it into `event.before`.
const OF_0_1_0 =
  '{"id":2,"taskId":2,"agencyId":1,"status":"in_progress","progress":30,"obstacle":"vướng mặt bằng","deadline":{"text":"Hằng quý, trước ngày 15","kind":"recurring","start":null,"end":null,"recurrence":"quarterly","dueDay":{"month":3,"day":15},"rule":"mỗi quý"},"deadlineRev":1,"dueOn":"2022-09-15","cadence":null,"issuedOn":"2022-03-14","trackedFrom":"2022-06-20","waitingFor":"extension","waitingSince":"2022-06-20","requestedDueOn":"2022-12-31","answeredOn":"2022-06-20","reportedOn":"2022-06-20","completedOn":null,"extensions":0,"rev":4}';

test('a snapshot of 0.1.0 is read whole', () => {
  const written = JSON.parse(OF_0_1_0) as object;
  expect(assignmentIn(OF_0_1_0)).toEqual({
    kind: 'read',
    assignment: {
      ...written,
      period: null,
      reviewUntil: null,
      reportedBefore: null,
      reinstatedOn: null,
      askedOn: null,
      askedBefore: null,
      statedOn: null,
      waits: [],
      orphanedOn: null,
      continuedIn: null,
      suspendedOn: null,
      suspendedScope: null,
      repeats: 0,
      expectedOn: null,
      takenOverOn: null,
      toldOn: null,
    },
  });
});

test('one that is older than the count of extensions counts none', () => {
  const { extensions, ...older } = JSON.parse(OF_0_1_0) as Record<string, unknown>;
  expect(extensions).toBe(0);
  expect(assignmentIn(JSON.stringify(older))).toMatchObject({ kind: 'read', assignment: { extensions: 0, rev: 4 } });
});

test.each([
  ['{"id":2', 'no JSON'],
  [OF_0_1_0.replace('"in_progress"', '"paused_by_law"'), /^status: .*received "paused_by_law"$/u],
  [OF_0_1_0.replace('"2022-09-15"', '"15/9/2022"'), /^dueOn: /u],
  [OF_0_1_0.replace('"dueDay":{"month":3,"day":15}', '"dueDay":15'), /^deadline\.dueDay: /u],
  [OF_0_1_0.replace('"taskId":2,', ''), /^taskId: /u],
])('what is damaged or a newer version’s is refused, and why is said (%#)', (json, why) => {
  expect(assignmentIn(json)).toEqual({
    kind: 'unreadable',
    why: (typeof why === 'string' ? why : expect.stringMatching(why)) as string,
  });
});
