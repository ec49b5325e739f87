/** The bundled reminder of an agency: one message for all that is due; what is asked and by when comes first. */

import { isPartyCommittee } from '../../domain/agencies/party-committee.ts';
import type { LocalDate } from '../../domain/calendar/dates.ts';
import { beginsOn, lastReportOn, standingOf } from '../../domain/tasks/assignment.ts';
import type { StageFamily } from '../../domain/tasks/reminder.ts';
import { isExcused, type Card } from '../../domain/tasks/task.ts';
import { trimEndOf } from '../../domain/text/trim-end-of.ts';
import type { OutgoingMessage } from '../message/message.ts';
import { feederWords, heldUpWords } from './card-line.ts';
import { gapLines, slipLines, type GapNote, type SlipNote } from './compose-slips.ts';
import { cutTitles } from './cut-titles.ts';
import { dateWords, deadlineWords, distanceWords, lowered, pastWords, type PhraseKept } from './deadline-words.ts';
import { formerlyOnce, heirWords } from './heir-words.ts';
import { isAheadOfRest, reasonsOf, reasonWords, type Reminder } from './reminder-reason.ts';
import {
  answerDayWords,
  askAgency,
  askParty,
  bundleExamples,
  exampleOf,
  examplesOf,
  REVIEW_NOTE,
  REVIEW_NOTE_AMONG,
  shortDate,
} from './reminder-request.ts';
import { lastReportWords, NO_REPORT, stateWords } from './state-words.ts';
import { answerButtons, chooseButtons } from './task-buttons.ts';
import { cardName, count, decisionWords, placeWords, shorten } from './words.ts';
import { bold, write, type Line } from './write.ts';

/** What a bundle says beside its tasks. */
export interface ReminderNotes {
  /** The day on which the ladder asks again; null where it does not. */
  readonly by?: LocalDate | null;
  readonly gap?: GapNote | null;
  readonly slips?: readonly SlipNote[];
}

/** `reminders` must not be empty; all belong to one agency. */
export function composeReminder(
  reminders: readonly Reminder[],
  today: LocalDate,
  { by = null, gap = null, slips = [] }: ReminderNotes = {},
): OutgoingMessage {
  const [first, ...others] = reminders;
  if (first === undefined) throw new RangeError('A reminder needs at least one task.');
  const unsaid = slips.filter((slip) => !reminders.some(({ card }) => saysItself(card, slip)));
  const notes = [...slipLines(unsaid, today), ...gapLines(gap)];
  const groups = groupsOf(reminders, today);
  const asked = { agency: first.card.agency.name, groups, by, today };
  const most = longestFor(reminders.length) + roomForHeirs(reminders);
  const { lines, why } = fitted(others.length === 0 ? oneTask(first, asked) : severalTasks(asked), most);
  const shown = groups.flatMap(({ reminders: own }) => own);
  return write([...lines, ...notes, '', why], {
    buttons: others.length === 0 ? answerButtons(first.card) : chooseButtons(shown.map(({ card }) => card)),
    howToAnswer: `Nhấn giữ tin này → Trả lời: ${exampleOf(shown[0] ?? first, today)}`,
    silent: others.length === 0 && (first.family === 'period' || first.family === 'year'),
  });
}

/** Whether the task's own lines say that it waits for that result. */
function saysItself(card: Card, { fed, dependency, why }: SlipNote): boolean {
  const isOfIt = card.assignment.id === fed.assignment.id && card.lateFeeder?.taskId === dependency.task.id;
  return why === 'overdue' && isOfIt && isExcused(card);
}

/** How much room there is: characters of a title, and of what people wrote. */
interface Room {
  readonly title: number;
  readonly words: number;
  /**
   * `full` names product and recipient of one task; `tight` says once when it was last reported on, and gives one example;
   * `brief` also leaves long words of the decision out beside a date, `bare` all of them,
   * `least` says of a report its figure and that something is in the way.
   */
  readonly detail: 'full' | 'plain' | 'tight' | 'brief' | 'bare' | 'least';
}

