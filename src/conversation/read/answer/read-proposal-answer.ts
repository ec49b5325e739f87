/** What a person says to "Ghi #9: đang thực hiện, 70 %?": that it is so, another status by number or name, or otherwise. */

import type { LocalDate } from '../../../domain/calendar/dates.ts';
import type { ProposedStatus } from '../../../domain/tasks/proposed-status.ts';
import { strip, stripDiacritics } from '../../../domain/strip-diacritics.ts';
import { readConfirmedDay } from './read-confirmed-day.ts';
import { isYes, isYesInWords, saysYes } from './read-answer.ts';
import { readReport } from '../read-report.ts';
import { proposeReading } from '../propose-reading.ts';
import type { Reading, ReportedStatus } from '../reading.ts';
import { reportedLabel } from '../../status-words.ts';
import { agrees, denies } from '../ruling/agrees.ts';
import { namesDocument } from '../ruling/unclear-beside.ts';

/** `agreed`: as proposed. Anything else is a status that was not. */
export type ProposalChoice = 'agreed' | ReportedStatus;

const STATUSES: readonly ReportedStatus[] = ['completed', 'in_progress', 'blocked', 'not_started'];

/** What was proposed, and the figures that were offered as answers to it. */
export interface ProposalPut {
  readonly proposed: ProposedStatus;
  /** It says that work stopped: "tạm dừng" says yes to it. */
  readonly isOfStop?: boolean;
  readonly figures: readonly number[];
}

/** In the order of the buttons and of their numbers, which begin at 1. */
export function proposalAnswers(proposed: ProposedStatus): readonly ProposalChoice[] {
  return ['agreed', ...STATUSES.filter((status) => status !== proposed)];
}

/** The words on the button of one answer to a proposed reading. */
export function proposalLabel(choice: ProposalChoice): string {
  return choice === 'agreed' ? 'Đúng như vậy' : reportedLabel(choice);
}

/**
 * `nod`: "ok", "vâng ạ", which may be meant for something else. `more`: that it is so, and `words` beside it ("đúng, theo Công
 * văn số 45/UBND-TH"); a completion bears only its document or its day. `instead`: what is reported in its place ("không, mới
 * 80%"), without the words that deny. `no`: it is not so, and nothing else is said.
 */
export type ProposalAnswer =
  | { readonly kind: 'choice'; readonly choice: ProposalChoice }
  | { readonly kind: 'nod' | 'no' }
  | { readonly kind: 'more'; readonly words: string; readonly isNod: boolean }
  | { readonly kind: 'instead'; readonly words: string };

/** UTF-16 units: whatever is longer says something of its own. */
const LONGEST_CHOICE = 60;

/**
 * Null for words that are no answer to such a question. Of bare figures only those of `figures` were offered as answers:
 * any other is a task's number, or nothing. Pure.
 */
export function readProposalAnswer(
  text: string,
  { proposed, figures, today, isOfStop = proposed === 'suspended' }: ProposalPut & { readonly today: LocalDate },
): ProposalAnswer | null {
  const said = text.normalize('NFC').trim();
  if (said === '' || said.startsWith('/') || said.startsWith('#')) return null;
  if (isOfStop && saysStop(said)) return AGREED;
  const chosen = said.length > LONGEST_CHOICE ? null : choiceIn(said, proposed, figures);
  if (chosen !== null) return chosen;
  if (isYesInWords(said) || saysYes(said)) return AGREED;
  if (isYes(said) || nods(said)) return { kind: 'nod' };
  const more = moreThanYes(said, proposed, today);
  if (more !== null) return more;
  if (isClear(said, today)) return { kind: 'instead', words: said };
  const denied = DENIAL.exec(said);
  if (denied === null) return null;
  const rest = said.slice(denied[0].length).trim();
  return rest === '' || isSoft(rest) ? { kind: 'no' } : { kind: 'instead', words: rest };
}

const AGREED = { kind: 'choice', choice: 'agreed' } as const;

/** What "đúng" and "phải" are not, though they are written alike without diacritics. */
const OTHER_WORDS = /dừng|dùng|đừng|dụng|đụng|phai|phái/iu;

