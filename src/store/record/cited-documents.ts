/** The documents that reports name: number, day and what they are about. */

import type { Instant, LocalDate } from '../../domain/calendar/dates.ts';
import type { CitedDocument } from '../../domain/tasks/cited-document.ts';
import type { EventKind } from '../../domain/tasks/event-kind.ts';
import { query, type Tx } from '../sqlite/database.ts';

/** Keeps the document that a report cites. */
export function keepCitedDocument(
  tx: Tx,
  document: CitedDocument & { readonly assignmentId: number; readonly eventId: number },
  now: Instant,
): void {
  const { assignmentId, eventId, number, issuedOn, abstract } = document;
  tx.run(
    query
      .insertInto('result_document')
      .values({ at: now, assignment_id: assignmentId, event_id: eventId, number, issued_on: issuedOn, abstract }),
  );
}

export interface CitedOfAssignment extends CitedDocument {
  readonly assignmentId: number;
  readonly eventId: number;
  readonly at: Instant;
}

const STOPS: EventKind = 'suspension_claimed';
const GOES_ON: EventKind = 'resumption_proposed';

/**
 * The documents in force of some assignments, the oldest first: those whose report was not undone. Those by which an agency
 * says that it was stopped, or goes on, are no results.
 */
export function citedDocumentsOf(
  tx: Tx,
  assignmentIds: readonly number[],
  which: 'of_results' | 'of_suspensions',
): CitedOfAssignment[] {
  if (assignmentIds.length === 0) return [];
  return tx.all(
    query
      .selectFrom('result_document')
      .innerJoin('event as citing', 'citing.id', 'result_document.event_id')
      .select([
        'result_document.number',
        'issued_on as issuedOn',
        'abstract',
        'result_document.at',
        'result_document.assignment_id as assignmentId',
        'result_document.event_id as eventId',
      ])
      .where('result_document.assignment_id', 'in', assignmentIds)
      .$if(which === 'of_suspensions', (cited) => cited.where('citing.kind', '=', STOPS))
      .$if(which === 'of_results', (cited) => cited.where('citing.kind', 'not in', [STOPS, GOES_ON]))
      .where((eb) =>
        eb.not(
          eb.exists(
            eb.selectFrom('event').select('event.id').whereRef('event.undoes', '=', 'result_document.event_id'),
          ),
        ),
      )
      .orderBy('result_document.id'),
  ) satisfies { issuedOn: LocalDate | null }[];
}

/** The document that came with one event of an assignment, undone or not; undefined where it named none. */
export function citedDocumentOf(tx: Tx, assignmentId: number, eventId: number): CitedDocument | undefined {
  return tx.first(
    query
      .selectFrom('result_document')
      .select(['number', 'issued_on as issuedOn', 'abstract'])
      .where('assignment_id', '=', assignmentId)
      .where('event_id', '=', eventId),
  );
}
