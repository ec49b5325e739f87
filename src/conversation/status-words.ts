/** The words of a status, wherever one is said or read: as the record has it, as a person reports it, on a button. */

import type { Status } from '../domain/tasks/assignment.ts';

/** As the record has it. */
export const STATUS_WORDS: Readonly<Record<Status, string>> = {
  not_started: 'chưa thực hiện',
  in_progress: 'đang thực hiện',
  pending_confirmation: 'chờ xác nhận hoàn thành',
  completed: 'hoàn thành',
  suspended: 'tạm dừng',
  cancelled: 'thôi theo dõi',
};

/** As a person reports it, before anybody has confirmed it. */
export const REPORTED_WORDS = {
  not_started: STATUS_WORDS.not_started,
  in_progress: STATUS_WORDS.in_progress,
  blocked: 'vướng mắc',
  completed: `đã ${STATUS_WORDS.completed}`,
  acknowledged: 'đã nhận',
} as const;

/** "Đang thực hiện": what is reported, on a button. */
export function reportedLabel(reported: keyof typeof REPORTED_WORDS): string {
  const words = REPORTED_WORDS[reported];
  return words.charAt(0).toLocaleUpperCase('vi') + words.slice(1);
}
