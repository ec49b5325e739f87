/** Buttons outlive releases: the codes of version 1 keep their meaning for ever; a new meaning needs a new version. */

import { parseLocalDate } from '../../domain/calendar/dates.ts';
import type { Action, ReadyObstacle, Ruling } from '../../conversation/message/message.ts';
import type { ReportedStatus } from '../../conversation/read/reading.ts';

/** Telegram's limit for `callback_data` (Bot API, InlineKeyboardButton); it counts bytes of UTF-8. */
const CALLBACK_DATA_BYTES = 64;

const VERSION = '1';

const STATUS_CODES: Readonly<Record<ReportedStatus, string>> = {
  not_started: 'n',
  in_progress: 'i',
  blocked: 'b',
  completed: 'c',
};
const STATUS_BY_CODE = new Map(Object.entries(STATUS_CODES).map(([status, code]) => [code, status as ReportedStatus]));

const OBSTACLE_CODES: Readonly<Record<ReadyObstacle, string>> = {
  land: 'l',
  money: 'm',
  ministry: 'c',
  procedure: 'p',
  other: 'o',
};
const OBSTACLE_BY_CODE = new Map(Object.entries(OBSTACLE_CODES).map(([which, code]) => [code, which as ReadyObstacle]));

const RULING_CODES: Readonly<Record<Ruling, string>> = {
  confirm: 'c',
  return: 't',
  approve: 'a',
  approve_other: 'o',
  confirm_reported: 'd',
  reject: 'n',
  approve_duty: 'w',
  approve_period: 'p',
  resume: 'r',
};
const RULING_BY_CODE = new Map(Object.entries(RULING_CODES).map(([ruling, code]) => [code, ruling as Ruling]));

/**
 * An action as `callback_data`, e.g. `1:r:12:3:c`. Throws RangeError when it does not fit into 64 bytes (only the
 * argument of a page can be so long: the composer keeps it short) or holds a number that no row can have.
 */
export function encodeAction(action: Action): string {
  const data = `${VERSION}:${fieldsOf(action).join(':')}`;
  const bytes = Buffer.byteLength(data);
  if (bytes > CALLBACK_DATA_BYTES) {
    throw new RangeError(
      `A button of kind ${action.kind} needs ${String(bytes)} bytes; Telegram allows ${String(CALLBACK_DATA_BYTES)}`,
    );
  }
  if (decodeAction(data) === null) throw new RangeError(`A button of kind ${action.kind} holds an impossible value`);
  return data;
}

/** The action of a pressed button; null for anything that `encodeAction` did not write. */
export function decodeAction(data: string): Action | null {
  if (Buffer.byteLength(data) > CALLBACK_DATA_BYTES) return null;
  const [version, code, ...fields] = data.split(':');
  if (version !== VERSION) return null;
  switch (code) {
    case 'c':
      return onAssignment(fields, (assignment, rev) => ({ kind: 'choose', assignment, rev }));
    case 'e':
      return onAssignment(fields, (assignment, rev) => ({ kind: 'extend', assignment, rev }));
    case 'k':
      return onAssignment(fields, (assignment, rev) => ({ kind: 'acknowledge', assignment, rev }));
    case 'ka':
      return fields.length === 0 ? { kind: 'acknowledge_all' } : null;
    case 's':
      return onAssignment(fields, (assignment, rev) => ({ kind: 'unchanged', assignment, rev }));
    case 'ia':
      return fields.length === 0 ? { kind: 'in_progress_all' } : null;
    case 'g':
      return decodeProgress(fields);
    case 'o':
      return decodeObstacle(fields);
    case 'x':
      return decodeExtendTo(fields);
    case 'xo':
      return onAssignment(fields, (assignment, rev) => ({ kind: 'extend_other', assignment, rev }));
    case 'w':
      return onAssignment(fields, (assignment, rev) => ({ kind: 'handover', assignment, rev }));
    case 'sa':
      return fields.length === 0 ? { kind: 'unchanged_all' } : null;
    case 'r':
      return decodeReport(fields);
    case 'd':
      return decodeDecision(fields);
    case 'h':
      return decodeHold(fields);
    case 'l':
      return decodeSettleLink(fields);
    case 'v':
      return decodeDraft(fields);
    case 'u':
      return decodeUndo(fields, 'undo');
    case 'ua':
      return decodeUndo(fields, 'undo_all');
    case 'a':
      return decodeAnswer(fields);
    case 'p':
      return decodePage(fields);
    case 'n':
      return decodePageAfter(fields);
    default:
      return null;
  }
}

