import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { people } from '../../people.ts';
import { openOffice, type Office } from '../../support/office.ts';
import { playedOnce } from '../../support/office/played-once.ts';

const TASKS = Array.from({ length: 6 }, (_, index) => ({
  ref: `I.${String(index + 1)}`,
  title: `Nhiệm vụ thứ ${String(index + 1)}`,
  lead: index < 4 ? 'Sở Xây dựng' : 'UBND huyện Thọ Xuân',
  deadline: 'Quý IV/2022',
}));
const IN = { mention: true } as const;

let office: Office;

const open = playedOnce(async () => {
  const played = await openOffice({ programme: TASKS, at: '2022-06-20 08:00' });
  await played.linkSecretariat(people.binh);
  await played.linkLeaders(people.son);
  await played.linkAgency('SXD', people.lan);
  await played.linkAgency('UBNDTX', people.tung);
  return played;
});
beforeEach(async () => {
  office = await open();
});

afterEach(() => {
  office.close();
});

/** Everything that a group hears while something is done. */
async function heard(group: 'SXD' | 'VP' | 'LD', act: () => Promise<unknown>): Promise<string> {
  const before = office.sentTo(group).length;
  await act();
  return office
    .sentTo(group)
    .slice(before)
    .map(({ text }) => text)
    .join('\n---\n');
}

describe('"1 vướng", asked what is in the way', () => {
  beforeEach(async () => {
    await office.says(people.lan, 'SXD', '1 vướng', IN);
    expect(office.lastTo('SXD').text).toContain('nêu rõ khó khăn, vướng mắc');
  });

  test.each(['hihi', 'ok anh', 'vâng ạ', 'để em hỏi lại', '🙏'])(
    '%s is no obstacle: the question waits',
    async (text) => {
      const said = await heard('SXD', () => office.says(people.lan, 'SXD', text, IN));
      expect(said).toContain('vẫn chờ nội dung vướng mắc');
      expect(office.assignment('#1').obstacle).toBeNull();
      await office.says(people.lan, 'SXD', 'chờ Bộ thẩm định', IN);
      expect(office.assignment('#1').obstacle).toBe('chờ Bộ thẩm định');
    },
  );

  test.each(['2 UBND tỉnh đã duyệt giá đất rồi', '3 Sở Tài chính đang thẩm định giá', '#2 thiếu vốn'])(
    '%s is about another task',
    async (text) => {
      await office.says(people.lan, 'SXD', text, IN);
      expect(office.assignment('#1')).toMatchObject({ obstacle: null, status: 'not_started' });
    },
  );

  test('words that may be the obstacle are quoted back for one tap', async () => {
    await office.says(people.lan, 'SXD', 'mặt bằng phường Hạc Thành', IN);
    expect(office.assignment('#1').obstacle).toBeNull();
    await office.presses(people.lan, 'SXD', 'Đúng');
    expect(office.assignment('#1').obstacle).toBe('mặt bằng phường Hạc Thành');
  });

  test('what is quoted back can be dropped, and the button then says what became of it', async () => {
    await office.says(people.lan, 'SXD', 'mặt bằng phường Hạc Thành', IN);
    const echo = office.lastTo('SXD');
    expect((await office.presses(people.lan, 'SXD', 'Không phải'))?.text).toContain('chưa ghi nhận gì');
    expect((await office.presses(people.lan, 'SXD', 'Đúng', echo))?.text).toContain('đã được giải quyết');
    expect(office.assignment('#1').obstacle).toBeNull();
  });

  test.each(['không', 'thôi', 'bỏ qua', 'khoan'])('%s drops the question', async (text) => {
    expect(await heard('SXD', () => office.says(people.lan, 'SXD', text, IN))).toContain(
      'đã bỏ qua câu hỏi; chưa ghi nhận gì',
    );
    await office.says(people.lan, 'SXD', 'thiếu kinh phí đền bù', {
      replyTo: office.sentTo('SXD').at(-2) ?? office.lastTo('SXD'),
    });
    expect(office.events('#1').map(({ kind }) => kind)).not.toContain('completion_reported');
  });

  test('after half an hour only a reply is the answer', async () => {
    const question = office.lastTo('SXD');
    office.moveTo('2022-06-20 08:31');
    await office.says(people.lan, 'SXD', 'mặt bằng phường Hạc Thành', IN);
    expect(office.assignment('#1').obstacle).toBeNull();
    await office.says(people.lan, 'SXD', 'mặt bằng phường Hạc Thành', { replyTo: question });
    expect(office.assignment('#1').obstacle).toBe('mặt bằng phường Hạc Thành');
  });

  test('another person’s next message is no answer, a colleague’s reply is', async () => {
    const question = office.lastTo('SXD');
    const word = await office.says(people.minh, 'SXD', 'em đây');
    await office.says(people.lan, 'SXD', '/daumoi', { replyTo: word });
    await office.says(people.minh, 'SXD', 'thiếu kinh phí', IN);
    expect(office.assignment('#1').obstacle).toBeNull();
    await office.says(people.minh, 'SXD', 'thiếu kinh phí', { replyTo: question });
    expect(office.assignment('#1').obstacle).toBe('thiếu kinh phí');
  });

  test('it expires with the end of the next working day', async () => {
    const question = office.lastTo('SXD');
    office.moveTo('2022-06-22 08:00');
    const said = await heard('SXD', () =>
      office.says(people.lan, 'SXD', 'mặt bằng phường Hạc Thành', { replyTo: question }),
    );
    expect(said).toContain('Câu hỏi gửi ngày 20/06/2022 đã hết hiệu lực');
    expect(office.assignment('#1').obstacle).toBeNull();
  });

  test('a report on the task settles it', async () => {
    const question = office.lastTo('SXD');
    await office.says(people.lan, 'SXD', '#1 70%', IN);
    const said = await heard('SXD', () =>
      office.says(people.lan, 'SXD', 'mặt bằng phường Hạc Thành', { replyTo: question }),
    );
    expect(said).toContain('Câu hỏi này đã được giải quyết');
    expect(office.assignment('#1').obstacle).toBeNull();
  });
});

