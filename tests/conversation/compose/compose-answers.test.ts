import { describe, expect, test } from 'vitest';
import { encodeAction } from '../../../src/channels/telegram/action-codec.ts';
import { composeCard } from '../../../src/conversation/compose/compose-card.ts';
import { composeDecided } from '../../../src/conversation/compose/compose-decision.ts';
import { composeDigest, composeEscalation } from '../../../src/conversation/compose/compose-digest.ts';
import { composeOverdue, composeTaskList } from '../../../src/conversation/compose/compose-lists.ts';
import {
  askExtensionDate,
  askHowFar,
  askObstacle,
  askWhichTask,
} from '../../../src/conversation/compose/compose-question.ts';
import {
  composeReceipt,
  lackingIn,
  composeRefusal,
  composeUndone,
} from '../../../src/conversation/compose/compose-receipt.ts';
import { composeHelp, composeWelcome } from '../../../src/conversation/compose/compose-welcome.ts';
import type { OutgoingMessage } from '../../../src/conversation/message/message.ts';
import { day, parseInstant, type Instant } from '../../../src/domain/calendar/dates.ts';
import { figuresOf } from '../../../src/domain/tasks/figures.ts';
import { card, overdueCard, TODAY, ZONE } from './make-card.ts';

const AT = parseInstant('2026-11-23T08:15:00+07:00');
if (AT === null) throw new Error('not an instant');
const receipt = { by: 'Lan', at: AT, today: TODAY, timeZone: ZONE, replyTo: '77' };
const nothingElse = { clearedObstacle: null, document: null, files: 0, overtaken: null };
const waiting = card({
  assignment: { status: 'pending_confirmation', progress: 100, waitingFor: 'confirmation', waitingSince: TODAY },
});

function lines(message: OutgoingMessage): string[] {
  for (const { action } of message.buttons.flat()) {
    expect(Buffer.byteLength(encodeAction(action))).toBeLessThanOrEqual(64);
  }
  expect(message.text).toBe(message.text.normalize('NFC'));
  return message.text.split('\n');
}

