/** The weekly digest: what changed, what stands, what comes, for the leaders or for one agency. */

import { formatDate, type LocalDate } from '../../domain/calendar/dates.ts';
import { isDateGranted, lastReportOn, standingOf } from '../../domain/tasks/assignment.ts';
import { isHeldByAnswer } from '../../domain/tasks/reminder.ts';
import type { ExtensionFigures } from '../../domain/tasks/extension-figures.ts';
import { ratesOf, type Figures } from '../../domain/tasks/figures.ts';
import { silenceOf } from '../../domain/tasks/reminder.ts';
import type { Card, Programme } from '../../domain/tasks/task.ts';
import type { OutgoingMessage } from '../message/message.ts';
import type { Picture } from '../message/picture.ts';
import { unaskedLine } from './compose-lists.ts';
import { LIST_WORDS } from './list-words.ts';
import { figureSentences } from './rate-words.ts';
import { allEnded } from './say-ending.ts';
import { rulingSentence, structureSentence, type RulingChanges, type StructuralChanges } from './structure-words.ts';
import { bold, write, type Line } from './write.ts';
import { cardName, count, shorten, titleWords } from './words.ts';
import { awaitedWords, passedOnWords, waitingWords } from './waiting-words.ts';
import { lastReportWords } from './state-words.ts';
import { excusedLast, feederWords, objectionWords } from './card-line.ts';
import { formerlyOnce, leadName } from './heir-words.ts';
import { UNTOLD_TITLE, pastWords } from './deadline-words.ts';
import type { Overseers } from '../../domain/people/chat-kind.ts';

/** How many there are, and the first of them. */
export interface DigestSection {
  readonly total: number;
  readonly cards: readonly Card[];
}

/** `agencies` are the first of `total`. */
export interface UnlinkedAgencies {
  readonly total: number;
  readonly agencies: readonly { readonly name: string; readonly count: number }[];
}

export interface Digest {
  /** Null for everybody's. */
  readonly agency: string | null;
  /** Who reads everybody's. */
  readonly reader: Overseers;
  readonly since: LocalDate;
  readonly today: LocalDate;
  readonly figures: Figures;
  /** The same figures, drawn; null when there is nothing to count. */
  readonly picture: Picture | null;
  /** Agencies with open tasks and no chat, those with most of them first: the secretariat's to-do. None in an agency's digest. */
  readonly unlinked: UnlinkedAgencies;
  readonly completed: DigestSection;
  readonly newlyOverdue: DigestSection;
  /** An extension was asked for or granted since the last digest. */
  readonly slipped: DigestSection;
  readonly stuck: DigestSection;
  /** What its readers decide; in an agency's what waits for whoever does. */
  readonly waiting: DigestSection;
  /** What waits for others than the readers of everybody's: in the leaders' what the secretariat confirms. */
  readonly elsewhere: DigestSection;
  /** In everybody's who became silent since the last digest, the agency with most of them first: each silence once. */
  readonly silent: DigestSection & {
    readonly agencies: readonly { readonly name: string; readonly count: number; readonly askedOn: LocalDate }[];
    readonly moreAgencies: number;
  };
  readonly upcoming: DigestSection;
  readonly extensions: ExtensionFigures;
  /** All programmes that it tells of, where each of them has ended. */
  readonly ended: readonly Programme[];
  /** What reorganisations did since the last digest. None in an agency's digest. */
  readonly structure: StructuralChanges;
  /** Why counts differ from before without a report or a day that passed. */
  readonly rulings: RulingChanges;
  /** Of agencies that are no more: somebody must say who takes them over. */
  readonly orphans: DigestSection & {
    /** Those of `total` that have an agency already, which has not been told. */
    readonly untold: number;
    /** Those that wait for a decision too: `waiting` has them. */
    readonly undecided: number;
  };
}

/** So many of each section are named. */
export const SECTION_LINES = 8;

/**
 * The digest of a week; an agency's own where `agency` is set, else that of all, which begins with what its readers are
 * to decide. `detail`: one that was asked for says how the rates are made.
 */
