/** What a person does with a draft in a chat, by a button or by words; what is shown after it is worded apart, for that may take long. */

import {
  acceptedWords,
  DRAFT_REFUSED,
  firstAccepted,
  leftWords,
  programmeKnown,
  stillOpen,
} from '../../conversation/compose/draft/say-draft.ts';
import { answerWords, choicesOf, hintWords } from '../../conversation/compose/draft/question-words.ts';
import { composeAccepted } from '../../conversation/compose/draft/compose-draft-step.ts';
import type { DraftAct } from '../../conversation/message/asked.ts';
import type { OutgoingMessage } from '../../conversation/message/message.ts';
import { readDraftAnswer } from '../../conversation/read/draft/read-draft-answer.ts';
import { write } from '../../conversation/compose/write.ts';
import type { DraftAnswer, DraftQuestion } from '../../domain/drafts/draft.ts';
import { acceptDraft } from './accept-draft.ts';
import { answerDraft, takeProposals, type DraftAnswered } from './answer-draft.ts';
import { discardDraft } from './discard-draft.ts';
import { showDraft } from './show-draft.ts';
import { undoAcceptance } from './undo-acceptance.ts';
import type { DraftActing } from '../draft-acting.ts';
import type { Work } from '../work.ts';

/** A message to send; the draft's next step, after the sentence `done`; or a sentence that says why nothing was done. */
export type Acted =
  | { readonly kind: 'said'; readonly message: OutgoingMessage }
  | { readonly kind: 'next'; readonly done: string | null }
  | Refusal;

export interface Refusal {
  readonly kind: 'refused';
  readonly text: string;
}

const refusal = (text: string): Refusal => ({ kind: 'refused', text });
const said = (message: OutgoingMessage): Acted => ({ kind: 'said', message });
const next = (done: string | null): Acted => ({ kind: 'next', done });

/** Carries out one act on a draft, in the caller's transaction. */
export function actOnDraft(work: Work, by: DraftActing, id: number, act: DraftAct): Acted {
  switch (act.kind) {
    case 'show':
      return next(act.done);
    case 'choose':
      return chooseAnswer(work, by, id, act);
    case 'say':
      return sayAnswer(work, by, id, act);
    case 'proposals':
      return answered(takeProposals(work, by, id), 'Đã ghi các đề xuất.');
    case 'accept':
      return accept(work, by, id, act.seen);
    case 'discard':
      return discard(work, by, id);
    case 'undo':
      return undo(work, by, id);
  }
}

/** By the mark of a choice, as buttons carry it. An answered question is not asked again by an old button. */
function chooseAnswer(
  work: Work,
  by: DraftActing,
  id: number,
  { question: mark, choice }: DraftAct & { readonly kind: 'choose' },
): Acted {
  const asked = openQuestion(work, id, mark);
  if (asked.kind === 'refused') return asked;
  const answer = choicesOf(asked.question).find((each) => each.id === choice)?.answer;
  if (answer === undefined) return refusal(DRAFT_REFUSED.no_such_question);
  return giveAnswer(work, by, id, asked.question, answer);
}

/** In words, to the question that was shown. */
function sayAnswer(
  work: Work,
  by: DraftActing,
  id: number,
  { question: mark, words }: DraftAct & { readonly kind: 'say' },
): Acted {
  const asked = openQuestion(work, id, mark);
  if (asked.kind === 'refused') return asked;
  const { question } = asked;
  const label = choicesOf(question).find((each) => each.label.toLowerCase() === words.trim().toLowerCase());
  const answer = label?.answer ?? readDraftAnswer(question, words);
  return answer === null ? refusal(hintWords(question)) : giveAnswer(work, by, id, question, answer);
}

function openQuestion(
  work: Work,
  id: number,
  mark: string,
): { readonly kind: 'open'; readonly question: DraftQuestion } | Refusal {
  const found = showDraft(work, id);
  if (found.kind === 'missing') return refusal(DRAFT_REFUSED[found.why]);
  if (found.shown.draft.state !== 'open') return refusal(DRAFT_REFUSED.settled);
  const { open, reading } = found.shown;
  const question = open.find((each) => each.id === mark);
  if (question !== undefined) return { kind: 'open', question };
  const before = reading.questions.find((each) => each.id === mark)?.given;
  return refusal(
    before == null ? DRAFT_REFUSED.no_such_question : `${before.actor} đã trả lời: ${answerWords(before.answer)}.`,
  );
}

function giveAnswer(work: Work, by: DraftActing, id: number, question: DraftQuestion, answer: DraftAnswer): Acted {
  const outcome = answerDraft(work, by, id, [{ question: question.key, answer }]);
  if (outcome.kind === 'refused' && outcome.why === 'does_not_fit') {
    return refusal(`${DRAFT_REFUSED.does_not_fit} ${hintWords(question)}`);
  }
  return answered(outcome, `Đã ghi: ${answerWords(answer)}.`);
}

function answered(outcome: DraftAnswered, done: string): Acted {
  return outcome.kind === 'answered' ? next(done) : refusal(DRAFT_REFUSED[outcome.why]);
}

/** `seen` is the mark of what was shown above the button; what has changed since is shown anew. */
function accept(work: Work, by: DraftActing, id: number, seen: string | null): Acted {
  const outcome = acceptDraft(work, by, id, seen);
  switch (outcome.kind) {
    case 'accepted':
    case 'amended':
      return said(composeAccepted(id, acceptedWords(outcome)));
    case 'first':
      return said(write([firstAccepted(outcome.by)], { howToAnswer: `Đồng ý: /nhap ${String(id)} nhận.` }));
    case 'missing':
      return refusal(DRAFT_REFUSED[outcome.why]);
    case 'refused':
      if (outcome.why === 'open') return refusal(stillOpen(outcome.open));
      if (outcome.why === 'changed') return next(DRAFT_REFUSED.changed);
      return refusal(
        outcome.why === 'known_programme' ? programmeKnown(outcome.programme) : DRAFT_REFUSED[outcome.why],
      );
  }
}

function discard(work: Work, by: DraftActing, id: number): Acted {
  const outcome = discardDraft(work, by, id);
  return outcome.kind === 'discarded'
    ? said(write([`Đã bỏ dự thảo ${String(id)}.`]))
    : refusal(DRAFT_REFUSED[outcome.why]);
}

function undo(work: Work, by: DraftActing, id: number): Acted {
  const outcome = undoAcceptance(work, by, id);
  return outcome.kind === 'undone'
    ? said(
        write([
          `Đã rút dự thảo ${String(id)} khỏi sổ; ${leftWords(outcome.isErased)}.${outcome.isErased ? '' : ` Xem lại: /nhap ${String(id)}.`}`,
        ]),
      )
    : refusal(DRAFT_REFUSED[outcome.why]);
}