describe('the secretariat, asked for the reason of a return', () => {
  let question: ReturnType<Office['lastTo']>;

  beforeEach(async () => {
    await office.says(people.lan, 'SXD', '#4 xong', IN);
    await office.presses(people.binh, 'VP', 'Trả lại');
    question = office.lastTo('VP');
    expect(question.text).toContain('Đề nghị ghi lý do');
  });

  test.each(['#3 yêu cầu báo cáo trước thứ Sáu', '#5 đề nghị báo cáo trước 30/6'])(
    '%s is an instruction on that task; #4 waits for its reason',
    async (text) => {
      const said = await heard('VP', () => office.says(people.binh, 'VP', text, IN));
      expect(said).toContain('Đã ghi ý kiến chỉ đạo');
      expect(office.assignment('#4').status).toBe('pending_confirmation');
      await office.says(people.binh, 'VP', 'thiếu chữ ký ở trang 3', { replyTo: question });
      expect(office.events('#4').at(-1)).toMatchObject({ kind: 'returned', text: 'thiếu chữ ký ở trang 3' });
    },
  );

  test('a reason that replies to nothing is quoted back before it is sent', async () => {
    const said = await heard('SXD', () => office.says(people.binh, 'VP', 'thiếu chữ ký ở trang 3', IN));
    expect(said).toBe('');
    expect(office.lastTo('VP').text).toContain('Trả lại với lý do “thiếu chữ ký ở trang 3”?');
    await office.presses(people.binh, 'VP', 'Đúng');
    expect(office.events('#4').at(-1)).toMatchObject({ kind: 'returned', text: 'thiếu chữ ký ở trang 3' });
  });

  test('a corrected reason is quoted back anew; “đúng” confirms it where there are no buttons', async () => {
    await office.says(people.binh, 'VP', 'thiếu chữ ký', IN);
    await office.says(people.binh, 'VP', 'thiếu chữ ký và dấu', IN);
    await office.says(people.binh, 'VP', 'đúng rồi', IN);
    expect(office.events('#4').at(-1)).toMatchObject({ kind: 'returned', text: 'thiếu chữ ký và dấu' });
  });

  test('a reply may name another task within its reason', async () => {
    await office.says(people.binh, 'VP', 'kết quả trùng với #3', { replyTo: question });
    expect(office.events('#4').at(-1)).toMatchObject({ kind: 'returned', text: 'kết quả trùng với #3' });
  });

  test.each(['ok anh', 'có ai ở cơ quan không?', 'vâng'])('%s returns nothing', async (text) => {
    await office.says(people.binh, 'VP', text, IN);
    await office.says(people.binh, 'VP', text, { replyTo: question });
    expect(office.assignment('#4').status).toBe('pending_confirmation');
  });

  test('a confirmation settles it; the reply is told so', async () => {
    await office.says(people.binh, 'VP', '/xacnhan 4');
    const said = await heard('VP', () => office.says(people.binh, 'VP', 'thiếu dấu', { replyTo: question }));
    expect(said).toContain('Câu hỏi này đã được giải quyết');
    expect(office.assignment('#4').status).toBe('completed');
  });

  test('two questions wait side by side, each for the reply to it', async () => {
    await office.says(people.tung, 'UBNDTX', '#5 xong', IN);
    await office.presses(people.binh, 'VP', 'Trả lại');
    const second = office.lastTo('VP');
    await office.says(people.binh, 'VP', 'thiếu dấu', { replyTo: question });
    await office.says(people.binh, 'VP', 'thiếu phụ lục', { replyTo: second });
    expect(office.events('#4').at(-1)?.text).toBe('thiếu dấu');
    expect(office.events('#5').at(-1)?.text).toBe('thiếu phụ lục');
  });
});

