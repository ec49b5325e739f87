/** What must hold for any input whatever. Played in the suite with a seed, and by `npm run fuzz` a million times. */

import fc from 'fast-check';
import { decodeAction, encodeAction } from '../../../src/channels/telegram/action-codec.ts';
import { decodeUpdate as decodeTelegram } from '../../../src/channels/telegram/decode-update.ts';
import { decodeStored } from '../../../src/channels/zalo/stored-update.ts';
import { unwrapUpdates } from '../../../src/channels/zalo/unwrap-updates.ts';
import { keyOf } from '../../../src/channels/zalo/update-shape.ts';
import { splitLines, splitReport } from '../../../src/conversation/read/task/identify-task.ts';
import type { Incoming } from '../../../src/conversation/message/incoming.ts';
import { judgeAnswer, type AskedFor } from '../../../src/conversation/read/answer/judge-answer.ts';
import { parseCommand } from '../../../src/conversation/read/parse-command.ts';
import { readReport } from '../../../src/conversation/read/read-report.ts';
import type { Reading } from '../../../src/conversation/read/reading.ts';
import { secrecyMarkingOf, secrecyMarkingOfName } from '../../../src/domain/text/secrecy-marking.ts';
import { day, parseLocalDate, type LocalDate } from '../../../src/domain/calendar/dates.ts';
import { readDate } from '../../../src/domain/deadlines/read-date.ts';
import { readDeadline } from '../../../src/domain/deadlines/read-deadline.ts';
import * as telegram from '../../channels/telegram/payloads.ts';
import { broken, doubts, noise, salad } from './inputs.ts';
import { aheadOf, traps } from './traps.ts';
import { aside, TASK_COUNT, unnamed, type Written } from './written.ts';

const TODAY = day('2026-11-25');

const isOwn = (number: number): boolean => number >= 1 && number <= TASK_COUNT;
/** The chat's agency leads every task; the message replies to none. */
const ALL_OWN = { isListed: () => false, isOwn, mayNumber: isOwn };
/** What an obstacle, a reason or a date is taken from: words that become an official act. */
const WAITED_FOR = ['obstacle', 'reason', 'extension_date', 'other_date', 'completed_on', 'instruction'] as const;
/** Half an hour and a second. */
const LATE_MS = 1_801_000;

type Holds<Input> = fc.IProperty<[Input]>;
/** Talk beside the matter, words that could be an answer, what is waited for, and how long: in milliseconds. */
type Beside = [talk: string, words: string, asked: AskedFor, ms: number];

/** A sentence that must hold, and the assignment of all runs that are spent on it. */
export interface Property {
  readonly name: string;
  readonly assignment: number;
  readonly holds: Holds<unknown> | Holds<string> | Holds<Written> | Holds<Beside>;
}

/** Played as often as all of `PROPERTIES` together. */
export const TRAPS: readonly Property[] = [
  {
    name: 'a completion with one thing that restricts it is read as completed in no manner of typing',
    assignment: 0.9,
    holds: fc.property(traps, (text) => {
      neverCompleted(text, false);
    }),
  },
  {
    name: 'a completion on a day ahead, or consent to the whole, is never read as one',
    assignment: 0.1,
    holds: fc.property(aheadOf(TODAY), (text) => {
      neverCompleted(text, false);
    }),
  },
];

