/** What a person does with a draft in a chat, by a button or by words: each answer brings the next question. */

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
import type { OutgoingMessage } from '../../conversation/message/message.ts';
import { readDraftAnswer } from '../../conversation/read/draft/read-draft-answer.ts';
import { write } from '../../conversation/compose/write.ts';
import type { DraftAnswer, DraftQuestion } from '../../domain/drafts/draft.ts';
import { acceptDraft } from '../../usecases/drafts/accept-draft.ts';
import { answerDraft, takeProposals, type DraftAnswered } from '../../usecases/drafts/answer-draft.ts';
import { discardDraft } from '../../usecases/drafts/discard-draft.ts';
import { showDraft } from '../../usecases/drafts/show-draft.ts';
import { undoAcceptance } from '../../usecases/drafts/undo-acceptance.ts';
import { wordDraft } from '../../usecases/drafts/word-draft.ts';
import type { Work } from '../../usecases/work.ts';
import type { Origin } from '../context/origin.ts';
import { draftActing } from './taking-in.ts';

/** A message to send, or a sentence that says why nothing was done. */
export type Acted = { readonly kind: 'said'; readonly message: OutgoingMessage } | Refusal;

export interface Refusal {
  readonly kind: 'refused';
  readonly text: string;
}

const refusal = (text: string): Refusal => ({ kind: 'refused', text });
const said = (message: OutgoingMessage): Acted => ({ kind: 'said', message });

/** Shows a draft with its next question; `done` is the sentence on what was just answered. */
export function showNext(work: Work, origin: Origin, id: number, done: string | null = null): Acted {
  const found = showDraft(work, id);
  if (found.kind === 'missing') return refusal(DRAFT_REFUSED[found.why]);
  if (found.shown.draft.state !== 'open') return refusal(DRAFT_REFUSED.settled);
  return said(wordDraft(work, draftActing(origin), found.shown, done));
}

/** By the mark of a choice, as buttons carry it. An answered question is not asked again by an old button. */
export function chooseAnswer(work: Work, origin: Origin, id: number, mark: string, choice: string): Acted {
  const asked = openQuestion(work, id, mark);
  if (asked.kind === 'refused') return asked;
  const answer = choicesOf(asked.question).find((each) => each.id === choice)?.answer;
  if (answer === undefined) return refusal(DRAFT_REFUSED.no_such_question);
  return giveAnswer(work, origin, id, asked.question, answer);
}

/** In words, to the question that was shown. */
export function sayAnswer(work: Work, origin: Origin, id: number, mark: string, words: string): Acted {
  const asked = openQuestion(work, id, mark);
  if (asked.kind === 'refused') return asked;
  const { question } = asked;
  const label = choicesOf(question).find((each) => each.label.toLowerCase() === words.trim().toLowerCase());
  const answer = label?.answer ?? readDraftAnswer(question, words);
  return answer === null ? refusal(hintWords(question)) : giveAnswer(work, origin, id, question, answer);
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

function giveAnswer(work: Work, origin: Origin, id: number, question: DraftQuestion, answer: DraftAnswer): Acted {
  const outcome = answerDraft(work, draftActing(origin), id, [{ question: question.key, answer }]);
  if (outcome.kind === 'refused' && outcome.why === 'does_not_fit') {
    return refusal(`${DRAFT_REFUSED.does_not_fit} ${hintWords(question)}`);
  }
  return answered(work, origin, outcome, `Đã ghi: ${answerWords(answer)}.`);
}

/** Answers all open questions that have a proposal by it. */
export function followProposals(work: Work, origin: Origin, id: number): Acted {
  return answered(work, origin, takeProposals(work, draftActing(origin), id), 'Đã ghi các đề xuất.');
}

function answered(work: Work, origin: Origin, outcome: DraftAnswered, done: string): Acted {
  return outcome.kind === 'answered'
    ? said(wordDraft(work, draftActing(origin), outcome.shown, done))
    : refusal(DRAFT_REFUSED[outcome.why]);
}

/** `seen` is the mark of what was shown above the button; what has changed since is shown anew. */
export function acceptInChat(work: Work, origin: Origin, id: number, seen: string | null): Acted {
  const outcome = acceptDraft(work, draftActing(origin), id, seen);
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
      if (outcome.why === 'changed') return showNext(work, origin, id, DRAFT_REFUSED.changed);
      return refusal(
        outcome.why === 'known_programme' ? programmeKnown(outcome.programme) : DRAFT_REFUSED[outcome.why],
      );
  }
}

/** Discards a draft. */
export function discardInChat(work: Work, origin: Origin, id: number): Acted {
  const outcome = discardDraft(work, draftActing(origin), id);
  return outcome.kind === 'discarded'
    ? said(write([`Đã bỏ dự thảo ${String(id)}.`]))
    : refusal(DRAFT_REFUSED[outcome.why]);
}

/** Takes an accepted draft out of the registry while nothing of it has been sent. */
export function undoInChat(work: Work, origin: Origin, id: number): Acted {
  const outcome = undoAcceptance(work, draftActing(origin), id);
  return outcome.kind === 'undone'
    ? said(
        write([
          `Đã rút dự thảo ${String(id)} khỏi sổ; ${leftWords(outcome.isErased)}.${outcome.isErased ? '' : ` Xem lại: /nhap ${String(id)}.`}`,
        ]),
      )
    : refusal(DRAFT_REFUSED[outcome.why]);
}
