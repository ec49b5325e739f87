/** What the board's routes share: reading and changing the registry, the signed-in viewer, and notes shown once. */

import type { Context } from 'hono';
import { workAt, type Work } from '../../usecases/work.ts';
import { fieldsOf, type Fields } from '../door/fields.ts';
import type { Html } from '../door/html.ts';
import { createNotes, type Note, type Notes } from '../door/notes.ts';
import type { BoardOffice } from './board-office.ts';
import { sightingOf, type Sighting } from './filter.ts';
import { boardFrame, outsideFrame, type Around } from './layout.ts';
import { isFormToken, signedInBy, type SignedIn } from './session.ts';
import { notFoundPage, notSignedInPage } from './sign-in-page.ts';

type Answer = Response | Promise<Response>;

export interface BoardDesk {
  readonly office: BoardOffice;
  readonly notes: Notes;
  read<T>(look: (work: Work) => T): T;
  change<T>(act: (work: Work) => T): T;
  /** A page for the signed-in viewer, filtered by the address; `make` returns null where there is nothing to see. */
  show(context: Context, make: (sighting: Sighting, viewer: SignedIn) => Shown | null): Answer;
  /** An answer other than a page for the signed-in viewer; `find` returns null where there is nothing. */
  look<T>(
    context: Context,
    find: (sighting: Sighting) => T | null,
  ): { readonly found: T } | { readonly refusal: Answer };
  /** Accepts a post only of our own form by a signed-in viewer; any other changes nothing. */
  post(context: Context, act: (fields: Fields, viewer: SignedIn) => Answer): Promise<Response>;
  outside(context: Context, title: string, content: Html, status?: 200 | 401 | 403 | 404 | 410): Answer;
  /** Redirects to a page, which shows `note` once. */
  goTo(context: Context, path: string, note?: Note): Response;
}

export interface Shown {
  readonly title: string;
  readonly content: (around: Around) => Html;
}

interface Page {
  readonly status: 200 | 401 | 404;
  readonly markup: Html;
}

/** Shows pages and takes forms: session, form token and errors are seen to here. */
export function createBoardDesk(office: BoardOffice): BoardDesk {
  const { database, rules, clock } = office;
  const notes = office.notes ?? createNotes();
  const read = <T>(look: (work: Work) => T): T => database.read((tx) => look(workAt(tx, clock.now(), rules)));
  const change = <T>(act: (work: Work) => T): T => database.transact((tx) => act(workAt(tx, clock.now(), rules)));
  const outside: BoardDesk['outside'] = (context, title, content, status = 200) =>
    context.html(outsideFrame(title, content), status);

  return {
    office,
    notes,
    read,
    change,
    outside,
    show(context, make) {
      // A page is built from one read transaction, and sent after it.
      const page = read((work): Page => {
        const viewer = signedInBy(context, work);
        if (viewer === null) return { status: 401, markup: outsideFrame('Chưa đăng nhập', notSignedInPage()) };
        const sighting = sightingOf(work, viewer, (name) => context.req.query(name));
        const shown = sighting === null ? null : make(sighting, viewer);
        if (sighting === null || shown === null) {
          return { status: 404, markup: outsideFrame('Không có trang này', notFoundPage()) };
        }
        const note = notes.find(context.req.query('note') ?? '');
        const around: Around = { ...sighting, viewer, note, rehearsal: office.rehearsal ?? null };
        return { status: 200, markup: boardFrame(shown.title, around, shown.content(around)) };
      });
      return context.html(page.markup, page.status);
    },
    look(context, find) {
      const seen = read((work) => {
        const viewer = signedInBy(context, work);
        if (viewer === null) return 'signed_out' as const;
        const sighting = sightingOf(work, viewer, (name) => context.req.query(name));
        const found = sighting === null ? null : find(sighting);
        return found === null ? ('nothing' as const) : { found };
      });
      if (typeof seen === 'object') return seen;
      return seen === 'signed_out'
        ? { refusal: outside(context, 'Chưa đăng nhập', notSignedInPage(), 401) }
        : { refusal: outside(context, 'Không có trang này', notFoundPage(), 404) };
    },
    async post(context, act) {
      const viewer = read((work) => signedInBy(context, work));
      if (viewer === null) return outside(context, 'Chưa đăng nhập', notSignedInPage(), 401);
      const fields = await fieldsOf(context);
      if (!isFormToken(viewer.formToken, fields('token'))) {
        return context.text('Biểu mẫu không phải của phiên này; đề nghị mở lại trang rồi gửi lại.', 403);
      }
      return act(fields, viewer);
    },
    goTo(context, path, note) {
      const query = note === undefined ? '' : `?note=${notes.keep(note)}`;
      return context.redirect(`${path}${query}`, 303);
    },
  };
}
