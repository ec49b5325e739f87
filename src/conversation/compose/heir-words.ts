/** Whose an assignment is, whose it was, and where it goes on. */

import { formatDate } from '../../domain/calendar/dates.ts';
import { isOpen } from '../../domain/tasks/assignment.ts';
import { isUntold } from '../../domain/tasks/heir.ts';
import type { Card } from '../../domain/tasks/task.ts';
import { ORPHANED } from './deadline-words.ts';
import { decisionWordsOf } from './words.ts';

/** "tiếp nhận 01/03/2025; trước đây Sở Kế hoạch và Đầu tư"; empty for who is no heir. */
export function heirWords({ assignment, formerly }: Pick<Card, 'assignment' | 'formerly'>): string {
  const { takenOverOn, orphanedOn } = assignment;
  if (takenOverOn === null) return '';
  const untold = isUntold(assignment) && orphanedOn === null ? ', chưa báo được đến đơn vị' : '';
  return `tiếp nhận ${formatDate(takenOverOn)}${untold}${formerly === null ? '' : `; trước đây ${formerly}`}`;
}

/**
 * "Sở Tài chính, tiếp nhận 01/03/2025; trước đây Sở Kế hoạch và Đầu tư": whose it is, and whose it was. Of an agency that
 * ended, that nobody has taken it over yet; of what goes on from an earlier programme, that its lead has not been told.
 */
export function leadName(card: Card): string {
  const { orphanedOn } = card.assignment;
  const isOrphan = orphanedOn !== null && isOpen(card.assignment);
  const heir = heirWords(card);
  const orphan = !isOrphan ? '' : `${ORPHANED} từ ${formatDate(orphanedOn)}`;
  const untold = isUntold(card.assignment) && heir === '' ? 'chưa nhận được tin chuyển tiếp' : '';
  return [card.agency.name, heir, orphan, untold].filter((words) => words !== '').join(', ');
}

/** For one message: whose a share was before is said at the first of those that an agency took over from it, in order. */
export function formerlyOnce(): <C extends Pick<Card, 'agency' | 'formerly'>>(card: C) => C {
  const said = new Set<string>();
  return (card) => {
    const key = `${String(card.agency.id)} ${card.formerly ?? ''}`;
    if (said.has(key)) return { ...card, formerly: null };
    said.add(key);
    return card;
  };
}

/** "đã chuyển tiếp sang #57 của Quyết định số 57/QĐ-UBND"; empty for what goes on nowhere. */
export function continuedWords({ assignment, continuedUnder }: Pick<Card, 'assignment' | 'continuedUnder'>): string {
  if (assignment.continuedIn === null) return '';
  const under = continuedUnder === null ? '' : ` của ${decisionWordsOf({ number: continuedUnder })}`;
  return `đã chuyển tiếp sang #${String(assignment.continuedIn)}${under}`;
}