const TITLES = [500, 400, 300, 240, 200, 170, 140, 120, 100, 85, 72, 60, 52, 46, 40] as const;
/** A title is cut shorter only when all else has been left out. */
const SHORTEST = { full: 100, plain: 72, tight: 40 } as const;
const BRIEF_TITLES = [60, 50, 42, 36, 30] as const;
const BARE_TITLES = [42, 36, 30, 24, 18] as const;
const LEAST_TITLES = [36, 30, 24, 18, 12] as const;
const ROOMS: readonly Room[] = [
  ...(['full', 'plain', 'tight'] as const).flatMap((detail) =>
    TITLES.filter((title) => title >= SHORTEST[detail]).map((title): Room => ({
      title,
      words: Math.min(title, 120),
      detail,
    })),
  ),
  ...BRIEF_TITLES.map((title): Room => ({ title, words: title > 30 ? 24 : 0, detail: 'brief' })),
  ...BARE_TITLES.map((title): Room => ({ title, words: title > 30 ? 24 : 0, detail: 'bare' })),
  ...LEAST_TITLES.map((title): Room => ({ title, words: 0, detail: 'least' })),
];
const WIDEST: Room = { title: TITLES[0], words: 120, detail: 'full' };

/** Characters of a message for so many tasks: 500 for one, 740 for two, 1,400 for five to 10, 2,600 for 23, and about 92 for each more. */
function longestFor(tasks: number): number {
  if (tasks <= 1) return 500;
  return tasks <= 10 ? Math.min(300 + 220 * tasks, 1400) : Math.floor(1400 + ((tasks - 10) * 1200) / 13);
}

function isTerse(detail: Room['detail']): boolean {
  return detail === 'brief' || detail === 'bare' || detail === 'least';
}

function phraseKept(detail: Room['detail']): PhraseKept {
  return isTerse(detail) ? (detail === 'brief' ? 'short' : 'none') : 'any';
}

/** From whom a task was taken over stands there in full, and is not at the cost of what the task is. */
function roomForHeirs(reminders: readonly Reminder[]): number {
  const words = reminders.map(({ card }) => heirWords(card)).filter((own) => own !== '');
  return Math.min(
    words.reduce((sum, own) => sum + own.length + AROUND_HEIR, 0),
    MOST_FOR_HEIRS,
  );
}

/** Characters of "Đơn vị …." on a line of its own. */
const AROUND_HEIR = 12;

/** Characters: with them the longest bundle is still one message. */
const MOST_FOR_HEIRS = 600;

/** With as much of each title as fits into `most` characters. */
function fitted(compose: (room: Room) => Composed, most: number): Composed {
  let composed = compose(WIDEST);
  for (const room of ROOMS) {
    composed = compose(room);
    if (write([...composed.lines, '', composed.why]).text.length <= most) return composed;
  }
  return composed;
}

/** `why`: the last line, which says why the message came. */
interface Composed {
  readonly lines: readonly Line[];
  readonly why: string;
}

interface Asked {
  readonly agency: string;
  readonly groups: readonly Group[];
  readonly by: LocalDate | null;
  readonly today: LocalDate;
}

function oneTask(reminder: Reminder, { agency, by, today }: Asked): (room: Room) => Composed {
  const { card, family } = reminder;
  const { task, assignment } = card;
  const isReview = family === 'baseline';
  const distance = isReview ? '' : distanceWords(assignment, today);
  const product = task.product === '' ? '' : `Sản phẩm: ${trimEndOf(shorten(task.product, 60), /[.;,]/u)}. `;
  const facts = [...relations(card, family), ...(heirWords(card) === '' ? [] : [`đơn vị ${heirWords(card)}`])];
  return ({ title, words, detail }) => {
    const isBrief = isTerse(detail);
    const isTight = isBrief || detail === 'tight';
    return {
      lines: [
        bold(`${headingOf([reminder], agency)} – ${agency}`),
        askLine(agency, isReview, { by, today, isBrief }),
        ...(isReview ? [REVIEW_NOTE] : []),
        `Trả lời${isTight ? '' : ' (Reply)'} tin này: ${examplesOf(reminder, today, isTight ? 1 : 3)}.`,
        '',
        [bold(cardName(card)), ` ${cutTitles([task.title], title)[0] ?? ''}`],
        `Thời hạn: ${isBrief ? shortened(dateWords(assignment, 'short')) : shortened(deadlineWords(assignment))}${distance === '' ? '' : ` – ${distance}`}.`,
        ...facts.map((fact) => `${fact.charAt(0).toLocaleUpperCase('vi')}${fact.slice(1)}.`),
        ...(detail === 'full' ? [`${product}Nơi nhận báo cáo: ${shorten(task.reportTo, 60)}.`] : []),
        // A review asks about what nobody has reported on.
        ...(isReview ? [] : [recordedLine(card, words, today, isTight)]),
      ],
      why: `Vì sao có tin này: ${reasonWords(reminder, today)}; ${isTight ? `mục ${task.ref}, ${decisionWords(task)}` : `${placeWords(task)}${lastAnswer(assignment)}`}.`,
    };
  };
}

