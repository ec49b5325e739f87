/** What is asked about a draft, and the answers that one tap gives. */

import { formatDate, parseLocalDate } from '../../../domain/calendar/dates.ts';
import type { Choice } from './choice.ts';
import type {
  Asks,
  DraftAnswer,
  DraftQuestion,
  DraftRow,
  HeadField,
  UndatedWhy,
} from '../../../domain/drafts/draft.ts';
import { count } from '../words.ts';
import { shorten } from '../shorten.ts';
import {
  amendmentAnswer,
  amendmentHint,
  amendsChoices,
  amendsWords,
  groupChoices,
  groupWords,
  sameWords,
  SAME_CHOICES,
} from './amendment-questions.ts';

const HEAD_FIELDS: Record<HeadField, string> = {
  number: 'số văn bản',
  title: 'tên văn bản',
  issued: 'ngày ban hành',
  authority: 'cơ quan ban hành',
};

const LONGEST_NAME = 120;
const PLACES_NAMED = 4;
const MEMBERS_NAMED = 6;

/** "“Ban Dân tộc” (3 việc: 1.2, 1.5, 2.1) chưa có trong danh mục; đây là đơn vị nào?" `rows` are the content's. */
export function questionWords({ asks, rows: at }: DraftQuestion, rows: readonly DraftRow[]): string {
  const where = placesWords(at.flatMap((each) => rows[each] ?? []));
  switch (asks.kind) {
    case 'head':
      return `Văn bản không ghi ${HEAD_FIELDS[asks.field]}; đề nghị cho biết ${HEAD_FIELDS[asks.field]}.`;
    case 'name':
      return `“${shorten(asks.name, LONGEST_NAME)}” (${where}) ${NAME_WORDS[asks.nameKind]}`;
    case 'lead':
      return asks.above === null
        ? `Chưa có đơn vị chủ trì (${where}); đề nghị ghi đơn vị chủ trì.`
        : `Ô đơn vị chủ trì để trống (${where}); dòng trên ghi “${shorten(asks.above, LONGEST_NAME)}”. Có phải vẫn là đơn vị đó?`;
    case 'title':
      return `Chưa có nội dung nhiệm vụ (${where}); đề nghị ghi nội dung.`;
    case 'ref':
      return `Số TT “${asks.ref}” đã có ở một dòng trước; đề nghị cho số khác.`;
    case 'date':
      return dateWords(asks.why, asks.text, where);
    case 'scan':
      return `Ô ${SCAN_COLUMNS[asks.column] ?? ''} của bản quét (${where}) nhận dạng chưa chắc, đọc là “${shorten(asks.text, 200)}”. Có đúng như ảnh không?`;
    case 'scanned':
      return `${asks.page === '' ? 'Bản quét' : `Trang quét ${asks.page}`} (${where}): đã đối chiếu các ô với ảnh chưa?`;
    case 'look':
      return `${shorten(asks.message, 400)}${at.length > 1 ? ` Tương tự ở ${where}.` : ''}`;
    case 'amends':
      return amendsWords(asks);
    case 'same':
      return sameWords(asks);
    case 'place':
      return `Văn bản ghi “${shorten(asks.quote, 300)}”, nhưng chương trình không có nhiệm vụ “${asks.place}”; đó là nhiệm vụ nào?`;
    case 'change':
      return groupWords(asks.group);
  }
}

/** What cells of a scan hold. */
const SCAN_COLUMNS: Readonly<Record<string, string>> = {
  ref: 'số thứ tự',
  title: 'nội dung',
  lead: 'đơn vị chủ trì',
  coordinating: 'đơn vị phối hợp',
  product: 'sản phẩm',
  deadline: 'thời hạn',
  row: 'ở dòng mục phía trên',
};

const NAME_WORDS: Record<(Asks & { kind: 'name' })['nameKind'], string> = {
  plain: 'chưa có trong danh mục; đây là đơn vị nào?',
  collective: 'chỉ nhiều đơn vị; gồm những đơn vị nào?',
  person: 'là người hoặc chức danh; thuộc đơn vị nào?',
  reference: 'là một dẫn chiếu, không phải tên đơn vị; đơn vị nào được giao?',
  glued: 'là nhiều tên viết liền; gồm những tên nào?',
  nothing: 'không phải tên đơn vị; đơn vị nào chủ trì?',
};

function dateWords(why: UndatedWhy, text: string, where: string): string {
  const words = `“${shorten(text, LONGEST_NAME)}” (${where})`;
  const kept = 'Giữ nguyên thì chỉ nhắc báo cáo định kỳ; có ngày cụ thể thì ghi ngày.';
  switch (why) {
    case 'none':
      return `Không ghi thời hạn (${where}). ${kept}`;
    case 'unknown':
      return `Không đọc được thời hạn ${words}. ${kept}`;
    case 'conditional':
      return `Thời hạn ${words} chờ một điều kiện, chưa tính được ngày. ${kept}`;
    case 'ongoing':
      return `Thời hạn ${words} không ấn định ngày. ${kept}`;
    case 'before_issue':
      return `Thời hạn ${words} kết thúc trước ngày ban hành văn bản. Có giữ nguyên không?`;
  }
}

/** "3 việc: 1.2, 1.5, 2.1" */
function placesWords(rows: readonly DraftRow[]): string {
  const places = rows.slice(0, PLACES_NAMED).map(({ ref, line }) => (ref === '' ? `dòng ${String(line)}` : ref));
  const more = rows.length > PLACES_NAMED ? ', …' : '';
  return `${count(rows.length)} việc: ${places.join(', ')}${more}`;
}

