// covers src/usecases/show/read-transcript.ts, src/usecases/operate/rehearsal-clock.ts, src/usecases/operate/prepare-database.ts

import { afterEach, describe, expect, test } from 'vitest';
import { join } from 'node:path';
import { request } from 'node:http';
import { openOffice } from '../../../src/app/open-office.ts';
import { StartRefused } from '../../../src/app/start-refused.ts';
import { startRehearsal } from '../../../src/app/rehearsal.ts';
import { prepareDatabaseFor } from '../../../src/usecases/operate/prepare-database.ts';
import {
  buttonOf,
  clockFrom,
  configWith,
  openRehearsal,
  optionOf,
  SILENT,
  temporaryFolder,
  wordsOf,
  type Visitor,
} from './open-rehearsal.ts';

/** Monday 23/11/2026, 10:00 in Vietnam: a working day, inside the sending window. */
const MONDAY_MORNING = '2026-11-23T03:00:00Z';
/** Sunday 22/11/2026, 12:00. */
const SUNDAY_NOON = '2026-11-22T05:00:00Z';
/** It leads one task, #48 (X.1), which has no date. */
const PARTY = 'Huyện ủy Thọ Xuân';

const open: (() => void | Promise<void>)[] = [];
afterEach(async () => {
  for (const close of open.splice(0).reverse()) await close();
});

async function visit(start: string, env: Record<string, string> = {}): Promise<Visitor> {
  const visitor = await openRehearsal(start, env);
  open.push(() => visitor.rehearsal.stop());
  return visitor;
}

describe('the office that is set up', () => {
  test('has a chat for the secretariat, the leaders and every agency with tasks, and each was asked where it stands', async () => {
    const visitor = await visit(MONDAY_MORNING);
    const home = await visitor.get('/');
    expect(home.match(/class="name"/g)).toHaveLength(20);
    const chat = await visitor.chatCalled(PARTY);
    const words = wordsOf(await visitor.get(`/chat/${chat}`));
    expect(words).toContain(`Rà soát hiện trạng nhiệm vụ – ${PARTY}`);
    expect(words).toContain('#48 (X.1)');
  });

  test('speaks as two focal points, the secretariat, leaders and an outsider in an agency’s chat', async () => {
    const visitor = await visit(MONDAY_MORNING);
    const page = await visitor.get(`/chat/${await visitor.chatCalled(PARTY)}`);
    expect(page.match(/– đầu mối</g)).toHaveLength(2);
    expect(page.match(/– Văn phòng</g)).toHaveLength(2);
    expect(page).toContain('Người ngoài – chưa đăng ký');
  });

  test('is the same office after a second start, with the same clock and no second question', async () => {
    const folder = temporaryFolder();
    open.push(() => {
      folder.remove();
    });
    const env = { DATABASE_URL: `sqlite:${join(folder.path, 'r.sqlite')}` };
    const first = await openRehearsal(MONDAY_MORNING, env);
    await first.post('/clock/date', { date: '2027-03-01', time: '10:00' });
    const chat = await first.chatCalled(PARTY);
    const before = wordsOf(await first.get(`/chat/${chat}`));
    await first.rehearsal.stop();

    const second = await visit(MONDAY_MORNING, env);
    const home = await second.get('/');
    expect(home.match(/class="name"/g)).toHaveLength(20);
    expect(wordsOf(home)).toContain('Thứ Hai, 01/03/2027');
    const after = wordsOf(await second.get(`/chat/${chat}`));
    expect(after.split('Rà soát hiện trạng')).toHaveLength(before.split('Rà soát hiện trạng').length);
  });
});

