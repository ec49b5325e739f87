/** Decisions that were taken in and are not live, with the files that they came in. */

import { sql } from 'kysely';
import * as v from 'valibot';
import { COLUMN_MEANINGS } from '../../domain/drafts/column-choice.ts';
import type { DraftContent } from '../../domain/drafts/draft.ts';
import { query, type Tx } from '../sqlite/database.ts';
import { columnsOf, fieldsOf, type Fields } from '../sqlite/fields.ts';
import { readStored, type Unreadable } from '../sqlite/read-stored.ts';
import { day, integer } from '../sqlite/stored-values.ts';

const COLUMNS = [
  'id',
  'state',
  'programme',
  'file_name',
  'sha256',
  'size',
  'taken_at',
  'taken_by',
  'person_id',
  'channel',
  'first_by',
  'first_person_id',
  'settled_at',
  'settled_by',
  'programme_id',
  'event_id',
  'erased_at',
] as const;

export type StoredDraft = Fields<'draft', (typeof COLUMNS)[number]>;

const drafts = query.selectFrom('draft').select(fieldsOf('draft', COLUMNS));

export type NewDraft = Pick<
  StoredDraft,
  'programme' | 'fileName' | 'sha256' | 'size' | 'takenAt' | 'takenBy' | 'personId' | 'channel'
>;

export interface KeptDocument {
  readonly content: DraftContent;
  /** The file as it came; null for one that is too large to keep. */
  readonly bytes: Uint8Array | null;
  /** Of the cells of a scan, by name, as PNG. */
  readonly pictures: ReadonlyMap<string, Uint8Array>;
}

/** The new draft's number. */
export function insertDraft(tx: Tx, draft: NewDraft, { content, bytes, pictures }: KeptDocument): number {
  const { lastId } = tx.run(
    query.insertInto('draft').values({ ...columnsOf(draft), state: 'open', content: JSON.stringify(content) }),
  );
  if (bytes !== null) tx.run(query.insertInto('draft_file').values({ draft_id: lastId, bytes }));
  for (const [name, picture] of pictures) {
    tx.run(query.insertInto('draft_picture').values({ draft_id: lastId, name, bytes: picture }));
  }
  return lastId;
}

/** One draft; undefined where there is none. */
export function draftById(tx: Tx, id: number): StoredDraft | undefined {
  return tx.first(drafts.where('draft.id', '=', id));
}

/** The newest first. */
export function listDrafts(tx: Tx, state: StoredDraft['state'] | null): StoredDraft[] {
  const newest = drafts.orderBy('draft.id', 'desc');
  return tx.all(state === null ? newest : newest.where('draft.state', '=', state));
}

/** The open draft of a file, by its hash. */
export function openDraftOf(tx: Tx, sha256: string): StoredDraft | undefined {
  return tx.first(drafts.where('draft.sha256', '=', sha256).where('draft.state', '=', 'open').orderBy('draft.id'));
}

/** The code of the programme that stands by a file which was accepted; null for none. */
export function acceptedProgrammeOf(tx: Tx, sha256: string): string | null {
  const accepted = query
    .selectFrom('draft')
    .innerJoin('programme', 'programme.id', 'draft.programme_id')
    .select('programme.code')
    .where('draft.sha256', '=', sha256)
    .where('draft.state', '=', 'accepted');
  return tx.first(accepted)?.code ?? null;
}

/** The code of the programme that an accepted document with this number amended; null for none. */
export function programmeAmendedBy(tx: Tx, number: string): string | null {
  const amending = query
    .selectFrom('draft')
    .innerJoin('programme', 'programme.id', 'draft.programme_id')
    .innerJoin('event', 'event.id', 'draft.event_id')
    .select('programme.code')
    .where('draft.state', '=', 'accepted')
    .where('event.kind', '=', 'programme_amended')
    .where('event.text', 'like', `${number.replaceAll(/[%_]/gu, '')}:%`)
    .orderBy('draft.id', 'desc');
  return tx.first(amending)?.code ?? null;
}

/** The bytes of the file that a draft was read from; null when erased or never kept. */
export function draftFile(tx: Tx, id: number): Uint8Array | null {
  return tx.first(query.selectFrom('draft_file').select('bytes').where('draft_id', '=', id))?.bytes ?? null;
}

/** The picture of a cell of a scan, as PNG; null where there is none of that name. */
export function draftPicture(tx: Tx, id: number, name: string): Uint8Array | null {
  const picture = query.selectFrom('draft_picture').select('bytes').where('draft_id', '=', id).where('name', '=', name);
  return tx.first(picture)?.bytes ?? null;
}

const EMPTY: DraftContent = {
  head: { number: null, title: null, issued: null, authority: null },
  rows: [],
  year: null,
  notices: [],
  findings: [],
  mapping: [],
};