describe('a leader, asked whether words are an instruction', () => {
  beforeEach(async () => {
    await office.says(people.son, 'LD', '#2 tạm dừng chờ ý kiến', IN);
    expect(office.lastTo('LD').text).toContain('Chưa chuyển gì');
  });

  test.each(['có ai báo cáo chưa?', 'có đơn vị nào vướng không?', 'cô ơi', 'ok anh', 'vâng'])(
    '%s sends nothing',
    async (text) => {
      const said = await heard('SXD', () => office.says(people.son, 'LD', text, IN));
      expect(said).toBe('');
    },
  );

  test.each(['không', 'thôi', 'chưa chuyển', 'khoan', 'bỏ qua', 'khoan đã'])('%s drops them', async (text) => {
    const question = office.lastTo('LD');
    const said = await heard('LD', () => office.says(people.son, 'LD', text, IN));
    expect(said).toContain('Đã dừng; chưa chuyển gì.');
    expect((await office.presses(people.son, 'LD', 'Chuyển ý kiến', question))?.text).toContain('đã được giải quyết');
  });

  test.each(['chuyển', 'chuyển đi', 'đúng rồi'])('%s passes them on', async (text) => {
    const said = await heard('SXD', () => office.says(people.son, 'LD', text, IN));
    expect(said).toContain('“tạm dừng chờ ý kiến”');
  });

  test('“ok” passes them on as a reply to the question', async () => {
    const said = await heard('SXD', () => office.says(people.son, 'LD', 'ok', { replyTo: office.lastTo('LD') }));
    expect(said).toContain('“tạm dừng chờ ý kiến”');
  });
});

test('a date that replies to nothing is quoted back before it is asked for', async () => {
  await office.says(people.lan, 'SXD', '/giahan 1');
  await office.says(people.lan, 'SXD', '31/3/2023 vì chờ thẩm định', IN);
  expect(office.assignment('#1').requestedDueOn).toBeNull();
  await office.presses(people.lan, 'SXD', 'Đúng');
  expect(office.assignment('#1').requestedDueOn).toBe('2023-03-31');
});

describe('In the chats that see every task', () => {
  test.each(['5 UBND tỉnh đã duyệt giá đất rồi', '6 Sở Tài chính đang thẩm định', '2 Giải phóng mặt bằng chậm quá'])(
    '“%s” is about the task of that number: no reason for returning #1',
    async (text) => {
      await office.says(people.lan, 'SXD', '#1 xong', IN);
      await office.presses(people.binh, 'VP', 'Trả lại');
      await office.says(people.binh, 'VP', text, IN);
      expect(office.lastTo('VP').text).not.toContain('Trả lại với lý do');
      expect(office.assignment('#1').status).toBe('pending_confirmation');
    },
  );

  test.each(['2 Sở, ngành khẩn trương báo cáo trước 25/6', '5 UBND huyện yêu cầu báo cáo ngay'])(
    '“%s” may count them: it is asked before anybody is instructed',
    async (text) => {
      await office.says(people.son, 'LD', text, IN);
      expect(office.lastTo('LD').text).toContain('Chưa chuyển gì');
    },
  );

  test('“có” is the answer to “chuyển …?”, but not once another task was acted on', async () => {
    await office.says(people.son, 'LD', '#1 tạm dừng chờ ý kiến', IN);
    await office.says(people.son, 'LD', 'cô ơi', IN);
    expect(office.lastTo('SXD').text).not.toContain('Ý kiến chỉ đạo');
    await office.says(people.son, 'LD', 'có em', IN);
    expect(office.lastTo('SXD').text).toContain('“tạm dừng chờ ý kiến”');
    await office.says(people.son, 'LD', '#3 tạm dừng chờ Bộ', IN);
    await office.says(people.son, 'LD', '#2 yêu cầu báo cáo ngay', IN);
    await office.says(people.son, 'LD', 'có', IN);
    expect(office.events('#3')).toEqual([]);
  });

  test.each(['chưa, để anh xem lại', 'không, để sau', 'khoan, chờ anh chút'])('“%s” refuses', async (text) => {
    await office.says(people.son, 'LD', '#1 tạm dừng chờ ý kiến', IN);
    await office.says(people.son, 'LD', text, { replyTo: office.lastTo('LD') });
    expect(office.lastTo('LD').text).toBe('Đã dừng; chưa chuyển gì.');
    expect(office.events('#1')).toEqual([]);
  });
});

