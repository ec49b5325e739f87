import { expect, test } from 'vitest';
import { payloadOf } from '../../src/outbox/payload.ts';

// Word for word as version 0.1.0 wrote them into `outbox.payload`.
const MESSAGE_OF_0_1_0 =
  '{"text":"Nhắc việc\\nSở Xây dựng","bold":[{"offset":0,"length":9}],"buttons":[[{"label":"Xong","action":{"kind":"report","assignment":12,"rev":3,"status":"completed"}},{"label":"Chọn","action":{"kind":"choose","assignment":12,"rev":3}}],[{"label":"Gia hạn","action":{"kind":"extend","assignment":12,"rev":3}},{"label":"Đã nhận","action":{"kind":"acknowledge","assignment":12,"rev":3}},{"label":"Đã nhận tất cả","action":{"kind":"acknowledge_all"}}],[{"label":"Trả lại","action":{"kind":"decide","event":7,"ruling":"return"}},{"label":"Giữ","action":{"kind":"hold","assignment":12,"held":true}},{"label":"Hoàn tác","action":{"kind":"undo","event":7}},{"label":"#12","action":{"kind":"answer","question":4,"choice":0}},{"label":"Sau","action":{"kind":"page","command":"viec","argument":"","page":2}}]],"howToAnswer":"Trả lời: 12 xong","replyTo":"345","topic":{"id":null},"silent":false}';
const COUNTS = '{"overdue":1,"silent":0,"waiting":2,"within":3,"completedLate":0,"completedOnTime":4}';
const ILLUSTRATED = MESSAGE_OF_0_1_0.replace(
  /\}$/u,
  `,"picture":{"title":"Nhiệm vụ theo đơn vị","asOf":"Tính đến ngày 20/06/2022","totals":${COUNTS},"rows":[{"label":"Sở Xây dựng","counts":${COUNTS}}],"rest":null}}`,
);
const WITH_REPORT = MESSAGE_OF_0_1_0.replace(
  /\}$/u,
  ',"file":{"format":"docx","agencyId":null,"from":"2022-06-01","to":"2022-06-30","asOf":"2022-06-20T02:00:00.000Z"}}',
);
const WITH_KEPT_FILE = MESSAGE_OF_0_1_0.replace(
  /\}$/u,
  ',"kept":{"kind":"photo","fileId":"AgACAgUAAx0","instead":"Xem tại nhóm."}}',
);

test.each([
  `{"kind":"message","message":${MESSAGE_OF_0_1_0}}`,
  `{"kind":"message","message":${WITH_REPORT}}`,
  `{"kind":"message","message":${WITH_KEPT_FILE}}`,
  `{"kind":"nudge","items":[{"assignmentId":12,"rev":3,"deadlineRev":1,"family":"before","steps":1}],"message":null}`,
  `{"kind":"nudge","items":[],"message":${MESSAGE_OF_0_1_0}}`,
  '{"kind":"escalation","to":"leaders","message":null}',
  '{"kind":"claim","event":7,"message":null}',
  '{"kind":"instruction","instruction":3,"message":null}',
  '{"kind":"instruction_answer","instruction":3,"event":9,"message":null}',
  '{"kind":"follow_up","items":[3,4],"message":null}',
  '{"kind":"digest","agencyId":1,"since":"2022-06-13T02:00:00.000Z","asOf":null,"message":null}',
  '{"kind":"digest","agencyId":1,"since":"2022-06-13T02:00:00.000Z","asOf":"2022-06-20T02:00:00.000Z","message":null}',
  `{"kind":"slips","agencyId":1,"message":${MESSAGE_OF_0_1_0}}`,
  '{"kind":"waiting","items":[12],"message":null}',
])('what 0.1.0 queued is read whole: %s', (json) => {
  expect(payloadOf(json)).toEqual(JSON.parse(json));
});

test('a picture that 0.1.0 queued counts nothing suspended or without a successor', () => {
  const read = payloadOf(`{"kind":"message","message":${ILLUSTRATED}}`);
  const counts = { ...(JSON.parse(COUNTS) as object), suspended: 0, orphaned: 0 };
  expect(read).toMatchObject({ message: { picture: { totals: counts, rows: [{ counts }] } } });
});

test.each([
  ['{"kind":', 'no JSON'],
  ['null', /^the whole: /u],
  ['{"kind":"poll","question":"?"}', /^kind: .*received "poll"$/u],
  ['{"kind":"claim","event":"7","message":null}', /^event: /u],
  [
    `{"kind":"message","message":${MESSAGE_OF_0_1_0.replace('"silent":false', '"silent":null')}}`,
    /^message\.silent: /u,
  ],
  [`{"kind":"message","message":${MESSAGE_OF_0_1_0.replace('"kind":"hold"', '"kind":"snooze"')}}`, /buttons\.2\.1\./u],
  ['{"kind":"digest","agencyId":1,"since":"2022-06-13","asOf":null,"message":null}', 'since: no instant'],
])('%s is refused, and why is said', (json, why) => {
  expect(payloadOf(json)).toEqual({
    kind: 'unreadable',
    why: (typeof why === 'string' ? why : expect.stringMatching(why)) as string,
  });
});
