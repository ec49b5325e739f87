import { html } from 'hono/html';
import type { Html } from '../door/html.ts';

/** One button: messengers fetch the address for a preview, so a GET must not sign in. */
export function signInPage(secret: string): Html {
  return html`<h1>Bảng theo dõi nhiệm vụ</h1>
    <p>Đường dẫn này dùng được một lần.</p>
    <form method="post" action="/board/sign-in/${secret}">
      <button class="primary">Vào bảng theo dõi</button>
    </form>`;
}

/** A sign-in link that no longer works, with how to get another. */
export function linkSpentPage(): Html {
  return html`<h1>Đường dẫn không còn dùng được</h1>
    <p>
      Đường dẫn đã dùng rồi hoặc đã quá 5 phút. Đề nghị nhắn riêng cho hệ thống <b>/bang</b> để lấy đường dẫn mới.
    </p>`;
}

/** Shown to whoever is not signed in, with how to sign in. */
export function notSignedInPage(): Html {
  return html`<h1>Chưa đăng nhập</h1>
    <p>
      Đề nghị nhắn riêng cho hệ thống <b>/bang</b> trên Telegram hoặc Zalo; hệ thống trả lời bằng một đường dẫn vào
      thẳng bảng theo dõi.
    </p>`;
}

/** Shown after signing out. */
export function signedOutPage(): Html {
  return html`<h1>Đã thoát</h1>
    <p>Để vào lại, đề nghị nhắn riêng cho hệ thống <b>/bang</b>.</p>`;
}

/** A page that does not exist, or is not this person's to see. */
export function notFoundPage(): Html {
  return html`<h1>Không có trang này</h1>
    <p>
      Địa chỉ không đúng, hoặc nội dung không thuộc phạm vi anh/chị được xem. <a href="/board">Về bảng theo dõi</a>
    </p>`;
}