describe('speaking in a chat', () => {
  test('a focal point’s words are recorded, the receipt answers them and the record shows them', async () => {
    const visitor = await visit(MONDAY_MORNING);
    const chat = await visitor.chatCalled(PARTY);
    const as = optionOf(await visitor.get(`/chat/${chat}`), '– đầu mối');
    const page = wordsOf(await visitor.post(`/chat/${chat}`, { as, text: '#48 70%, vướng kinh phí' }));
    expect(page).toContain('Đã ghi nhận #48 (X.1)');
    expect(page).toContain('đang thực hiện, 70 %; vướng mắc: kinh phí');
    const task = wordsOf(await visitor.task(48));
    expect(task).toContain('báo cáo → đang thực hiện 70 %');
    expect(task).toContain('“70%, vướng kinh phí”');
  });

  test('a reply to the question needs no number', async () => {
    const visitor = await visit(MONDAY_MORNING);
    const chat = await visitor.chatCalled(PARTY);
    const asked = await visitor.get(`/chat/${chat}`);
    const reply = buttonOf(asked, 'Trả lời');
    const composing = await visitor.get(`/chat/${chat}?to=${reply}&as=${optionOf(asked, '– đầu mối')}`);
    expect(composing).toContain(`<input type="hidden" name="reply" value="${reply}"`);
    const as = optionOf(asked, '– đầu mối');
    const page = wordsOf(await visitor.post(`/chat/${chat}`, { as, text: '70%', reply }));
    expect(page).toContain('đang thực hiện, 70 %');
    expect(page).toContain('trả lời Đôn Đốc: Rà soát hiện trạng');
  });

  test('a button is pressed by whoever is chosen, and the press is seen in the chat', async () => {
    const visitor = await visit(MONDAY_MORNING);
    const chat = await visitor.chatCalled(PARTY);
    const asked = await visitor.get(`/chat/${chat}`);
    const as = optionOf(asked, '– đầu mối');
    const page = wordsOf(
      await visitor.post(`/chat/${chat}`, { as, press: buttonOf(asked, 'Đang thực hiện'), text: '' }),
    );
    expect(page).toMatch(/bấm “Đang thực hiện”/);
    expect(page).toContain('Đã ghi nhận #48 (X.1)');
  });

  test('an outsider’s words and presses change nothing', async () => {
    const visitor = await visit(MONDAY_MORNING);
    const chat = await visitor.chatCalled(PARTY);
    const asked = await visitor.get(`/chat/${chat}`);
    const as = optionOf(asked, 'Người ngoài');
    const refusal = `Chỉ đầu mối của ${PARTY} được báo cáo.`;
    expect(wordsOf(await visitor.post(`/chat/${chat}`, { as, text: '#48 xong' }))).toContain(refusal);
    const pressed = await visitor.post(`/chat/${chat}`, { as, press: buttonOf(asked, 'Đã hoàn thành') });
    expect(pressed).toContain('role="alert"');
    expect(wordsOf(await visitor.task(48))).toContain('chưa có báo cáo');
    expect(wordsOf(await visitor.task(48))).not.toContain('Người ngoài');
  });

  test('a focal point makes an outsider one by answering their message, and then their words count', async () => {
    const visitor = await visit(MONDAY_MORNING);
    const chat = await visitor.chatCalled(PARTY);
    const asked = await visitor.get(`/chat/${chat}`);
    const outsider = optionOf(asked, 'Người ngoài');
    const said = await visitor.post(`/chat/${chat}`, { as: outsider, text: '#48 70%' });
    const reply = /name="rewrite"\s+value="([^"]+)"/.exec(said)?.[1] ?? '';
    await visitor.post(`/chat/${chat}`, { as: optionOf(asked, '– đầu mối'), text: '/daumoi', reply });
    const page = await visitor.post(`/chat/${chat}`, { as: outsider, text: '#48 70%' });
    expect(page).toContain('Người ngoài – đầu mối');
    expect(wordsOf(page)).toContain('đang thực hiện, 70 %');
  });

  test('a corrected message replaces the report it made, for its author alone', async () => {
    const visitor = await visit(MONDAY_MORNING);
    const chat = await visitor.chatCalled(PARTY);
    const asked = await visitor.get(`/chat/${chat}`);
    const as = optionOf(asked, '– đầu mối');
    const said = await visitor.post(`/chat/${chat}`, { as, text: '#48 70%' });
    const edit = buttonOf(said, 'Sửa');
    const other = optionOf(asked, 'Người ngoài');
    expect(await visitor.post(`/chat/${chat}`, { as: other, edit, text: '#48 10%' })).toContain('role="alert"');
    const page = wordsOf(await visitor.post(`/chat/${chat}`, { as, edit, text: '#48 80%' }));
    expect(page).toContain('(đã sửa)');
    expect(wordsOf(await visitor.task(48))).toContain('đang thực hiện, 80 %');
  });

  test('a made-up button does nothing and is told so', async () => {
    const visitor = await visit(MONDAY_MORNING);
    const chat = await visitor.chatCalled(PARTY);
    const as = optionOf(await visitor.get(`/chat/${chat}`), '– đầu mối');
    const page = await visitor.post(`/chat/${chat}`, { as, press: 'none.0.0' });
    expect(wordsOf(page)).toContain('Nút này không còn dùng được');
  });

  test('what people write is shown as they wrote it and never becomes part of the page', async () => {
    const visitor = await visit(MONDAY_MORNING);
    const chat = await visitor.chatCalled(PARTY);
    const as = optionOf(await visitor.get(`/chat/${chat}`), '– đầu mối');
    const hostile = '#48 vướng <script>alert(1)</script> & <b>đậm</b>"';
    const page = await visitor.post(`/chat/${chat}`, { as, text: hostile });
    expect(page).not.toContain('<script');
    expect(page).not.toContain('<b>đậm');
    expect(wordsOf(page)).toContain(hostile);
    expect(await visitor.task(48)).not.toContain('<script');
  });

  test('a message too long for any form of ours is refused', async () => {
    const visitor = await visit(MONDAY_MORNING);
    const chat = await visitor.chatCalled(PARTY);
    expect(await visitor.post(`/chat/${chat}`, { as: '1', text: 'x'.repeat(70_000) })).toContain('quá dài');
  });

  test('a document as long as the board takes is not too long for the rehearsal', async () => {
    const visitor = await visit(MONDAY_MORNING);
    const page = await visitor.post('/board/drafts', { text: 'việc '.repeat(30_000) });
    expect(page).toContain('Chưa đăng nhập');
  });
});

