/** The office in which messages are played: within the process, or the whole program on a messenger's double. */

import type { Database } from '../../../src/store/sqlite/database.ts';
import { people } from '../../people.ts';
import { localInstant, type MovableClock } from '../../support/office/movable-clock.ts';
import { openTelegramOffice } from '../../support/office/telegram-office.ts';
import { openZaloOffice } from '../../support/office/zalo-office.ts';
import type { Programme } from '../../support/office/fill-registry.ts';
import { openOffice } from '../../support/office.ts';

export type Messenger = 'rehearsal' | 'telegram' | 'zalo' | 'zalo that tells of quotes';

export interface Said {
  readonly place: 'SXD' | 'private';
  readonly text: string;
  /** Whether it replies to the bot's last message there; else it names the bot. */
  readonly replies: boolean;
  readonly forwarded: boolean;
  /** With a photo, or what the messenger has of the kind. */
  readonly file: boolean;
}

export interface Playing {
  readonly database: () => Database;
  readonly clock: Pick<MovableClock, 'now'> & { moveTo(local: string): void };
  /** Whether a message that is passed on in private looks like the person's own words. */
  readonly hidesForwards: boolean;
  /** Writes as the focal point of SXD, and resolves when all that follows is recorded and said. */
  says(said: Said): Promise<void>;
  close(): Promise<void> | void;
}

/** Opens an office whose one agency, SXD, is linked. */
export async function openOn(messenger: Messenger, programme: Programme): Promise<Playing> {
  if (messenger === 'rehearsal') return inProcess(programme);
  return messenger === 'telegram' ? onTelegram(programme) : onZalo(programme, messenger !== 'zalo');
}

async function inProcess(programme: Programme): Promise<Playing> {
  const office = await openOffice({ programme });
  const { lan } = people;
  await office.linkAgency('SXD', lan);
  return {
    database: () => office.database,
    clock: office,
    hidesForwards: false,
    async says({ place, text, replies, forwarded, file }) {
      await office.says(lan, place, text, {
        mention: true,
        files: file ? [office.file('a.pdf')] : [],
        ...(replies && { replyTo: office.lastTo(place === 'private' ? lan : place) }),
        ...(forwarded && { forwarded }),
      });
    },
    close: () => {
      office.close();
    },
  };
}

async function onTelegram(programme: Programme): Promise<Playing> {
  const office = await openTelegramOffice({ programme });
  const { double } = office;
  const from = office.who(people.lan);
  const chats = { SXD: double.supergroup('Sở Xây dựng'), private: double.privateChat(from) };
  await office.link(chats.SXD, from, 'agency', 'SXD');
  return {
    database: () => office.app().database,
    clock: atLocal(office.clock),
    hidesForwards: false,
    async says({ place, text, replies, forwarded, file }) {
      const chat = chats[place];
      const last = double.sent(chat).at(-1);
      const posting = {
        chat,
        from,
        ...(replies && last !== undefined && { replyTo: last }),
        ...(forwarded && { forwardOf: office.who(people.outsider) }),
      };
      const words = place === 'private' || replies || text === '' ? text : `@${double.bot.username ?? ''} ${text}`;
      if (file) double.photo({ ...posting, ...(words !== '' && { caption: words }) });
      else double.message({ ...posting, text: words });
      await office.settled();
    },
    close: () => office.close(),
  };
}

async function onZalo(programme: Programme, showsQuotes: boolean): Promise<Playing> {
  const office = await openZaloOffice({ programme, double: { showsQuotes } });
  const { double } = office;
  const from = office.who(people.lan);
  const chats = { SXD: double.group(), private: double.privateChat(from) };
  await office.link(chats.SXD, from, 'agency', 'SXD');
  return {
    database: () => office.app().database,
    clock: atLocal(office.clock),
    hidesForwards: true,
    async says({ place, text, replies, forwarded, file }) {
      const chat = chats[place];
      if (forwarded) {
        double.forward({ chat, from, text });
        await office.settled();
        return;
      }
      const last = double.sent(chat).at(-1);
      await office.says(from, chat, text === '' && file ? undefined : text, {
        ...(replies && last !== undefined && { replyTo: last }),
        ...(file && { photoUrl: 'https://photo.example/a.jpg' }),
      });
    },
    close: () => office.close(),
  };
}

function atLocal(clock: MovableClock): Playing['clock'] {
  return {
    now: () => clock.now(),
    moveTo(local) {
      clock.moveTo(localInstant(local));
    },
  };
}
