/** A question that waits for its answer, stored so that it survives a restart. */

import * as v from 'valibot';
import type { IncomingFile } from '../../conversation/message/incoming.ts';
import type { Proposal } from '../../conversation/read/propose-reading.ts';
import type { LocalDate } from '../../domain/calendar/dates.ts';
import type { ProposedStatus } from '../../domain/tasks/proposed-status.ts';
import { day } from '../../store/sqlite/stored-values.ts';
import { readStored, type Unreadable } from '../../store/sqlite/read-stored.ts';

/** Why is it returned or rejected, or until when extended? `event` is the pending report or request. */
interface DecisionAsked {
  readonly kind: 'decision';
  readonly ruling: 'return' | 'reject' | 'approve_other';
  readonly assignment: number;
  readonly event: number;
}

/** What is the obstacle, until when is the extension wanted, or how far is this assignment? */
interface StateAsked {
  readonly kind: 'obstacle' | 'extension_date' | 'how_far';
  readonly assignment: number;
  /** What was sent and led to the question; it is recorded with the answer. */
  readonly said?: Sent;
}

/** What does the record say that is to be looked at again? `said` asked for that alone; its files are kept already. */
interface ObjectionAsked {
  readonly kind: 'objection';
  readonly assignment: number;
  readonly said: Sent;
}

/** Words and files of one message of a person; a file of another message names it. */
export interface Sent {
  readonly messageId: string | null;
  readonly text: string;
  readonly files: readonly (IncomingFile & { readonly messageId?: string })[];
  readonly album: string | null;
}

/** Is this what the words `said` report? `rev` is the assignment's revision when it was asked. */
interface ProposalAsked {
  readonly kind: 'proposal';
  readonly assignment: number;
  readonly rev: number;
  readonly proposal: Proposal;
  readonly said: Sent;
}

/** On which day was it completed? `text` is the report that lacked it. */
interface DayAsked {
  readonly kind: 'completed_on';
  readonly assignment: number;
  readonly text: string;
  /** The files of the report. */
  readonly said?: Sent;
  readonly chosen?: ProposedStatus;
}

/**
 * Is the completion `text` of an ongoing task the result of the period, or is the whole task over? `statedOn` is the day
 * that it states.
 */
interface MeantAsked {
  readonly kind: 'period_or_whole';
  readonly assignment: number;
  readonly text: string;
  readonly statedOn: LocalDate | null;
  readonly files: Sent['files'];
  readonly album: string | null;
  /** What was chosen for the words, where they do not say it. */
  readonly chosen?: ProposedStatus;
}

/** Kinds are stored, so their names never change. */
export type PendingQuestion =
  /** Which task does `text` mean? `candidates` are assignments, in the order of the buttons. */
  | {
      readonly kind: 'which_task';
      readonly text: string;
      readonly candidates: readonly number[];
      readonly files: Sent['files'];
      readonly album: string | null;
    }
  /**
   * Do the figures of a list number the items of one report (`text`, about one of `candidates`), or name tasks (`lines`)?
   */
  | {
      readonly kind: 'which_reading';
      readonly text: string;
      readonly candidates: readonly number[];
      readonly lines: readonly { readonly assignment: number; readonly text: string }[];
      readonly files: Sent['files'];
      readonly album: string | null;
    }
  /** Who is this, by name and title? */
  | { readonly kind: 'presentation' }
  /** Which document is the result of this completion? */
  | { readonly kind: 'document'; readonly assignment: number }
  /** Are these words an instruction to the leads of `assignments`? */
  | { readonly kind: 'instruction'; readonly text: string; readonly assignments: readonly number[] }
  /** Are these words, which replied to nothing, the answer to the question `of`? `sent` are the files with them. */
  | { readonly kind: 'echo'; readonly text: string; readonly of: EchoAsked; readonly sent?: Sent }
  | ProposalAsked
  | DayAsked
  | MeantAsked
  | EchoAsked;

/** What is asked of tasks, as against people. */
export type AboutTasks = Exclude<PendingQuestion, { readonly kind: 'presentation' }>;

/** Whose answers are quoted back where they reply to nothing. */
type EchoAsked = DecisionAsked | StateAsked | ObjectionAsked;

/** Whether an agency was asked about the state of one task. */
export function isAboutState(
  pending: PendingQuestion | Unreadable,
): pending is StateAsked | ProposalAsked | DayAsked | MeantAsked {
  return STATE.some((kind) => kind === pending.kind);
}

