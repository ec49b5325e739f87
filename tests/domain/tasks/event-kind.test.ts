import { expect, test } from 'vitest';
import { eventKindOf } from '../../../src/domain/tasks/event-kind.ts';

// As version 0.1.0 wrote them: a kind that was ever recorded keeps its name.
test.each(
  `reported completion_reported acknowledged extension_requested handover_claimed completed returned extension_approved
  extension_rejected undone edited agency_succeeded share_joined successor_awaited successor_found evidence_received
  escalated_to_secretariat escalated_to_leaders reminders_held reminders_released document_added instructed
  instruction_withdrawn instruction_answered task_added task_amended deadline_amended lead_added withdrawn bot_added
  chat_died chat_moved secret_refused leader_added secretariat_added observer_added focal_point_added
  role_handed_over role_ended chat_linked owner_claimed codes_paused code_refused fell_back chat_put_first
  indicator_reported agency_ended programme_imported programme_amended link_code_issued restored`.split(/\s+/u),
)('the record of 0.1.0 may hold “%s”, which is known', (kind) => {
  expect(eventKindOf(kind)).toBe(kind);
});

test('a kind of a newer version is unknown, and so is one that only looks like a key', () => {
  expect(['paused_by_law', 'toString', ''].map(eventKindOf)).toEqual(['unknown', 'unknown', 'unknown']);
});
