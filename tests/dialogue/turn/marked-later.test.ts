/** Whatever door words came through: once their message is edited to carry a secrecy marking, no table keeps them. */

import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Chat, Message, Person } from '../../lab/doubles/telegram-double.ts';
import { people } from '../../people.ts';
import { WORDS_OF_MESSAGES } from '../../support/words-in-columns.ts';
import { REMINDERS_DAILY } from '../../support/office/advance.ts';
import { openTelegramOffice, type TelegramOffice } from '../../support/office/telegram-office.ts';

type Who = 'lan' | 'binh' | 'minh';

/** `§` stands for words that nobody else wrote; `press` for a button under the bot's last message there. */
interface Step {
  readonly who: Who;
  readonly text?: string;
  readonly photo?: string;
  readonly document?: string;
  readonly press?: RegExp;
  /** A reply to the bot's last message in the chat; else it stands alone. */
  readonly reply?: true;
}

const says = (text: string, who: Who = 'lan'): Step => ({ who, text });
const replies = (text: string, who: Who = 'lan'): Step => ({ who, text, reply: true });
const presses = (press: RegExp, who: Who = 'lan'): Step => ({ who, press });

/** `#N` is the task of its own that each conversation has. */
const CONVERSATIONS: readonly (readonly [door: string, steps: readonly Step[]])[] = [
  ['a report', [says('#N đang làm 40%, vướng §')]],
  ['a report, and a later one', [says('#N đang làm, vướng §'), says('#N 70%, đã có § rồi')]],
  ['the obstacle that was asked for', [says('#N vướng'), replies('vướng § ạ')]],
  ['an obstacle without its word', [says('#N vướng'), replies('§')]],
  ['the state that was asked for', [says('#N báo cáo về § ạ'), replies('đang làm 30%, § chưa giao')]],
  ['what was added to a question', [says('#N đã giải quyết § xong rồi'), replies('còn § nữa ạ')]],
  ['a proposal that was pressed', [says('#N đã giải quyết § xong rồi'), presses(/Đúng|Đang|thực hiện/u)]],
  ['an extension with its reason', [says('#N xin gia hạn vì §'), replies('đến 30/9/2023 vì §')]],
  ['an extension, rejected', [says('#N xin gia hạn đến 30/9/2023 vì §'), says('/khongdongy N vì §', 'binh')]],
  ['a completion, returned', [says('#N xong, kết quả §'), says('/tralai N thiếu §', 'binh')]],
  [
    'a return whose reason was asked for',
    [says('#N xong, kết quả §'), says('/tralai N', 'binh'), replies('thiếu § nhé', 'binh')],
  ],
  ['a completion, its document after it', [says('#N xong'), replies('Quyết định số 12/QĐ-SXD ngày 1/6/2022 về §')]],
  [
    'an instruction',
    [replies('#N yêu cầu báo cáo § trước thứ Sáu', 'binh'), presses(/Chuyển/u, 'binh'), replies('đã rõ, § đang làm')],
  ],
  ['an instruction by a leader', [says('#N yêu cầu § khẩn trương', 'minh'), presses(/Chuyển|Gửi|Đúng/u, 'minh')]],
  [
    'a question to the secretariat and its answer',
    [says('#N cho em hỏi § nộp ở đâu ạ?'), replies('§ nộp tại tầng 2', 'binh')],
  ],
  [
    'a question, answered by a command',
    [says('hỏi Văn phòng: § của nhiệm vụ N thế nào'), says('/dap 1 § nhé', 'binh')],
  ],
  ['a proposal to leaders', [says('/kiennghi N đề nghị bố trí §')]],
  ['an objection', [says('#N đề nghị xem lại: §'), says('/traloi N đã xem § rồi', 'binh')]],
  ['an objection whose ground was asked for', [says('#N đề nghị xem lại'), replies('vì § ạ')]],
  ['an objective reason', [says('#N lý do khách quan: §')]],
  ['a suspension', [says('#N tạm dừng theo Công văn số 5/UBND-§'), says('/khongdongy N vì §', 'binh')]],
  [
    'a task that is not ours',
    [says('#N không thuộc trách nhiệm của Sở vì §'), says('/khongdongy N § là của Sở', 'binh')],
  ],
  ['a photo with words', [{ who: 'lan', photo: '#N đang làm 20%, §' }]],
  ['a photo whose task was asked for', [{ who: 'lan', photo: '§ đang làm' }, replies('#N')]],
  ['a file by its name', [{ who: 'lan', document: '#N đang làm 20%' }]],
  ['a file as a reply to a receipt', [says('#N 20%'), { who: 'lan', document: 'gửi §', reply: true }]],
  [
    'a file whose question was pressed',
    [{ who: 'lan', document: '#N đã giải quyết § xong rồi' }, presses(/Đúng|thực hiện|Đã xong/u)],
  ],
  ['a file with an answer', [says('#N vướng'), { who: 'lan', photo: 'vướng § ạ', reply: true }]],
  // The first is marked before the second, whose message the event names.
  ['short words, in order', [says('#N đã giải quyết § xong rồi'), replies('còn § ạ')]],
  ['short words', [says('#N đã giải quyết § xong rồi'), replies('còn § ạ'), says('#N vướng'), replies('§')]],
  ['short words that stand in a question only, pressed', [says('#N § ạ'), presses(/Đang|thực hiện/u)]],
  ['short words that stand in a question only, answered', [says('#N §'), replies('40%')]],
  ['short words that stand in a question only, an obstacle behind them', [says('#N § ạ'), replies('vướng §')]],
  ['short words that stand in a question only, never answered', [says('#N § nhé')]],
  ['answers to answers', [says('§ đang làm'), replies('N'), says('#N vướng'), replies('§ và'), replies('còn §')]],
  ['putting off', [says('#N nhắc lại thứ Hai, chờ §')]],
  ['thanks and talk', [says('#N cảm ơn § nhé'), replies('§ ok anh')]],
  ['a search', [says('/tim §'), says('/xem N §')]],
  ['undo with words', [says('#N 60%'), replies('nhầm, § mới đúng')]],
  ['a line of several', [says('#N 35%, có §\n#M vướng §')]],
  ['words of no task', [says('tình hình § đang triển khai'), replies('#N')]],
  ['a presentation', [replies('Trần Thị Lan, chuyên viên §')]],
  ['a date of the completion', [says('#N xong đầu tháng 6, § kèm theo'), replies('ngày 2/6/2022, §')]],
  ['a rename of nothing', [says('/tamdung N vì §', 'binh'), says('/tieptuc N vì §', 'binh')]],
];

