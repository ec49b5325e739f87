/** A programme's end: a closing question to each agency before the last day, a final report after it, then nothing. */

import { composeClosingQuestion, composeFinalReport } from '../../conversation/compose/compose-ending.ts';
import type { OutgoingMessage } from '../../conversation/message/message.ts';
import { hasEnded, isClosing, isReportDue } from '../../domain/tasks/programme-end.ts';
import type { Programme } from '../../domain/tasks/task.ts';
import { enqueue } from '../../outbox/enqueue.ts';
import type { OutboxPayload } from '../../outbox/payload.ts';
import { programmesOfChat } from '../../store/people/chat-programmes.ts';
import { chatsOf } from '../../store/people/chats.ts';
import { cardsById, cardsOfTask } from '../../store/programmes/assignments.ts';
import { continuedFrom } from '../../store/programmes/continuations.ts';
import {
  agenciesToClose,
  countOpen,
  hasFinalReport,
  noteClosingQuestion,
  noteFinalReport,
  openInProgramme,
  stopWakes,
} from '../../store/programmes/endings.ts';
import { listProgrammes } from '../../store/programmes/tasks.ts';
import { heldAmong } from '../../store/reminders/holds.ts';
import { agencyContacts } from '../chats/agency-chat.ts';
import { queueUnasked } from '../chats/notify.ts';
import { queueOnFreeDay } from '../chats/queue-on-free-day.ts';
import { figuresIn } from '../figures/figures.ts';
import { lookBack } from '../figures/look-back.ts';
import type { Work } from '../work.ts';

/** Queues what is due of it, each once for a last day; a day that is changed is asked about anew. */
export function closeProgrammes(work: Work): void {
  const { tx, today, rules } = work;
  for (const programme of listProgrammes(tx)) {
    if (isClosing(programme, today, rules.calendar)) askAgencies(work, programme);
    if (isReportDue(programme, today, rules.calendar)) reportEnd(work, programme);
  }
  stopWakes(tx, today);
}

/** An agency without a chat is asked when it has one, until the last day. */
function askAgencies(work: Work, programme: Programme): void {
  const { tx } = work;
  const { id: programmeId, endsOn } = programme;
  if (endsOn === null) return;
  for (const [agencyId, { chatId }] of agencyContacts(work, agenciesToClose(tx, programme))) {
    const about = openInProgramme(tx, programmeId, agencyId);
    const payload = { kind: 'closing_question', programmeId, endsOn, agencyId, message: null } as const;
    const outboxId = queueOnFreeDay(work, `closing:${String(programmeId)}:${String(chatId)}`, (key, dueAt) =>
      enqueue(tx, { key, chatId, kind: 'notice', payload, unprompted: true, dueAt, about }, work.now),
    );
    noteClosingQuestion(tx, programme, agencyId, outboxId);
  }
}

/** To every chat that was told of the programme's figures. */
function reportEnd(work: Work, programme: Programme): void {
  const { tx } = work;
  const { id: programmeId, endsOn } = programme;
  if (endsOn === null) return;
  const overseers = [...chatsOf(tx, 'secretariat'), ...chatsOf(tx, 'leaders')].filter(({ id }) => {
    const programmes = programmesOfChat(tx, id);
    return programmes.length === 0 || programmes.includes(programmeId);
  });
  for (const chat of overseers) {
    if (hasFinalReport(tx, programme, chat.id)) continue;
    const payload = { kind: 'final_report', programmeId, endsOn, message: null } as const;
    const key = `final-report:${String(programmeId)}:${endsOn}:${work.today}`;
    const outboxId = queueUnasked(work, chat, payload, { key, kind: 'notice' });
    if (outboxId !== null) noteFinalReport(tx, programme, chat.id, outboxId);
  }
}

/** The question as of now; null when nothing is open, the programme has ended, or its last day is another one. */
export function wordClosingQuestion(
  work: Work,
  { programmeId, endsOn, agencyId }: OutboxPayload & { kind: 'closing_question' },
): OutgoingMessage | null {
  const { tx, today } = work;
  const programme = listProgrammes(tx).find(({ id }) => id === programmeId);
  if (programme?.endsOn !== endsOn || hasEnded(programme, today)) return null;
  const open = openInProgramme(tx, programmeId, agencyId);
  const held = heldAmong(tx, open);
  const cards = cardsById(
    tx,
    open.filter((id) => !held.has(id)),
  );
  return cards.length === 0 ? null : composeClosingQuestion(programme, endsOn, cards, today);
}

/** The figures at the end of the last day; null when that is another day by now. */
export function wordFinalReport(
  work: Work,
  { programmeId, endsOn }: OutboxPayload & { kind: 'final_report' },
): OutgoingMessage | null {
  const programme = listProgrammes(work.tx).find(({ id }) => id === programmeId);
  if (programme?.endsOn !== endsOn) return null;
  const { work: then, past } = lookBack(work, endsOn);
  const figures = figuresIn(then, { kind: 'all', narrow: { programmeId }, past });
  const continued = continuedFrom(work.tx, programmeId).flatMap((id) =>
    cardsOfTask(work.tx, id)
      .filter(({ assignment }) => assignment.continuedIn !== null)
      .slice(0, 1),
  );
  return composeFinalReport({ programme, endsOn, figures, open: countOpen(work.tx, programmeId), continued });
}
