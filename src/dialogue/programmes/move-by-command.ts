/** `/chuyen 12 SXD theo Công văn số 45/UBND-TH`: what an ended agency left is taken over by another one. */

import * as say from '../../conversation/compose/say-taking-over.ts';
import { write } from '../../conversation/compose/write.ts';
import { readEndOfFollowing } from '../../conversation/read/ruling/read-end-of-following.ts';
import { mayConfirm } from '../../domain/people/access.ts';
import type { Agency, Card } from '../../domain/tasks/task.ts';
import { findAgency } from '../../store/programmes/agencies.ts';
import { takeOverAssignment } from '../../usecases/programme/take-over-assignment.ts';
import type { Work } from '../../usecases/work.ts';
import { namedTasks, type Call } from '../context/call.ts';
import { sightFrom } from '../context/origin.ts';

/** The tasks' numbers; the code of the ended agency where several of one task wait, that of the heir, then the document. */
export function moveByCommand(call: Call): void {
  const { work, origin } = call;
  if (mayConfirm(origin.actor) !== 'yes' || sightFrom(origin).kind !== 'all') {
    origin.reply(write([say.ONLY_SECRETARIAT_GIVES], { replyTo: origin.messageId }), 'answer');
    return;
  }
  const named = namedTasks(call);
  if (named === null) return;
  for (const cards of named.tasks) {
    const text = give(work, cards, named.words);
    origin.reply(write([text], { replyTo: origin.messageId }), 'answer');
  }
}

function give(work: Work, cards: readonly Card[], words: string): string {
  const [card] = cards;
  if (card === undefined) throw new RangeError('A task that was named has a lead.');
  const waiting = [
    ...new Map(
      cards.flatMap(({ assignment, agency }) => (assignment.orphanedOn === null ? [] : [[agency.id, agency] as const])),
    ).values(),
  ];
  if (waiting.length === 0) return say.nothingWaits(card);
  const { agencies, rest } = agenciesIn(work, words);
  const from = agencies.length === 2 ? waiting.find(({ id }) => id === agencies[0]?.id) : undefined;
  const [only, ...others] = waiting;
  const left = from ?? (others.length === 0 ? only : undefined);
  const to = agencies.at(-1);
  if (to === undefined || (agencies.length === 2 && from === undefined)) return say.nameTheHeir(card, waiting);
  if (left === undefined) return say.nameTheHeir(card, waiting);
  const read = readEndOfFollowing(rest);
  if (read.kind !== 'basis') return say.documentNeeded(card, to);
  const outcome = takeOverAssignment(work, card.task.id, to, read.basis, left);
  return outcome.kind === 'taken' ? say.given(outcome.card, left, read.basis) : say.notGiven(card, to, outcome.why);
}

/** Codes at the front, at most two: "UBNDTX SXD theo Công văn số 45/UBND-TH". */
function agenciesIn(work: Work, words: string): { readonly agencies: readonly Agency[]; readonly rest: string } {
  const agencies: Agency[] = [];
  let rest = words.trim();
  while (agencies.length < 2) {
    const [head = ''] = /^[^\s,;:]*/u.exec(rest) ?? [];
    const agency = head === '' ? undefined : findAgency(work.tx, head);
    if (agency === undefined) break;
    agencies.push(agency);
    rest = rest.slice(head.length).replace(/^[\s,;:→>-]+/u, '');
  }
  return { agencies, rest };
}