describe('a receipt', () => {
  test('of progress', () => {
    const now = card({ assignment: { status: 'in_progress', progress: 70 } });
    const message = composeReceipt([{ card: now, what: 'report', eventId: 9, ...nothingElse }], [], receipt);
    expect(lines(message)).toEqual([
      'Đã ghi nhận #12 (III.2.1) Xây dựng Đề án phát triển du lịch cộng đồng',
      'Tình hình: đang thực hiện, 70 %.',
      '',
      'Người báo: Lan, lúc 08:15 23/11/2026. Nếu chưa đúng: trả lời tin này “nhầm”.',
    ]);
    expect(message).toMatchObject({ silent: true, replyTo: '77', howToAnswer: 'Nếu chưa đúng, đề nghị gửi: hoantac' });
    expect(message.buttons).toEqual([[{ label: 'Hoàn tác', action: { kind: 'undo', event: 9 } }]]);
  });

  test.each([
    [
      'report',
      waiting,
      'Báo hoàn thành; chờ Văn phòng xác nhận. Ngày hoàn thành tính từ ngày báo; trong lúc chờ, không nhắc.',
    ],
    ['acknowledge', card(), 'Đơn vị đã tiếp nhận; lần nhắc kế tiếp được lùi lại. Đang ghi nhận: chưa có báo cáo.'],
    [
      'extension',
      card({ assignment: { waitingFor: 'extension', waitingSince: TODAY, requestedDueOn: day('2027-03-31') } }),
      'Xin gia hạn đến 31/03/2027; chờ quyết định. Thời hạn hiện hành vẫn là 31/12/2026; trong lúc chờ, không nhắc.',
    ],
    [
      'handover',
      card(),
      'Văn phòng sẽ quyết định; đơn vị chủ trì chưa thay đổi; trong lúc chờ, không nhắc, không tính là chậm.',
    ],
  ] as const)('of the kind %s', (what, now, expected) => {
    const [, second] = lines(composeReceipt([{ card: now, what, eventId: 9, ...nothingElse }], [], receipt));
    expect(second).toBe(expected);
  });

  const LONG_TITLE =
    'Tham mưu các nhiệm vụ, giải pháp đẩy mạnh thu hút đầu tư hạ tầng vào các cụm công nghiệp trên địa bàn huyện';
  const LONG_OBSTACLE = 'vướng giải phóng mặt bằng tại ba xã, chưa bố trí được vốn đối ứng theo kế hoạch trung hạn';
  const SUSPENDED = { waitingFor: 'suspension', waitingSince: TODAY } as const;
  const EXTENDED = {
    waitingFor: 'extension',
    waitingSince: TODAY,
    requestedDueOn: day('2027-03-31'),
    extensions: 2,
    deadline: { ...card().assignment.deadline, rule: 'gia hạn đã được đồng ý' },
  } as const;
  const DOCUMENT = { number: '2345/QĐ-UBND', issuedOn: day('2026-11-20'), abstract: '' } as const;
  test.each([
    ['report', { status: 'in_progress', progress: 70, reportedOn: TODAY }, null],
    ['report', { status: 'in_progress', progress: 45, obstacle: LONG_OBSTACLE, reportedOn: TODAY }, null],
    ['report', { ...waiting.assignment, period: '2026-Q4' }, DOCUMENT],
    ['report', { ...waiting.assignment, statedOn: day('2026-11-20') }, DOCUMENT],
    ['correction', { ...waiting.assignment, statedOn: day('2026-11-20') }, null],
    ['acknowledge', { status: 'in_progress', progress: 45, obstacle: LONG_OBSTACLE }, null],
    ['extension', EXTENDED, null],
    ['suspension', SUSPENDED, DOCUMENT],
    ['suspension', SUSPENDED, null],
    ['handover', { waitingFor: 'handover', waitingSince: TODAY }, null],
    ['resumption', {}, null],
    ['period_result', { status: 'in_progress', progress: 45, obstacle: LONG_OBSTACLE }, null],
  ] as const)('of one task is read at a glance, whatever the task: %s (%#)', (what, assignment, document) => {
    const named = card({ assignment, task: { id: 1234, ref: 'CT.III.2.1', title: LONG_TITLE } });
    const entry = { card: named, what, eventId: 9, ...nothingElse, document };
    const { text } = composeReceipt([entry], [], { ...receipt, by: 'Nguyễn Thị Phương Lan (Sở Xây dựng)' });
    expect(text.length).toBeLessThanOrEqual(240);
    expect(text).toContain('#1234 (CT.III.2.1');
    expect(text).toMatch(/Nếu chưa đúng: trả lời (?:tin này )?“nhầm”\.$/u);
  });

  test.each([
    ['document_or_day', { ...waiting.assignment }, null],
    ['document_or_day', { ...waiting.assignment, period: '2026-Q4' }, null],
    ['document', { ...waiting.assignment, statedOn: day('2026-11-20') }, null],
    ['document', { status: 'completed', completedOn: day('2026-11-20') }, null],
    ['day', { ...waiting.assignment }, DOCUMENT],
  ] as const)('of a completion says in as few words what may be added: %s (%#)', (lacks, assignment, document) => {
    for (const task of [{}, { id: 1234, ref: 'CT.III.2.1', title: LONG_TITLE }]) {
      const entry = { card: card({ assignment, task }), what: 'report', eventId: 9, ...nothingElse, document } as const;
      expect(lackingIn(entry)).toBe(lacks);
      const { text } = composeReceipt([entry], [], { ...receipt, by: 'Nguyễn Thị Phương Lan (Sở Xây dựng)', lacks });
      expect(text.length, text).toBeLessThanOrEqual(240);
      expect(text).toMatch(/Nếu chưa đúng: trả lời (?:tin này )?“nhầm”; .*: trả lời .*\.$/u);
    }
  });

  test('names the document, the files and an obstacle that counts as gone', () => {
    const entry = {
      card: card(),
      what: 'report',
      eventId: 9,
      clearedObstacle: 'vốn',
      overtaken: null,
      document: { number: '12/BC-SVHTTDL', issuedOn: null, abstract: '' },
      files: 2,
    } as const;
    expect(lines(composeReceipt([entry], [], receipt)).slice(2, 5)).toEqual([
      'Văn bản: 12/BC-SVHTTDL.',
      'Minh chứng kèm theo: 2 tệp.',
      'Vướng mắc ghi trước đây (“vốn”) được coi là đã hết.',
    ]);
  });
});

