/** Asks whether a reply that is not certain is meant as the bot reads it; all that was sent is kept for the answer. */

import { askProposal } from '../../../conversation/compose/compose-proposal.ts';
import type { Proposal } from '../../../conversation/read/propose-reading.ts';
import type { Card } from '../../../domain/tasks/task.ts';
import type { Work } from '../../../usecases/work.ts';
import { figuresOffered } from '../../context/figures-offered.ts';
import type { Origin } from '../../context/origin.ts';
import type { Sent } from '../../context/pending-question.ts';
import { putQuestion } from '../../context/put-question.ts';

/** `words` are those that the proposal was read from; `said` may hold earlier ones before them. */
export function askProposed(
  work: Work,
  origin: Origin,
  card: Card,
  { proposal, said, words }: { readonly proposal: Proposal; readonly said: Sent; readonly words: string },
): void {
  const { id: assignment, rev } = card.assignment;
  const figures = figuresOffered(work, origin, card, proposal.status);
  putQuestion(
    work,
    origin,
    { kind: 'proposal', assignment, rev, proposal, said },
    {
      about: [assignment],
      compose: (question) => askProposal(question, card, { proposal, said: words, figures }, origin.messageId),
    },
  );
}
