/** A draft in a chat: what was read, and the next question with its answers, or the way to accept it. */

import type { Button, OutgoingMessage } from '../../message/message.ts';
import type { DraftContent, DraftQuestion } from '../../../domain/drafts/draft.ts';
import { readingMark } from '../../../domain/drafts/reading-mark.ts';
import { isTakeable, type DraftReading } from '../../../domain/drafts/read-draft.ts';
import { count } from '../words.ts';
import { bold, write, type Line } from '../write.ts';
import { choicesOf, hintWords, questionWords } from './question-words.ts';
import { foreseenWords, headWords, readWords, type ForeseenWords } from './say-draft.ts';

/** Longest label that every messenger shows whole. */
const LABEL = 60;

export interface DraftStep {
  readonly id: number;
  readonly content: DraftContent;
  readonly reading: DraftReading;
  /** Those that are open, in the order of asking. */
  readonly open: readonly DraftQuestion[];
  /** What was just done, in a sentence; null at the beginning. */
  readonly done: string | null;
  /** Null while something is open. */
  readonly foreseen: ForeseenWords | null;
  readonly timeZone: string;
}

/** A draft as it stands: head, what was read, and the next open question with its answers. */
export function composeDraftStep(step: DraftStep): OutgoingMessage {
  const { id, content, reading, open, done } = step;
  const [next] = open;
  const head: Line[] = [
    ...(done === null ? [[bold(`Dự thảo ${String(id)}`)], ...headWords(reading), ...reading.notices] : [done]),
    readWords(reading),
    '',
  ];
  if (next === undefined) return accepting(step, head);
  const proposed = open.filter(({ proposal }) => proposal !== null).length;
  const answers = choicesOf(next).map(({ id: choice, label }) => [button(id, next.id, choice, label)]);
  const all = proposed < 2 ? [] : [[button(id, '', 'proposals', `Theo đề xuất cho ${count(proposed)} câu`)]];
  return write([...head, questionWords(next, content.rows)], {
    buttons: [...answers, ...all],
    howToAnswer: `${hintWords(next)} Trả lời tin này, hoặc nhắn /nhap ${String(id)} và câu trả lời.`,
  });
}

function accepting({ id, reading, foreseen, timeZone }: DraftStep, head: readonly Line[]): OutgoingMessage {
  const accept = !isTakeable(reading) ? [] : [[button(id, '', `accept${readingMark(reading)}`, 'Nhận vào sổ')]];
  return write([...head, ...(foreseen === null ? [] : foreseenWords(foreseen, timeZone))], {
    buttons: [...accept, [button(id, '', 'discard', 'Bỏ dự thảo')]],
    howToAnswer: `Nhận vào sổ: /nhap ${String(id)} nhận. Bỏ: /nhap ${String(id)} bỏ.`,
  });
}

/** Under an acceptance: taken back while nobody was written to. */
export function composeAccepted(id: number, words: string): OutgoingMessage {
  return write([words], {
    buttons: [[button(id, '', 'undo', 'Rút lại')]],
    howToAnswer: `Rút lại khi chưa gửi tin nào: /nhap ${String(id)} rút lại.`,
  });
}

function button(draft: number, question: string, choice: string, label: string): Button {
  const shown = label.length > LABEL ? `${label.slice(0, LABEL - 1)}…` : label;
  return { label: shown, action: { kind: 'draft', draft, question, choice } };
}