test.each([
  [
    'completed',
    card({ assignment: { status: 'completed', completedOn: day('2026-11-20') } }),
    '#12 (III.2.1): nhiệm vụ đã hoàn thành ngày 20/11/2026; nếu cần ghi lại, đề nghị liên hệ Văn phòng.',
  ],
  [
    'completed',
    card({ assignment: { status: 'completed', completedOn: day('2026-11-20'), dueOn: null } }),
    '#12 (III.2.1): nhiệm vụ đã kết thúc ngày 20/11/2026; nếu cần ghi lại, đề nghị liên hệ Văn phòng.',
  ],
  [
    'no_date',
    card(),
    '#12 (III.2.1): nhiệm vụ không ấn định ngày nên không có hạn để gia hạn; đơn vị chỉ cần báo cáo mỗi kỳ.',
  ],
  [
    'already_reported',
    waiting,
    '#12 (III.2.1): đã ghi nhận trước đó (đã báo hoàn thành, đang chờ Văn phòng xác nhận: từ hôm nay); không thay đổi.',
  ],
] as const)('a refusal because of %s', (why, of, expected) => {
  expect(composeRefusal(of, why, TODAY, null).text).toBe(expected);
});

test.each([
  [
    'document_added',
    { number: '123/BC-SXD', issuedOn: day('2026-11-05'), abstract: 'kết quả' },
    'Đã bỏ văn bản 123/BC-SXD ngày 05/11/2026 khỏi báo cáo; báo cáo hoàn thành vẫn chờ Văn phòng xác nhận. Người',
  ],
  ['document_added', null, 'Đã bỏ nội dung “bổ sung văn bản kết quả”. Đang ghi nhận: đã báo hoàn thành,'],
  [
    'reported',
    { number: '45/QĐ-UBND', issuedOn: null, abstract: '' },
    'Đã bỏ nội dung “báo cáo” (văn bản 45/QĐ-UBND). Đang ghi nhận: đã báo hoàn thành,',
  ],
] as const)('an undo of %s names its document, and what waits still', (undid, document, words) => {
  expect(lines(composeUndone({ card: waiting, periods: [], undid, document }, 'Lan', TODAY, null))[1]).toContain(words);
});

test('an undo and a confirmation say where the task now stands', () => {
  const undone = { card: overdueCard(), periods: [], undid: 'completion_reported', document: null } as const;
  expect(lines(composeUndone(undone, 'Lan', TODAY, null))[1]).toBe(
    'Đã bỏ nội dung “báo hoàn thành”. Đang ghi nhận: đang thực hiện, 50 %; vướng mắc: mặt bằng. Người hoàn tác: Lan. Nội dung cũ vẫn lưu trong lịch sử.',
  );
  const done = card({ assignment: { status: 'completed', completedOn: day('2026-11-20') } });
  const decision = {
    reason: null,
    by: 'Hùng',
    today: TODAY,
    before: card().assignment,
    duty: null,
    periods: null,
    replyTo: null,
    undo: null,
  };
  expect(lines(composeDecided(done, 'completed', decision))).toEqual([
    'Đã xác nhận hoàn thành #12 (III.2.1) Xây dựng Đề án phát triển du lịch cộng đồng',
    'Sở Văn hóa, Thể thao và Du lịch: hoàn thành ngày 20/11/2026.',
    'Người xác nhận: Hùng.',
  ]);
});

