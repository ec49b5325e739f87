/** The append-only record of what happened: an event is added, and never changed. */

import { sql } from 'kysely';
import type { Instant } from '../../domain/calendar/dates.ts';
import { actOf, eventKindOf, type ActOf, type EventKind } from '../../domain/tasks/event-kind.ts';
import { addedTo } from '../sqlite/added.ts';
import { query, type Tx } from '../sqlite/database.ts';
import { columnsFrom } from '../sqlite/fields.ts';
import { prepared } from '../sqlite/prepared.ts';
import type { EventChannel } from '../../domain/people/channel.ts';
import { partsOf } from '../../domain/text/said.ts';
import { EVENT_COLUMNS, type Event } from './events.ts';

/** `before` and `after` are JSON-able snapshots of what changed; null where nothing did. */
export interface NewEvent {
  readonly at: Instant;
  readonly kind: EventKind;
  readonly taskId?: number | null;
  readonly assignmentId?: number | null;
  readonly agencyId?: number | null;
  readonly chatId?: number | null;
  readonly personId?: number | null;
  /** The name at that time; `PROGRAM_ACTOR` when no person acted. */
  readonly actor: string;
  readonly channel?: EventChannel | null;
  readonly messageId?: string | null;
  /** Further messages of the chat whose words `text` and `after` bear. */
  readonly alsoIn?: readonly string[];
  /** Of several messages as `withLater` joins it: each is kept by itself. */
  readonly text?: string | null;
  readonly before?: unknown;
  readonly after?: unknown;
  readonly undoes?: number | null;
  /** What a person chose for `text`, where it does not say it. */
  readonly chosen?: Event['chosen'];
}

/** Appends an event and returns its id. */
export function record(tx: Tx, event: NewEvent): number {
  const json = (value: unknown): string | null => (value === undefined ? null : JSON.stringify(value));
  const said = event.text == null ? { text: null, added: [] } : partsOf(event.text);
  const states = { before: json(event.before), after: json(event.after) };
  const whole = { ...ABSENT, ...event, ...states, text: said.text, added: addedTo(said.added) };
  const id = tx.run(recording({ ...whole, ...ranksOf(tx, event) })).lastId;
  const { chatId, messageId, alsoIn = [] } = event;
  if (chatId == null) return id;
  for (const other of new Set(alsoIn)) {
    if (other !== messageId) tx.run(bearing({ chatId, other, id }));
  }
  return id;
}

const bearing = prepared(({ chatId, other, id }: { chatId: number; other: string; id: number }) =>
  query.insertInto('event_message').values({ chat_id: chatId, message_id: other, event_id: id }),
);

/** Which of a person's roles an act belongs to: the lowest rank. */
interface Ranks {
  /** Of a focal point of the agency concerned. */
  readonly focal: number;
  readonly secretariat: number;
  readonly leader: number;
}

const RANKS = {
  report: { focal: 0, secretariat: 1, leader: 2 },
  decision: { focal: 2, secretariat: 0, leader: 1 },
  instruction: { focal: 2, secretariat: 1, leader: 0 },
} as const satisfies Record<ActOf, Ranks>;

const kindById = prepared((arg: { id: number }) => query.selectFrom('event').select('kind').where('id', '=', arg.id));

/** Who takes an act back does so in the office in which it was done. */
function ranksOf(tx: Tx, { kind, undoes }: NewEvent): Ranks {
  const undone = undoes == null ? undefined : tx.first(kindById({ id: undoes }));
  const taken = undone === undefined ? 'unknown' : eventKindOf(undone.kind);
  return RANKS[actOf(taken === 'unknown' ? kind : taken)];
}

type Recording = Omit<Event, 'id' | 'recordedAs' | 'agency' | 'office' | 'added'> &
  Ranks & { readonly added: string | null };

/** Of the moment: who changes offices, or whose agency changes its name, acted in the one of that time. */
function officeOf({ personId, agencyId, focal, secretariat, leader }: Recording) {
  return sql<string | null>`(
    select coalesce(agency.name, role.role) from role left join agency on agency.id = role.agency_id
    where role.person_id = ${personId} and role.until is null
    order by case
      when role.role = 'focal_point' and role.agency_id = ${agencyId} then ${focal}
      when role.role in ('secretariat', 'owner') then ${secretariat}
      when role.role = 'leader' then ${leader}
      else 3 end, role.id
    limit 1)`;
}

const ABSENT = {
  taskId: null,
  assignmentId: null,
  agencyId: null,
  chatId: null,
  personId: null,
  channel: null,
  messageId: null,
  text: null,
  undoes: null,
  chosen: null,
};

const recording = prepared((row: Recording) =>
  query
    .insertInto('event')
    .values({ kind: row.kind, ...columnsFrom(EVENT_COLUMNS, row), added: row.added, office: officeOf(row) }),
);