describe('A day that the calendar lacks', () => {
  test('is asked for again, with the reason, also as a reply to what says so', async () => {
    await office.says(people.lan, 'SXD', '2 xin gia hạn', IN);
    await office.says(people.lan, 'SXD', '31/2', IN);
    expect(office.lastTo('SXD').text).toContain('ngày nêu ra không có trong lịch');
    await office.says(people.lan, 'SXD', '30/2', { replyTo: office.lastTo('SXD') });
    expect(office.lastTo('SXD').text).toContain('ngày nêu ra không có trong lịch');
    await office.says(people.lan, 'SXD', '28/2/2023 vì chờ vốn', { replyTo: office.lastTo('SXD') });
    expect(office.assignment('#2').requestedDueOn).toBe('2023-02-28');
  });
});

describe('A day that cannot be asked for', () => {
  test.each([
    ['ngày mai', 'không sau thời hạn hiện hành'],
    ['31/12/2022', 'không sau thời hạn hiện hành'],
    ['cuối năm', 'không sau thời hạn hiện hành'],
    ['hôm nay', 'không sau hôm nay'],
    ['1/1/2022', 'không sau hôm nay'],
  ])('“%s” is asked about, written and replied alike', async (text, why) => {
    await office.says(people.lan, 'SXD', '2 xin gia hạn', IN);
    await office.says(people.lan, 'SXD', text, IN);
    expect(office.lastTo('SXD').text).toContain(why);
    // Only days that can be asked for, and words.
    expect(office.lastTo('SXD').buttons.at(-1)).toBe('Ngày khác…');
    await office.says(people.lan, 'SXD', text, { replyTo: office.lastTo('SXD') });
    expect(office.lastTo('SXD').text).toContain(why);
    await office.says(people.lan, 'SXD', `/giahan 2 ${text}`);
    expect(office.lastTo('SXD').text).toContain(why);
    expect(office.assignment('#2').waitingFor).toBeNull();
  });
});