function lastAnswer(assignment: Card['assignment']): string {
  return lastReportOn(assignment) === null && assignment.answeredOn === null ? '' : `; ${lastReportWords(assignment)}`;
}

/** A phrase of a decision may be a whole sentence. */
const LONGEST_PHRASE = 120;

function shortened(phrase: string): string {
  return shorten(phrase, LONGEST_PHRASE);
}

/** `isDated`: with the day of the report, which the last line does not say. */
function recordedLine(card: Card, words: number, today: LocalDate, isDated: boolean): string {
  if (isUnreported(card.assignment)) return 'Chưa nhận được báo cáo của đơn vị.';
  return `Đang ghi nhận: ${isDated ? answerWords(card, words, today) : stateIn(card.assignment, words, today)}.`;
}

/** Several tasks by how their dates stand, each group under a heading of its own. */
function severalTasks({ agency, groups, by, today }: Asked): (room: Room) => Composed {
  const shown = groups.flatMap(({ reminders }) => reminders);
  const isReview = shown.every(({ family }) => family === 'baseline');
  const many = isReview ? ` (${count(shown.length)})` : `: ${count(shown.length)} nhiệm vụ`;
  const examples = bundleExamples(
    groups.map(({ reminders }) => reminders),
    today,
  );
  const decisions = [...new Set(shown.map(({ card }) => decisionWords(card.task)))].join(', ');
  const why = `Vì sao có tin này: ${reasonsOf(shown, today)}; các mục ghi trong ngoặc của ${decisions}.`;
  return (room) => {
    const titles = cutTitles(
      shown.map(({ card }) => card.task.title),
      room.title,
    );
    const titleOf = new Map(shown.map((reminder, index) => [reminder, titles[index] ?? '']));
    return {
      lines: [
        bold(`${headingOf(shown, agency)} – ${agency}${many}`),
        askLine(agency, isReview, { by, today, isBrief: isTerse(room.detail) }),
        ...(isReview ? [REVIEW_NOTE] : []),
        room.detail === 'least'
          ? `Trả lời tin này, mỗi nhiệm vụ một dòng, ví dụ ${examples.split(', “', 1).join('')}.`
          : `Trả lời (Reply) tin này, mỗi nhiệm vụ một dòng, ví dụ ${examples}.`,
        ...groups.flatMap((group) =>
          groupLines(group, titleOf, { room, today, isReview, isNoted: group === groups.find(isReviewGroup) }),
        ),
      ],
      why: room.detail === 'least' ? `Vì sao có tin này: ${shorten(reasonsOf(shown, today), 64)}; ${decisions}.` : why,
    };
  };
}

const LONG_NAME = 24;

function askLine(
  agency: string,
  isReview: boolean,
  { by, today, isBrief }: { readonly by: LocalDate | null; readonly today: LocalDate; readonly isBrief: boolean },
): string {
  // The heading names it.
  const addressed = isBrief && agency.length > LONG_NAME ? 'quý cơ quan' : agency;
  const ask = isPartyCommittee(agency) ? askParty(addressed) : askAgency(isReview);
  return [ask, answerDayWords(by, today)].filter((words) => words !== '').join(' ');
}

/** Tasks under one heading; what is true of all of them stands there and in no line. */
interface Group {
  readonly title: string;
  readonly reminders: readonly Reminder[];
}

/** The kinds of groups in their order, each with its heading. */
const KINDS = ['overdue', 'today', 'before', 'year', 'undated', 'review', 'review_undated'] as const;
type Kind = (typeof KINDS)[number];

function kindOf({ family, card }: Reminder): Kind {
  if (family === 'baseline') return card.assignment.dueOn === null ? 'review_undated' : 'review';
  if (family === 'period') return 'undated';
  return family;
}

