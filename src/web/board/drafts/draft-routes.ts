/** A decision comes in on the board: taken in, answered about, accepted, taken back. */

import type { Context, Hono } from 'hono';
import { columnsChosen } from '../../../conversation/compose/draft/column-words.ts';
import { choicesOf } from '../../../conversation/compose/draft/question-words.ts';
import {
  acceptedWords,
  DRAFT_REFUSED,
  firstAccepted,
  leftWords,
  programmeKnown,
  stillOpen,
} from '../../../conversation/compose/draft/say-draft.ts';
import { count } from '../../../conversation/compose/words.ts';
import { readDraftAnswer } from '../../../conversation/read/draft/read-draft-answer.ts';
import { formatDate } from '../../../domain/calendar/dates.ts';
import { isTakeable } from '../../../domain/drafts/read-draft.ts';
import type { ChangeGroup } from '../../../domain/drafts/amendment/change-groups.ts';
import type { DraftAnswer, DraftQuestion, HeadField } from '../../../domain/drafts/draft.ts';
import { AMENDS_KEY } from '../../../domain/drafts/amendment/ask-amends.ts';
import { withoutHidden } from '../../../domain/text/without-hidden.ts';
import { acceptDraft } from '../../../usecases/drafts/accept-draft.ts';
import { answerDraft } from '../../../usecases/drafts/answer-draft.ts';
import { chooseColumns, columnsToRead } from '../../../usecases/drafts/choose-columns.ts';
import { discardDraft } from '../../../usecases/drafts/discard-draft.ts';
import { foreseeApart } from '../../../usecases/drafts/foresee-apart.ts';
import { showDraft, type ShownDraft } from '../../../usecases/drafts/show-draft.ts';
import { takeDraft } from '../../../usecases/drafts/take-draft.ts';
import { picturesOf } from '../../../usecases/drafts/pictures-of.ts';
import { undoAcceptance } from '../../../usecases/drafts/undo-acceptance.ts';
import type { DraftActing } from '../../../usecases/draft-acting.ts';
import { actingOnBoard } from '../../../usecases/people/acting-on-board.ts';
import { workAt, type Work } from '../../../usecases/work.ts';
import { numberOf, type Fields } from '../../door/fields.ts';
import type { Note } from '../../door/notes.ts';
import type { BoardDesk } from '../desk.ts';
import { sightingOf } from '../filter.ts';
import { boardFrame } from '../layout.ts';
import { signedInBy, type SignedIn } from '../session.ts';
import { notFoundPage } from '../sign-in-page.ts';
import { draftPicture } from '../../../store/drafts/drafts.ts';
import { choicesIn } from './columns-form.ts';
import { acceptPage, draftPage, QUESTIONS_ASKED } from './draft-page.ts';
import { draftsPage, mayPrepareHere, readDrafts } from './drafts-page.ts';

/** What pasted words are called. */
const PASTED = 'nội dung dán trên bảng theo dõi';
const NOTHING_SENT = 'Chưa chọn tệp và chưa dán nội dung; đề nghị chọn một trong hai.';
const NOT_READ = 'Chưa đọc được văn bản lúc này; đề nghị thử lại sau ít phút.';
const NOT_SURE = 'Đề nghị đánh dấu vào ô xác nhận rồi bấm lại.';
const HEAD_FIELDS: readonly HeadField[] = ['number', 'issued', 'title', 'authority'];

type Acted = { readonly kind: 'missing'; readonly why: 'unknown' | 'damaged' } | { readonly note: Note };