describe('“Theo đề nghị” without a day', () => {
  test.each(['theo đề nghị của Sở', 'như đơn vị xin', 'theo ngày đề nghị', 'đúng như đề nghị', 'theo de nghi cua so'])(
    '/dongy 1 %s grants the day that was asked for',
    async (words) => {
      await office.says(people.lan, 'SXD', '#1 xin gia hạn đến 30/3/2023 vì chờ thẩm định', IN);
      await office.says(people.binh, 'VP', `/dongy 1 ${words}`);
      expect(office.assignment('#1').dueOn).toBe('2023-03-30');
    },
  );

  test('is quoted back with that day when it answers the question', async () => {
    await office.says(people.lan, 'SXD', '#1 xin gia hạn đến 30/3/2023 vì chờ thẩm định', IN);
    await office.says(people.binh, 'VP', '/dongy 1 31/2/2023');
    await office.says(people.binh, 'VP', 'theo đề nghị của Sở', IN);
    expect(office.lastTo('VP').text).toContain('Đồng ý gia hạn đến 30/03/2023');
    await office.presses(people.binh, 'VP', 'Đúng');
    expect(office.assignment('#1').dueOn).toBe('2023-03-30');
  });

  describe('of another agency', () => {
    const OTHERS = ['theo đề nghị của Sở Tài chính', 'như UBND huyện Thọ Xuân xin', 'đúng như đề xuất của Sở Nội vụ ạ'];

    test.each(OTHERS)('/dongy 1 %s grants nothing, and says whose request waits', async (words) => {
      await office.says(people.lan, 'SXD', '#1 xin gia hạn đến 30/3/2023 vì chờ thẩm định', IN);
      await office.says(people.binh, 'VP', `/dongy 1 ${words}`);
      expect(office.lastTo('VP').text).toContain('Đề nghị gia hạn #1 (I.1) là của Sở Xây dựng.');
      expect(office.assignment('#1')).toMatchObject({ waitingFor: 'extension', dueOn: '2022-12-31' });
    });

    test.each(OTHERS)('“%s” as an answer neither, replied or not', async (words) => {
      await office.says(people.lan, 'SXD', '#1 xin gia hạn đến 30/3/2023 vì chờ thẩm định', IN);
      await office.says(people.binh, 'VP', '/dongy 1 31/2/2023');
      await office.says(people.binh, 'VP', words, IN);
      expect(office.lastTo('VP').text).toContain('Đề nghị gia hạn #1 (I.1) là của Sở Xây dựng.');
      await office.says(people.binh, 'VP', words, { replyTo: office.lastTo('VP') });
      expect(office.lastTo('VP').text).toContain('Đề nghị gia hạn #1 (I.1) là của Sở Xây dựng.');
      expect(office.assignment('#1').waitingFor).toBe('extension');
    });

    test.each(['theo đề nghị của Sở Xây dựng', 'như SXD đề nghị', 'theo đề nghị của bên Sở nhé'])(
      '/dongy 1 %s names the agency itself',
      async (words) => {
        await office.says(people.lan, 'SXD', '#1 xin gia hạn đến 30/3/2023 vì chờ thẩm định', IN);
        await office.says(people.binh, 'VP', `/dongy 1 ${words}`);
        expect(office.assignment('#1').dueOn).toBe('2023-03-30');
      },
    );
  });

  test('beside another day, that day is granted, and the words are named as not used', async () => {
    await office.says(people.lan, 'SXD', '#1 xin gia hạn đến 30/3/2023 vì chờ thẩm định', IN);
    await office.says(people.binh, 'VP', '/dongy 1 30/4/2023 theo đề nghị của Sở');
    expect(office.assignment('#1').dueOn).toBe('2023-04-30');
    expect(office.lastTo('VP').text).toContain('Chưa dùng: “theo đề nghị của Sở”');
  });
});

describe('Courtesy', () => {
  test.each(['ok em', 'cảm ơn em', 'vâng ạ', '👍', '🙏', 'tks em', 'tốt quá'])(
    '“%s” to a receipt, replied or not, changes nothing and asks nothing',
    async (text) => {
      await office.says(people.lan, 'SXD', '#1 20%', IN);
      const events = office.events('#1').length;
      await office.says(people.lan, 'SXD', text, { replyTo: office.lastTo('SXD') });
      expect(office.lastTo('SXD').text).toBe('Xin cảm ơn anh/chị.');
      await office.says(people.lan, 'SXD', text, IN);
      expect(office.lastTo('SXD').text).toBe('Xin cảm ơn anh/chị.');
      expect(office.events('#1')).toHaveLength(events);
    },
  );

  test.each(['ok em', 'vâng', 'dạ vâng ạ', 'ok để chị xem', 'cảm ơn em'])(
    '“%s” after “how far?” leaves that question waiting',
    async (text) => {
      await office.says(people.lan, 'SXD', '#2 chắc xong', IN);
      await office.says(people.lan, 'SXD', text, IN);
      expect(office.lastTo('SXD').text).toContain('vẫn chờ “đúng” hoặc tình hình thực hiện');
      await office.says(people.lan, 'SXD', '70%', IN);
      expect(office.assignment('#2').progress).toBe(70);
    },
  );
});

test('A day asked for twice quotes the last answer only, and the record bears the report and that answer', async () => {
  await office.says(people.lan, 'SXD', '#1 xong ngày 31/2', IN);
  await office.says(people.lan, 'SXD', 'ngày 5/7', IN);
  expect(office.lastTo('SXD').text).toContain('ngày nêu trong “ngày 5/7” chưa tới');
  await office.says(people.lan, 'SXD', '5/6', IN);
  expect(office.assignment('#1').statedOn).toBe('2022-06-05');
  expect(office.lastTo('VP').text).toContain('Nguyên văn: “xong ngày 31/2”; nói thêm: “5/6”');
});

test.each(['2 vướng\nhihi', '2 vướng ạ, cảm ơn anh', '2 vướng, ok nhé'])('“%s” names no obstacle', async (text) => {
  await office.says(people.lan, 'SXD', text, IN);
  expect(office.assignment('#2').obstacle).toBeNull();
  expect(office.lastTo('SXD').text).toContain('nêu rõ khó khăn, vướng mắc');
});