/** The files that wait for the answer. */
export function filesOf(pending: PendingQuestion): readonly IncomingFile[] {
  if (pending.kind === 'echo') return [...(pending.sent?.files ?? []), ...filesOf(pending.of)];
  if ('files' in pending) return pending.files;
  return 'said' in pending ? pending.said.files : [];
}

const STATE = ['obstacle', 'extension_date', 'how_far', 'proposal', 'completed_on', 'period_or_whole'] as const;

const file = v.object({
  kind: v.picklist(['photo', 'document', 'video', 'voice']),
  fileId: v.string(),
  fileKey: v.string(),
  name: v.nullable(v.string()),
  mime: v.nullable(v.string()),
  size: v.nullable(v.number()),
} satisfies Record<keyof IncomingFile, v.GenericSchema>);
/** A file of another message than that of the question names it. */
const sentFile = v.object({ ...file.entries, messageId: v.exactOptional(v.string()) });
const assignment = v.pipe(v.number(), v.integer());

const decisionAsked = v.object({
  kind: v.literal('decision'),
  ruling: v.picklist(['return', 'reject', 'approve_other']),
  assignment,
  event: v.pipe(v.number(), v.integer()),
});
const sent = v.object({
  messageId: v.nullable(v.string()),
  text: v.string(),
  files: v.array(sentFile),
  album: v.nullable(v.string()),
});
const stateAsked = v.object({
  kind: v.picklist(['obstacle', 'extension_date', 'how_far']),
  assignment,
  said: v.exactOptional(sent),
});

const objectionAsked = v.object({ kind: v.literal('objection'), assignment, said: sent });

const status = v.picklist(['not_started', 'in_progress', 'blocked', 'completed', 'suspended']);
const proposal = v.object({
  status,
  progress: v.nullable(v.pipe(v.number(), v.minValue(0), v.maxValue(100))),
  obstacle: v.nullable(v.string()),
  completedOn: v.nullable(day),
  expectedOn: v.nullable(day),
  document: v.nullable(v.string()),
  documentDate: v.nullable(day),
  figures: v.array(v.string()),
} satisfies Record<keyof Proposal, v.GenericSchema>);

const pendingQuestion: v.GenericSchema<unknown, PendingQuestion> = v.variant('kind', [
  v.object({
    kind: v.literal('which_task'),
    text: v.string(),
    candidates: v.array(assignment),
    files: v.array(sentFile),
    album: v.nullable(v.string()),
  }),
  v.object({
    kind: v.literal('which_reading'),
    text: v.string(),
    candidates: v.array(assignment),
    lines: v.array(v.object({ assignment, text: v.string() })),
    files: v.array(sentFile),
    album: v.nullable(v.string()),
  }),
  decisionAsked,
  v.object({ kind: v.literal('presentation') }),
  v.object({ kind: v.literal('document'), assignment }),
  v.object({ kind: v.literal('instruction'), text: v.string(), assignments: v.array(assignment) }),
  v.object({
    kind: v.literal('echo'),
    text: v.string(),
    of: v.variant('kind', [decisionAsked, stateAsked, objectionAsked]),
    sent: v.exactOptional(sent),
  }),
  v.object({ kind: v.literal('proposal'), assignment, rev: v.pipe(v.number(), v.integer()), proposal, said: sent }),
  v.object({
    kind: v.literal('completed_on'),
    assignment,
    text: v.string(),
    said: v.exactOptional(sent),
    chosen: v.exactOptional(status),
  }),
  v.object({
    kind: v.literal('period_or_whole'),
    assignment,
    text: v.string(),
    statedOn: v.nullable(day),
    files: v.array(sentFile),
    album: v.nullable(v.string()),
    chosen: v.exactOptional(status),
  }),
  stateAsked,
  objectionAsked,
]);

/** Reads a question of any version since 0.1.0; unreadable when it is damaged or of a newer version's kind. */
export function pendingQuestionOf(json: string): PendingQuestion | Unreadable {
  return readStored(pendingQuestion, json);
}

const askedBehind = v.object({ after: v.pipe(v.number(), v.integer()) });

/** The question as it is stored: `after` is the newest event when it was asked. */
export function storedQuestion(pending: PendingQuestion, after: number): string {
  return JSON.stringify({ ...pending, after });
}

/** The newest event when the question was asked; null where 0.1.0 asked it. */
export function askedAfter(json: string): number | null {
  const read = readStored(askedBehind, json);
  return 'after' in read ? read.after : null;
}
