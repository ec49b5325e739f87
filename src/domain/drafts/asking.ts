/** The questions of one reading, gathered in the order in which they are asked. */

import type { Asks, DraftAnswer, DraftQuestion, GivenAnswer } from './draft.ts';
import { questionId } from './question-id.ts';

export interface Put {
  readonly key: string;
  readonly asks: Asks;
  readonly rows: readonly number[];
  readonly proposal: DraftAnswer | null;
  readonly isRequired: boolean;
}

export interface Asking {
  /** Notes the question, once for each key, and returns its answer; null while it is open or its answer says nothing here. */
  put(question: Put, isUsable?: (answer: DraftAnswer) => boolean): DraftAnswer | null;
  /** Its answer turned out to leave nothing: the question is open again. */
  reopen(key: string): void;
  /** The answer under a key, whether or not it was asked for. */
  peek(key: string): DraftAnswer | null;
  answers(): readonly DraftAnswer[];
  questions(): readonly DraftQuestion[];
  /** Positions of rows that an answer leaves out. */
  readonly aside: Set<number>;
}

/** Collects the questions of a draft with the answers that were given to them. */
export function createAsking(answers: ReadonlyMap<string, GivenAnswer>): Asking {
  const put = new Map<string, DraftQuestion & { readonly rows: number[] }>();
  const aside = new Set<number>();
  const empty = new Set<string>();
  return {
    put(question, isUsable = () => true) {
      const given = answers.get(question.key) ?? null;
      const usable =
        given !== null && !empty.has(question.key) && (given.answer.kind === 'aside' || isUsable(given.answer))
          ? given
          : null;
      // Rows come in the document's order: a row that is named again is the last one.
      const before = put.get(question.key);
      const rows = before?.rows ?? [];
      for (const row of question.rows) if (rows.at(-1) !== row) rows.push(row);
      const id = before?.id ?? questionId(question.key);
      // An answer that cannot be used in one of its places leaves the question open.
      put.set(question.key, {
        ...question,
        rows,
        id,
        given: before === undefined || before.given !== null ? usable : null,
      });
      if (usable?.answer.kind === 'aside') for (const row of question.rows) aside.add(row);
      return usable?.answer ?? null;
    },
    reopen(key) {
      const question = put.get(key);
      if (question !== undefined) put.set(key, { ...question, given: null });
      empty.add(key);
    },
    peek: (key) => answers.get(key)?.answer ?? null,
    answers: () => [...answers.values()].map(({ answer }) => answer),
    questions: () => [...put.values()],
    aside,
  };
}
