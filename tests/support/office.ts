/** The whole office in one process: real registry, use cases and relay; a clock that is moved; a recording messenger. */

import { existsSync } from 'node:fs';
import type {
  Incoming,
  IncomingChat,
  IncomingFile,
  IncomingMessage,
  IncomingPerson,
} from '../../src/conversation/message/incoming.ts';
import type { Action } from '../../src/conversation/message/message.ts';
import type { Assignment } from '../../src/domain/tasks/assignment.ts';
import { addMs, msOf, type Instant } from '../../src/domain/calendar/dates.ts';
import { NO_LIMITS, paceFor } from '../../src/outbox/pace.ts';
import { createRelay, type Relay } from '../../src/outbox/relay.ts';
import { findAgency } from '../../src/store/programmes/agencies.ts';
import type { CodePurpose } from '../../src/store/people/codes.ts';
import type { Database } from '../../src/store/sqlite/database.ts';
import type { Event } from '../../src/store/record/events.ts';
import { issueCode } from '../../src/usecases/people/codes.ts';
import type { Toast } from '../../src/conversation/message/toast.ts';
import { runJob, type JobName } from '../../src/usecases/operate/jobs.ts';
import { relayHooks } from '../../src/usecases/deliver/prepare-delivery.ts';
import { handleBacklog, receiveUpdate } from '../../src/dialogue/intake/receive-update.ts';
import type { Reception } from '../../src/dialogue/intake/reception.ts';
import { workAt, type Rules } from '../../src/usecases/work.ts';
import { groups, type GroupCode, type Person, type Place } from '../people.ts';
import { advance, REMINDERS_DAILY, type Jobs } from './office/advance.ts';
import { fillRegistry, type Programme } from './office/fill-registry.ts';
import { openFilled, writeFilled } from './office/filled-registry.ts';
import { localInstant, movableClock, movableClockAt, type MovableClock } from './office/movable-clock.ts';
import { assignmentOf, eventsOf } from './office/read-record.ts';
import { recordingChannel, type Heard, type RecordingChannel } from './office/recording-channel.ts';
import { rulesForTests } from './office/rules.ts';
import { openMigratedAt } from './migrated-registry.ts';
import { quietLog } from './quiet-log.ts';

export interface OfficeOptions {
  /** Local time at which the office opens and the programme is imported. */
  readonly at?: string;
  readonly programme?: Programme;
  /** As if every task had been followed since its decision: what had passed before counts like everything else. */
  readonly followed?: true;
  readonly rules?: Partial<Pick<Rules, 'delivery' | 'confirmation' | 'window' | 'publicUrl' | 'atOnceUpTo'>>;
  /** A file, for what must survive a restart; in memory unless told. */
  readonly path?: string;
  /** Told of each message as it is sent. */
  readonly onSent?: (heard: Heard) => void;
}

export interface Manner {
  readonly replyTo?: Heard | IncomingMessage;
  /** A new version of that message. */
  readonly edits?: IncomingMessage;
  readonly files?: readonly IncomingFile[];
  readonly album?: string;
  readonly anonymous?: boolean;
  /** Names the bot. */
  readonly mention?: boolean;
  readonly topic?: string;
  /** The part of the message replied to that the person picked out. */
  readonly quote?: string;
  readonly forwarded?: true;
}

