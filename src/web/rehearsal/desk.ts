/** What the routes share: reading the registry as of now, the notes, and the time up to which each chat was read. */

import type { Context } from 'hono';
import type { Instant, LocalDate } from '../../domain/calendar/dates.ts';
import { localDateOf } from '../../domain/calendar/dates.ts';
import type { Chat } from '../../store/people/chats.ts';
import { deliveriesSince } from '../../store/outbox/outbox-lists.ts';
import { rehearsalChats } from '../../usecases/operate/set-up-rehearsal.ts';
import { workAt, type Work } from '../../usecases/work.ts';
import { numberOf } from '../door/fields.ts';
import { frame, type ListedChat } from './frame.ts';
import type { Html } from '../door/html.ts';
import { createNotes, type Note, type Notes } from '../door/notes.ts';
import type { RehearsalOffice } from './rehearsal-office.ts';

type Answer = Response | Promise<Response>;

export interface Desk {
  readonly office: RehearsalOffice;
  readonly notes: Notes;
  /** Reads one consistent snapshot of the registry. */
  read<T>(look: (work: Work) => T): T;
  today(): LocalDate;
  /** The chat with the id that a link or a form names. */
  chatOf(id: string | undefined): Chat | undefined;
  noteOf(context: Context): Note | undefined;
  markRead(chatId: number): void;
  /** A whole page; moving the clock keeps chat `chatId` open and person `as` chosen. */
  show(context: Context, title: string, content: Html, open?: { chatId: number | null; as: number | null }): Answer;
}

/** Shows the rehearsal's pages and takes its forms. */
export function createDesk(office: RehearsalOffice): Desk {
  const { database, rules, clock } = office;
  const { timeZone } = rules;
  const notes = createNotes();
  const openedAt = clock.now();
  /** A chat that was not opened yet counts as read up to the program's start. */
  const readUntil = new Map<number, Instant>();

  const read = <T>(look: (work: Work) => T): T => database.read((tx) => look(workAt(tx, clock.now(), rules)));

  function listed(work: Work): ListedChat[] {
    return rehearsalChats(work).map((chat) => ({
      id: chat.id,
      title: chat.title,
      role: chat.role,
      lastAt: chat.lastDeliveredAt,
      unread: unreadIn(work, chat),
    }));
  }

  function unreadIn({ tx }: Work, chat: Chat): number {
    const since = readUntil.get(chat.id) ?? openedAt;
    if (chat.lastDeliveredAt === null || chat.lastDeliveredAt <= since) return 0;
    return deliveriesSince(tx, 'rehearsal', since, 'all').find(({ chatId }) => chatId === chat.id)?.count ?? 0;
  }

  return {
    office,
    notes,
    read,
    today: () => localDateOf(clock.now(), timeZone),
    chatOf(id) {
      const wanted = numberOf(id);
      return read(rehearsalChats).find((chat) => chat.id === wanted);
    },
    noteOf: (context) => notes.find(context.req.query('note') ?? ''),
    markRead(chatId) {
      readUntil.set(chatId, clock.now());
    },
    show(context, title, content, open = { chatId: null, as: null }) {
      return context.html(frame(title, { now: clock.now(), timeZone, chats: read(listed), ...open }, content));
    },
  };
}
