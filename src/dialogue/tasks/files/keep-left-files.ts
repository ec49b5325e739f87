/** The files of a message whose words led elsewhere: to no report, to a refusal, or to nothing at all. */

import * as say from '../../../conversation/compose/say-report.ts';
import { write } from '../../../conversation/compose/write.ts';
import type { IncomingFile, IncomingMessage } from '../../../conversation/message/incoming.ts';
import type { TaskRef } from '../../../conversation/read/report/references.ts';
import { mayReport } from '../../../domain/people/access.ts';
import type { Card } from '../../../domain/tasks/task.ts';
import { filesKeptOf } from '../../../store/record/evidence.ts';
import { openQuestionsTo } from '../../../store/record/questions.ts';
import type { Work } from '../../../usecases/work.ts';
import { keepFile } from '../../context/keep-file.ts';
import { candidatesOf, cardsNamed, splitFor, type Context } from '../../context/message-context.ts';
import { sightFrom, type Origin } from '../../context/origin.ts';
import { filesOf, pendingQuestionOf } from '../../context/pending-question.ts';
import { attachFiles } from './attach-files.ts';

/**
 * Keeps what nothing else kept, and says so. Called once at the end of a turn: no way through it needs to think of files.
 * `isReport`: its words were read as one, so that whoever writes of a task which goes on elsewhere was told where to send it.
 * `refs` are the tasks that a command names.
 */
export function keepLeftFiles(
  work: Work,
  origin: Origin,
  message: IncomingMessage,
  context: Context,
  { isReport, refs }: { readonly isReport: boolean; readonly refs?: readonly TaskRef[] },
): void {
  const sight = sightFrom(origin);
  if (sight.kind === 'nothing') return;
  const isKept = keptBy(work, origin, message);
  keepWaiting(work, origin, message);
  const files = message.files.filter((file) => !isKept(file));
  if (files.length === 0) return;
  const cards = sight.kind === 'agency' ? meantBy(work, origin, message, context, refs) : [];
  if (isReport && cards.length > 0 && cards.every(({ assignment }) => assignment.continuedIn !== null)) return;
  const agencyId = cards[0]?.agency.id ?? (sight.kind === 'agency' ? sight.agencyId : null);
  if (agencyId === null || mayReport(origin.actor, agencyId) !== 'yes') {
    // It was said of the first version: a new one bears the same file.
    if (!message.edited) {
      origin.reply(write([say.FILES_NOT_KEPT], { replyTo: origin.messageId, silent: true }), 'answer');
    }
    return;
  }
  attachFiles(work, origin, { ...message, files }, cards, { isBeside: true });
}

/** What a question of ours asks about is there also when it is refused, expires or is closed: of no task until answered. */
function keepWaiting(work: Work, origin: Origin, message: IncomingMessage): void {
  const sight = sightFrom(origin);
  if (sight.kind !== 'agency' || mayReport(origin.actor, sight.agencyId) !== 'yes') return;
  const isWaiting = waitingFiles(work, origin);
  const files = message.files.filter(({ fileKey }) => isWaiting.has(fileKey));
  for (const file of files) keepFile(work, origin, message, file);
}

/** The keys of the files that open questions ask about. */
function waitingFiles({ tx }: Work, { person, chat }: Origin): ReadonlySet<string> {
  const waiting = openQuestionsTo(tx, person.id, chat.id).flatMap(({ data }) => {
    const pending = pendingQuestionOf(data);
    return pending.kind === 'unreadable' ? [] : filesOf(pending).map(({ fileKey }) => fileKey);
  });
  return new Set(waiting);
}

/** As evidence, or with what a question of ours asks about. */
function keptBy(work: Work, origin: Origin, message: IncomingMessage): (file: IncomingFile) => boolean {
  if (message.files.length === 0) return () => true;
  const kept = new Set([...filesKeptOf(work.tx, origin.chat.id, message.messageId), ...waitingFiles(work, origin)]);
  return ({ fileKey }) => kept.has(fileKey);
}

/** The tasks that the words name; else those that the message may be about. */
function meantBy(
  work: Work,
  origin: Origin,
  message: IncomingMessage,
  context: Context,
  ofCommand: readonly TaskRef[] = [],
): readonly Card[] {
  const sight = sightFrom(origin);
  const refs =
    ofCommand.length > 0
      ? ofCommand
      : splitFor(work, origin, context, message.text.trim()).lines.flatMap(({ ref }) => ref ?? []);
  if (refs.length === 0) return candidatesOf(work, origin, context);
  const named = refs.flatMap((ref) => cardsNamed(work, sight, ref));
  return [...new Map(named.map((card) => [card.assignment.id, card])).values()];
}
