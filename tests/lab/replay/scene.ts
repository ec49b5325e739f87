/** The office of a replay: the real program in one process, a chat for each agency, and every message with its row. */

import type { IncomingMessage } from '../../../src/conversation/message/incoming.ts';
import type { Button } from '../../../src/conversation/message/message.ts';
import { localDateOf, type Instant, type LocalDate } from '../../../src/domain/calendar/dates.ts';
import { payloadOf, type OutboxPayload } from '../../../src/outbox/payload.ts';
import type { CodePurpose } from '../../../src/store/people/codes.ts';
import type { Database } from '../../../src/store/sqlite/database.ts';
import { runJob, type JobName } from '../../../src/usecases/operate/jobs.ts';
import type { Rules } from '../../../src/usecases/work.ts';
import { openOffice, type Office } from '../../support/office.ts';
import { localInstant, TIME_ZONE } from '../../support/office/movable-clock.ts';
import type { Heard } from '../../support/office/recording-channel.ts';

/** A message as it was delivered, with the row of the outbox that it came from. */
export interface Sent {
  readonly at: Instant;
  readonly day: LocalDate;
  readonly messageId: string;
  readonly externalId: string;
  /** Whose the chat was at that moment. */
  readonly role: 'agency' | 'secretariat' | 'leaders' | 'other';
  readonly agencyId: number | null;
  /** The program spoke by itself. */
  readonly unprompted: boolean;
  /** The outbox' kind of the row: "reminder", "digest", "notice", … */
  readonly rowKind: string;
  readonly payload: OutboxPayload;
  /** Assignments that the message is about. */
  readonly about: readonly number[];
  readonly text: string;
  readonly buttons: readonly Button[];
}

/** Somebody who writes, and the chat in which. */
export interface Voice {
  readonly chat: string;
  readonly title: string;
  readonly person: string;
  readonly name: string;
}

export const SECRETARIAT: Voice = { chat: '-81', title: 'Văn phòng', person: '71', name: 'Nguyễn Văn Bình' };
export const LEADER: Voice = { chat: '-82', title: 'Lãnh đạo', person: '72', name: 'Phạm Hồng Sơn' };

/** The focal point of an agency, in its group. */
export function focalPointOf(code: string, index: number): Voice {
  return { chat: `-9${String(index)}`, title: `Nhóm ${code}`, person: `8${String(index)}`, name: `Đầu mối ${code}` };
}

export interface Scene {
  readonly database: Database;
  readonly rules: Rules;
  now(): Instant;
  today(): LocalDate;
  moveTo(day: LocalDate, time: string): void;
  run(job: JobName): Promise<void>;
  /** Delivers what is due; what was delivered is taken with `taken`. */
  deliver(): Promise<void>;
  says(voice: Voice, text: string, manner?: Saying): Promise<void>;
  presses(voice: Voice, on: Sent, button: Button): Promise<void>;
  links(voice: Voice, purpose: CodePurpose, agency?: string): Promise<void>;
  /** What was delivered since it was last called. */
  taken(): readonly Sent[];
  close(): void;
}

interface Saying {
  readonly replyTo?: Sent;
  /** A file comes with it. */
  readonly file?: string;
}

export async function openScene(at: string): Promise<Scene> {
  const fresh: Heard[] = [];
  const office = await openOffice({
    at,
    onSent: (heard) => {
      fresh.push(heard);
    },
  });
  const { database, rules } = office;
  let written = 0;

  async function says(voice: Voice, text: string, { replyTo, file }: Saying = {}): Promise<void> {
    written += 1;
    const message: IncomingMessage = {
      kind: 'message',
      chat: { externalId: voice.chat, threadId: null, type: 'group', title: voice.title },
      person: { externalId: voice.person, name: voice.name, anonymous: false },
      messageId: `in-${String(written)}`,
      edited: false,
      text,
      files: file === undefined ? [] : [{ ...office.file(file) }],
      album: null,
      replyTo: replyTo === undefined ? null : { messageId: replyTo.messageId, ofBot: true, person: null },
      addressed: true,
    };
    await office.receives(message);
  }

  return {
    database,
    rules,
    now: () => office.now(),
    today: () => localDateOf(office.now(), TIME_ZONE),
    moveTo(day, time) {
      const local = `${day} ${time}`;
      if (localInstant(local) > office.now()) office.moveTo(local);
    },
    async run(job) {
      await runJob(job, database, office.now(), rules);
      await office.relay.drain();
    },
    deliver: () => office.relay.drain(),
    says,
    async presses(voice, on, button) {
      await office.receives({
        kind: 'press',
        chat: { externalId: voice.chat, threadId: null, type: 'group', title: voice.title },
        person: { externalId: voice.person, name: voice.name, anonymous: false },
        messageId: on.messageId,
        action: button.action,
      });
    },
    links: (voice, purpose, agency) => says(voice, `/lienket ${office.code(purpose, agency)}`),
    taken: () => fresh.splice(0).map((heard) => sentOf(office, heard)),
    close() {
      office.close();
    },
  };
}

interface Row {
  readonly id: number;
  readonly kind: string;
  readonly payload: string;
  readonly unprompted: number;
  readonly role: string;
  readonly agency_id: number | null;
}

function sentOf(office: Office, heard: Heard): Sent {
  const { database } = office;
  const row = database.raw
    .prepare<[string, string], Row>(
      `select outbox.id, outbox.kind, outbox.payload, outbox.unprompted, chat.role, chat.agency_id
       from chat join outbox on outbox.chat_id = chat.id where chat.external_id = ? and outbox.message_id = ?`,
    )
    .get(heard.chat, heard.messageId);
  if (row === undefined) throw new Error(`No row says what was sent: ${heard.text}`);
  const payload = payloadOf(row.payload);
  if (payload.kind === 'unreadable') throw new Error(`Its row cannot be read: ${heard.text}`);
  const about = database.raw
    .prepare<[number], number>('select assignment_id from outbox_about where outbox_id = ?')
    .pluck()
    .all(row.id);
  const { role } = row;
  return {
    at: office.now(),
    day: localDateOf(office.now(), TIME_ZONE),
    messageId: heard.messageId,
    externalId: heard.chat,
    role: role === 'agency' || role === 'secretariat' || role === 'leaders' ? role : 'other',
    agencyId: row.agency_id,
    unprompted: row.unprompted === 1,
    rowKind: row.kind,
    payload,
    about,
    text: heard.text,
    buttons: heard.message.buttons.flat(),
  };
}