/** What words reach by themselves before they are marked: lists, digests, reminders, and what was asked about them. */
const SPREAD: readonly (readonly [door: string, steps: readonly Step[]])[] = [
  ['an obstacle', [says('#N đang làm 40%, vướng §')]],
  ['a completion with its document', [says('#N xong, theo Báo cáo 45/BC-SXD ngày 15/6/2022 về §')]],
  ['an extension', [says('#N xin gia hạn đến 30/12/2022 vì §')]],
  ['an instruction', [says('#N yêu cầu báo cáo § trước thứ Sáu', 'binh')]],
  ['an objection', [says('#N đề nghị xem lại: §')]],
  ['an objective reason', [says('#N lý do khách quan: §')]],
  ['a suspension', [says('#N tạm dừng theo Công văn số 5/UBND-TH ngày 3/6/2022 vì §')]],
  ['a question', [says('#N cho em hỏi § nộp ở đâu ạ?')]],
  ['a proposal', [says('/kiennghi N đề nghị bố trí §')]],
  ['an obstacle in short', [says('#N vướng chờ §')]],
];

const TASKS = [...CONVERSATIONS, ...SPREAD].map(([door], at) => ({
  ref: `I.${String(at + 1)}`,
  title: `Việc thứ ${String(at + 1)}: ${door}`,
  lead: 'Sở Xây dựng',
  deadline: at % 3 === 0 ? 'Quý IV/2022' : at % 3 === 1 ? 'Thường xuyên' : 'Ngày 30/9/2022',
}));

let office: TelegramOffice;
let chats: Record<Who, Chat>;
let persons: Record<Who, Person>;

beforeAll(async () => {
  office = await openTelegramOffice({ programme: TASKS, at: '2022-06-21 09:00' });
  const [group, secretariat, leaders] = ['Sở Xây dựng', 'Văn phòng', 'Lãnh đạo'].map((title) =>
    office.double.supergroup(title),
  ) as [Chat, Chat, Chat];
  chats = { lan: group, binh: secretariat, minh: leaders };
  persons = { lan: office.who(people.lan), binh: office.who(people.binh), minh: office.who(people.minh) };
  await office.link(secretariat, persons.binh, 'secretariat');
  await office.link(leaders, persons.minh, 'leaders');
  await office.link(group, persons.lan, 'agency', 'SXD');
});

afterAll(async () => {
  await office.close();
});

/** The columns that hold some words, each with the value of a row. */
function holding(words: string): string[] {
  const { raw } = office.app().database;
  const tables = raw.prepare("select name from sqlite_schema where type = 'table'").pluck().all() as string[];
  const sought = words.toLowerCase();
  return tables.flatMap((table) =>
    (raw.prepare(`select * from "${table}"`).all() as object[]).flatMap((row) =>
      Object.entries(row)
        .filter(([, value]) => typeof value === 'string' && value.toLowerCase().includes(sought))
        .map(([column, value]) => `${table}.${column}: ${String(value)}`),
    ),
  );
}