describe('the clock', () => {
  test('outside the sending window the first messages wait, and the next message is at its opening', async () => {
    const visitor = await visit(SUNDAY_NOON);
    const chat = await visitor.chatCalled(PARTY);
    const waiting = wordsOf(await visitor.get(`/chat/${chat}`));
    expect(waiting).toContain('Chưa có tin nào trong nhóm này.');
    expect(waiting).toContain('1 tin đang chờ khung giờ gửi, sớm nhất 07:00 23/11/2026');

    const page = wordsOf(await visitor.post('/clock/next', { chat }));
    expect(page).toContain('Đồng hồ nay là 07:00 23/11/2026: đã gửi 18 tin tự động tới 18 nhóm.');
    expect(page).toContain('Thứ Hai, 23/11/2026, 07:00');
    expect(page).toContain(`Rà soát hiện trạng nhiệm vụ – ${PARTY}`);
  });

  test('the next message after that is Monday’s digest, for those whom it has something to tell', async () => {
    const visitor = await visit(SUNDAY_NOON);
    await visitor.post('/clock/next', {});
    const page = wordsOf(await visitor.post('/clock/next', {}));
    expect(page).toContain('Đồng hồ nay là 07:30 23/11/2026: đã gửi 2 tin tự động tới 2 nhóm.');
  });

  test('on the way to a date every digest goes out on its own Monday', async () => {
    const visitor = await visit(MONDAY_MORNING);
    const chat = await visitor.chatCalled('Lãnh đạo');
    // Mondays 30/11, 7/12 and 14/12, all working days.
    const page = wordsOf(await visitor.post('/clock/date', { chat, date: '2026-12-15', time: '09:00' }));
    for (const day of ['30/11/2026', '07/12/2026', '14/12/2026']) expect(page).toContain(`07:30 ${day}`);
    expect(page).toContain('Thứ Ba, 15/12/2026, 09:00');
  });

  test.each([
    ['the past', { date: '2026-11-20', time: '09:00' }, 'Đồng hồ chỉ đi tới: nay đã là 10:00 23/11/2026'],
    ['more than five years ahead', { date: '2033-01-01', time: '09:00' }, 'nhiều nhất 5 năm'],
    ['no day', { date: '2026-02-30', time: '09:00' }, 'Đề nghị chọn đủ ngày và giờ.'],
    ['no time', { date: '2026-12-01', time: '25:00' }, 'Đề nghị chọn đủ ngày và giờ.'],
  ])('a move to %s is refused with a sentence and moves nothing', async (_what, fields, sentence) => {
    const visitor = await visit(MONDAY_MORNING);
    const page = await visitor.post('/clock/date', fields);
    expect(wordsOf(page)).toContain(sentence);
    expect(wordsOf(page)).toContain('Thứ Hai, 23/11/2026, 10:00');
  });
});