/** The answers that a question offers, the proposal first and putting aside last. */
export function choicesOf({ asks, proposal }: DraftQuestion): readonly Choice[] {
  const aside: Choice = { id: 'aside', label: 'Để lại, chưa nhận', answer: { kind: 'aside' } };
  const proposed: readonly Choice[] =
    proposal === null ? [] : [{ id: 'keep', label: proposalLabel(proposal), answer: proposal }];
  switch (asks.kind) {
    case 'head':
      return asks.field === 'number' ? [{ id: 'keep', label: 'Chưa có số', answer: { kind: 'keep' } }] : proposed;
    case 'name':
      return [...nameChoices(asks), aside];
    case 'amends':
      return amendsChoices(asks, proposal);
    case 'same':
      return [...SAME_CHOICES, aside];
    case 'place':
      return [aside];
    case 'change':
      return groupChoices(asks.group);
    case 'scan':
      return [{ id: 'keep', label: 'Đúng như ảnh', answer: { kind: 'keep' } }, aside];
    case 'scanned':
      return [{ id: 'keep', label: 'Đã đối chiếu, đúng như ảnh', answer: { kind: 'keep' } }, aside];
    default:
      return [...proposed, aside];
  }
}

function nameChoices({ name, nameKind, near, members }: Asks & { readonly kind: 'name' }): readonly Choice[] {
  const same = near.map((agency, at): Choice => ({
    id: `same${String(at)}`,
    label: `Là ${agency}`,
    answer: { kind: 'same', agency },
  }));
  const none: Choice = { id: 'none', label: 'Không phải đơn vị', answer: { kind: 'none' } };
  if (nameKind === 'plain') return [{ id: 'new', label: 'Đơn vị mới', answer: { kind: 'new', name } }, ...same, none];
  if (nameKind !== 'collective' || members.length === 0) return [none];
  return [{ id: 'group', label: `Gồm ${count(members.length)} đơn vị`, answer: { kind: 'group', members } }, none];
}

function proposalLabel(proposal: DraftAnswer): string {
  return proposal.kind === 'text' ? `Đúng: ${shorten(proposal.text, 60)}` : 'Giữ nguyên';
}

/** "đơn vị mới “Ban Dân tộc”" */
export function answerWords(answer: DraftAnswer): string {
  switch (answer.kind) {
    case 'keep':
      return 'giữ nguyên';
    case 'text': {
      const day = parseLocalDate(answer.text);
      return `“${day === null ? answer.text : formatDate(day)}”`;
    }
    case 'aside':
      return 'để lại, chưa nhận';
    case 'new':
      return `đơn vị mới “${answer.name}”`;
    case 'same':
      return `là “${answer.agency}”`;
    case 'of':
      return `thuộc “${answer.agency}”`;
    case 'group':
      return `gồm ${membersWords(answer.members)}`;
    case 'several':
      return `tách thành ${answer.names.map((name) => `“${name}”`).join(', ')}`;
    case 'none':
      return 'không phải đơn vị';
    default:
      return amendmentAnswer(answer);
  }
}

/** "12 đơn vị: Sở A, Sở B, …" */
function membersWords(members: readonly string[]): string {
  const named = members.slice(0, MEMBERS_NAMED).join(', ');
  return `${count(members.length)} đơn vị: ${named}${members.length > MEMBERS_NAMED ? ', …' : ''}`;
}

/** The words that answer what no tap does. */
export function hintWords({ asks }: DraftQuestion): string {
  switch (asks.kind) {
    case 'name':
      return `Trả lời bằng lời: ${NAME_HINTS[asks.nameKind]}, “không phải”, “để lại”.`;
    case 'date':
      return 'Trả lời bằng lời: “giữ nguyên”, một thời hạn (ví dụ 30/6/2027, Quý IV/2026), hoặc “để lại”.';
    case 'head':
      return asks.field === 'issued'
        ? 'Trả lời bằng ngày, ví dụ 05/01/2026.'
        : `Trả lời bằng ${HEAD_FIELDS[asks.field]}.`;
    case 'lead':
      return 'Trả lời bằng tên đơn vị, “đúng” nếu như dòng trên, hoặc “để lại”.';
    case 'look':
      return asks.isError
        ? 'Trả lời bằng nội dung đúng của ô đó, hoặc “để lại”.'
        : 'Trả lời “đúng”, nội dung đúng của ô đó, hoặc “để lại”.';
    case 'scan':
      return 'Trả lời “đúng” sau khi xem ảnh, nội dung đúng của ô đó, hoặc “để lại”.';
    case 'scanned':
      return 'Trả lời “đã đối chiếu” sau khi xem ảnh, hoặc “để lại”; ô nào sai thì sửa ở trang xem ảnh.';
    case 'title':
    case 'ref':
      return 'Trả lời bằng nội dung của ô đó, hoặc “để lại”.';
    case 'amends':
    case 'same':
    case 'place':
    case 'change':
      return amendmentHint(asks);
  }
}

const NAME_HINTS: Record<(Asks & { kind: 'name' })['nameKind'], string> = {
  plain: '“mới”, “mới: tên đúng”, “là Sở …”, “thuộc Sở …”',
  collective: '“gồm Sở …; Sở …”, “là …” nếu là tên khác của một nhóm đã có',
  person: '“thuộc Sở …”',
  reference: '“là Sở …”, “tách Sở …; Sở …”',
  glued: '“tách Sở …; Sở …”, “mới: tên đúng”',
  nothing: '“là Sở …”',
};
