/** The kinds of events in the official record. Stored under these names, so a kind keeps its name for good. */

/** Whose part an act belongs to: of a person with several roles it is done in the office that has it. */
export type ActOf = 'report' | 'decision' | 'instruction';

const EVENT_KINDS = {
  // What an agency says of its assignment.
  reported: 'report',
  completion_reported: 'report',
  reading_confirmed: 'report',
  acknowledged: 'report',
  extension_requested: 'report',
  handover_claimed: 'report',
  suspension_claimed: 'report',
  resumption_proposed: 'report',
  document_added: 'report',
  evidence_received: 'report',
  indicator_reported: 'report',
  instruction_answered: 'report',
  objective_reason_stated: 'report',
  objection_raised: 'report',
  plea_taken_back: 'report',
  // What the secretariat and the leaders decide.
  completed: 'decision',
  returned: 'decision',
  completion_day_corrected: 'decision',
  extension_approved: 'decision',
  extension_rejected: 'decision',
  handover_approved: 'decision',
  handover_rejected: 'decision',
  suspension_approved: 'decision',
  suspension_rejected: 'decision',
  suspension_ended: 'decision',
  cancelled: 'decision',
  instructed: 'instruction',
  instruction_withdrawn: 'instruction',
  objective_reason_confirmed: 'decision',
  objective_reason_refused: 'decision',
  objection_answered: 'decision',
  reminders_held: 'decision',
  reminders_released: 'decision',
  review_asked_by_letter: 'decision',
  reading_approved: 'decision',
  reading_refused: 'decision',
  // Corrections.
  undone: 'report',
  edited: 'report',
  // What the program does when no answer comes.
  escalated_to_secretariat: 'decision',
  escalated_to_leaders: 'decision',
  // Programmes and their amendments.
  programme_imported: 'decision',
  programme_taken_back: 'decision',
  programme_amended: 'decision',
  task_added: 'decision',
  task_amended: 'decision',
  deadline_amended: 'decision',
  lead_added: 'decision',
  withdrawn: 'decision',
  programme_end_set: 'decision',
  programme_end_taken_back: 'decision',
  continued: 'decision',
  continues: 'decision',
  continuation_taken_back: 'decision',
  // Agencies that end or take over.
  agency_ended: 'decision',
  agency_succeeded: 'decision',
  share_joined: 'decision',
  successor_awaited: 'decision',
  successor_found: 'decision',
  // Chats and people.
  bot_added: 'report',
  chat_linked: 'report',
  chat_unlinked: 'report',
  chat_moved: 'report',
  chat_died: 'report',
  chat_put_first: 'report',
  fell_back: 'report',
  owner_claimed: 'report',
  secretariat_added: 'report',
  leader_added: 'report',
  observer_added: 'report',
  focal_point_added: 'report',
  role_handed_over: 'report',
  role_ended: 'report',
  person_left: 'report',
  link_code_issued: 'report',
  link_awaited: 'report',
  link_confirmed: 'decision',
  link_refused: 'decision',
  link_lapsed: 'report',
  person_presented: 'report',
  reminder_snoozed: 'report',
  inquiry_made: 'report',
  inquiry_answered: 'decision',
  code_refused: 'report',
  codes_paused: 'report',
  secret_refused: 'report',
  // The registry itself.
  restored: 'decision',
  asked_again: 'decision',
} as const satisfies Record<string, ActOf>;

export type EventKind = keyof typeof EVENT_KINDS;

/** A kind as it is read: `unknown` for one of a newer version of the program. */
export type ReadEventKind = EventKind | 'unknown';

/** Each kind has its office here: a kind without one does not compile. */
export function actOf(kind: EventKind): ActOf {
  return EVENT_KINDS[kind];
}

/** The kind of a recorded event; `unknown` for one that a newer version wrote. */
export function eventKindOf(recorded: string): ReadEventKind {
  return isEventKind(recorded) ? recorded : 'unknown';
}

function isEventKind(recorded: string): recorded is EventKind {
  return Object.hasOwn(EVENT_KINDS, recorded);
}