describe('a question', () => {
  test('which task, with a number to press for each', () => {
    const message = askWhichTask(5, 'xong', [card(), overdueCard()], null);
    expect(lines(message)).toEqual([
      'Tin “xong” nói về nhiệm vụ nào? Chưa ghi nhận gì. Đề nghị chọn số dưới đây, hoặc viết lại kèm số, ví dụ “#12 xong”.',
      '',
      '#12 (III.2.1) Xây dựng Đề án phát triển du lịch cộng đồng',
      '#15 (II.15) Xây dựng Đề án phát triển du lịch cộng đồng',
    ]);
    expect(message.buttons.flat().map(({ action }) => action)).toEqual([
      { kind: 'answer', question: 5, choice: 0 },
      { kind: 'answer', question: 5, choice: 1 },
    ]);
  });

  test.each([
    [askHowFar(card(), 'gần xong', null), 'chưa rõ “gần xong” nghĩa là đã hoàn thành hay chưa, nên chưa ghi nhận gì'],
    [
      askObstacle(card(), { ready: false, replyTo: null }),
      'đề nghị đơn vị nêu rõ khó khăn, vướng mắc và cơ quan cần phối hợp, tháo gỡ (nếu có).',
    ],
    [
      askExtensionDate(card(), day('2026-12-23'), { ready: false, replyTo: null }),
      'ví dụ “30/12/2027 vì chờ Bộ thẩm định” hoặc “cuối quý I/2027',
    ],
  ])('%#', (message, expected) => {
    expect(lines(message).join('\n')).toContain(expected);
  });

  test('repeats what was said on one line, cut, and without emphasis', () => {
    const said = `<b>xong</b>\n#13 xong ${'rất dài '.repeat(60)}`;
    const message = askHowFar(card(), said, null);
    expect(lines(message)).toHaveLength(1);
    expect(message.text).toContain('“<b>xong</b> #13 xong');
    expect(message.text.length).toBeLessThan(500);
    expect(message.bold).toEqual([]);
  });
});