function fieldsOf(action: Action): readonly string[] {
  switch (action.kind) {
    case 'choose':
      return ['c', String(action.assignment), String(action.rev)];
    case 'extend':
      return ['e', String(action.assignment), String(action.rev)];
    case 'acknowledge':
      return ['k', String(action.assignment), String(action.rev)];
    case 'acknowledge_all':
      return ['ka'];
    case 'unchanged':
      return ['s', String(action.assignment), String(action.rev)];
    case 'in_progress_all':
      return ['ia'];
    case 'progress':
      return ['g', String(action.assignment), String(action.rev), String(action.percent)];
    case 'obstacle':
      return ['o', String(action.assignment), String(action.rev), OBSTACLE_CODES[action.which]];
    case 'extend_to':
      return ['x', String(action.assignment), String(action.rev), action.on];
    case 'extend_other':
      return ['xo', String(action.assignment), String(action.rev)];
    case 'handover':
      return ['w', String(action.assignment), String(action.rev)];
    case 'unchanged_all':
      return ['sa'];
    case 'undo_all':
      return ['ua', String(action.event)];
    case 'report':
      return ['r', String(action.assignment), String(action.rev), STATUS_CODES[action.status]];
    case 'decide':
      return ['d', String(action.event), RULING_CODES[action.ruling]];
    case 'settle_link':
      return ['l', String(action.link), action.accepted ? '1' : '0'];
    case 'draft':
      return ['v', String(action.draft), action.question, action.choice];
    case 'hold':
      return ['h', String(action.assignment), action.held ? '1' : '0'];
    case 'undo':
      return ['u', String(action.event)];
    case 'answer':
      return ['a', String(action.question), String(action.choice)];
    case 'page':
      return ['p', String(action.page), action.command, action.argument.normalize('NFC')];
    case 'page_after':
      return ['n', action.after, String(action.page), action.command, action.argument.normalize('NFC')];
  }
}

function onAssignment(fields: readonly string[], build: (assignment: number, rev: number) => Action): Action | null {
  const assignment = rowId(fields[0]);
  const rev = count(fields[1]);
  return fields.length === 2 && assignment !== null && rev !== null ? build(assignment, rev) : null;
}

function decodeProgress(fields: readonly string[]): Action | null {
  const percent = count(fields[2]);
  if (fields.length !== 3 || percent === null || percent > 100) return null;
  return onAssignment(fields.slice(0, 2), (assignment, rev) => ({ kind: 'progress', assignment, rev, percent }));
}

function decodeObstacle(fields: readonly string[]): Action | null {
  const which = OBSTACLE_BY_CODE.get(fields[2] ?? '');
  if (fields.length !== 3 || which === undefined) return null;
  return onAssignment(fields.slice(0, 2), (assignment, rev) => ({ kind: 'obstacle', assignment, rev, which }));
}

function decodeExtendTo(fields: readonly string[]): Action | null {
  const on = parseLocalDate(fields[2] ?? '');
  if (fields.length !== 3 || on === null) return null;
  return onAssignment(fields.slice(0, 2), (assignment, rev) => ({ kind: 'extend_to', assignment, rev, on }));
}

function decodeReport(fields: readonly string[]): Action | null {
  const assignment = rowId(fields[0]);
  const rev = count(fields[1]);
  const status = STATUS_BY_CODE.get(fields[2] ?? '');
  if (fields.length !== 3 || assignment === null || rev === null || status === undefined) return null;
  return { kind: 'report', assignment, rev, status };
}

function decodeDecision(fields: readonly string[]): Action | null {
  const event = rowId(fields[0]);
  const ruling = RULING_BY_CODE.get(fields[1] ?? '');
  return fields.length === 2 && event !== null && ruling !== undefined ? { kind: 'decide', event, ruling } : null;
}

function decodeDraft(fields: readonly string[]): Action | null {
  const draft = count(fields[0]);
  const [, question, choice] = fields;
  if (fields.length !== 3 || draft === null || question === undefined || choice === undefined) return null;
  if (!/^[a-z0-9]{0,20}$/.test(question) || !/^[a-z0-9]{1,12}$/.test(choice)) return null;
  return { kind: 'draft', draft, question, choice };
}

function decodeHold(fields: readonly string[]): Action | null {
  const assignment = rowId(fields[0]);
  const [, held] = fields;
  if (fields.length !== 2 || assignment === null || (held !== '0' && held !== '1')) return null;
  return { kind: 'hold', assignment, held: held === '1' };
}

function decodeSettleLink(fields: readonly string[]): Action | null {
  const link = rowId(fields[0]);
  const [, accepted] = fields;
  if (fields.length !== 2 || link === null || (accepted !== '0' && accepted !== '1')) return null;
  return { kind: 'settle_link', link, accepted: accepted === '1' };
}

function decodeUndo(fields: readonly string[], kind: 'undo' | 'undo_all'): Action | null {
  const event = rowId(fields[0]);
  return fields.length === 1 && event !== null ? { kind, event } : null;
}

function decodeAnswer(fields: readonly string[]): Action | null {
  const question = rowId(fields[0]);
  const choice = count(fields[1]);
  return fields.length === 2 && question !== null && choice !== null ? { kind: 'answer', question, choice } : null;
}

function decodePage(fields: readonly string[]): (Action & { kind: 'page' }) | null {
  const [pageField, command, ...argument] = fields;
  const page = count(pageField);
  if (page === null || command === undefined || !/^[a-z0-9_]{1,32}$/.test(command) || argument.length === 0)
    return null;
  return { kind: 'page', command, argument: argument.join(':'), page };
}

function decodePageAfter([after, ...fields]: readonly string[]): Action | null {
  const page = decodePage(fields);
  if (page === null || after === undefined || !/^[a-z0-9._-]{1,45}$/.test(after)) return null;
  return { ...page, kind: 'page_after', after };
}

function rowId(field: string | undefined): number | null {
  const value = count(field);
  return value === 0 ? null : value;
}

/** A whole number from 0, in the exact form that `String(number)` writes. */
function count(field: string | undefined): number | null {
  if (field === undefined || !/^(0|[1-9]\d{0,15})$/.test(field)) return null;
  const value = Number(field);
  return Number.isSafeInteger(value) ? value : null;
}