/** The pages and forms of drafts. */
export function addDraftRoutes(app: Hono, desk: BoardDesk): void {
  const nothing = (context: Context) => desk.outside(context, 'Không có trang này', notFoundPage(), 404);

  app.get('/board/drafts', (context) =>
    desk.show(context, ({ work }, viewer) => {
      if (!mayPrepareHere(viewer)) return null;
      const drafts = readDrafts(work);
      return { title: 'Văn bản giao nhiệm vụ', content: (around) => draftsPage(drafts, around) };
    }),
  );

  app.get('/board/drafts/:id', (context) =>
    desk.show(context, ({ work }, viewer) => {
      const id = numberOf(context.req.param('id'));
      const found = id === null || !mayPrepareHere(viewer) ? null : showDraft(work, id);
      if (found?.kind !== 'draft') return null;
      const from = numberOf(context.req.query('from')) ?? 0;
      return { title: `Dự thảo ${String(id)}`, content: (around) => draftPage(found.shown, from, around) };
    }),
  );

  app.get('/board/drafts/:id/pictures/:name', (context) => {
    const [id, name] = [numberOf(context.req.param('id')), context.req.param('name')];
    const look = desk.look(context, ({ work }) => {
      const viewer = signedInBy(context, work);
      if (id === null || viewer === null || !mayPrepareHere(viewer)) return null;
      return draftPicture(work.tx, id, name.replace(/\.png$/u, ''));
    });
    if ('refusal' in look) return look.refusal;
    return context.body(new Uint8Array(look.found), 200, { 'Content-Type': 'image/png' });
  });

  app.post('/board/drafts', (context) =>
    desk.post(context, async (fields, viewer) => {
      if (!mayPrepareHere(viewer)) return nothing(context);
      const refuse = (text: string) => desk.goTo(context, '/board/drafts', { tone: 'refused', text });
      const document = await documentOf(context, fields);
      if (document === null) return refuse(NOTHING_SENT);
      const read = await desk.office.readDocument(document.bytes, context.req.raw.signal);
      if (read === null) return refuse(NOT_READ);
      if (read.kind === 'unreadable') return refuse(read.problem);
      const { content } = read;
      const pictures = picturesOf(read.pictures);
      const taken = desk.change((work) =>
        takeDraft(work, actingOf(viewer), { ...document, content, pictures, programme: null }),
      );
      if (taken.kind === 'refused') {
        return refuse(taken.why === 'known_programme' ? programmeKnown(taken.programme) : DRAFT_REFUSED[taken.why]);
      }
      const text = taken.again ? 'Văn bản này đã được đưa vào trước đó; các câu trả lời vẫn giữ.' : 'Đã đọc văn bản.';
      return desk.goTo(context, `/board/drafts/${String(taken.id)}`, { tone: 'done', text });
    }),
  );

  /** One transaction; back to the draft with what it did. */
  function act(name: string, how: (work: Work, by: DraftActing, id: number, fields: Fields) => Acted): void {
    app.post(`/board/drafts/:id/${name}`, (context) =>
      desk.post(context, (fields, viewer) => {
        const id = numberOf(context.req.param('id'));
        if (id === null || !mayPrepareHere(viewer)) return nothing(context);
        const acted = desk.change((work) => how(work, actingOf(viewer), id, fields));
        if ('kind' in acted) {
          return desk.goTo(context, '/board/drafts', { tone: 'refused', text: DRAFT_REFUSED[acted.why] });
        }
        desk.office.wake();
        return desk.goTo(context, `/board/drafts/${String(id)}`, acted.note);
      }),
    );
  }

  act('answers', (work, by, id, fields) => {
    const found = showDraft(work, id);
    if (found.kind === 'missing') return found;
    if (found.shown.draft.state !== 'open') return { note: { tone: 'refused', text: DRAFT_REFUSED.settled } };
    const said = found.shown.open
      .slice(0, QUESTIONS_ASKED)
      .map((question) => ({ question, answer: answerIn(fields, question) }));
    const answers = said.flatMap(({ question, answer }) =>
      answer === null || answer === 'unclear' ? [] : [{ question: question.id, answer }],
    );
    // All at once; where one does not fit, each by itself, so that it alone is refused.
    const whole = answers.length === 0 ? null : answerDraft(work, by, id, answers);
    const kept =
      whole?.kind === 'answered'
        ? answers.length
        : answers.filter((answer) => answerDraft(work, by, id, [answer]).kind === 'answered').length;
    const unclear = said.filter(({ answer }) => answer === 'unclear').length + answers.length - kept;
    // The form was shown before somebody else answered: nothing is overwritten.
    const before = found.shown.reading.questions.flatMap((question) =>
      question.given === null || answerIn(fields, question) === null ? [] : [question.given.actor],
    );
    return {
      note: { tone: unclear + before.length > 0 ? 'refused' : 'done', text: answersNote(kept, unclear, before) },
    };
  });

  act('head', (work, by, id, fields) => {
    const found = showDraft(work, id);
    if (found.kind === 'missing') return found;
    const answers = HEAD_FIELDS.flatMap((field) => {
      const text = (fields(field) ?? '').normalize('NFC').trim();
      // What the form was shown with is no wish: somebody else may have put it right since.
      const was = fields(`was.${field}`)?.normalize('NFC').trim();
      return text === '' || text === was || text === headText(found.shown, field)
        ? []
        : [{ question: field, answer: { kind: 'text', text } as const }];
    });
    if (answers.length === 0) return { note: { tone: 'done', text: 'Không có gì thay đổi.' } };
    const outcome = answerDraft(work, by, id, answers);
    if (outcome.kind === 'missing') return outcome;
    return {
      note:
        outcome.kind === 'answered'
          ? { tone: 'done', text: 'Đã ghi.' }
          : { tone: 'refused', text: DRAFT_REFUSED[outcome.why] },
    };
  });

  app.post('/board/drafts/:id/columns', (context) =>
    desk.post(context, async (fields, viewer) => {
      const id = numberOf(context.req.param('id'));
      if (id === null || !mayPrepareHere(viewer)) return nothing(context);
      const back = (note: Note) => desk.goTo(context, `/board/drafts/${String(id)}`, note);
      const refuse = (text: string) => back({ tone: 'refused', text });
      const file = desk.change((work) => {
        const found = showDraft(work, id);
        if (found.kind === 'missing') return found;
        const { draft, content } = found.shown;
        const { mapping } = content;
        const chosen = choicesIn(fields, mapping);
        const isShown = mapping.every(({ shown }) => shown !== undefined);
        return draft.state === 'open' && chosen.length === 0 && isShown
          ? null
          : columnsToRead(work, actingOf(viewer), id, chosen);
      });
      if (file === null) return back({ tone: 'done', text: 'Không có gì thay đổi.' });
      if (file.kind !== 'read') return refuse(DRAFT_REFUSED[file.why]);
      const read = await desk.office.readDocument(file.bytes, context.req.raw.signal, file.choices);
      if (read === null) return refuse(NOT_READ);
      if (read.kind === 'unreadable') return refuse(read.problem);
      const { content } = read;
      const outcome = desk.change((work) => chooseColumns(work, actingOf(viewer), id, content));
      if (outcome.kind !== 'chosen') return refuse(DRAFT_REFUSED[outcome.why]);
      return back({ tone: 'done', text: columnsChosen(outcome.shown.reading.rows.length, outcome.asked) });
    }),
  );

  act('amends', (work, by, id, fields) => {
    const [programme = '', how = ''] = (fields('programme') ?? '').split('|');
    const answer: DraftAnswer =
      programme === '' ? { kind: 'keep' } : { kind: 'amends', programme, whole: how === 'whole' };
    const outcome = answerDraft(work, by, id, [{ question: AMENDS_KEY, answer }]);
    if (outcome.kind === 'missing') return outcome;
    return {
      note:
        outcome.kind === 'answered'
          ? { tone: 'done', text: 'Đã ghi.' }
          : { tone: 'refused', text: DRAFT_REFUSED[outcome.why] },
    };
  });

  act('reopen', (work, by, id, fields) => {
    const outcome = answerDraft(work, by, id, [{ question: fields('question') ?? '', answer: null }]);
    if (outcome.kind === 'missing') return outcome;
    return {
      note:
        outcome.kind === 'answered'
          ? { tone: 'done', text: 'Câu đó được hỏi lại.' }
          : { tone: 'refused', text: DRAFT_REFUSED[outcome.why] },
    };
  });

  act('accept', (work, by, id, fields) => {
    const outcome = acceptDraft(work, by, id, fields('seen') ?? null);
    switch (outcome.kind) {
      case 'missing':
        return outcome;
      case 'accepted':
      case 'amended':
        return { note: { tone: 'done', text: acceptedWords(outcome) } };
      case 'first':
        return { note: { tone: 'done', text: firstAccepted(outcome.by) } };
      case 'refused':
        if (outcome.why === 'open') return { note: { tone: 'refused', text: stillOpen(outcome.open) } };
        if (outcome.why === 'known_programme')
          return { note: { tone: 'refused', text: programmeKnown(outcome.programme) } };
        return { note: { tone: 'refused', text: DRAFT_REFUSED[outcome.why] } };
    }
  });

  act('discard', (work, by, id, fields) => {
    if (fields('sure') !== '1') return { note: { tone: 'refused', text: NOT_SURE } };
    const outcome = discardDraft(work, by, id);
    if (outcome.kind === 'missing') return outcome;
    return {
      note:
        outcome.kind === 'discarded'
          ? { tone: 'done', text: 'Đã bỏ dự thảo.' }
          : { tone: 'refused', text: DRAFT_REFUSED[outcome.why] },
    };
  });

  act('undo', (work, by, id) => {
    const outcome = undoAcceptance(work, by, id);
    if (outcome.kind === 'missing') return outcome;
    return {
      note:
        outcome.kind === 'undone'
          ? { tone: 'done', text: `Đã rút lại khỏi sổ; ${leftWords(outcome.isErased)}.` }
          : { tone: 'refused', text: DRAFT_REFUSED[outcome.why] },
    };
  });

  app.post('/board/drafts/:id/preview', (context) =>
    desk.post(context, (_fields, viewer) => {
      const id = numberOf(context.req.param('id'));
      if (id === null || !mayPrepareHere(viewer)) return nothing(context);
      const { database, clock, rules } = desk.office;
      const now = clock.now();
      const page = desk.read((work) => {
        const found = showDraft(work, id);
        const sighting = sightingOf(work, viewer, () => undefined);
        if (found.kind === 'missing' || sighting === null) return null;
        const { draft, open, reading } = found.shown;
        if (draft.state !== 'open' || open.length > 0 || !isTakeable(reading)) return null;
        const by = actingOf(viewer);
        const foreseen = foreseeApart(database, (tx) => workAt(tx, now, rules), by, found.shown);
        const around = { ...sighting, viewer, note: undefined, rehearsal: desk.office.rehearsal ?? null };
        return boardFrame('Nhận vào sổ', around, acceptPage(found.shown, foreseen, around));
      });
      return page === null ? desk.goTo(context, `/board/drafts/${String(id)}`) : context.html(page);
    }),
  );
}

