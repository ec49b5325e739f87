/** What an operator reads of the copies in the second place (`COPY_TO`), and what agencies read after one was restored. */

import type { Instant } from '../../domain/calendar/dates.ts';
import type { OutgoingMessage } from '../message/message.ts';
import { momentWords } from './words.ts';
import { bold, write } from './write.ts';

/** Why no copy is made. `failed`: the words of the system. */
export type CopyTrouble = 'missing' | 'unmounted' | 'of another' | 'taken over' | { readonly failed: string };

/** What happened and what to do. */
export function copyTrouble(trouble: CopyTrouble, since: Instant, timeZone: string): string {
  return `Cơ sở dữ liệu không được chép sang nơi thứ hai (COPY_TO) từ ${momentWords(since, timeZone)}. ${causeOf(trouble)}`;
}

function causeOf(trouble: CopyTrouble): string {
  switch (trouble) {
    case 'missing':
      return 'Thư mục đó không có. Đề nghị tạo thư mục hoặc gắn lại đĩa; Bot tự chép tiếp.';
    case 'unmounted':
      return 'Thư mục đó từng giữ bản chép mà nay không còn dấu của Bot: có thể đĩa chưa được gắn. Đề nghị gắn lại đĩa; nếu đây là đĩa mới, tạo ở đó một tệp trống cùng tên cơ sở dữ liệu, đuôi .copies.';
    case 'of another':
      return 'Thư mục đó giữ bản chép của một cơ sở dữ liệu khác. Đề nghị chọn thư mục riêng cho chương trình này rồi khởi động lại.';
    case 'taken over':
      return 'Một chương trình khác cũng đang chép cùng cơ sở dữ liệu này vào đó. Đề nghị chỉ để một chương trình chạy, hoặc chọn thư mục khác, rồi khởi động lại.';
    default:
      return `Lý do: ${trouble.failed}. Đề nghị kiểm tra dung lượng, quyền ghi và đường nối tới đĩa đó; Bot tự chép tiếp.`;
  }
}

/** The copies that were told to lag are up to date. */
export function copiesAgain(): string {
  return 'Cơ sở dữ liệu lại được chép đầy đủ sang nơi thứ hai (COPY_TO).';
}

/** The second place is the registry's own disk. */
export function copyOnSameDisk(): string {
  return 'Thư mục COPY_TO nằm trên chính đĩa của cơ sở dữ liệu: đĩa hỏng thì mất cả hai. Đề nghị chọn thư mục trên đĩa khác hoặc máy khác.';
}

/** To a chat, after a restore: what was written within a gap may not be in the record. */
export function composeAskAgain(from: Instant, to: Instant, timeZone: string, isAgency: boolean): OutgoingMessage {
  const [first, last] = [momentWords(from, timeZone), momentWords(to, timeZone)];
  const again = isAgency
    ? 'Nếu trong thời gian đó đơn vị đã báo cáo, gửi tệp hoặc bấm nút, đề nghị gửi lại; nếu không có gì, không cần trả lời. Đơn vị không bị tính chậm vì việc này.'
    : 'Nếu trong thời gian đó đã xác nhận, quyết định hoặc giao ý kiến, đề nghị thực hiện lại; các đơn vị cũng đã được đề nghị gửi lại.';
  return write([
    bold('Đề nghị gửi lại do sự cố máy chủ'),
    `Những gì gửi cho Bot từ ${first} đến ${last} có thể không còn trong hồ sơ, kể cả khi Bot đã trả lời “đã ghi nhận”.`,
    again,
  ]);
}