export const PROPERTIES: readonly Property[] = [
  {
    name: 'noise is never read as completed, and never makes the reply reader fail',
    assignment: 0.15,
    holds: fc.property(noise, (text) => {
      // What looks like a word of completion, with a key beside the right one or not, or like a mark of one, is no noise.
      const told =
        /x[oó]ng|xg|xog|[zcsda]ong|x[iklp09]ng|xo[bhjm]g|xon[frtyhvb]|ho[aà]n|ht|done|finish|complet|100|✓|✔|☑|✅|👌|👍/iu.test(
          text.normalize('NFKC'),
        );
      neverCompleted(text, told);
    }),
  },
  {
    name: 'words that say of nothing that it is done are never read as completed',
    assignment: 0.15,
    holds: fc.property(salad, (text) => {
      neverCompleted(text, false);
    }),
  },
  {
    name: 'a completion that is denied, doubted, asked about, planned or partial is never read as one',
    assignment: 0.1,
    holds: fc.property(doubts, (text) => {
      neverCompleted(text, false);
      // “12 xong, 15 đang làm” does complete 12: only what names no task by itself must complete none.
      for (const { ref, rest } of splitReport(text)) if (ref === null) neverCompleted(rest, false);
    }),
  },
  {
    name: 'the marks of a list and the edges of a range name no task',
    assignment: 0.1,
    holds: fc.property(unnamed, ({ text, names }) => {
      const numbers = splitLines(text, ALL_OWN).lines.flatMap(({ ref }) =>
        ref?.kind === 'number' ? [ref.number] : [],
      );
      const wrong = numbers.filter((number) => !names.includes(number));
      if (wrong.length > 0) throw new Error(`names #${wrong.join(', #')}`);
    }),
  },
  {
    name: 'talk beside the matter answers no question, nor do words that come too late or name another task',
    assignment: 0.05,
    holds: fc.property(
      fc.tuple(aside, doubts, fc.constantFrom<AskedFor>(...WAITED_FOR), fc.nat({ max: LATE_MS })),
      ([talk, words, asked, ms]) => {
        const standing = { isReply: false, age: ms, isInterrupted: false, names: 'nothing', today: TODAY } as const;
        const taken = [
          judgeAnswer(asked, talk, standing),
          judgeAnswer(asked, words, { ...standing, age: ms + LATE_MS }),
          judgeAnswer(asked, words, { ...standing, isReply: true, names: 'another' }),
        ].some((judged) => judged === 'answer' || judged === 'echo');
        if (taken) throw new Error('taken for the answer');
      },
    ),
  },
  {
    name: 'any phrase of time is read into days that exist and follow each other, or into none',
    assignment: 0.15,
    holds: fc.property(fc.oneof(noise, salad), (text) => {
      const { start, end, kind, recurrence, dueDay } = readDeadline(text);
      isDayOrNull(start);
      isDayOrNull(end);
      if (start !== null && end !== null && start > end) throw new Error(`${start} is after ${end}`);
      if (kind === 'recurring' && recurrence === null) throw new Error('recurring without a period');
      if (kind === 'unknown' && (start !== null || end !== null)) throw new Error('unknown with a date');
      if (dueDay !== null && (dueDay.day < 1 || dueDay.day > 31)) throw new Error(`a day ${String(dueDay.day)}`);
      const asDate = readDate(text, TODAY);
      if (asDate.kind === 'date') isDayOrNull(asDate.date);
    }),
  },
  {
    name: 'any text is a command, an unknown one or none; any name and text carries a marking or none',
    assignment: 0.05,
    holds: fc.property(
      fc.oneof(
        noise,
        salad,
        noise.map((text) => `/${text}`),
      ),
      (text) => {
        parseCommand(text);
        parseCommand(text, true);
        secrecyMarkingOf(text);
        secrecyMarkingOfName(text);
      },
    ),
  },
  {
    name: 'what a button carries is exactly one action written in one way, or nothing',
    assignment: 0.1,
    holds: fc.property(buttonData(), (data) => {
      const action = decodeAction(data);
      if (action === null) return;
      // The words of a search are put into their composed form; every other field comes back as it was.
      const again = encodeAction(action);
      if (again !== data && again !== data.normalize('NFC')) throw new Error(`${data} became ${again}`);
    }),
  },
  {
    name: 'any JSON from Telegram is read as something whole, or as nothing',
    assignment: 0.08,
    holds: fc.property(fc.oneof(...telegramUpdates().map(broken)), (update) => {
      isWhole(decodeTelegram(update, telegram.BOT));
    }),
  },
  {
    name: 'any JSON from Zalo is read as something whole, or as nothing',
    assignment: 0.07,
    holds: fc.property(fc.oneof(...zaloBodies().map(broken)), (body) => {
      for (const update of unwrapUpdates(body)) {
        keyOf(update);
        isWhole(decodeStored({ bot: { id: '1459', names: ['Bot Đôn Đốc'] }, update, held: false }));
      }
      isWhole(decodeStored(body));
    }),
  },
];