function groupsOf(reminders: readonly Reminder[], today: LocalDate): readonly Group[] {
  const byKind = Map.groupBy(reminders, kindOf);
  return KINDS.flatMap((kind): Group[] => {
    const own = byKind.get(kind) ?? [];
    if (own.length === 0) return [];
    const isUndated = kind === 'undated' || kind === 'review_undated';
    const parts = isUndated
      ? [own.filter(isUnreportedYet), own.filter((reminder) => !isUnreportedYet(reminder))]
      : [own];
    return parts
      .filter((part) => part.length > 0)
      .map((part) => ({ title: titleOf(kind, part, today), reminders: part }));
  });
}

function isUnreportedYet({ card }: Reminder): boolean {
  return isUnreported(card.assignment);
}

function isUnreported(assignment: Card['assignment']): boolean {
  return lastReportOn(assignment) === null && assignment.status === 'not_started';
}

function titleOf(kind: Kind, own: readonly Reminder[], today: LocalDate): string {
  switch (kind) {
    case 'overdue':
      return 'Quá hạn';
    case 'today':
      return own.some(({ card }) => isAheadOfRest(card, today))
        ? 'Đến hạn hôm nay hoặc trong những ngày nghỉ tới'
        : 'Đến hạn hôm nay';
    case 'before':
      return 'Sắp đến hạn';
    case 'year':
      return 'Nhiệm vụ nhiều năm';
    case 'review':
      return 'Nhiệm vụ có thời hạn';
    case 'undated':
    case 'review_undated':
      return own.every(({ card }) => card.assignment.deadline.kind === 'ongoing')
        ? 'Nhiệm vụ thường xuyên'
        : 'Nhiệm vụ không ấn định ngày';
  }
}

/** `isReview`: all of the message is one. `isNoted`: this group says for those behind it what a review asks. */
interface GroupContext {
  readonly room: Room;
  readonly today: LocalDate;
  readonly isReview: boolean;
  readonly isNoted: boolean;
}

function isReviewGroup({ reminders }: Pick<Group, 'reminders'>): boolean {
  return reminders.some(({ family }) => family === 'baseline');
}

function groupLines(
  { title, reminders }: Group,
  titleOfReminder: ReadonlyMap<Reminder, string>,
  { room, today, isReview, isNoted }: GroupContext,
): readonly Line[] {
  const isReviewed = !isReview && isReviewGroup({ reminders });
  const isUndated = reminders.every(({ card }) => card.assignment.dueOn === null);
  const phrase =
    isUndated && room.detail !== 'least'
      ? commonPhrase(reminders.map(({ card }) => dateWords(card.assignment, phraseKept(room.detail))))
      : null;
  const facts = reminders.map((reminder) => factsOf(reminder, room, today).filter((fact) => fact !== phrase?.words));
  const [first = []] = facts;
  // One task says of itself what it says; that nothing was reported tells the two undated groups apart.
  const mayBeShared = (fact: string): boolean => reminders.length > 1 || (isUndated && fact === NO_REPORT);
  const shared = first.filter((fact) => mayBeShared(fact) && facts.every((own) => own.includes(fact)));
  const isSilent = isUndated && shared.includes(NO_REPORT);
  const common = [
    ...(phrase === null ? [] : [lowered(phrase.words) + (phrase.isOfAll ? '' : ', trừ khi ghi khác')]),
    ...shared.filter((fact) => !isSilent || fact !== NO_REPORT),
  ];
  const silent = isSilent ? `, ${NO_REPORT}` : '';
  const said = common.length === 0 ? '' : ` – ${shorten(common.join('; '), LONGEST_PHRASE)}`;
  const once = formerlyOnce();
  return [
    '',
    bold(`${isReviewed ? 'Rà soát hiện trạng: ' : ''}${title}${silent} (${count(reminders.length)})${said}`),
    ...(isReviewed && isNoted ? [REVIEW_NOTE_AMONG] : []),
    ...reminders.flatMap((reminder, index): Line[] => {
      const heir = heirWords(reminder.card);
      const heirHere = heirWords(once(reminder.card));
      const own = (facts[index] ?? [])
        .filter((fact) => !shared.includes(fact))
        .map((fact) => (fact === heir ? heirHere : fact));
      const words = own.length === 0 ? '' : ` – ${own.join('; ')}`;
      const line: Line = [bold(cardName(reminder.card)), ` ${titleOfReminder.get(reminder) ?? ''}${words}`];
      return index === 0 ? [line] : ['', line];
    }),
  ];
}

