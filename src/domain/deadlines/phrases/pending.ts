/** What the words of a clause say about the time that follows them: gathered word by word, dropped by a break. */

import type { Item } from './items.ts';
import type { Edge } from './vocabulary.ts';

/** What the words since the last break of the clause have said about the next point. */
export interface Pending {
  /** Each kind once, at its last place: a run of edges must not grow with the text. */
  edges: Edge[];
  ending: boolean;
  imprecise: boolean;
  phase: boolean;
  term: boolean;
  unit: boolean;
  hour: 'midnight' | 'day' | null;
  words: boolean;
  occasion: boolean;
  /** "dịp", "ngày" stands before. */
  namesDay: boolean;
  /** Words that nothing here reads say which day: a year after them gives none ("đến ngày Giỗ Tổ năm 2026"). */
  unknownDay: boolean;
  documentName: boolean;
  paper: boolean;
  title: boolean;
  condition: 'event' | 'measure' | null;
  /** "hằng năm" stands before. */
  rhythm: boolean;
  signing: Signing | null;
  extends: boolean;
}

/**
 * How "kể từ ngày ký" reaches a day that says which day that was: `beside` it, behind the `paper` that was signed, in the
 * bracket behind that (`bracket`).
 */
type Signing = 'beside' | 'paper' | 'bracket';

/** What is pending at the start of a phrase: nothing. */
export function freshPending(): Pending {
  return {
    edges: [],
    ending: false,
    imprecise: false,
    phase: false,
    term: false,
    unit: false,
    hour: null,
    words: false,
    occasion: false,
    namesDay: false,
    unknownDay: false,
    documentName: false,
    paper: false,
    title: false,
    condition: null,
    rhythm: false,
    signing: null,
    extends: false,
  };
}

type BearingItem = Exclude<
  Item,
  {
    type:
      | 'point'
      | 'duration'
      | 'recurrence'
      | 'month_of_quarter'
      | 'ongoing'
      | 'open_end'
      | 'condition'
      | 'signing'
      | 'periodic'
      | 'outlook'
      | 'break';
  }
>;

/** The effect of a word that names no time itself. */
export function bear(item: BearingItem, pending: Pending): Pending {
  return { ...withWord(item, pending), signing: signingAfter(item, pending.signing) };
}

function withWord(item: BearingItem, pending: Pending): Pending {
  switch (item.type) {
    case 'edge':
      return {
        ...pending,
        edges: [...pending.edges.filter((edge) => edge !== item.edge), item.edge],
        unit: false,
        occasion: pending.occasion && !settles(item.edge),
        namesDay: false,
        unknownDay: pending.unknownDay && !settles(item.edge),
      };
    case 'ending':
      return { ...pending, ending: true };
    case 'imprecise':
      return { ...pending, imprecise: true };
    case 'phase':
      return { ...pending, phase: true };
    case 'term':
      return { ...pending, term: true };
    case 'unit':
      return { ...afterWords(pending), unit: true };
    case 'hour':
      return { ...pending, hour: item.midnight ? 'midnight' : 'day' };
    case 'extend':
      return { ...pending, extends: true, words: true };
    case 'occasion':
      return { ...afterWords(pending), occasion: true };
    case 'document_name':
      return { ...afterWords(pending), documentName: true, paper: true };
    case 'document':
      return { ...afterWords(pending), paper: true };
    case 'about':
      return { ...afterWords(pending), title: pending.paper };
    case 'noise':
    case 'more':
      return afterWords(pending);
    case 'join':
      // It breaks a run of points: a bullet, or a second time ("cuối năm 2024 - đầu năm 2025") that counts in full.
      return {
        ...pending,
        words: false,
        edges: [],
        ending: false,
        imprecise: false,
        phase: false,
        hour: null,
        documentName: false,
      };
    case 'filler':
      return pending;
    case 'named_day':
      return { ...pending, namesDay: true };
  }
}

/** "kể từ ngày ký hợp đồng (15/3/2022)" reaches the day; "kể từ ngày ký (hoàn thành 15/3/2022)" does not. */
function signingAfter(item: BearingItem, signing: Signing | null): Signing | null {
  switch (item.type) {
    case 'filler':
    case 'named_day':
      return signing;
    case 'noise':
    case 'document_name':
    case 'document':
      return signing === 'bracket' ? null : signing && 'paper';
    case 'edge':
    case 'ending':
    case 'imprecise':
    case 'phase':
    case 'term':
    case 'unit':
    case 'hour':
    case 'extend':
    case 'occasion':
    case 'about':
    case 'more':
    case 'join':
      return null;
  }
}

function settles(edge: Edge): boolean {
  return edge === 'before' || edge === 'until' || edge === 'within' || edge === 'done';
}

/** Words between an edge and a point part the two: "trước mùa lũ năm 2023" says nothing about 2023. */
export function afterWords(pending: Pending): Pending {
  const cut = pending.edges.includes('before') || pending.edges.includes('after');
  return {
    ...pending,
    edges: [],
    ending: false,
    imprecise: false,
    phase: false,
    hour: null,
    words: true,
    occasion: pending.occasion || cut,
    namesDay: false,
    unknownDay: pending.unknownDay || (pending.namesDay && (pending.edges.length > 0 || !pending.words)),
    documentName: false,
    extends: false,
  };
}

/** What is still pending behind a day or period. */
export function afterPoint(pending: Pending): Pending {
  return { ...afterWords({ ...pending, edges: [], namesDay: false }), term: false, unit: false, signing: null };
}

/** What is still pending behind a sign of punctuation. */
export function afterBreak(sign: string, pending: Pending, hasLength: boolean): Pending {
  const fresh = freshPending();
  if (sign === ':') return { ...fresh, edges: pending.edges, ending: pending.ending, condition: pending.condition };
  // A comma or bracket does not end a title or "theo kế hoạch …"; it ends the clause for all else.
  return sign === '(' || sign === ','
    ? { ...fresh, title: pending.title, extends: pending.extends, signing: signingBehind(sign, pending, hasLength) }
    : fresh;
}

/** A comma ends it, unless a length waits for its first day: "30 ngày kể từ ngày ký, 14/3/2022". */
function signingBehind(sign: string, { signing }: Pending, hasLength: boolean): Signing | null {
  if (sign === '(') return signing && 'bracket';
  return hasLength && signing === 'beside' ? 'bracket' : null;
}
