import { html } from 'hono/html';
import { noteBox } from './frame.ts';
import type { Html } from '../door/html.ts';
import { boardLink, chatLink } from './links.ts';
import type { Note } from '../door/notes.ts';

/** For a first visit to the rehearsal; `example` is an agency's chat. */
export function welcomePage(view: {
  note: Note | undefined;
  example: { readonly id: number; readonly title: string } | null;
  window: string;
}): Html {
  const { example } = view;
  return html`<article class="intro">
    <h1>Diễn tập đôn đốc nhiệm vụ</h1>
    ${noteBox(view.note)}
    <p>
      Trang này thay cho Telegram và Zalo: cùng hồ sơ, cùng cách nhắc và cùng cách ghi nhận, chỉ khác là mọi nhóm chat
      nằm ngay đây và đồng hồ đi tới được. Không có tin nào rời khỏi máy này.
    </p>
    <h2>Ba bước để thử</h2>
    <ol>
      <li>
        Bấm <strong>Đến tin kế tiếp</strong>: đồng hồ tới lúc gửi tin gần nhất, và trang mở một nhóm vừa nhận tin.
      </li>
      <li>
        Trong nhóm của một đơn
        vị${example === null ? '' : html`, chẳng hạn <a href="${chatLink(example.id)}">${example.title}</a>`}, chọn
        người nói rồi bấm nút dưới tin, hoặc trả lời bằng lời thường: <q>xong</q>, <q>#12 70%</q>,
        <q>vướng mặt bằng</q>, <q>gia hạn 30/12/2026</q>. Thử cả với <em>Người ngoài</em>: người chưa đăng ký không sửa
        được hồ sơ.
      </li>
      <li>
        Mở <a href="${boardLink(null)}">bảng theo dõi</a> (vai Văn phòng) để xem điều vừa được ghi, rồi đi tiếp vài ngày
        để xem ai bị đôn đốc, và lãnh đạo nhận gì.
      </li>
    </ol>
    <h2>Cần biết</h2>
    <ul>
      <li>Các nhiệm vụ là thật, theo văn bản; tên người trong các nhóm là hư cấu.</li>
      <li>
        Đồng hồ chạy như đồng hồ thường, nhưng nhắc việc và tổng hợp chỉ chạy khi đồng hồ được dời đi, và một lần lúc
        khởi động. Tin không ai hỏi chỉ gửi trong khung ${view.window}; ngoài khung ấy, tin chờ.
      </li>
      <li>Ở đây tin nào cũng coi như viết cho hệ thống; trong nhóm thật, cần trả lời tin của nó hoặc nhắc tên nó.</li>
      <li>Dừng rồi mở lại, hồ sơ và đồng hồ vẫn còn. Muốn làm lại từ đầu: đặt DATABASE_URL sang một tệp mới.</li>
    </ul>
  </article>`;
}
