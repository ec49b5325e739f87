/** An outgoing message as it stands in the database: what any version since 0.1.0 wrote, each part checked. */

import * as v from 'valibot';
import type { Asked } from '../conversation/message/asked.ts';
import type { Action, AskedInWords, Button, KeptFile, OutgoingMessage } from '../conversation/message/message.ts';
import { PICTURE_STATES, type Picture, type PictureCounts } from '../conversation/message/picture.ts';
import { REPORT_FORMATS, type ReportFile, type ReportPeriod } from '../conversation/message/report-file.ts';
import { day, instant, integer } from '../store/sqlite/stored-values.ts';

/** A schema for every field, those that may be missing too: one that is forgotten does not compile. */
type FieldsOf<T> = { readonly [Field in keyof T]-?: v.GenericSchema<unknown, Exclude<T[Field], undefined>> };
type OptionalOf<T, Field extends keyof T> = Omit<FieldsOf<T>, Field> & {
  readonly [Name in Field]: v.ExactOptionalSchema<v.GenericSchema<unknown, Exclude<T[Name], undefined>>, undefined>;
};

const text = v.string();

const onAssignment = { assignment: integer, rev: integer };
/** What a button does. */
export const actionSchema: v.GenericSchema<unknown, Action> = v.variant('kind', [
  v.object({ kind: v.literal('choose'), ...onAssignment }),
  v.object({
    kind: v.literal('report'),
    ...onAssignment,
    status: v.picklist(['not_started', 'in_progress', 'blocked', 'completed']),
  }),
  v.object({ kind: v.literal('extend'), ...onAssignment }),
  v.object({ kind: v.literal('acknowledge'), ...onAssignment }),
  v.object({ kind: v.literal('acknowledge_all') }),
  v.object({ kind: v.literal('unchanged_all') }),
  v.object({ kind: v.literal('in_progress_all') }),
  v.object({ kind: v.literal('unchanged'), ...onAssignment }),
  v.object({ kind: v.literal('progress'), ...onAssignment, percent: integer }),
  v.object({
    kind: v.literal('obstacle'),
    ...onAssignment,
    which: v.picklist(['land', 'money', 'ministry', 'procedure', 'other']),
  }),
  v.object({ kind: v.literal('extend_to'), ...onAssignment, on: day }),
  v.object({ kind: v.literal('extend_other'), ...onAssignment }),
  v.object({ kind: v.literal('handover'), ...onAssignment }),
  v.object({ kind: v.literal('undo_all'), event: integer }),
  v.object({
    kind: v.literal('decide'),
    event: integer,
    ruling: v.picklist([
      'confirm',
      'confirm_reported',
      'return',
      'approve',
      'approve_other',
      'approve_duty',
      'approve_period',
      'reject',
      'resume',
    ]),
  }),
  v.object({ kind: v.literal('settle_link'), link: integer, accepted: v.boolean() }),
  v.object({ kind: v.literal('draft'), draft: integer, question: text, choice: text }),
  v.object({ kind: v.literal('hold'), assignment: integer, held: v.boolean() }),
  v.object({ kind: v.literal('undo'), event: integer }),
  v.object({ kind: v.literal('answer'), question: integer, choice: integer }),
  v.object({ kind: v.literal('page'), command: text, argument: text, page: integer }),
  v.object({ kind: v.literal('page_after'), command: text, argument: text, page: integer, after: text }),
]);

const button = v.object({ label: text, action: actionSchema } satisfies FieldsOf<Button>);

const counts: v.GenericSchema<unknown, PictureCounts> = v.object(
  // A picture that an earlier version queued lacks the states that came later.
  v.entriesFromList(PICTURE_STATES, v.optional(integer, 0)) satisfies FieldsOf<PictureCounts>,
);
const row = v.object({ label: text, counts });
export const pictureSchema = v.object({
  title: text,
  asOf: text,
  totals: counts,
  rows: v.array(row),
  rest: v.nullable(row),
} satisfies FieldsOf<Picture>);

const period = {
  agencyId: v.nullable(integer),
  programmes: v.exactOptional(v.array(integer)),
  from: day,
  to: day,
  asOf: instant,
} satisfies OptionalOf<ReportPeriod, 'programmes'>;
const file = v.object({ format: v.picklist(REPORT_FORMATS), ...period } satisfies OptionalOf<ReportFile, 'programmes'>);

const asOf = instant;
const agencyId = v.nullable(integer);
const programmes = v.exactOptional(v.array(integer));

export const askedSchema: v.GenericSchema<unknown, Asked> = v.variant('kind', [
  v.object({
    kind: v.literal('found'),
    asOf,
    agencyId,
    also: v.exactOptional(v.array(integer)),
    programmes,
    words: text,
    page: integer,
    after: v.exactOptional(text),
  }),
  v.object({ kind: v.literal('digest'), asOf, agencyId, programmes }),
  v.object({ kind: v.literal('draft'), asOf, page: integer, after: v.exactOptional(text) }),
  v.object({
    kind: v.literal('report'),
    asOf,
    report: v.object(period),
    links: v.nullable(v.array(v.object({ format: v.picklist(REPORT_FORMATS), address: text }))),
  }),
  v.object({ kind: v.literal('drafts'), asOf }),
  v.object({
    kind: v.literal('on_draft'),
    asOf,
    personId: integer,
    messageId: v.nullable(text),
    draft: integer,
    act: v.variant('kind', [
      v.object({ kind: v.literal('show'), done: v.nullable(text) }),
      v.object({ kind: v.literal('choose'), question: text, choice: text }),
      v.object({ kind: v.literal('say'), question: text, words: text }),
      v.object({ kind: v.literal('proposals') }),
      v.object({ kind: v.literal('accept'), seen: v.nullable(text) }),
      v.object({ kind: v.literal('discard') }),
      v.object({ kind: v.literal('undo') }),
    ]),
  }),
  v.object({
    kind: v.literal('take_in'),
    asOf,
    personId: integer,
    name: text,
    from: v.union([v.object({ fileId: text }), v.object({ text })]),
    messageIds: v.exactOptional(v.array(text)),
  }),
]);

const kept = v.object({
  kind: v.picklist(['photo', 'document', 'video', 'voice']),
  fileId: text,
  instead: text,
} satisfies FieldsOf<KeptFile>);

const asks = v.object({
  placeholder: text,
  whom: v.nullable(v.object({ externalId: text, name: text })),
  stays: v.exactOptional(v.literal(true)),
} satisfies FieldsOf<AskedInWords>);

export const topic: v.GenericSchema<unknown, OutgoingMessage['topic']> = v.nullable(v.object({ id: v.nullable(text) }));

export const messageSchema: v.GenericSchema<unknown, OutgoingMessage> = v.object({
  text,
  bold: v.array(v.object({ offset: integer, length: integer })),
  buttons: v.array(v.array(button)),
  howToAnswer: v.nullable(text),
  replyTo: v.nullable(text),
  topic,
  silent: v.boolean(),
  picture: v.exactOptional(pictureSchema),
  file: v.exactOptional(file),
  kept: v.exactOptional(kept),
  edits: v.exactOptional(text),
  asks: v.exactOptional(asks),
  removes: v.exactOptional(text),
} satisfies OptionalOf<OutgoingMessage, 'picture' | 'file' | 'kept' | 'edits' | 'asks' | 'removes'>);