describe('Words that mean to decide, without the command', () => {
  test.each(['xác nhận', 'trả lại, đề nghị bổ sung văn bản', 'đồng ý', 'chưa đồng ý nhé'])(
    '“%s” under a completion that waits shows how to decide; nothing is passed on',
    async (text) => {
      await office.says(people.lan, 'SXD', '#1 xong', IN);
      const heardBefore = office.sentTo('SXD').length;
      await office.says(people.binh, 'VP', text, { replyTo: office.lastTo('VP') });
      expect(office.lastTo('VP').buttons).toEqual(['Xác nhận', 'Trả lại']);
      expect(office.sentTo('SXD')).toHaveLength(heardBefore);
      await office.presses(people.binh, 'VP', 'Xác nhận');
      expect(office.assignment('#1').status).toBe('completed');
    },
  );

  test('by number, for an extension too', async () => {
    await office.says(people.lan, 'SXD', '#2 xin gia hạn đến 30/6/2023', IN);
    await office.says(people.binh, 'VP', '#2 đồng ý gia hạn', IN);
    expect(office.lastTo('VP').text).toContain('/dongy 2');
    expect(office.assignment('#2').waitingFor).toBe('extension');
  });
});

test('“5/1” in June: the year is asked for, and said with the day it is taken', async () => {
  await office.says(people.lan, 'SXD', '2 xin gia hạn', IN);
  await office.says(people.lan, 'SXD', '5/1', IN);
  expect(office.lastTo('SXD').text).toContain('chưa rõ là của năm nào; xin ghi đủ ngày, tháng, năm');
  await office.says(people.lan, 'SXD', '5/1/2023, chờ vốn', { replyTo: office.lastTo('SXD') });
  expect(office.assignment('#2')).toMatchObject({ waitingFor: 'extension', requestedDueOn: '2023-01-05' });
});

test.each([
  ['5/1/2023', '05/01/2023'],
  ['cuối quý I/2023, chờ vốn', '31/03/2023'],
])('“%s”, quoted back, names the day that it is read as', async (text, shown) => {
  await office.says(people.lan, 'SXD', '2 xin gia hạn', IN);
  await office.says(people.lan, 'SXD', text, IN);
  expect(office.lastTo('SXD').text).toContain(`Xin gia hạn đến ${shown} (theo “${text}”)?`);
});

describe('words that reply to nothing, while two questions of ours wait for such', () => {
  const states = () =>
    [1, 2, 3].map((n) => office.assignment(`#${String(n)}`)).map(({ status, obstacle }) => [status, obstacle]);
  const UNTOUCHED = ['not_started', null];

  test.each([
    ['#1 vướng', '#2 vướng', 'chờ Bộ thẩm định'],
    ['#2 vuong', '#3 tỉnh đã duyệt giá rồi', 'chờ tỉnh bố trí vốn'],
    ['#1 vướng', '#2 đề nghị xem lại', 'chưa có mặt bằng'],
  ])('“%s”, “%s”, then “%s”: which is meant, is asked', async (first, second, words) => {
    await office.says(people.lan, 'SXD', first, IN);
    await office.says(people.lan, 'SXD', second, IN);
    const question = office.lastTo('SXD');
    await office.says(people.lan, 'SXD', words, IN);
    const told = office.lastTo('SXD').text;
    expect(told).toContain('là trả lời câu hỏi về nhiệm vụ nào, nên chưa ghi nhận gì');
    // Either may be meant: both ways to write it are said.
    for (const number of [first, second].map((said) => said.slice(0, 2)))
      expect(told).toContain(`“${number} ${words}”`);
    expect(states()).toEqual([UNTOUCHED, UNTOUCHED, UNTOUCHED]);
    const before = office.events(second.slice(0, 2)).length;
    await office.says(people.lan, 'SXD', words, { ...IN, replyTo: question });
    expect(office.events(second.slice(0, 2)).length).toBeGreaterThan(before);
  });

  test('with the number of one of them, it is that one', async () => {
    await office.says(people.lan, 'SXD', '#1 vướng', IN);
    await office.says(people.lan, 'SXD', '#2 vướng', IN);
    await office.says(people.lan, 'SXD', '#1 chờ Bộ thẩm định', IN);
    expect(states().slice(0, 2)).toEqual([['in_progress', 'chờ Bộ thẩm định'], UNTOUCHED]);
  });
});