export function composeDigest(digest: Digest, detail: 'weekly' | 'asked'): OutgoingMessage {
  const { agency, reader, since, today, figures } = digest;
  const withAgency = agency === null;
  const once = formerlyOnce();
  const plain = (card: Card): string =>
    `${cardName(card)}${withAgency ? ` ${leadName(once(card))}:` : ''} ${titleWords(card.task, 70)}`;
  const toDecide = withAgency ? waitingSection(TO_DECIDE[reader], digest.waiting, plain, today) : [];
  const changes: Line[] = [
    ...structureSentence(digest.structure, 'Sắp xếp đơn vị'),
    ...rulingSentence(digest.rulings),
    ...section('Báo hoàn thành, được xác nhận', digest.completed, (card) => plain(card)),
    ...section(
      'Mới quá hạn',
      digest.newlyOverdue,
      (card) => `${plain(card)} – hạn ${dueOf(card)}${lapsedWords(card, today)}${excuse(card)}`,
    ),
    ...section('Xin lùi hoặc được lùi thời hạn', digest.slipped, (card) => `${plain(card)} – ${slipOf(card)}`),
    ...(withAgency ? newlySilentSection(digest) : []),
  ];
  const standing: Line[] = [
    ...section(LIST_WORDS.stuck.title, digest.stuck, (card) => `${plain(card)} – ${obstacleWords(card)}`),
    ...(withAgency
      ? waitingSection(OF_SECRETARIAT, digest.elsewhere, plain, today)
      : waitingSection(LIST_WORDS.waiting.title, digest.waiting, plain, today)),
    ...section(
      LIST_WORDS.orphaned.title,
      orphansOf(digest, false),
      (card) => plain(card),
      digest.orphans.undecided === 0
        ? ''
        : ` (không kể ${count(digest.orphans.undecided)} phần việc đang chờ quyết định)`,
    ),
    ...section(UNTOLD_TITLE, orphansOf(digest, true), (card) => plain(card)),
    ...(withAgency
      ? []
      : section(LIST_WORDS.silent.title, digest.silent, (card) => `${plain(card)} – ${askedWords(card, today)}`)),
    ...section(LIST_WORDS.upcoming.title, digest.upcoming, (card) => `${plain(card)} – hạn ${dueOf(card)}`),
  ];
  const lines: Line[] = [
    bold(`Tổng hợp tuần${withAgency ? '' : ` – ${agency}`}, tính đến ngày ${formatDate(today)}`),
    ...allEnded(digest.ended),
    ...toDecide,
    ...(withAgency && digest.waiting.total > 0 ? ['Xem từng nhiệm vụ: /xem kèm số.', ''] : []),
    ...unaskedLine({ count: figures.unreviewed, more: false }, digest.unlinked.total),
    ...unlinkedLine(digest.unlinked),
    `Thay đổi từ ngày ${formatDate(since)}${changes.length === 0 ? ': không có.' : ':'}`,
    ...changes,
    ...(standing.length === 0 ? [] : ['', 'Tình hình hiện nay:', ...standing]),
    '',
    bold('Số liệu'),
    ...figureSentences(figures, detail === 'asked' ? 'in_full' : 'bare', withAgency ? 'everybody' : 'one_agency'),
    ...extensionLine(digest.extensions),
  ];
  const lists = [...(figures.overdue === 0 ? [] : ['/quahan']), ...(figures.silent === 0 ? [] : ['/imlang'])];
  const further = lists.length === 0 ? [] : [`Xem đầy đủ: ${lists.join(', ')}.`];
  return write([...lines, ...further], { silent: true, ...(digest.picture !== null && { picture: digest.picture }) });
}

/** Over what its readers decide: the first thing in everybody's digest. */
const TO_DECIDE: Readonly<Record<Overseers, string>> = {
  leaders: 'Cần đồng chí cho ý kiến',
  secretariat: 'Cần Văn phòng xác nhận, quyết định',
};

const OF_SECRETARIAT = 'Đang chờ Văn phòng xác nhận, quyết định';

function waitingSection(
  title: string,
  waiting: DigestSection,
  plain: (card: Card) => string,
  today: LocalDate,
): Line[] {
  return section(title, waiting, (card) => {
    const passed = passedOnWords(card);
    return `${plain(card)}: ${awaitedWords(card.assignment)}, ${waitingWords(card.assignment, today)}${passed === '' ? '' : `; ${passed}`}`;
  });
}

