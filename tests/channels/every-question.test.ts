// covers src/dialogue/context/put-question.ts, src/dialogue/context/pending-question.ts

/** Every kind of question is answered by just typing: on Telegram in privacy mode, and on Zalo, over HTTP. */

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { PendingQuestion } from '../../src/dialogue/context/pending-question.ts';
import { people, type Person } from '../people.ts';
import type { Message } from '../lab/doubles/telegram-double.ts';
import { openTelegramOffice, type TelegramOffice } from '../support/office/telegram-office.ts';
import { openZaloOffice, type ZaloOffice } from '../support/office/zalo-office.ts';

const { binh, lan, son } = people;
const ONGOING = [8, 13];
const TASKS = Array.from({ length: 13 }, (_, at) => ({
  ref: `I.${String(at + 1)}`,
  title: `Lập quy hoạch khu số ${String(at + 1)}`,
  lead: 'Sở Xây dựng',
  deadline: ONGOING.includes(at + 1) ? 'Thường xuyên' : 'Quý III/2022',
}));

type Place = 'SXD' | 'VP' | 'LD' | 'private';

interface Play {
  readonly who: Person;
  readonly place: Place;
  /** Said in the group as a reply to the welcome, one after the other; what begins with "/" as a command. */
  readonly leads: readonly string[];
  /** Words of the question. */
  readonly asks: string;
  readonly types: string;
  /** Words of what is said when the answer was taken. */
  readonly heard: string;
}

const at = (place: Place, who: Person) => (leads: readonly string[], asks: string, types: string, heard: string) =>
  ({ who, place, leads, asks, types, heard }) satisfies Play;
const focal = at('SXD', lan);

/** A kind of question that is not here does not compile. */
const PLAYS: Record<PendingQuestion['kind'], Play> = {
  presentation: focal([], 'họ tên, chức vụ', 'Trần Thị Lan, chuyên viên Văn phòng Sở', 'Đã ghi: Trần Thị Lan'),
  which_reading: focal(
    ['1. Đã hoàn thành\n2. Đang chờ kinh phí'],
    'Các số trong tin là số nhiệm vụ',
    'số nhiệm vụ',
    'Đã ghi nhận',
  ),
  which_task: focal(['xong 60%'], 'nói về nhiệm vụ nào?', '#3', 'Đã ghi nhận #3'),
  document: focal(['#4 xong'], 'Đã ghi nhận #4', 'số 45/QĐ-UBND ngày 2/5/2022', 'Đã ghi văn bản kết quả của #4'),
  decision: at('VP', binh)(['/tralai 4'], 'lý do', 'thiếu chữ ký ở trang 3', 'Trả lại báo cáo'),
  instruction: at('LD', son)(
    ['#5 tạm dừng chờ ý kiến'],
    'như ý kiến chỉ đạo?',
    'chuyển',
    'Đã ghi ý kiến chỉ đạo về #5',
  ),
  echo: at('private', lan)(
    ['#5 xin gia hạn', '30/12/2022 vì chờ Bộ thẩm định'],
    '(theo “30/12/2022 vì chờ Bộ thẩm định”)?',
    'đúng',
    'Xin gia hạn đến 30/12/2022',
  ),
  proposal: focal(
    ['#6 đã hoàn thành, xử lý 12 vụ, theo Báo cáo 45/BC-SXD ngày 15/6/2022'],
    'Ghi #6',
    'đúng',
    'Đã ghi nhận #6',
  ),
  completed_on: focal(['#7 xong ngày 15/6 và 16/6/2022'], 'Về #7', '15/06/2022', 'Đã ghi nhận #7'),
  period_or_whole: focal(['#8 xong'], 'là kết quả kỳ này?', 'kết quả kỳ này', 'Đã ghi nhận #8'),
  obstacle: focal(['#9 vướng'], 'nêu rõ khó khăn', 'chờ Bộ Xây dựng thẩm định', 'vướng mắc: chờ Bộ Xây dựng'),
  extension_date: focal(
    ['#10 xin gia hạn'],
    'gia hạn đến ngày nào',
    '30/12/2022 vì chờ Bộ',
    'Xin gia hạn đến 30/12/2022',
  ),
  how_far: focal(['#11 đã kết thúc'], 'nghĩa là đã hoàn thành hay chưa', '70%', 'đang thực hiện, 70 %'),
  objection: focal(
    ['#12 đề nghị xem lại'],
    'xem lại nội dung nào',
    'đã báo cáo hoàn thành tại 12/BC-SXD ngày 20/4/2022',
    '#12',
  ),
};

type Mention = NonNullable<Message['entities']>[number] & { readonly user: { readonly id: number } };

