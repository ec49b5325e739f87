import { formatDate } from '../../src/domain/calendar/dates.ts';
import type { Action } from '../../src/conversation/message/message.ts';
import { cardById, cardsOfTask } from '../../src/store/programmes/assignments.ts';
import { eventById } from '../../src/store/record/events.ts';
import { payloadOf } from '../../src/outbox/payload.ts';
import { groups, type GroupCode, type Person, type Place } from '../people.ts';
import { onlyAt, REMINDERS_DAILY, tickIn, WITH_WEEKLY_DIGEST } from '../support/office/advance.ts';
import { assignmentOf, eventsOf } from '../support/office/read-record.ts';
import { openZaloOffice, type ZaloSent } from '../support/office/zalo-office.ts';
import type { ZaloChat } from '../lab/doubles/zalo-double.ts';
import { orderImport } from './order-import.ts';
import { orderSuccession } from './order-succession.ts';
import type { Seen, Setting, Speech, Stage } from './stage.ts';

const CODES = Object.keys(groups) as GroupCode[];

/**
 * The stage on Zalo's double. Zalo has no buttons: where a transcript presses one, the person types what the button
 * says. Nor does Zalo tell which message a reply answers, and in a group nothing reaches the bot but mentions and replies.
 */
export async function openZaloStage(setting: Setting): Promise<Stage> {
  const { at, programme, delivery, confirmation, digest } = setting;
  const office = await openZaloOffice({
    at,
    programme,
    settings: { DELIVERY: delivery, CONFIRMATION: confirmation, REMINDER_CRON: tickIn(at) },
  });
  const { double } = office;
  const who = (person: Person) => office.who(person);
  const chats = new Map<GroupCode, ZaloChat>(CODES.map((code) => [code, double.group()]));

  function chatOf(place: Place, person: Person): ZaloChat {
    const chat = place === 'private' ? double.privateChat(who(person)) : chats.get(place);
    if (chat === undefined) throw new Error(`There is no group ${place}`);
    return chat;
  }

  /** The buttons that another messenger would have shown under a message. */
  function buttonsOf({ messageId }: ZaloSent): readonly { readonly label: string; readonly action: Action }[] {
    const payload = office
      .app()
      .database.raw.prepare('select payload from outbox where message_id = ?')
      .pluck()
      .get(messageId);
    const read = typeof payload === 'string' ? payloadOf(payload) : null;
    return read === null || read.kind === 'unreadable' ? [] : (read.message?.buttons.flat() ?? []);
  }

  function seen(message: ZaloSent): Seen {
    return { text: message.text, buttons: buttonsOf(message).map(({ label }) => label) };
  }

  const quotedBack = new Set<string>();
  /** A transcript tells of replies; what is said only where they are not heard is none of it. */
  const isOfTranscript = ({ messageId }: ZaloSent): boolean => !quotedBack.has(messageId);

  /** The number of the task that a button is about. */
  function numberOf(action: Action): string {
    const task = office.app().database.read((tx) => {
      if (action.kind === 'undo' || action.kind === 'decide') return eventById(tx, action.event)?.taskId;
      return 'assignment' in action ? cardById(tx, action.assignment)?.task.id : undefined;
    });
    if (task == null) throw new Error(`A ${action.kind} button is about no task`);
    return String(task);
  }

  /** The code of the lead agency that an event is about, where the task has several. */
  function leadOf(eventId: number): string {
    return office.app().database.read((tx) => {
      const event = eventById(tx, eventId);
      const cards = event?.taskId == null ? [] : cardsOfTask(tx, event.taskId);
      const own = cards.find((card) => card.assignment.id === event?.assignmentId);
      return cards.length < 2 || own === undefined ? '' : ` ${own.agency.code}`;
    });
  }

  /** What somebody types who would have pressed this button. */
  function typedFor(label: string, action: Action): string {
    switch (action.kind) {
      case 'report': {
        const words = {
          not_started: 'chưa thực hiện',
          completed: 'xong',
          in_progress: 'đang thực hiện',
          blocked: 'vướng',
        } as const;
        return `${numberOf(action)} ${words[action.status]}`;
      }
      case 'extend':
        return `${numberOf(action)} gia hạn`;
      case 'acknowledge':
        return `${numberOf(action)} đã nhận`;
      case 'acknowledge_all':
        return 'đã nhận';
      case 'in_progress_all':
        return 'tất cả đang thực hiện';
      case 'progress':
        return `${numberOf(action)} ${String(action.percent)}%`;
      case 'obstacle':
        return `${numberOf(action)} vướng ${label.toLowerCase()}`;
      case 'extend_to':
        return `${numberOf(action)} gia hạn ${formatDate(action.on)}`;
      case 'extend_other':
        return `${numberOf(action)} gia hạn`;
      case 'handover':
        return `${numberOf(action)} không thuộc trách nhiệm`;
      case 'unchanged':
        return `${numberOf(action)} không thay đổi`;
      case 'unchanged_all':
        return 'khongdoi';
      case 'decide': {
        const words = {
          confirm: 'xacnhan',
          return: 'tralai',
          approve: 'dongy',
          approve_other: 'dongy',
          approve_duty: 'dongy',
          approve_period: 'dongy',
          resume: 'tieptuc',
          confirm_reported: 'xacnhan',
          reject: 'khongdongy',
        } as const;
        const task = `${words[action.ruling]} ${numberOf(action)}${leadOf(action.event)}`;
        if (action.ruling === 'confirm_reported') return `${task} theo ngày báo`;
        if (action.ruling === 'approve_duty') return `${task} cả nhiệm vụ`;
        if (action.ruling === 'approve_period') return `${task} chỉ kỳ này`;
        return action.ruling === 'approve_other' ? `${task} ngày khác` : task;
      }
      case 'undo':
        return `hoàn tác ${numberOf(action)}`;
      case 'undo_all':
        throw new Error('On Zalo each task is undone by its number');
      case 'settle_link':
        return `nhom ${String(action.link)} ${action.accepted ? 'dung' : 'khong'}`;
      case 'draft':
        return `nhap ${String(action.draft)} ${label}`;
      case 'hold':
        return `duthao ${action.held ? 'giu' : 'thoigiu'} ${numberOf(action)}`;
      case 'choose':
      case 'answer':
        return label;
      case 'page':
      case 'page_after':
        throw new Error('On Zalo a page is asked for by the command');
    }
  }

  return {
    hasButtons: false,
    moveTo: (local) => office.advanceTo(local, digest ? WITH_WEEKLY_DIGEST : REMINDERS_DAILY),
    startAgainAt: (local) => office.advanceTo(local, onlyAt(local)),
    async links(person, group, of, days) {
      const purpose = of === 'VP' ? 'secretariat' : of === 'LD' ? 'leaders' : 'agency';
      const agency = purpose === 'agency' ? of : undefined;
      await office.link(chatOf(group, person), who(person), purpose, agency, days);
    },
    leaves: () => Promise.reject(new Error('Zalo does not tell who leaves a group.')),
    async says(person, place, speech) {
      const chat = chatOf(place, person);
      const { text, replyTo, photos, edits, replyToPerson, forwarded } = speech;
      if (forwarded) {
        double.forward({ chat, from: who(person), text });
        await office.settled();
        return;
      }
      if (edits || replyToPerson !== null || photos > 1) throw new Error('Zalo tells the bot nothing of this');
      if (place !== 'private' && !isMeantForTheBot(speech)) {
        double.message({ chat, from: who(person), text });
        await office.settled();
        return;
      }
      const manner = {
        ...(replyTo === null ? {} : { replyTo: office.newest(chat, replyTo) }),
        ...(photos === 0 ? {} : { photoUrl: 'https://photo.invalid/1.jpg' }),
      };
      await office.says(who(person), chat, withoutSlash(text), manner);
      const newest = double.sent(chat).at(-1);
      if (replyTo === null || newest === undefined || !buttonsOf(newest).some(({ label }) => label === 'Đúng')) return;
      // A reply that Zalo tells nothing of is quoted back: the person confirms it.
      quotedBack.add(newest.messageId);
      await office.says(who(person), chat, 'đúng');
    },
    async presses(person, group, label) {
      const among = group === null ? double.sent() : double.sent(chatOf(group, person));
      const message = among.findLast((sent) => seen(sent).buttons.includes(label));
      const button = message === undefined ? undefined : buttonsOf(message).find((each) => each.label === label);
      if (message === undefined || button === undefined) {
        throw new Error(`Nobody was offered the button “${label}”`);
      }
      const chat = [...chats.values()].find(({ id }) => id === message.chatId) ?? chatOf('private', person);
      await office.says(who(person), chat, typedFor(label, button.action));
      return null;
    },
    sent(where) {
      const chat = typeof where === 'string' ? chats.get(where) : double.privateChat(who(where));
      return chat === undefined ? [] : double.sent(chat).filter(isOfTranscript).map(seen);
    },
    async orders(order) {
      const { database, rules } = office.app();
      orderSuccession(database, office.clock.now(), rules, order);
      office.app().wake();
      await office.settled();
    },
    async imports(order) {
      const { database, rules } = office.app();
      orderImport(database, office.clock.now(), rules, order);
      office.app().wake();
      await office.settled();
    },
    record: (task, agency) => assignmentOf(office.app().database, task, agency),
    history: (task, agency) => eventsOf(office.app().database, task, agency).map(({ kind }) => kind),
    close: () => office.close(),
  };
}

/** A command or a report by number is written to the bot; what only looks like talk among people is not. */
function isMeantForTheBot({ text, mention, replyTo }: Speech): boolean {
  return mention || replyTo !== null || /^(\/|#|\d|[IVX]+\.\d)/u.test(text);
}

/** "/quahan" → "quahan"; a command that lacks its argument, or is none, would be an ordinary word. */
function withoutSlash(text: string): string {
  return text.replace(
    /^\/(?=(trogiup|viec|quahan|sapden|imlang|toi|daumoi|xem .+|lichsu .+|xacnhan .+|tralai .+|dongy .+|khongdongy .+|giahan \S+ \d.*|duthao.*|hoantac.*)$)/u,
    '',
  );
}
