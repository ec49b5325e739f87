import { groups, people, type GroupCode, type Person, type Place } from '../people.ts';
import { onlyAt, REMINDERS_DAILY, tickIn, WITH_WEEKLY_DIGEST } from '../support/office/advance.ts';
import { assignmentOf, eventsOf } from '../support/office/read-record.ts';
import { openTelegramOffice } from '../support/office/telegram-office.ts';
import type { Chat, Message } from '../lab/doubles/telegram-double.ts';
import { orderImport } from './order-import.ts';
import { orderSuccession } from './order-succession.ts';
import type { Seen, SeenToast, Setting, Speech, Stage } from './stage.ts';

const CODES = Object.keys(groups) as GroupCode[];

/** The stage on Telegram's double: the same transcripts, the real bot. */
export async function openTelegramStage(setting: Setting): Promise<Stage> {
  const { at, programme, delivery, confirmation, digest } = setting;
  const office = await openTelegramOffice({
    at,
    programme,
    settings: { DELIVERY: delivery, CONFIRMATION: confirmation, REMINDER_CRON: tickIn(at) },
  });
  const { double } = office;
  const who = (person: Person) => office.who(person);
  const chats = new Map<GroupCode, Chat>(CODES.map((code) => [code, double.supergroup(groups[code].title)]));
  const spoken: { readonly person: Person; readonly message: Message }[] = [];

  function chatOf(place: Place, person: Person): Chat {
    const chat = place === 'private' ? double.privateChat(who(person)) : chats.get(place);
    if (chat === undefined) throw new Error(`There is no group ${place}`);
    return chat;
  }

  function answered(chat: Chat, { replyTo, replyToPerson }: Speech): Message | undefined {
    if (replyToPerson !== null) return spoken.findLast((said) => said.person === replyToPerson)?.message;
    return replyTo === null ? undefined : office.newest(chat, replyTo);
  }

  function post(person: Person, chat: Chat, speech: Speech): readonly Message[] {
    const { photos, forwarded } = speech;
    const posting = {
      chat,
      from: who(person),
      replyTo: answered(chat, speech),
      forwardOf: forwarded ? who(people.outsider) : undefined,
    };
    const text = speech.mention ? `@${double.bot.username ?? ''} ${speech.text}` : speech.text;
    const caption = text === '' ? undefined : text;
    const former = spoken.findLast((said) => said.person === person)?.message;
    if (speech.edits && former !== undefined) return [double.edit(former, text)];
    if (photos === 0) return [double.message({ ...posting, text })];
    if (photos === 1) return [double.photo({ ...posting, caption })];
    return double.album(posting, [caption, ...Array.from({ length: photos - 1 }, () => undefined)]);
  }

  return {
    hasButtons: true,
    moveTo: (local) => office.advanceTo(local, digest ? WITH_WEEKLY_DIGEST : REMINDERS_DAILY),
    startAgainAt: (local) => office.advanceTo(local, onlyAt(local)),
    async links(person, group, of, days) {
      const purpose = of === 'VP' ? 'secretariat' : of === 'LD' ? 'leaders' : 'agency';
      await office.link(chatOf(group, person), who(person), purpose, purpose === 'agency' ? of : undefined, days);
    },
    async leaves(person, group) {
      double.leave(chatOf(group, person), who(person));
      await office.settled();
    },
    async says(person, place, speech) {
      for (const message of post(person, chatOf(place, person), speech)) spoken.push({ person, message });
      await office.settled();
    },
    async presses(person, group, label): Promise<SeenToast | null> {
      const among = group === null ? double.sent() : double.sent(chatOf(group, person));
      const message = among.findLast((sent) => seen(sent).buttons.includes(label));
      if (message === undefined) throw new Error(`Nobody was offered the button “${label}”`);
      const { text, alert } = await office.presses(who(person), message, label);
      return text === null ? null : { text, alert };
    },
    sent(where) {
      const chat = typeof where === 'string' ? chats.get(where) : double.privateChat(who(where));
      return chat === undefined ? [] : double.sent(chat).map(seen);
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

function seen(message: Message): Seen {
  const buttons = message.reply_markup?.inline_keyboard.flat().map(({ text }) => text) ?? [];
  return { text: message.text ?? `[biểu đồ] ${message.caption ?? ''}`, buttons };
}