/** What waits for a successor, or what has one that has not been told. */
function orphansOf({ orphans }: Digest, isUntold: boolean): DigestSection {
  const cards = orphans.cards.filter(({ assignment }) => (assignment.orphanedOn === null) === isUntold);
  return { total: isUntold ? orphans.untold : orphans.total - orphans.untold, cards };
}

/** In a week in which nothing changed: what stands in short, and on which day it was told in full. */
export function composeQuietDigest({ figures, upcoming, since, today }: Digest, toldOn: LocalDate): OutgoingMessage {
  const { overdue, waiting } = figures;
  const { completed } = ratesOf(figures);
  const coming = upcoming.total === 0 ? '' : `, đến hạn trong hai tuần tới ${count(upcoming.total)}`;
  return write(
    [
      bold(`Tổng hợp tuần, tính đến ngày ${formatDate(today)}`),
      `Thay đổi từ ngày ${formatDate(since)}: không có. Vẫn như tin tổng hợp ngày ${formatDate(toldOn)}: hoàn thành ${count(completed)}, quá hạn ${count(overdue)}, chờ xác nhận hoặc quyết định ${count(waiting)}${coming}. Xem đầy đủ: /tonghop.`,
    ],
    { silent: true },
  );
}

/** Days go by in both: the one on which each is told, and those for which something has been late or waited. */
const PASSING =
  /tính đến ngày \d\d\/\d\d\/\d{4}|Thay đổi từ ngày \d\d\/\d\d\/\d{4}|(?<![\d.])[\d.]{1,9} ngày|từ hôm nay/gu;

/** What a digest says beside the days that went by. */
export function lastingWords({ text }: OutgoingMessage): string {
  return text.replaceAll(PASSING, '…');
}

/** Who is to be linked first. */
function unlinkedLine({ total, agencies }: UnlinkedAgencies): Line[] {
  if (total === 0) return [];
  const named = agencies.map(({ name, count: own }) => `${name} (${count(own)} nhiệm vụ)`);
  const more = total > agencies.length ? [`và ${count(total - agencies.length)} đơn vị khác`] : [];
  return [`Cần liên kết nhóm chat: ${[...named, ...more].join('; ')}.`];
}

/** How often dates were moved, while any was. */
function extensionLine({ assignments, times, most }: ExtensionFigures): Line[] {
  if (assignments === 0) return [];
  return [`Gia hạn: ${count(assignments)} phần việc, tổng ${count(times)} lần; nhiều nhất ${count(most)} lần.`];
}

function section(title: string, { total, cards }: DigestSection, say: (card: Card) => string, remark = ''): Line[] {
  if (total === 0) return [];
  const shown = cards.slice(0, SECTION_LINES).map((card) => `• ${say(card)}`);
  // Behind none that is named there are no others: the heading has their number.
  const more = shown.length > 0 && total > shown.length ? [`• … và ${count(total - shown.length)} nhiệm vụ khác`] : [];
  return ['', bold(`${title}: ${count(total)}${remark}`), ...shown, ...more];
}

/** For leaders the silent are counted per agency: one line each says more than a page of tasks. */
function newlySilentSection({ silent: { total, agencies, moreAgencies } }: Digest): Line[] {
  if (total === 0) return [];
  const shown = agencies.map(
    ({ name, count: own, askedOn }) => `• ${name}: ${count(own)}, đã hỏi ngày ${formatDate(askedOn)}`,
  );
  const more = moreAgencies > 0 ? [`• … và ${count(moreAgencies)} đơn vị khác`] : [];
  return ['', bold(`Mới hết kỳ, chưa có báo cáo: ${count(total)} (xem /imlang)`), ...shown, ...more];
}

/** The heading says that nothing was reported. */
function askedWords({ assignment }: Card, today: LocalDate): string {
  const silence = silenceOf(assignment, today);
  return silence === null ? '' : `đã hỏi ngày ${formatDate(silence.askedOn)}`;
}