/** "tạm dừng ạ", "dừng lại": what is proposed, said again. "đừng" is none. */
function saysStop(said: string): boolean {
  return STOP.test(withoutSoft(said)) && !/đừng/iu.test(said) && said.length <= LONGEST_CHOICE;
}

/** Without diacritics. */
const STOP =
  /^(?:(?:dung|phai|ok|xin|de nghi|xac nhan|cho|ghi|la) ){0,3}(?:tam )?(?:dung|ngung)(?: (?:lai|thuc hien|nhiem vu|viec|nay|roi)){0,3}$/u;

/** What stands behind a yes; a nod ("ok, …") may be meant for something else. */
const YES_FIRST =
  /^(?:(?:dạ|da|vâng|vang|ừ|ok|oke)[,.]? ){0,2}(đúng|dung|chính xác|chinh xac|chuẩn|chuan|đồng ý|dong y|nhất trí|nhat tri|phải|phai|vâng|vang|dạ|da|ok|oke|okie|ừ)(?: (?:rồi|roi|vậy|vay|thế|the|ạ|a|anh|chị|chi|em|đấy|day|luôn|luon|nhé|nhe)){0,4}(?: ?[,.;:–-] ?|\n| (?=(?:theo|tại|tai|căn cứ|can cu|ngày|ngay|từ ngày|tu ngay|đạt|dat|được|duoc)\s|\d))/iu;
const STOP_FIRST =
  /^(?:(?:dạ|da|vâng|vang|đúng|ok)[,.]? ){0,2}(?:tạm |tam )?(?:dừng|dung|ngừng|ngung)[, ] ?(?=(?:theo|tại|tai|căn cứ|can cu)\s)/iu;
const NODDED = /^(?:vâng|vang|dạ|da|ok|oke|okie|ừ)$/iu;
const FIGURE =
  /^(?:(?:mới|moi|được|duoc|đạt|dat|khoảng|khoang|tầm|tam) ){0,2}\d{1,2} ?%(?: (?:ạ|a|rồi|roi|nhé|anh|chị|em|khối lượng|khoi luong)){0,3}[.!]?$/iu;
const LACKS_PAPER =
  /^(?:chưa|chua|không|khong|ko) (?:có |co )?(?:văn bản|van ban|công văn|cong van|số|hồ sơ|ho so)(?!\p{L})/iu;

function moreThanYes(said: string, proposed: ProposedStatus, today: LocalDate): ProposalAnswer | null {
  const stop = proposed === 'suspended' ? STOP_FIRST.exec(said) : null;
  const lead = stop ?? YES_FIRST.exec(said);
  if (lead === null) return null;
  const words = said.slice(lead[0].length).trim();
  const isNod = NODDED.test(lead[1] ?? '');
  if (words === '' || isSoft(words)) return null;
  const isPaper = namesDocument(words, today);
  if (proposed === 'completed') {
    const { day, unused } = readConfirmedDay(words, today);
    return isPaper || (day.kind === 'day' && agrees(unused)) ? { kind: 'more', words, isNod } : null;
  }
  if (isPaper || FIGURE.test(words) || LACKS_PAPER.test(words)) return { kind: 'more', words, isNod };
  const beside = readReport(words, today);
  const isOther = isClear(said, today) || (beside.intent !== 'report' && beside.intent !== 'unclear');
  return isOther || denies(words) || contradicts(beside, proposed, today) ? null : { kind: 'more', words, isNod };
}

/** "đúng, xong hết rồi" beside what is under way. */
function contradicts(beside: Reading, proposed: ProposedStatus, today: LocalDate): boolean {
  const said = beside.status ?? proposeReading(beside, today)?.status ?? null;
  return said !== null && said !== proposed && said !== 'in_progress';
}