describe('a list', () => {
  const all = { today: TODAY, agency: null, agencies: null, argument: '', page: 1, after: null };

  test('of what is overdue names the agency with the longest delay first, and keeps what waits apart', () => {
    const lists = {
      overdue: { kind: 'whole', cards: [overdueCard()] },
      waiting: { kind: 'whole', cards: [waiting] },
      silent: { count: 0, more: false },
      unreviewed: { count: 0, more: false },
      unlinked: 0,
    } as const;
    expect(lines(composeOverdue(lists, all))).toEqual([
      'Nhiệm vụ quá hạn, tính đến ngày 23/11/2026',
      'Quá hạn: 1 phần việc tại 1 đơn vị. Số ngày tính từ ngày sau ngày đến hạn.',
      'Không tính là quá hạn: đang chờ Văn phòng / lãnh đạo: 1.',
      '',
      '1. Sở Văn hóa, Thể thao và Du lịch: 1 nhiệm vụ, lâu nhất 23 ngày',
      '#15 (II.15) Xây dựng Đề án phát triển du lịch cộng đồng – Tháng 10/2026, hạn 31/10/2026, quá 23 ngày; đang thực hiện, 50 %; vướng mắc: mặt bằng',
      '',
      'Đang chờ Văn phòng / lãnh đạo: 1 (không tính là chậm)',
      '#12 (III.2.1) Sở Văn hóa, Thể thao và Du lịch: Xây dựng Đề án phát triển du lịch cộng đồng – chờ xác nhận hoàn thành: từ hôm nay',
    ]);
  });

  test('that is empty says so', () => {
    const message = composeTaskList('open', { kind: 'whole', cards: [] }, all);
    expect(lines(message)).toEqual(['Nhiệm vụ đang mở, tính đến ngày 23/11/2026: 0', 'Không có nhiệm vụ nào đang mở.']);
  });

  test('of hundreds turns its pages by buttons and by words, and loses none', () => {
    const cards = Array.from({ length: 300 }, (_, index) => overdueCard(1000 + index));
    const page = (number: number): OutgoingMessage =>
      composeTaskList('open', { kind: 'whole', cards }, { ...all, page: number });
    const count = Number(/Trang 1\/(\d+); xem tiếp: \/viec trang 2$/u.exec(page(1).text)?.[1]);
    const seen = Array.from({ length: count }, (_, index) => page(index + 1));
    expect(count).toBeGreaterThan(3);
    for (const one of seen) {
      lines(one);
      expect(one.text.length).toBeLessThanOrEqual(4096);
    }
    const ids = seen.flatMap(({ text }) => [...text.matchAll(/#(1\d{3}) /gu)].map((match) => match[1]));
    expect(ids).toEqual(cards.map(({ task }) => String(task.id)));
    expect(page(99).text).toBe(page(count).text);
  });
});

test('one task in full begins with the words of the decision', () => {
  expect(lines(composeCard([card()], TODAY, true))).toEqual([
    'Nhiệm vụ #12 (III.2.1)',
    'Xây dựng Đề án phát triển du lịch cộng đồng',
    '',
    'Căn cứ: mục III.2.1, Phụ lục Quyết định số 913/QĐ-UBND ngày 14/03/2022.',
    'Thời hạn theo văn bản: “Quý IV/2026” (đến 31/12/2026; quý IV → ngày cuối quý).',
    'Sản phẩm: Đề án.',
    'Phối hợp: UBND các huyện.',
    'Nơi nhận báo cáo: UBND tỉnh.',
    '',
    'Sở Văn hóa, Thể thao và Du lịch: Quý IV/2026 (đến 31/12/2026); còn 38 ngày; chưa có báo cáo',
  ]);
});

test('the digest begins with what is to be decided; asked for, it prints both rates with their formulas', () => {
  const done = card({ assignment: { status: 'completed', completedOn: day('2026-11-20') } });
  const stuck = card({ assignment: { obstacle: 'chậm bàn giao mặt bằng', reportedOn: day('2026-11-05') } });
  const cards = [done, overdueCard(), waiting, card({ task: { id: 20 } })];
  const gathered = {
    agency: null,
    reader: 'leaders' as const,
    since: day('2026-11-16'),
    today: TODAY,
    figures: figuresOf(
      cards.map(({ assignment }) => assignment),
      TODAY,
    ),
    picture: null,
    unlinked: { total: 0, agencies: [] },
    completed: { total: 1, cards: [done] },
    newlyOverdue: { total: 1, cards: [overdueCard()] },
    slipped: { total: 0, cards: [] },
    stuck: { total: 1, cards: [stuck] },
    waiting: { total: 1, cards: [waiting] },
    elsewhere: { total: 0, cards: [] },
    silent: { total: 0, cards: [], agencies: [], moreAgencies: 0 },
    upcoming: { total: 0, cards: [] },
    extensions: { assignments: 0, times: 0, most: 0 },
    ended: [],
    orphans: { total: 0, cards: [], untold: 0, undecided: 0 },
    structure: { ended: 0, moved: 0, joined: 0, waiting: 0 },
    rulings: {
      amended: { count: 1, tasks: [4] },
      suspended: { count: 12, tasks: [] },
      resumed: { count: 0, tasks: [] },
      ended: { count: 2, tasks: [5] },
    },
  };
  const text = lines(composeDigest(gathered, 'asked'));
  expect(text.slice(0, 11)).toEqual([
    'Tổng hợp tuần, tính đến ngày 23/11/2026',
    '',
    'Cần đồng chí cho ý kiến: 1',
    '• #12 (III.2.1) Sở Văn hóa, Thể thao và Du lịch: Xây dựng Đề án phát triển du lịch cộng đồng: chờ xác nhận hoàn thành, từ hôm nay',
    'Xem từng nhiệm vụ: /xem kèm số.',
    '',
    'Thay đổi từ ngày 16/11/2026:',
    'Điều chỉnh thời hạn theo văn bản: 1 phần việc (#4); tạm dừng: 12 phần việc; thôi theo dõi: 2 phần việc (#5).',
    '',
    'Báo hoàn thành, được xác nhận: 1',
    '• #12 (III.2.1) Sở Văn hóa, Thể thao và Du lịch: Xây dựng Đề án phát triển du lịch cộng đồng',
  ]);
  // What stands is no change: an old obstacle and an old wait do not read as this week's.
  const now = text.indexOf('Tình hình hiện nay:');
  expect(text.indexOf('Mới quá hạn: 1')).toBeLessThan(now);
  expect(text.indexOf('Đang vướng mắc: 1')).toBeGreaterThan(now);
  expect(text).not.toContain('Đang chờ Văn phòng / lãnh đạo: 1');
  const base = '(tổng − còn trong hạn − đang chờ, chưa đến hạn hoặc không ấn định ngày)';
  expect(text).toContain(`Tỷ lệ hoàn thành = hoàn thành ÷ ${base} = 1 ÷ (4 − 1 − 1) = 50,0 %.`);
  expect(text).toContain(`Tỷ lệ đúng hạn = hoàn thành đúng hạn ÷ ${base} = 1 ÷ (4 − 1 − 1) = 50,0 %.`);
  expect(text).toContain(
    '• #12 (III.2.1) Sở Văn hóa, Thể thao và Du lịch: Xây dựng Đề án phát triển du lịch cộng đồng – chậm bàn giao mặt bằng (báo ngày 05/11/2026)',
  );
  const weekly = lines(composeDigest(gathered, 'weekly'));
  expect(weekly).toContain('Tỷ lệ hoàn thành 50,0 %; tỷ lệ đúng hạn 50,0 % (cách tính: /tonghop).');
  expect(weekly.join()).not.toContain('÷');
});

test('an escalation names the rule, the agency and the days', () => {
  expect(lines(composeEscalation([overdueCard()], 'secretariat', TODAY))).toEqual([
    'Nhiệm vụ quá hạn từ 7 ngày, đơn vị chưa phản hồi: 1',
    '',
    '#15 (II.15) Sở Văn hóa, Thể thao và Du lịch: Xây dựng Đề án phát triển du lịch cộng đồng – hạn 31/10/2026, quá 23 ngày; chưa có báo cáo mới từ 05/11/2026',
    '',
    'Vì sao có tin này: quy tắc đôn đốc theo cấp – đơn vị, rồi Văn phòng (7 ngày), rồi lãnh đạo (30 ngày), mỗi cấp một lần.',
  ]);
});

test('a chat that is linked is told what it may do, and a stranger learns nothing', () => {
  const welcomed = {
    open: 7,
    isPrivate: false,
    was: null,
    by: 'Lan',
    today: day('2026-11-30'),
    programmes: [],
    firstAt: '2026-12-01T00:00:00.000Z' as Instant,
    now: '2026-11-30T12:00:00.000Z' as Instant,
    timeZone: 'Asia/Ho_Chi_Minh',
    asksName: true,
  };
  expect(lines(composeWelcome('agency', 'Sở Tài chính', welcomed)).slice(0, 3)).toEqual([
    'Nhóm này đã được liên kết với Sở Tài chính',
    'Đã ghi nhận đồng chí Lan là đầu mối. Đơn vị có 7 nhiệm vụ đang theo dõi: /viec. Tin đầu tiên đề nghị báo cáo được gửi lúc 07:00 thứ Ba, 01/12/2026.',
    'Đề nghị đồng chí trả lời tin này họ tên, chức vụ để Văn phòng tiện liên hệ, ví dụ: “Nguyễn Thị Lan, chuyên viên Văn phòng Sở” (không bắt buộc).',
  ]);
  const atOnce = { ...welcomed, firstAt: welcomed.now, asksName: false };
  expect(composeWelcome('agency', 'Sở Tài chính', atOnce).text).toContain('được gửi ngay sau tin này.');
  expect(composeWelcome('agency', 'Sở Tài chính', atOnce).text).not.toContain('họ tên');
  expect(lines(composeHelp('agency', day('2026-11-23'))).join('\n')).toContain('“#12 gia hạn 30/12/2026”');
  expect(lines(composeHelp('leaders', day('2026-12-23'))).join('\n')).not.toContain('/daumoi');
  expect(lines(composeHelp('leaders', day('2026-12-23'))).join('\n')).toContain('/dongy 12 30/12/2027');
  expect(lines(composeHelp('none', day('2026-11-23'))).join('\n')).not.toContain('/viec');
});