export interface Office {
  readonly database: Database;
  readonly rules: Rules;
  readonly reception: Reception;
  readonly relay: Relay;
  now(): Instant;
  /** Sets the clock; nothing runs by itself. */
  moveTo(local: string): void;
  /** Some seconds go by, and what falls due in them is delivered. */
  passes(seconds: number): Promise<void>;
  /** Sets the clock, running every job that falls due on the way, and delivers. */
  advanceTo(local: string, jobs?: Jobs): Promise<void>;
  /** The reminder job now, and its deliveries. */
  tick(): Promise<void>;
  digest(): Promise<void>;
  /** A one-time code, good for a day by default. */
  code(purpose: CodePurpose, agency?: string, days?: number): string;
  linkAgency(agency: GroupCode, person: Person): Promise<void>;
  linkSecretariat(person: Person): Promise<void>;
  linkLeaders(person: Person): Promise<void>;
  says(person: Person, place: Place, text: string, manner?: Manner): Promise<IncomingMessage>;
  /** Presses the button under the newest message of the place that has it, or under `on`. */
  presses(person: Person, place: Place, label: string, on?: Heard): Promise<Toast | null>;
  /** Presses a button that the test made itself. */
  pressesRaw(person: Person, place: Place, action: Action | null, messageId: string | null): Promise<Toast | null>;
  /** Hands over an update as the messenger would; the same `key` is the same update again. */
  receives(incoming: Incoming, key?: string): Promise<Toast | null>;
  /** Everything said so far: in a group, or in a person's private chat. */
  sentTo(place: GroupCode | Person): readonly Heard[];
  /** What took the place of a message, in any chat, in order. */
  edits(): readonly Heard[];
  /** The newest message there; throws when there is none. */
  lastTo(place: GroupCode | Person): Heard;
  assignment(task: string, agency?: string): Assignment;
  events(task: string, agency?: string): Event[];
  /** A photo or document. */
  file(name?: string): IncomingFile;
  /** Another office, in memory, in which all this has happened: started again on a copy of the registry. */
  copy(): Office;
  close(): void;
}

async function registryOf(options: OfficeOptions, now: Instant, rules: Rules): Promise<Database> {
  const programme = options.programme ?? '913';
  if (options.path === undefined) return openFilled(programme, now, rules);
  if (!existsSync(options.path)) {
    await writeFilled(options.path, programme, now, rules);
    return openMigratedAt(options.path);
  }
  const database = await openMigratedAt(options.path);
  fillRegistry(database, programme, now, rules);
  return database;
}

export async function openOffice(options: OfficeOptions = {}): Promise<Office> {
  const clock = movableClock(options.at ?? '2022-06-20 08:00');
  const rules = rulesForTests(options.rules);
  const database = await registryOf(options, clock.now(), rules);
  if (options.followed === true) database.raw.exec('update assignment set review_until = null');

  return officeOn({ database, clock, rules, channel: recordingChannel(options.onSent), updates: 0, files: 0 });
}

/** `updates` and `files` have been handed over before. */
interface Begun {
  readonly database: Database;
  readonly clock: MovableClock;
  readonly rules: Rules;
  readonly channel: RecordingChannel;
  readonly updates: number;
  readonly files: number;
}

