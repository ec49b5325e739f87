/** What each column of text may hold, and how words that people wrote leave it when a secrecy marking comes later. */

/** Found by the message that they came in, or by what it led to. */
export const WORDS_OF_MESSAGES = {
  'assignment.obstacle': 'falls back to the one before; where a newer report stands it is overwritten',
  'event.text': 'overwritten, with a salted hash',
  'event.added': 'overwritten, with a salted hash',
  'event.before': 'the obstacle in it is overwritten',
  'event.after': 'the obstacle in it is overwritten',
  'evidence.file_id': 'the row is removed',
  'evidence.file_key': 'the row is removed',
  'evidence.name': 'the row is removed',
  'inbox.payload': 'blanked; of what repeats the message only that part',
  'inquiry.text': 'overwritten',
  'instruction.text': 'overwritten, and withdrawn',
  'outbox.payload': 'overwritten; what is queued is not sent',
  'plea.answer': 'the row is removed, or only the answer',
  'plea.text': 'the row is removed',
  'question.data': 'emptied, and closed',
  'result_document.abstract': 'the row is removed',
} as const;

/** As above, by tests of their own. */
const WORDS_ELSEWHERE = {
  'draft.content': 'tests/dialogue/drafts/erased-drafts.test.ts',
  'draft.file_name': 'tests/dialogue/drafts/erased-drafts.test.ts',
  'draft_answer.answer': 'tests/dialogue/drafts/erased-drafts.test.ts',
  'draft_change.changes': 'tests/usecases/report/erase-message.test.ts',
  'draft_file.bytes': 'tests/dialogue/drafts/erased-drafts.test.ts',
  'draft_picture.bytes': 'tests/dialogue/drafts/erased-drafts.test.ts',
  'learned_pattern.pattern': 'tests/dialogue/turn/marked-later.test.ts, as a part of the words',
  'operator_notice.text': 'tests/usecases/report/erase-message.test.ts',
  'person.presented': 'tests/usecases/report/erase-message.test.ts',
  'result_document.number': 'tests/usecases/report/erase-message.test.ts',
} as const;

/** No words of a message: what else stands there. */
const WORDLESS = {
  names: `agency.code agency.name agency_alias.alias agency_alias.alias_key api_token.name awaited_link.settled_by
    chat.title draft.programme draft.taken_by draft.first_by draft.settled_by draft_answer.actor draft_spelling.alias
    event.actor event.office hold.actor hold.lifted_by instruction.author learned_pattern.ruled_by person.name plea.actor
    programme.code programme.end_confirmed_by`,
  'words of decisions and of what an operator enters': `agency_member.document assignment.deadline indicator.section
    indicator.name indicator.unit indicator.unit_key indicator_target.text programme.number programme.title
    programme.authority section.name succession.document succession.plan task.ref task.section task.title
    task.coordinating task.product task.report_to task.deadline task.search`,
  'keys and hashes': `api_token.hash awaited_link.thread_id awaited_link.code_hash chat.external_id chat.thread_id
    chat_alias.external_id code.hash code_programme.code_hash digest_told.words draft.sha256 draft_answer.question
    draft_answer.message_id draft_picture.name draft_message.message_id edited_message.message_id event.message_id event.erased_hash
    event_message.message_id evidence.message_id evidence.album feed.hash in_hand.key inbox.update_key inquiry.thread_id
    inquiry.message_id instruction.thread_id job.name meta.key meta.value operator_notice.key outbox.key
    outbox.message_id pattern_answer.message_id person.external_id picture.key picture.figures picture.path
    picture.telegram_file_id web_link.hash web_session.hash kysely_migration.name kysely_migration_lock.id`,
  'one of a few': `agency.kind assignment.status assignment.cadence assignment.waiting_for assignment.suspended_scope
    awaited_link.outcome chat.channel chat.type chat.role chat.state chat.state_reason chat_alias.channel code.purpose
    draft.state draft.channel draft_answer.channel event.kind event.channel event.chosen evidence.kind evidence.mime
    in_hand.kind in_hand.channel inbox.channel inbox.state inbox.error indicator_target.comparator learned_pattern.ruling
    learned_pattern.status outbox.kind outbox.state outbox.error pattern_answer.status person.channel plea.kind
    reminder.stage reminder.outcome role.role slip_told.why succession.kind task.source usage.channel`,
  'days and instants': `agency.first_linked_at agency.ended_on agency_member.from_on agency_member.to_on api_token.made_at
    api_token.expires_at api_token.last_used_at api_token.revoked_at assignment.tracked_from assignment.period
    assignment.opens_on assignment.due_on assignment.waiting_since assignment.requested_due_on assignment.answered_on
    assignment.reported_on assignment.completed_on assignment.review_until assignment.stated_on assignment.asked_on
    assignment.asked_before assignment.orphaned_on assignment.taken_over_on assignment.told_on assignment.waits
    assignment.late_after assignment.expected_on assignment.suspended_on assignment.reported_before
    assignment.reinstated_on awaited_link.asked_at awaited_link.expires_at awaited_link.settled_at chat.linked_at
    chat.last_sent_at chat.last_delivered_at chat.last_answer_at chat.unreachable_since closing_question.ends_on
    code.expires_at code.used_at digest_told.told_on draft.taken_at draft.settled_at draft.erased_at draft_answer.at
    event.at evidence.at feed.made_at final_report.ends_on gap.from_at gap.to_at hold.since hold.lifted_at
    inbox.received_at inbox.handled_at inquiry.at inquiry.answered_at instruction.at instruction.due_on
    instruction.answered_at instruction.withdrawn_at job.last_run_at joined_share.joined_at kysely_migration.timestamp
    learned_pattern.ruled_at moved_share.moved_at operator_notice.at outbox.due_at outbox.not_after outbox.lease_until
    outbox.created_at outbox.settled_at pattern_answer.answered_at picture.expires_at plea.at plea.answered_at
    programme.issued_on programme.imported_at programme.arriving_since programme.ends_on programme.end_confirmed_at
    question.asked_at question.answered_at reminder.decided_on result_document.at result_document.issued_on role.since
    role.until snooze.until_on stranger_answer.answered_on succession.from_on succession.recorded_at
    succession.applied_at usage.month wake.wake_on web_link.expires_at web_link.used_at web_session.begun_at
    web_session.expires_at`,
} as const;

/** Every column of text that somebody has said something about, as "table.column". */
export const SPOKEN_FOR: readonly string[] = [
  ...Object.keys(WORDS_OF_MESSAGES),
  ...Object.keys(WORDS_ELSEWHERE),
  ...Object.values(WORDLESS).flatMap((columns) => columns.split(/\s+/u)),
];
