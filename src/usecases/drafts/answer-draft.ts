/** Keeps what a person answers about a draft; whoever goes on tomorrow finds it. */

import { fitsChange } from '../../domain/drafts/amendment/ask-changes.ts';
import { AMENDS_KEY } from '../../domain/drafts/amendment/ask-amends.ts';
import { asksScan, fitsScan, scanKey } from '../../domain/drafts/ask-scans.ts';
import { fitsDate } from '../../domain/drafts/ask-dates.ts';
import { fitsHead, headKey } from '../../domain/drafts/ask-head.ts';
import { fitsLook, isText } from '../../domain/drafts/ask-rows.ts';
import type { Asks, DraftAnswer, HeadField } from '../../domain/drafts/draft.ts';
import { secrecyMarkingOf } from '../../domain/text/secrecy-marking.ts';
import { draftAnswers, insertDraftAnswer } from '../../store/drafts/draft-answers.ts';
import { updateDraft } from '../../store/drafts/drafts.ts';
import type { Work } from '../work.ts';
import { mayPrepare, type DraftActing } from '../draft-acting.ts';
import { showDraft, type DraftMissing, type ShownDraft } from './show-draft.ts';

export type DraftAnswered =
  | { readonly kind: 'answered'; readonly shown: ShownDraft; readonly count: number }
  | {
      readonly kind: 'refused';
      readonly why: 'not_enrolled' | 'settled' | 'no_such_question' | 'secret' | 'does_not_fit';
    }
  | DraftMissing;

/** Answers some questions, by key or id; null takes an answer back. All fit, or none is kept. */
export function answerDraft(
  work: Work,
  by: DraftActing,
  id: number,
  answers: readonly { readonly question: string; readonly answer: DraftAnswer | null }[],
): DraftAnswered {
  if (!mayPrepare(by)) return { kind: 'refused', why: 'not_enrolled' };
  const found = showDraft(work, id);
  if (found.kind === 'missing') return found;
  if (found.shown.draft.state !== 'open') return { kind: 'refused', why: 'settled' };
  if (answers.length === 0) return { kind: 'answered', shown: found.shown, count: 0 };
  const { issued } = found.shown.reading.head;
  const asked = answers.map(({ question, answer }) => ({ ...questionOf(found.shown, question), answer }));
  for (const { key, asks, answer } of asked) {
    if (key === null) return { kind: 'refused', why: 'no_such_question' };
    if (answer !== null && textsOf(answer).some((text) => secrecyMarkingOf(text) !== null)) {
      return { kind: 'refused', why: 'secret' };
    }
    if (answer !== null && asks !== null && !fits(asks, answer, issued))
      return { kind: 'refused', why: 'does_not_fit' };
  }
  const { actor, personId, channel, chatId, messageId } = by.author;
  const said = { at: work.now, actor, personId, channel, chatId, messageId };
  const changes = new Map(
    asked.flatMap(({ key, answer }) =>
      key === null ? [] : [[key, answer === null ? null : { answer, actor, at: work.now }] as const],
    ),
  );
  const after = showDraft(work, id, changes);
  if (after.kind === 'missing') return after;
  const left = new Map(after.shown.reading.questions.map((each) => [each.key, each]));
  // A name may stand for an agency that nobody knows, also in the draft itself.
  if ([...changes].some(([key, given]) => given !== null && left.get(key)?.given === null)) {
    return { kind: 'refused', why: 'does_not_fit' };
  }
  const known = draftAnswers(work.tx, id);
  for (const [question, given] of changes) {
    if (given === null && !known.has(question)) continue;
    const answer = given?.answer ?? null;
    insertDraftAnswer(work.tx, { draftId: id, question, answer, ...said });
  }
  // Who accepted first has not seen what is answered now.
  updateDraft(work.tx, id, { firstBy: null, firstPersonId: null });
  return { kind: 'answered', shown: after.shown, count: changes.size };
}

/** Answers every open question that has a proposal with it; `only` of one kind. */
export function takeProposals(
  work: Work,
  by: DraftActing,
  id: number,
  only: Asks['kind'] | null = null,
): DraftAnswered {
  const found = showDraft(work, id);
  if (found.kind === 'missing') return found;
  const answers = found.shown.open.flatMap(({ key, asks, proposal }) =>
    proposal === null || (only !== null && asks.kind !== only) ? [] : [{ question: key, answer: proposal }],
  );
  return answerDraft(work, by, id, answers);
}

/** `asks` is null for a field of the head that the document itself fills. */
function questionOf(
  { reading, content }: ShownDraft,
  name: string,
): { readonly key: string | null; readonly asks: Asks | null } {
  const question = reading.questions.find(({ key, id }) => key === name || id === name);
  if (question !== undefined) return { key: question.key, asks: question.asks };
  // A person may say of any document that it amends one that stands.
  if (name === AMENDS_KEY) return { key: name, asks: { kind: 'amends', programmes: [], named: null } };
  // A cell that was recognised may be put right though nothing was asked about it.
  const scan = content.scans?.find((each) => scanKey(each) === name);
  if (scan !== undefined) return { key: name, asks: asksScan(scan) };
  const field = (['number', 'title', 'issued', 'authority'] as const).find(
    (each) => headKey(each) === name || each === name,
  );
  return field === undefined ? { key: null, asks: null } : { key: headKey(field), asks: headAsks(field) };
}

function headAsks(field: HeadField): Asks {
  return { kind: 'head', field };
}

function fits(asks: Asks, answer: DraftAnswer, issued: ShownDraft['reading']['head']['issued']): boolean {
  if (answer.kind === 'aside') return asks.kind !== 'head' && asks.kind !== 'amends';
  switch (asks.kind) {
    case 'head':
      return fitsHead(asks.field, answer);
    case 'date':
      return fitsDate(answer, issued);
    case 'look':
      return fitsLook(asks, answer);
    case 'scan':
      return fitsScan(asks, answer);
    case 'scanned':
      return answer.kind === 'keep';
    case 'lead':
    case 'title':
    case 'ref':
      return isText(answer);
    case 'name':
      // Against the agencies of the draft itself: see `fitsName`.
      return OF_NAMES.has(answer.kind);
    case 'amends':
      return answer.kind === 'keep' || answer.kind === 'amends';
    case 'same':
      return answer.kind === 'keep' || answer.kind === 'apart';
    case 'place':
      return isText(answer);
    case 'change':
      return fitsChange(asks.group, answer);
  }
}

const OF_NAMES: ReadonlySet<DraftAnswer['kind']> = new Set(['new', 'same', 'of', 'group', 'several', 'none']);

function textsOf(answer: DraftAnswer): readonly string[] {
  switch (answer.kind) {
    case 'text':
      return [answer.text];
    case 'new':
      return [answer.name];
    case 'same':
    case 'of':
      return [answer.agency];
    case 'group':
      return answer.members;
    case 'several':
      return answer.names;
    case 'merger':
      return [answer.document];
    default:
      return [];
  }
}