/** The words that most of `phrases` have, where there are two or more of them and they are at least half. */
function commonPhrase(phrases: readonly string[]): { readonly words: string; readonly isOfAll: boolean } | null {
  const counts = [...Map.groupBy(phrases, (words) => words)].sort(([, a], [, b]) => b.length - a.length);
  const [words, own] = counts[0] ?? ['', []];
  if (own.length < 2 || own.length * 2 < phrases.length || words.length > LONGEST_PHRASE) return null;
  return { words, isOfAll: own.length === phrases.length };
}

/** What a line says of its task: its date, how that stands, what it waits for, and the last answer. */
function factsOf({ card, family }: Reminder, { words, detail }: Room, today: LocalDate): readonly string[] {
  const isBrief = isTerse(detail);
  const { assignment } = card;
  // Before its first answer a task taken over late is not counted as late.
  const distance = family === 'baseline' ? '' : distanceIn(assignment, family, today);
  // That it has no day stands in the heading of its group.
  const isSaid = detail === 'least' && assignment.dueOn === null;
  return [
    isSaid ? '' : shorten(dateWords(assignment, phraseKept(detail)), isBrief ? 60 : LONGEST_PHRASE),
    distance,
    ...relations(card, family),
    heirWords(card),
    isUnreported(assignment)
      ? NO_REPORT
      : detail === 'least'
        ? figureWords(card, today)
        : answerWords(card, words, today),
  ].filter((fact) => fact !== '');
}

const TODAY = 'đến hạn hôm nay';

/** What the heading does not say: under "Quá hạn" the days alone, "quá 12 ngày"; nothing of what is due today. */
function distanceIn(assignment: Card['assignment'], family: StageFamily, today: LocalDate): string {
  const { timeliness } = standingOf(assignment, today);
  if (family === 'overdue' && timeliness === 'overdue') return pastWords(assignment, today);
  const words = distanceWords(assignment, today);
  return family === 'today' && words === TODAY ? '' : words;
}

/** "đang thực hiện, 70 % (báo 05/11)" */
function answerWords({ assignment }: Card, words: number, today: LocalDate): string {
  const reported = lastReportOn(assignment);
  const begins = beginsOn(assignment);
  // A task that became a recurring duty brings what was reported before its period.
  const ofEarlier = begins !== null && reported !== null && reported < begins ? ', trước kỳ này' : '';
  const on = reported === null ? '' : ` (báo ${shortDate(reported, today)}${ofEarlier})`;
  return stateIn(assignment, words, today) + on;
}

/** "45 %, có vướng mắc"; the state where there is no figure. */
function figureWords({ assignment }: Card, today: LocalDate): string {
  const { progress, obstacle } = assignment;
  if (progress === null || assignment.status !== 'in_progress') return stateIn(assignment, 0, today);
  return `${String(progress)} %${obstacle === null ? '' : ', có vướng mắc'}`;
}

/** The state with at most `words` characters of its obstacle; without room only that there is one. */
function stateIn(assignment: Card['assignment'], words: number, today: LocalDate): string {
  const { obstacle } = assignment;
  if (obstacle === null) return stateWords(assignment, today);
  return words === 0
    ? `${stateWords({ ...assignment, obstacle: null }, today)}; có vướng mắc`
    : stateWords({ ...assignment, obstacle: shorten(obstacle, words) }, today);
}

/** What excuses it, and whom it keeps waiting; a review names no third agency. */
function relations(card: Card, family: StageFamily): readonly string[] {
  return family === 'baseline' ? [] : [feederWords(card), heldUpWords(card)].filter((words) => words !== '');
}

/** "Đôn đốc" from the first overdue step on, "Nhắc việc" before it; a Party committee is asked, and neither. */
function headingOf(reminders: readonly Reminder[], agency: string): string {
  if (reminders.every((reminder) => reminder.family === 'baseline')) return 'Rà soát hiện trạng nhiệm vụ';
  if (isPartyCommittee(agency)) return 'Đề nghị phối hợp';
  return reminders.some((reminder) => reminder.family === 'overdue') ? 'Đôn đốc' : 'Nhắc việc';
}