function actingOf(viewer: SignedIn): DraftActing {
  const { author, actor } = actingOnBoard(viewer);
  return { author, actor };
}

/** The file of the form, or the pasted words; null where neither was sent. */
async function documentOf(
  context: Context,
  fields: Fields,
): Promise<{ readonly name: string; readonly bytes: Uint8Array } | null> {
  const { file } = await context.req.parseBody();
  if (file instanceof File && file.size > 0) {
    return { name: withoutHidden(file.name), bytes: new Uint8Array(await file.arrayBuffer()) };
  }
  const text = (fields('text') ?? '').trim();
  return text === '' ? null : { name: PASTED, bytes: new TextEncoder().encode(text) };
}

/** Words come before a choice; null where neither was given. */
function answerIn(fields: Fields, question: DraftQuestion): DraftAnswer | 'unclear' | null {
  const words = (fields(`words.${question.id}`) ?? '').trim();
  if (words !== '') return readDraftAnswer(question, words) ?? 'unclear';
  const choice = fields(`choice.${question.id}`);
  const answer = choicesOf(question).find(({ id }) => id === choice)?.answer ?? null;
  return question.asks.kind === 'change' ? leavingOut(fields, question.id, question.asks.group, answer) : answer;
}

/** A group's answer but for the tasks that were marked. */
function leavingOut(
  fields: Fields,
  id: string,
  { changes }: ChangeGroup,
  answer: DraftAnswer | null,
): DraftAnswer | null {
  const tasks = [...new Set(changes.flatMap((_, at) => fields(`except.${id}.${String(at)}`) ?? []))];
  if (tasks.length === 0) return answer;
  if (answer?.kind === 'keep') return { kind: 'except', tasks };
  return answer?.kind === 'withdraw' ? { kind: 'withdraw', except: tasks } : answer;
}

function answersNote(kept: number, unclear: number, before: readonly string[]): string {
  const lines = [
    ...(kept === 0 ? [] : [`Đã ghi ${count(kept)} câu trả lời.`]),
    ...(unclear === 0
      ? []
      : [`Có ${count(unclear)} câu trả lời chưa dùng được; câu đó vẫn để hỏi, gợi ý cách ghi đứng dưới mỗi câu.`]),
    ...(before.length === 0
      ? []
      : [`${count(before.length)} câu đã có người trả lời trước (${[...new Set(before)].join(', ')}) nên giữ nguyên.`]),
  ];
  return lines.length === 0 ? 'Chưa chọn câu trả lời nào.' : lines.join(' ');
}

function headText({ reading }: ShownDraft, field: HeadField): string {
  const { issued } = reading.head;
  if (field === 'issued') return issued === null ? '' : formatDate(issued);
  return reading.head[field] ?? '';
}
