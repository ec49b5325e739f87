/**
 * The rehearsal's fictional office: chats and people for every agency with tasks. Repeating it adds only what is
 * missing.
 */

import { allCards } from '../../store/programmes/assignments.ts';
import { findChat, linkChat, linkedChats, meetChat, type Chat } from '../../store/people/chats.ts';
import { giveRole, meetPerson, peopleWith, type Person } from '../../store/people/people.ts';
import { wakeAll } from '../../store/reminders/reminders.ts';
import { fictionalName, OUTSIDER_NAME, SECRETARIAT_TITLE } from './fictional-name.ts';
import type { Work } from '../work.ts';
import type { LinkedChatRole } from '../../domain/people/chat-kind.ts';
import type { TeamRole } from '../../domain/people/role.ts';
import { SPEAKS_AS } from '../../conversation/compose/compose-people.ts';
import { OFFICE_WORDS } from '../../conversation/compose/words.ts';

const CHANNEL = 'rehearsal';
const OUTSIDER = { channel: CHANNEL, externalId: 'outsider', name: OUTSIDER_NAME } as const;
const PEOPLE_PER_OFFICE = 2;

interface Office {
  /** Identifies the chat and its people for good. */
  readonly key: string;
  readonly title: string;
  readonly agencyId: number | null;
  readonly chatRole: LinkedChatRole;
  readonly personRole: TeamRole;
}

const CENTRAL: readonly Office[] = [
  {
    key: 'secretariat',
    title: SECRETARIAT_TITLE,
    agencyId: null,
    chatRole: 'secretariat',
    personRole: 'secretariat',
  },
  { key: 'leaders', title: OFFICE_WORDS.leaders, agencyId: null, chatRole: 'leaders', personRole: 'leader' },
];

/** Creates what is missing, for instance after another import; returns the number of new chats. */
export function setUpRehearsal(work: Work): number {
  const agencies = new Map(allCards(work.tx, null).map(({ agency }) => [agency.id, agency]));
  const offices = [...agencies.values()].map((agency): Office => ({
    key: `agency:${agency.code}`,
    title: agency.name,
    agencyId: agency.id,
    chatRole: 'agency',
    personRole: 'focal_point',
  }));
  meetPerson(work.tx, OUTSIDER);
  const missing = [...CENTRAL, ...offices].filter((office) => findChat(work.tx, CHANNEL, office.key) === undefined);
  for (const office of missing) open(work, office);
  return missing.length;
}

function open(work: Work, office: Office): void {
  const { tx, now, today } = work;
  const { key, title, agencyId, chatRole, personRole } = office;
  const chat = meetChat(tx, { channel: CHANNEL, externalId: key, type: 'group', title });
  linkChat(tx, chat.id, { role: chatRole, agencyId, threadId: null }, now);
  for (let number = 0; number < PEOPLE_PER_OFFICE; number += 1) {
    const name = fictionalName(chat.id * PEOPLE_PER_OFFICE + number);
    const person = meetPerson(tx, { channel: CHANNEL, externalId: `${key}:${String(number + 1)}`, name });
    giveRole(tx, { personId: person.id, role: personRole, agencyId, givenBy: null }, now);
  }
  // The rules look again now that the agency has a chat.
  wakeAll(tx, agencyId, today);
}

/** The rehearsal's chats: the secretariat's, the leaders', then the agencies' by name. */
export function rehearsalChats(work: Pick<Work, 'tx'>): Chat[] {
  const order = { secretariat: 0, leaders: 1, agency: 2, none: 3 };
  const byName = new Intl.Collator('vi');
  return linkedChats(work.tx)
    .filter((chat) => chat.channel === CHANNEL)
    .sort((a, b) => order[a.role] - order[b.role] || byName.compare(a.title, b.title));
}

/** A person in whose name the page may write; `as` describes the person in Vietnamese. */
export interface Speaker {
  readonly person: Person;
  readonly as: string;
}

/** The people in a chat: its own first, then the secretariat and leaders, and always an outsider. */
export function speakersIn(work: Pick<Work, 'tx'>, chat: Pick<Chat, 'role' | 'agencyId'>): Speaker[] {
  const { tx } = work;
  const own = chat.role === 'agency' ? peopleWith(tx, 'focal_point', chat.agencyId) : [];
  const secretariat = peopleWith(tx, 'secretariat');
  const leaders = chat.role === 'agency' ? [] : peopleWith(tx, 'leader');
  // The set-up has stored this person: meeting it again writes nothing.
  const outsider = meetPerson(tx, OUTSIDER);
  const speakers = [
    ...own.map((person) => ({ person, as: SPEAKS_AS.focal_point })),
    ...(chat.role === 'leaders' ? leaders.map((person) => ({ person, as: SPEAKS_AS.leader })) : []),
    ...secretariat.map((person) => ({ person, as: SPEAKS_AS.secretariat })),
    ...(chat.role === 'leaders' ? [] : leaders.map((person) => ({ person, as: SPEAKS_AS.leader }))),
    { person: outsider, as: SPEAKS_AS.outsider },
  ];
  // A person with two roles is listed once, under the first.
  const met = new Set<number>();
  return speakers.filter(({ person }) => {
    const isNew = person.channel === CHANNEL && !met.has(person.id);
    met.add(person.id);
    return isNew;
  });
}