/** "1", "số 2 ạ", "1 đúng rồi", "đã hoàn thành": a number of the answers, its label, or both. */
function choiceIn(said: string, proposed: ProposedStatus, figures: readonly number[]): ProposalAnswer | null {
  if (OTHER_WORDS.test(said) && stripDiacritics(said) !== said) return null;
  const words = wordsOf(said).filter((word) => !SOFT.has(word));
  const figure = words.findIndex((word) => /^\d/u.test(word));
  const isLed = figure > 0 && words.slice(0, figure).every((word) => BEFORE_CHOICE.has(word));
  const core = isLed ? words.slice(figure) : words;
  const answers = proposalAnswers(proposed);
  const [first = ''] = core;
  const isOffered = /^\d$/u.test(first) && figures.includes(Number(first));
  const numbered = isOffered ? answers[Number(first) - 1] : undefined;
  const rest = numbered === undefined ? core : core.slice(1);
  const named = nameIn(rest.join(' '), answers);
  if (numbered === undefined) return named === null ? null : { kind: 'choice', choice: named };
  return rest.length === 0 || named === numbered ? { kind: 'choice', choice: numbered } : null;
}

/** Without diacritics. */
const SOFT = new Set('da vang a nhe nha nhi nhen nghen anh chi em e oi ban co chu bac sep ad r roi luon'.split(' '));
const BEFORE_CHOICE = new Set('chon so phuong an y dap tra loi ghi la cau muc ok'.split(' '));
const AGREES =
  /^(?:(?:ok|oke|okie|okay|u|uh|um|yes|duoc|vay) )?(?:dung|chuan|chinh xac|chinh no|phai|nhat tri|dong y|xac nhan|duyet|ghi)(?: (?:dung|nhu (?:vay|the|tren)|vay|the|roi|day|do|luon|di|nhu|ok|cho|giup|nay|thong tin|noi dung|het|100%)){0,6}$/u;
const YESSES =
  /^(?:yes|y|ok dung|chuan|chuan roi|chuan luon|chuan day|chuan khong can chinh|nhu (?:vay|the|tren)(?: (?:di|nhe|la dung))?|(?:ok|oke|okie|duoc) (?:ghi|nhu).{0,20})$/u;

function nameIn(words: string, answers: readonly ProposalChoice[]): ProposalChoice | null {
  if (AGREES.test(words) || YESSES.test(words)) return 'agreed';
  return answers.find((answer) => withoutSoft(proposalLabel(answer)) === words) ?? null;
}

/** "ok luôn ạ", "👍". */
function nods(said: string): boolean {
  return /^(?:👍|👌|🫡|✅){1,3}$/u.test(said) || /^(?:ok|oke|okie|okay|uk|u|uh|um|duoc)$/u.test(withoutSoft(said));
}

function withoutSoft(label: string): string {
  return wordsOf(label)
    .filter((word) => !SOFT.has(word))
    .join(' ');
}

/** "không phải, ", "sai rồi ", "chưa đúng: ", "nhầm, ": what denies the proposal, with what separates it. */
const DENIAL =
  /^(?:(?:dạ|da|ơ|à|ấy|thưa) ){0,2}(?:không phải|khong phai|không đúng|khong dung|chưa đúng|chua dung|chưa phải|chua phai|không chuẩn|chưa chuẩn|ko phải|ko phai|k phải|k phai|ko đúng|ko dung|sai|nhầm|nham|không|khong|ko|kg|hông|chưa|chua|no)(?: (?:rồi|roi|đâu|dau|như vậy|nhu vay|vậy|vay|thế|the|ạ|a|nhé|anh|chị|em|mà|ma)){0,4}(?: ?[,.;:!–-]| (?=mới|moi|đang|dang|đạt|dat|được|duoc|phải là|là|la|chỉ|chi|\d)|$)/iu;

function isSoft(words: string): boolean {
  return wordsOf(words).every((word) => SOFT.has(word) || word === 'roi' || word === 'vay' || word === 'dau');
}

function isClear(words: string, today: LocalDate): boolean {
  const { intent, status, needsQuestion } = readReport(words, today);
  if (intent === 'extension' || intent === 'handover') return !needsQuestion;
  return intent === 'report' && status !== null && (!needsQuestion || status === 'blocked');
}

function wordsOf(text: string): string[] {
  return strip(text)
    .split(/[^\p{L}\p{N}%]+/u)
    .filter((word) => word !== '');
}