describe('the records', () => {
  test('of a chat’s agency stand on the board, in the decision’s words, and late by nothing that nobody asked about', async () => {
    const visitor = await visit(MONDAY_MORNING);
    const chat = await visitor.chatCalled('Sở Thông tin và Truyền thông');
    const link = /href="(\/open-board\?agency=\d+)"/.exec(await visitor.get(`/chat/${chat}`))?.[1] ?? '';
    const page = wordsOf(await visitor.get(link));
    expect(page).toContain('Sở Thông tin và Truyền thông tính đến ngày 23/11/2026');
    const task = wordsOf(await visitor.get('/board/task/37'));
    expect(task).toContain('mục VI.2, Phụ lục Quyết định số 913/QĐ-UBND');
    expect(task).toContain(
      'Giai đoạn 2022-2025 (đến 31/12/2025) – chưa rà soát hiện trạng Tình trạng chưa có báo cáo Minh',
    );
  });

  test('of a task or an agency that does not exist are not found', async () => {
    const visitor = await visit(MONDAY_MORNING);
    expect(await visitor.task(9999)).toContain('Không có trang này');
    expect(await visitor.get('/open-board?agency=9999')).toContain('Không có trang này');
    expect(await visitor.get('/chat/9999')).toContain('Không có trang này');
  });
});

describe('the door', () => {
  test('answers no name but this machine’s own', async () => {
    const visitor = await visit(MONDAY_MORNING);
    const { port } = new URL(visitor.rehearsal.address);
    const status = await new Promise<number | undefined>((resolve, reject) => {
      request({ host: '127.0.0.1', port, headers: { Host: 'rebound.example' } }, (answer) => {
        answer.resume();
        resolve(answer.statusCode);
      })
        .on('error', reject)
        .end();
    });
    expect(status).toBe(403);
  });

  test('takes no form from another site', async () => {
    const visitor = await visit(MONDAY_MORNING);
    const foreign = await fetch(new URL('/clock/next', visitor.rehearsal.address), {
      method: 'POST',
      headers: { origin: 'https://elsewhere.example' },
    });
    expect(foreign.status).toBe(403);
    expect(wordsOf(await visitor.get('/'))).toContain('Thứ Hai, 23/11/2026, 10:00');
  });

  test('forbids scripts, frames and anything from elsewhere', async () => {
    const visitor = await visit(MONDAY_MORNING);
    const { headers } = await fetch(visitor.rehearsal.address);
    expect(headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
    expect(headers.get('content-security-policy')).not.toContain('script-src');
  });

  test('a port that is taken is named, with the cure', async () => {
    const visitor = await visit(MONDAY_MORNING);
    const { port } = new URL(visitor.rehearsal.address);
    const second = startRehearsal(configWith({ PORT: port }), SILENT, clockFrom(MONDAY_MORNING));
    await expect(second).rejects.toThrow(StartRefused);
    await expect(second).rejects.toThrow(`127.0.0.1:${port} is in use by another program; set PORT`);
  });

  test.each(['0.0.0.0', '192.168.1.5', 'office.example', '::'])('does not open on %s', async (host) => {
    const start = startRehearsal(configWith({ HOST: host }), SILENT, clockFrom(MONDAY_MORNING));
    await expect(start).rejects.toThrow(StartRefused);
    await expect(start).rejects.toThrow(`not on ${host}; set HOST to 127.0.0.1`);
  });

  test('does not open on a registry with live records', async () => {
    const folder = temporaryFolder();
    open.push(() => {
      folder.remove();
    });
    const config = configWith({ DATABASE_URL: `sqlite:${join(folder.path, 'live.sqlite')}` });
    const live = await openOffice(config, clockFrom(MONDAY_MORNING));
    expect(prepareDatabaseFor(live.database, 'live')).toBeNull();
    live.database.close();
    await expect(startRehearsal(config, SILENT, clockFrom(MONDAY_MORNING))).rejects.toThrow('holds live records');
  });
});
