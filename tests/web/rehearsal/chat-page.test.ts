import { expect, test } from 'vitest';
import { parseInstant } from '../../../src/domain/calendar/dates.ts';
import { chatPage } from '../../../src/web/rehearsal/chat-page.ts';
import { showText } from '../../../src/web/door/show-text.ts';

const HOSTILE = '"><script>alert(1)</script><b onclick=x>';
const at = parseInstant('2026-11-23T03:00:00Z') ?? expect.fail();

test('no name, title, word or label becomes a part of the page', async () => {
  const person = { externalId: 'p', name: HOSTILE, anonymous: false };
  const said = { kind: 'person', at, messageId: HOSTILE, text: HOSTILE, person, edited: true, replyTo: null } as const;
  const page = await chatPage({
    chat: { id: 1, title: HOSTILE, role: 'agency', agencyId: 1 },
    utterances: [
      said,
      {
        kind: 'bot',
        at,
        messageId: HOSTILE,
        text: HOSTILE,
        bold: [{ offset: 0, length: 20 }],
        buttons: [[{ label: HOSTILE, action: { kind: 'acknowledge_all' } }]],
        picture: null,
        replyTo: HOSTILE,
      },
      { kind: 'press', at, person, label: HOSTILE },
    ],
    olderLimit: null,
    speakers: [{ id: 1, name: HOSTILE, as: HOSTILE }],
    as: 1,
    replyTo: said,
    editing: said,
    draft: `</textarea>${HOSTILE}`,
    waiting: [],
    note: { tone: 'refused', text: HOSTILE, chats: [{ id: 2, title: HOSTILE }] },
    timeZone: 'Asia/Ho_Chi_Minh',
  });
  const markup = page.toString();
  expect(markup).not.toContain('<script');
  expect(markup).not.toContain('<b onclick');
  expect(markup.match(/<\/textarea/g)).toHaveLength(1);
  expect(markup).toContain('&lt;script&gt;');
});

test('bold runs are marked where they stand and the rest is kept', async () => {
  const bold = [
    { offset: 4, length: 3 },
    { offset: 0, length: 2 },
  ];
  expect((await showText('ab, c&d.', bold)).toString()).toBe('<b>ab</b>, <b>c&amp;d</b>.');
});