const KINDS = Object.keys(PLAYS) as (keyof typeof PLAYS)[];

describe('on Telegram, in privacy mode', () => {
  let office: TelegramOffice;
  const groups: Partial<Record<Place, ReturnType<TelegramOffice['double']['supergroup']>>> = {};
  const welcomes = new Map<Place, Message>();

  beforeAll(async () => {
    office = await openTelegramOffice({ programme: TASKS, double: { privacyMode: true } });
    const link = async (place: Place, title: string, who: Person, purpose: 'agency' | 'secretariat' | 'leaders') => {
      const group = office.double.supergroup(title);
      groups[place] = group;
      await office.link(group, office.who(who), purpose, ...(purpose === 'agency' ? (['SXD'] as const) : []));
      welcomes.set(place, office.newest(group, purpose === 'agency' ? 'họ tên, chức vụ' : ''));
    };
    await link('VP', 'Văn phòng', binh, 'secretariat');
    await link('LD', 'Lãnh đạo', son, 'leaders');
    await link('SXD', 'Sở Xây dựng', lan, 'agency');
    groups.private = office.double.privateChat(office.who(lan));
  });
  afterAll(() => office.close());

  test.each(KINDS)('%s', async (kind) => {
    const { who, place, leads, asks, types, heard } = PLAYS[kind];
    const chat = groups[place];
    if (chat === undefined) throw new Error(`No ${place}`);
    const from = office.who(who);
    const says = async (text: string, replyTo?: Message): Promise<void> => {
      office.double.message({ chat, from, text, ...(replyTo !== undefined && { replyTo }) });
      await office.settled();
    };
    for (const words of leads) await says(words, words.startsWith('/') ? undefined : welcomes.get(place));
    const asked = office.newest(chat, asks);
    const buttons = asked.reply_markup?.inline_keyboard.flat() ?? [];
    const opens = asked.force_reply;
    expect([buttons.length > 0, opens !== undefined].filter(Boolean), 'either buttons or an open reply').toHaveLength(
      1,
    );
    if (opens !== undefined) {
      expect(opens).toMatchObject({
        selective: true,
        input_field_placeholder: expect.stringMatching(/^.{1,64}$/u) as string,
      });
      const mentioned = asked.entities?.find((entity): entity is Mention => entity.type === 'text_mention')?.user.id;
      expect(mentioned ?? asked.reply_to_message?.from.id).toBe(from.id);
    }
    if (place !== 'private') {
      const before = office.double.sent(chat).length;
      await says(types);
      expect(office.double.sent(chat), 'Telegram withholds what replies to nothing').toHaveLength(before);
    }
    await says(types, place === 'private' ? undefined : asked);
    expect(office.newest(chat).text).toContain(heard);
    // The welcome says more than it asks.
    const goes = opens !== undefined && kind !== 'presentation';
    expect(
      office.double.deleted().some(({ message_id: id, chat: of }) => id === asked.message_id && of.id === chat.id),
    ).toBe(goes);
  });
});

/** An office for each half: of one person Zalo's channel takes some twenty messages a minute. */
const HALVES = [KINDS.slice(0, 7), KINDS.slice(7)];

describe.each(HALVES)('on Zalo, where a reply and a mention are heard', (...kinds) => {
  let office: ZaloOffice;
  const groups: { [place in Place]?: ReturnType<ZaloOffice['double']['group']> } = {};

  beforeAll(async () => {
    office = await openZaloOffice({ programme: TASKS });
    const link = async (place: Place, who: Person, purpose: 'agency' | 'secretariat' | 'leaders') => {
      const group = office.double.group();
      groups[place] = group;
      await office.link(group, office.who(who), purpose, ...(purpose === 'agency' ? (['SXD'] as const) : []));
    };
    await link('VP', binh, 'secretariat');
    await link('LD', son, 'leaders');
    await link('SXD', lan, 'agency');
  });
  afterAll(() => office.close());

  test.each(kinds)('%s', async (kind) => {
    const { who, place, leads, asks, types, heard } = PLAYS[kind];
    const chat = groups[place === 'private' ? 'SXD' : place];
    if (chat === undefined) throw new Error(`No ${place}`);
    for (const words of leads) await office.says(office.who(who), chat, words);
    const asked = office.newest(chat, asks);
    await office.says(office.who(who), chat, types, { replyTo: asked });
    // Zalo does not tell to what was replied: what becomes an official act is quoted back.
    if (office.newest(chat).text.includes('đúng · thôi')) await office.says(office.who(who), chat, 'đúng');
    expect(office.newest(chat).text).toContain(heard);
  });
});
