/** The kinds of events in the official record. Stored under these names, so a kind keeps its name for good. */

const EVENT_KINDS = [
  // What an agency says of its assignment.
  'reported',
  'completion_reported',
  'reading_confirmed',
  'acknowledged',
  'extension_requested',
  'handover_claimed',
  'suspension_claimed',
  'document_added',
  'evidence_received',
  'indicator_reported',
  'instruction_answered',
  'objective_reason_stated',
  'objection_raised',
  'plea_taken_back',
  // What the secretariat and the leaders decide.
  'completed',
  'returned',
  'completion_day_corrected',
  'extension_approved',
  'extension_rejected',
  'handover_approved',
  'handover_rejected',
  'suspension_approved',
  'suspension_rejected',
  'instructed',
  'instruction_withdrawn',
  'objective_reason_confirmed',
  'objective_reason_refused',
  'objection_answered',
  'reminders_held',
  'reminders_released',
  'review_asked_by_letter',
  'reading_approved',
  'reading_refused',
  // Corrections.
  'undone',
  'edited',
  // What the program does when no answer comes.
  'escalated_to_secretariat',
  'escalated_to_leaders',
  // Programmes and their amendments.
  'programme_imported',
  'programme_amended',
  'task_added',
  'task_amended',
  'deadline_amended',
  'lead_added',
  'withdrawn',
  'programme_end_set',
  'programme_end_taken_back',
  'continued',
  'continues',
  'continuation_taken_back',
  // Agencies that end or take over.
  'agency_ended',
  'agency_succeeded',
  'share_joined',
  'successor_awaited',
  'successor_found',
  // Chats and people.
  'bot_added',
  'chat_linked',
  'chat_unlinked',
  'chat_moved',
  'chat_died',
  'chat_put_first',
  'fell_back',
  'owner_claimed',
  'secretariat_added',
  'leader_added',
  'observer_added',
  'focal_point_added',
  'role_handed_over',
  'role_ended',
  'person_left',
  'link_code_issued',
  'code_refused',
  'codes_paused',
  'secret_refused',
  // The registry itself.
  'restored',
] as const;

export type EventKind = (typeof EVENT_KINDS)[number];

/** A kind as it is read: `unknown` for one of a newer version of the program. */
export type ReadEventKind = EventKind | 'unknown';

const known: ReadonlySet<string> = new Set(EVENT_KINDS);

export function eventKindOf(recorded: string): ReadEventKind {
  return isEventKind(recorded) ? recorded : 'unknown';
}

function isEventKind(recorded: string): recorded is EventKind {
  return known.has(recorded);
}
