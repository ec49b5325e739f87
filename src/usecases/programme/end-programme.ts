/** A person confirms a programme's last day, moves it, or takes it back. */

import { formatDate, type LocalDate } from '../../domain/calendar/dates.ts';
import { hasEnded, proposedEnd, whyNoEnd } from '../../domain/tasks/programme-end.ts';
import type { Programme } from '../../domain/tasks/task.ts';
import { continuedFrom } from '../../store/programmes/continuations.ts';
import { countOpen, endConfirmed, setEnd, wakeProgramme } from '../../store/programmes/endings.ts';
import { listProgrammes } from '../../store/programmes/tasks.ts';
import { record } from '../../store/record/record-event.ts';
import type { Author } from '../acting.ts';
import { tellLastDay } from '../chats/tell-last-day.ts';
import type { Work } from '../work.ts';

type EndOutcome =
  /** `before` is the last day until now, null without one; `open` assignments would stay open after the new one. */
  | { readonly kind: 'set'; readonly endsOn: LocalDate; readonly before: LocalDate | null; readonly open: number }
  | { readonly kind: 'taken_back'; readonly before: LocalDate }
  /** That is the last day already, or there is none to take back. */
  | { readonly kind: 'unchanged'; readonly endsOn: LocalDate | null }
  | { readonly kind: 'refused'; readonly why: 'past' | 'before_decision'; readonly endsOn: LocalDate }
  /** It has ended, and tasks of it go on elsewhere: they would be followed up twice. */
  | { readonly kind: 'continued'; readonly tasks: readonly number[] };

/**
 * Sets a programme's last day; null takes it back, also after the programme has ended: then it is followed up again from
 * today on. A day that lies behind is refused: nobody could be asked before it any more.
 */
export function endProgramme(work: Work, by: Author, programme: Programme, endsOn: LocalDate | null): EndOutcome {
  const { tx, now, today } = work;
  const { id, number, endsOn: before } = programme;
  if (before === endsOn) return { kind: 'unchanged', endsOn };
  const why = endsOn === null ? null : whyNoEnd(endsOn, programme, today);
  if (endsOn !== null && why !== null) return { kind: 'refused', why, endsOn };
  const continued = hasEnded({ endsOn: before }, today) ? continuedFrom(tx, id) : [];
  if (continued.length > 0) return { kind: 'continued', tasks: continued };
  setEnd(tx, id, { endsOn, by: by.actor, at: now });
  if (hasEnded({ endsOn: before }, today)) wakeProgramme(tx, id, today);
  const days = [before, endsOn].flatMap((day) => (day === null ? [] : [formatDate(day)]));
  record(tx, {
    at: now,
    kind: endsOn === null ? 'programme_end_taken_back' : 'programme_end_set',
    text: `${number}: ${days.join(' → ')}`,
    ...by,
  });
  tellLastDay(work, id, endsOn);
  if (endsOn !== null) return { kind: 'set', endsOn, before, open: countOpen(tx, id) };
  return before === null ? { kind: 'unchanged', endsOn } : { kind: 'taken_back', before };
}

/** A programme and its end: the day that a person confirmed, or the one that the decision's title names. */
interface ProgrammeView {
  readonly programme: Programme;
  readonly proposed: LocalDate | null;
  readonly confirmedBy: string | null;
  readonly open: number;
}

/** Each programme with its last day, proposed or confirmed, and by whom. */
export function programmesWithEnds({ tx }: Work): ProgrammeView[] {
  return listProgrammes(tx).map((programme) => ({
    programme,
    proposed: proposedEnd(programme),
    confirmedBy: programme.endsOn === null ? null : (endConfirmed(tx, programme.id)?.by ?? null),
    open: countOpen(tx, programme.id),
  }));
}