function neverCompleted(text: string, mayBe: boolean): void {
  const reading = readReport(text, TODAY);
  isSound(reading);
  if (!mayBe && reading.status === 'completed') throw new Error('read as completed');
}

function isSound({ progress, requestedDeadline, documentDate, intent, needsQuestion }: Reading): void {
  // "đạt 99,5%" is read as said.
  if (progress !== null && !(progress >= 0 && progress <= 100)) {
    throw new Error(`a progress of ${String(progress)}`);
  }
  isDayOrNull(requestedDeadline);
  isDayOrNull(documentDate);
  if (intent === 'unclear' && !needsQuestion) throw new Error('unclear without a question');
}

function isDayOrNull(date: LocalDate | null): void {
  if (date !== null && parseLocalDate(date) !== date) throw new Error(`${date} is no day`);
}

/** Nothing of a message that goes on is missing, and no text is too strange to be stored or shown. */
function isWhole(incoming: Incoming): void {
  JSON.parse(JSON.stringify(incoming));
  if (incoming.kind === 'nothing') {
    if (incoming.why === '') throw new Error('nothing without a reason');
    return;
  }
  if (incoming.kind === 'migration') {
    if (incoming.from === '' || incoming.to === '') throw new Error('moved from or to nowhere');
    return;
  }
  if (incoming.chat.externalId === '' || incoming.person.externalId === '') throw new Error('nobody or nowhere');
  if (incoming.person.name === '') throw new Error('a person without a name');
  if (incoming.kind !== 'message') return;
  if (incoming.text !== incoming.text.normalize('NFC')) throw new Error('not NFC');
  if (incoming.text === '' && incoming.files.length === 0 && !incoming.addressed) throw new Error('nothing said');
}

function buttonData(): fc.Arbitrary<string> {
  const field = fc.oneof(
    fc.nat({ max: 999 }).map(String),
    fc.constantFrom('c', 'n', 'i', 'b', 'viec', '', '-1', '1e3'),
    noise,
  );
  const forged = fc
    .tuple(
      fc.constantFrom('1', '2', ''),
      fc.constantFrom('c', 'e', 'k', 'ka', 'r', 'u', 'a', 'p', 'z'),
      fc.array(field, { maxLength: 4 }),
    )
    .map(([version, code, fields]) => [version, code, ...fields].join(':'));
  return fc.oneof(forged, noise);
}

function telegramUpdates(): unknown[] {
  const { message, update, LAN, SUPERGROUP, REMINDER } = telegram;
  return [
    update('message', message({ text: '#12 xong', reply_to_message: REMINDER })),
    update(
      'message',
      message({ text: '/xem@dondoc_bot 12', entities: [{ type: 'bot_command', offset: 0, length: 15 }] }),
    ),
    update('edited_message', message({ caption: '50%', photo: [{ file_id: 'f', file_unique_id: 'u', file_size: 9 }] })),
    update(
      'message',
      message({ document: { file_id: 'f', file_unique_id: 'u', file_name: 'bc.pdf', mime_type: 'x/y' } }),
    ),
    update('message', message({ migrate_to_chat_id: -1002000000009 })),
    update('callback_query', { id: '1', from: LAN, message: REMINDER, data: '1:r:12:3:c' }),
    update('my_chat_member', { chat: SUPERGROUP, from: LAN, date: 1, new_chat_member: { status: 'kicked' } }),
  ];
}

function zaloBodies(): unknown[] {
  const from = { id: '9c0f', display_name: 'Minh', is_bot: false };
  const chat = { id: 'zgr-1a2b', chat_type: 'GROUP' };
  const base = { message_id: 'ab12', date: 1_788_800_000_123, from, chat };
  const text = { event_name: 'message.text.received', message: { ...base, text: '@Bot Đôn Đốc 12 xong' } };
  const image = {
    event_name: 'message.image.received',
    message: {
      ...base,
      photo_url: 'https://x.invalid/1.jpg',
      caption: '12',
      reply_to_message: { message_id: 'b0', text: 'x' },
    },
  };
  return [text, image, { ok: true, result: text }, { ok: true, result: [image, text] }];
}
