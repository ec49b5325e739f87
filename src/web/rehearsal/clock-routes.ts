/** Moves the clock, and reports what was sent. */

import type { Context, Hono } from 'hono';
import { count, momentWords } from '../../conversation/compose/words.ts';
import { instantAt, parseLocalDate } from '../../domain/calendar/dates.ts';
import { FARTHEST_YEARS, SEARCH_DAYS, type MoveOutcome } from '../../usecases/operate/move-clock.ts';
import { rehearsalChats } from '../../usecases/operate/set-up-rehearsal.ts';
import type { Desk } from './desk.ts';
import { fieldsOf, numberOf, type Fields } from '../door/fields.ts';
import { chatLink, homeLink } from './links.ts';
import type { Note } from '../door/notes.ts';

const TIME = /^([01]\d|2[0-3]):[0-5]\d$/;

/** The forms that move the rehearsal's clock. */
export function addClockRoutes(app: Hono, desk: Desk): void {
  const { office } = desk;

  app.post('/clock/next', async (context) => {
    const form = await fieldsOf(context);
    return afterMove(desk, context, form, await office.moveToNextMessage());
  });

  app.post('/clock/date', async (context) => {
    const form = await fieldsOf(context);
    const date = parseLocalDate(form('date') ?? '');
    const time = form('time') ?? '09:00';
    if (date === null || !TIME.test(time)) {
      return goBack(desk, context, form, { tone: 'refused', text: 'Đề nghị chọn đủ ngày và giờ.' });
    }
    return afterMove(desk, context, form, await office.moveTo(instantAt(date, time, office.rules.timeZone)));
  });
}

/** Opens the current chat again when it got a message, else the first one that did. */
function afterMove(desk: Desk, context: Context, form: Fields, outcome: MoveOutcome): Response {
  const { clock, rules } = desk.office;
  const now = momentWords(clock.now(), rules.timeZone);
  if (outcome.kind === 'refused') {
    return goBack(desk, context, form, { tone: 'refused', text: moveRefusal(outcome.why, now) });
  }
  const told = new Set(outcome.told.map(({ chatId }) => chatId));
  const chats = desk.read(rehearsalChats).filter((chat) => told.has(chat.id));
  const note: Note = { tone: 'done', text: movedWords(outcome, now), chats };
  const openId = numberOf(form('chat'));
  // An agency's chat shows most of what the program does.
  const landing = chats.find(({ id }) => id === openId) ?? chats.find(({ role }) => role === 'agency') ?? chats[0];
  if (landing === undefined || landing.id === openId) return goBack(desk, context, form, note);
  return context.redirect(chatLink(landing.id, { note: desk.notes.keep(note) }), 303);
}

function goBack(desk: Desk, context: Context, form: Fields, note: Note): Response {
  const chat = desk.chatOf(form('chat'));
  const kept = desk.notes.keep(note);
  const back = chat === undefined ? homeLink(kept) : chatLink(chat.id, { as: numberOf(form('as')), note: kept });
  return context.redirect(back, 303);
}

function moveRefusal(why: 'past' | 'too_far', now: string): string {
  return why === 'past'
    ? `Đồng hồ chỉ đi tới: nay đã là ${now}, đề nghị chọn lúc sau đó.`
    : `Mỗi lần chỉ đi tới nhiều nhất ${String(FARTHEST_YEARS)} năm; đề nghị chọn ngày gần hơn.`;
}

function movedWords({ end, told }: MoveOutcome & { kind: 'moved' }, now: string): string {
  if (end === 'nothing_came')
    return `Đồng hồ nay là ${now}: không có tin nào trong ${String(SEARCH_DAYS)} ngày vừa qua.`;
  const messages = told.reduce((sum, chat) => sum + chat.count, 0);
  const sent =
    messages === 0
      ? 'không có tin tự động nào được gửi'
      : `đã gửi ${count(messages)} tin tự động tới ${count(told.length)} nhóm`;
  const stopped = end === 'stopped_early' ? ' Lịch chạy quá dày nên đồng hồ dừng giữa đường.' : '';
  return `Đồng hồ nay là ${now}: ${sent}.${stopped}`;
}
