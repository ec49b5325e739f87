import { expect, test } from 'vitest';
import { askedAfter, pendingQuestionOf, storedQuestion } from '../../../src/dialogue/context/pending-question.ts';

// Word for word as version 0.1.0 wrote them into `question.data`.
test.each([
  '{"kind":"which_task","text":"xong","candidates":[1,2],"files":[],"album":null}',
  '{"kind":"which_task","text":"","candidates":[1],"files":[{"kind":"document","fileId":"BQAC","fileKey":"AgAD","name":"bc.pdf","mime":"application/pdf","size":1024},{"kind":"photo","fileId":"AgAC","fileKey":"AQAD","name":null,"mime":null,"size":null}],"album":"132"}',
  '{"kind":"decision","ruling":"return","assignment":12,"event":7}',
  '{"kind":"decision","ruling":"reject","assignment":12,"event":7}',
  '{"kind":"decision","ruling":"approve_other","assignment":12,"event":7}',
  '{"kind":"document","assignment":12}',
  '{"kind":"instruction","text":"khẩn trương báo cáo","assignments":[12,13]}',
  '{"kind":"obstacle","assignment":12}',
  '{"kind":"extension_date","assignment":12}',
  '{"kind":"how_far","assignment":12}',
])('a question that 0.1.0 asked is read whole: %s', (json) => {
  expect(pendingQuestionOf(json)).toEqual(JSON.parse(json));
});

test('a question is stored with the event that it was asked behind, which 0.1.0 did not note', () => {
  const of = { kind: 'decision', ruling: 'return', assignment: 12, event: 7 } as const;
  const asked = { kind: 'echo', text: 'thiếu dấu', of } as const;
  expect(pendingQuestionOf(storedQuestion(asked, 41))).toEqual(asked);
  expect(askedAfter(storedQuestion(asked, 41))).toBe(41);
  expect(askedAfter('{"kind":"obstacle","assignment":12}')).toBeNull();
});

test.each(['{', '{"kind":"poll","assignment":1}', '{"kind":"document"}', '{"kind":"decision","ruling":"confirm"}'])(
  '%s is unreadable',
  (json) => {
    expect(pendingQuestionOf(json)).toMatchObject({ kind: 'unreadable', why: expect.any(String) as string });
  },
);