/** Of a discarded draft only the name and the hash of its file stay: neither what was read of it nor what was answered. */
export function forgetDocument(tx: Tx, id: number): void {
  tx.run(query.deleteFrom('draft_file').where('draft_id', '=', id));
  tx.run(query.deleteFrom('draft_picture').where('draft_id', '=', id));
  tx.run(query.deleteFrom('draft_answer').where('draft_id', '=', id));
  writeDraftContent(tx, id, EMPTY);
}

/** Puts what was read of a draft's file in the place of what was read before. */
export function writeDraftContent(tx: Tx, id: number, content: DraftContent): void {
  tx.run(
    query
      .updateTable('draft')
      .set({ content: JSON.stringify(content) })
      .where('id', '=', id),
  );
}

/** Changes fields of a draft; who took it in, and when, never change. */
export function updateDraft(
  tx: Tx,
  id: number,
  change: Partial<Omit<StoredDraft, 'id' | 'takenAt' | 'takenBy'>>,
): void {
  tx.run(query.updateTable('draft').set(columnsOf(change)).where('id', '=', id));
}

const text = v.string();
const meaning = v.picklist(COLUMN_MEANINGS);
const Content = v.object({
  head: v.object({
    number: v.nullable(text),
    title: v.nullable(text),
    issued: v.nullable(day),
    authority: v.nullable(text),
  }),
  rows: v.array(
    v.object({
      line: integer,
      ref: text,
      section: text,
      title: text,
      lead: text,
      coordinating: text,
      product: text,
      deadline: text,
      reportTo: text,
      source: v.picklist(['annex', 'body']),
      feeds: v.array(text),
      continues: v.exactOptional(text),
    }),
  ),
  year: v.nullable(integer),
  notices: v.array(text),
  findings: v.array(
    v.object({ line: integer, column: text, severity: v.picklist(['error', 'warning']), message: text }),
  ),
  scans: v.exactOptional(
    v.array(v.object({ line: integer, column: text, text, confidence: v.number(), pictures: v.array(text) })),
  ),
  mapping: v.array(
    v.object({
      table: text,
      columns: v.record(text, text),
      periods: v.array(text),
      shown: v.exactOptional(v.array(v.object({ header: text, samples: v.array(text), is: meaning }))),
    }),
  ),
  choices: v.exactOptional(v.array(v.object({ header: v.array(text), columns: v.array(meaning) }))),
  amends: v.exactOptional(
    v.object({
      numbers: v.array(text),
      whole: v.boolean(),
      clauses: v.array(
        v.object({
          line: integer,
          quote: text,
          places: v.array(text),
          section: v.nullable(text),
          field: v.picklist(['deadline', 'lead', 'coordinating', 'product', 'title', 'gone']),
          text,
        }),
      ),
    }),
  ),
});

/** Only what was asked for of one draft is read: a decision's rows may be megabytes. */
export function draftContent(tx: Tx, id: number): DraftContent | Unreadable {
  const row = tx.first(query.selectFrom('draft').select('content').where('id', '=', id));
  return readStored(Content, row?.content ?? '');
}

/** Bytes of what was read of a draft; null for those of all that wait. SQLite tells it without reading them. */
export function draftSize(tx: Tx, id: number | null): number {
  const sizes = query.selectFrom('draft').select(sql<number | null>`sum(octet_length(content))`.as('bytes'));
  const row = tx.first(id === null ? sizes.where('state', '=', 'open') : sizes.where('id', '=', id));
  return row?.bytes ?? 0;
}

/** What an acceptance made, so that it can be taken back. */
export function noteMade(
  tx: Tx,
  draftId: number,
  made: { agencies: readonly number[]; spellings: readonly string[] },
): void {
  for (const agencyId of made.agencies) {
    tx.run(query.insertInto('draft_agency').values({ draft_id: draftId, agency_id: agencyId }));
  }
  for (const alias of made.spellings) tx.run(query.insertInto('draft_spelling').values({ draft_id: draftId, alias }));
}

/** Forgets what the acceptance of a draft made, once it is taken back. */
export function forgetMade(tx: Tx, draftId: number): void {
  tx.run(query.deleteFrom('draft_agency').where('draft_id', '=', draftId));
  tx.run(query.deleteFrom('draft_spelling').where('draft_id', '=', draftId));
}

/** The agencies and spellings that the acceptance of a draft made. */
export function madeBy(
  tx: Tx,
  draftId: number,
): { readonly agencies: readonly number[]; readonly spellings: readonly string[] } {
  const agencies = query.selectFrom('draft_agency').select('agency_id as id').where('draft_id', '=', draftId);
  const spellings = query.selectFrom('draft_spelling').select('alias').where('draft_id', '=', draftId);
  return { agencies: tx.all(agencies).map(({ id }) => id), spellings: tx.all(spellings).map(({ alias }) => alias) };
}