/** Where the words of messages stood before these were marked. */
const seen = new Set<string>();

function see({ message, secret }: Said): void {
  for (const words of [secret, ...keysOf(message)])
    for (const held of holding(words)) seen.add(held.slice(0, held.indexOf(':')));
}

/** By which the messenger knows the files of a message. */
function keysOf(message: Message): string[] {
  return [...JSON.stringify(message).matchAll(/"file_(?:unique_)?id":"([^"]+)"/gu)].map(([, key]) => key ?? '');
}

interface Said {
  readonly message: Message;
  readonly text: string;
  readonly secret: string;
}

async function play(door: string, steps: readonly Step[], task: number): Promise<Said[]> {
  const said: Said[] = [];
  for (const [at, step] of steps.entries()) {
    const chat = chats[step.who];
    const from = persons[step.who];
    const last = office.double.sent(chat).at(-1);
    if (step.press !== undefined) {
      const label = last?.reply_markup?.inline_keyboard.flat().find(({ text }) => step.press?.test(text))?.text;
      if (last !== undefined && label !== undefined) await office.presses(from, last, label);
      await office.settled();
      continue;
    }
    const name = `q${String(task)}${'abcdef'[at] ?? ''}z`;
    // Words too short to be found by themselves go by the message that they came in.
    const secret = /short words|in short/u.test(door) ? name : `sao kim ${name} ngựa đỏ`;
    const wordsOf = (text: string): string =>
      text
        .replaceAll('§', secret)
        .replaceAll(/\bN\b/gu, String(task))
        .replaceAll(/\bM\b/gu, String((task % TASKS.length) + 1));
    const text = wordsOf(step.text ?? step.photo ?? step.document ?? '');
    const posting = { chat, from, ...(step.reply === true && last !== undefined && { replyTo: last }) };
    const message =
      step.photo !== undefined
        ? office.double.photo({ ...posting, caption: text })
        : step.document !== undefined
          ? office.double.document({ ...posting, caption: text, name: `${secret}.pdf` })
          : office.double.message({ ...posting, text });
    said.push({ message, text, secret });
    await office.settled();
  }
  return said;
}

test.each(CONVERSATIONS.map(([door, steps], at) => [door, steps, at + 1] as const))(
  '%s: each of its messages, marked later, leaves no word',
  async (door, steps, task) => {
    const said = await play(door, steps, task);
    said.forEach(see);
    for (const each of task % 2 === 0 ? said : said.toReversed()) {
      office.double.edit(each.message, `${each.text}\nMẬT`);
      await office.settled();
      expect(holding(each.secret)).toEqual([]);
      for (const key of keysOf(each.message)) expect(holding(key)).toEqual([]);
    }
  },
);

/** What the chat is told. */
async function asks(who: Who, text: string): Promise<string> {
  const before = office.double.sent(chats[who]).length;
  office.double.message({ chat: chats[who], from: persons[who], text });
  await office.settled();
  return JSON.stringify(office.double.sent(chats[who]).slice(before));
}

test('what lists, digests and reminders told of them since leaves none either', async () => {
  const said: Said[] = [];
  for (const [at, [door, steps]] of SPREAD.entries())
    said.push(...(await play(door, steps, CONVERSATIONS.length + at + 1)));
  await office.advanceTo('2022-06-24 17:00', REMINDERS_DAILY);
  await office.app().run('digest');
  await office.settled();
  const tasks = SPREAD.map((_, at) => String(CONVERSATIONS.length + at + 1));
  const lists = ['/viec', '/quahan', '/tonghop', '/rasoat'];
  for (const text of [...lists, ...tasks.flatMap((task) => [`/xem ${task}`, `/lichsu ${task}`])])
    await asks('binh', text);
  await asks('lan', '/viec');
  await asks('minh', '/tonghop');
  await office.advanceTo('2022-07-08 17:00', REMINDERS_DAILY);
  await office.app().run('digest');
  await office.settled();
  const left: string[] = [];
  said.forEach(see);
  for (const each of said) {
    office.double.edit(each.message, `${each.text}\nMẬT`);
    await office.settled();
    left.push(...holding(each.secret));
  }
  expect(left).toEqual([]);
  for (const who of ['lan', 'binh', 'minh'] as const) {
    const told = await asks(who, '/tonghop');
    expect(told).toContain('Tổng hợp tuần');
    for (const { secret } of said) expect(told).not.toContain(secret);
  }
});

test('these messages came into every column that may hold their words', () => {
  expect([...seen].toSorted()).toEqual(Object.keys(WORDS_OF_MESSAGES).toSorted());
});