function officeOn(begun: Begun): Office {
  const { database, clock, rules, channel } = begun;
  let { updates, files } = begun;
  const quiet = quietLog();
  const reception: Reception = { database, rules, clock, decoders: { rehearsal: channel.decoder }, log: quiet };
  // No time of the machine's decides which chat is served first: the same acts have the same order of messages.
  const steadyMs = (): number => msOf(clock.now());
  const relay = createRelay({
    database,
    channel: 'rehearsal',
    transport: channel.transport,
    hooks: relayHooks(rules),
    pace: paceFor(NO_LIMITS, steadyMs),
    clock,
    log: quiet,
    steadyMs,
  });
  handleBacklog(reception);

  const chatOf = (place: Place, person: Person, topic: string | null = null): IncomingChat =>
    place === 'private'
      ? { externalId: person.id, threadId: null, type: 'private', title: person.name }
      : { externalId: groups[place].id, threadId: topic, type: 'group', title: groups[place].title };

  const sentTo = (place: GroupCode | Person): Heard[] => {
    const id = typeof place === 'string' ? groups[place].id : place.id;
    return channel.heard.filter(({ chat }) => chat === id);
  };

  async function receives(incoming: Incoming, key?: string): Promise<Toast | null> {
    updates += 1;
    const update = {
      channel: 'rehearsal',
      key: key ?? `${clock.now()}/${String(updates)}`,
      payload: incoming,
    } as const;
    const toast = receiveUpdate(reception, update);
    await relay.drain();
    return toast;
  }

  async function run(job: JobName): Promise<void> {
    await runJob(job, database, clock.now(), rules);
    await relay.drain();
  }

  async function says(person: Person, place: Place, text: string, manner: Manner = {}): Promise<IncomingMessage> {
    const { replyTo, edits, mention = false, anonymous = false } = manner;
    const message: IncomingMessage = {
      kind: 'message',
      chat: chatOf(place, person, manner.topic ?? null),
      person: { externalId: person.id, name: person.name, anonymous },
      messageId: edits?.messageId ?? channel.nextMessageId(),
      edited: edits !== undefined,
      text,
      files: manner.files ?? [],
      album: manner.album ?? null,
      replyTo: replyTo === undefined ? (edits?.replyTo ?? null) : repliedTo(replyTo, manner.quote),
      addressed:
        place === 'private' || mention || text.startsWith('/') || (replyTo !== undefined && !('kind' in replyTo)),
      ...(manner.forwarded === undefined ? {} : { forwarded: manner.forwarded }),
    };
    // An edited reply is still a reply.
    const whole = edits === undefined ? message : { ...message, addressed: message.addressed || edits.addressed };
    await receives(whole);
    return whole;
  }

  async function link(purpose: CodePurpose, person: Person, place: GroupCode, agency?: string): Promise<void> {
    await says(person, place, `/lienket ${code(purpose, agency)}`);
  }

  function code(purpose: CodePurpose, agency?: string, days = 1): string {
    return database.transact((tx) => {
      const agencyId = agency === undefined ? null : (findAgency(tx, agency)?.id ?? null);
      return issueCode(workAt(tx, clock.now(), rules), purpose, agencyId, { days }).code;
    });
  }

  function pressesRaw(
    person: Person,
    place: Place,
    action: Action | null,
    messageId: string | null,
  ): Promise<Toast | null> {
    const who: IncomingPerson = { externalId: person.id, name: person.name, anonymous: false };
    return receives({ kind: 'press', chat: chatOf(place, person), person: who, messageId, action });
  }

  return {
    database,
    rules,
    reception,
    relay,
    now: () => clock.now(),
    moveTo(local) {
      clock.moveTo(localInstant(local));
    },
    async passes(seconds) {
      clock.moveTo(addMs(clock.now(), seconds * 1000));
      await relay.drain();
    },
    advanceTo: (local, jobs = REMINDERS_DAILY) =>
      advance(clock, localInstant(local), jobs, { deliver: () => relay.drain(), run }),
    tick: () => run('reminders'),
    digest: () => run('digest'),
    code,
    linkAgency: (agency, person) => link('agency', person, agency, agency),
    linkSecretariat: (person) => link('secretariat', person, 'VP'),
    linkLeaders: (person) => link('leaders', person, 'LD'),
    says,
    async presses(person, place, label, on) {
      const heard =
        on ?? sentTo(place === 'private' ? person : place).findLast(({ buttons }) => buttons.includes(label));
      const button = heard?.message.buttons.flat().find((candidate) => candidate.label === label);
      if (heard === undefined || button === undefined) throw new Error(`No message there has the button “${label}”`);
      return pressesRaw(person, place, button.action, heard.messageId);
    },
    pressesRaw,
    receives,
    sentTo,
    edits: () => channel.edits,
    lastTo(place) {
      const last = sentTo(place).at(-1);
      if (last === undefined) throw new Error('Nothing was said there');
      return last;
    },
    assignment: (task, agency) => assignmentOf(database, task, agency),
    events: (task, agency) => eventsOf(database, task, agency),
    file(name) {
      files += 1;
      return {
        kind: name === undefined ? 'photo' : 'document',
        fileId: `file-${String(files)}`,
        fileKey: `key-${String(files)}`,
        name: name ?? null,
        mime: name === undefined ? null : 'application/pdf',
        size: 1000 + files,
      };
    },
    copy: () =>
      officeOn({
        database: database.copy(),
        clock: movableClockAt(clock.now()),
        rules,
        channel: channel.copy(),
        updates,
        files,
      }),
    close() {
      database.close();
    },
  };
}

function repliedTo(target: Heard | IncomingMessage, quote: string | undefined): IncomingMessage['replyTo'] {
  const picked = quote === undefined ? {} : { quote };
  return 'kind' in target
    ? { messageId: target.messageId, ofBot: false, person: target.person, ...picked }
    : { messageId: target.messageId, ofBot: true, person: null, ...picked };
}