/** "chờ bàn giao mặt bằng (báo ngày 12/09/2025)" */
function obstacleWords({ assignment }: Card): string {
  const on = lastReportOn(assignment);
  return `${shorten(assignment.obstacle ?? '', 100)}${on === null ? '' : ` (báo ngày ${formatDate(on)})`}`;
}

function dueOf({ assignment }: Card): string {
  return assignment.dueOn === null ? '–' : formatDate(assignment.dueOn);
}

function slipOf({ assignment }: Card): string {
  const { waitingFor, requestedDueOn, dueOn, extensions } = assignment;
  if (waitingFor === 'extension' && requestedDueOn !== null) return `xin đến ${formatDate(requestedDueOn)}`;
  const times = count(extensions);
  const granted = isDateGranted(assignment) ? `, gia hạn lần ${times}` : ` theo văn bản, trước đó gia hạn ${times} lần`;
  return `hạn mới ${dueOn === null ? '–' : formatDate(dueOn)}${extensions === 0 ? '' : granted}`;
}

/** Never denies a report that is in the record. */
function sinceReportWords({ assignment }: Card): string {
  const reported = lastReportOn(assignment);
  return reported === null ? lastReportWords(assignment) : `chưa có báo cáo mới từ ${formatDate(reported)}`;
}

/** Why a date that passed long ago counts only now: "; đơn vị chưa phản hồi rà soát từ 24/10/2026". */
function lapsedWords({ assignment }: Card, today: LocalDate): string {
  const { unansweredSince } = standingOf(assignment, today);
  return unansweredSince === null ? '' : `; đơn vị chưa phản hồi rà soát từ ${formatDate(unansweredSince)}`;
}

function excuse(card: Card): string {
  const remarks = [feederWords(card), objectionWords(card)].filter((words) => words !== '');
  return remarks.map((words) => `; ${words}`).join('');
}

/** Its agency answers, and has had nothing new to report for several times. */
function isRepeating({ assignment }: Card): boolean {
  return assignment.answeredOn !== null && !isHeldByAnswer(assignment);
}

/** "; đã trả lời 3 lần liên tiếp như kỳ trước hoặc đã nhận, gần nhất 19/07/2022" */
function repeatingWords(card: Card): string {
  const { repeats, answeredOn } = card.assignment;
  if (!isRepeating(card) || answeredOn === null) return '';
  return `; đơn vị đã trả lời ${count(repeats)} lần liên tiếp “như kỳ trước” hoặc “đã nhận”, gần nhất ${formatDate(answeredOn)}`;
}

/** The notice to the secretariat or the leaders about overdue tasks that nobody answered for. */
export function composeEscalation(
  cards: readonly Card[],
  to: Overseers,
  today: LocalDate,
  putOff: ReadonlyMap<number, LocalDate> = new Map(),
): OutgoingMessage {
  const wish = ({ assignment }: Card): string => {
    const on = putOff.get(assignment.id);
    return on === undefined ? '' : `; đơn vị đề nghị nhắc lại ngày ${formatDate(on)}`;
  };
  const days = to === 'secretariat' ? 7 : 30;
  const once = formerlyOnce();
  const what = cards.some(isRepeating) ? 'chưa phản hồi hoặc chưa có nội dung mới' : 'chưa phản hồi';
  return write([
    bold(`Nhiệm vụ quá hạn từ ${String(days)} ngày, đơn vị ${what}: ${count(cards.length)}`),
    '',
    ...excusedLast(cards).map(
      (card) =>
        `${cardName(card)} ${leadName(once(card))}: ${titleWords(card.task, 80)} – hạn ${dueOf(card)}, ${pastWords(card.assignment, today)}${excuse(card)}; ${sinceReportWords(card)}${repeatingWords(card)}${wish(card)}`,
    ),
    ...(to === 'secretariat' && cards.some(isRepeating)
      ? ['', 'Đơn vị vẫn trả lời đều; đề nghị Văn phòng trao đổi với đơn vị về khó khăn và thời hạn, nếu cần.']
      : []),
    '',
    `Vì sao có tin này: quy tắc đôn đốc theo cấp – đơn vị, rồi Văn phòng (7 ngày), rồi lãnh đạo (30 ngày), mỗi cấp một lần.`,
  ]);
}
