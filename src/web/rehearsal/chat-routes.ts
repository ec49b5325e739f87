/** Shows a chat, and writes or presses something in it. */

import { randomUUID } from 'node:crypto';
import type { Hono } from 'hono';
import type { IncomingChat, IncomingMessage, IncomingPerson } from '../../conversation/message/incoming.ts';
import type { Action } from '../../conversation/message/message.ts';
import type { Chat } from '../../store/people/chats.ts';
import { queuedTimes } from '../../store/outbox/outbox-of-chat.ts';
import {
  pictureIn,
  readTranscript,
  type BotUtterance,
  type PersonUtterance,
  type Utterance,
} from '../../usecases/show/read-transcript.ts';
import { speakersIn, type Speaker } from '../../usecases/operate/set-up-rehearsal.ts';
import { chatPage } from './chat-page.ts';
import type { Desk } from './desk.ts';
import { fieldsOf, numberOf, type Fields } from '../door/fields.ts';
import { chatLink } from './links.ts';
import type { Note } from '../door/notes.ts';

const SHOWN_AT_FIRST = 60;
const SHOWN_AT_MOST = 1000;

/** The pages and forms of the rehearsal's chats. */
export function addChatRoutes(app: Hono, desk: Desk): void {
  const { office } = desk;

  app.get('/chat', (context) => {
    const chat = desk.chatOf(context.req.query('id'));
    return chat === undefined ? context.notFound() : context.redirect(chatLink(chat.id), 303);
  });

  app.get('/chat/:id', (context) => {
    const chat = desk.chatOf(context.req.param('id'));
    if (chat === undefined) return context.notFound();
    const asked: Fields = (name) => context.req.query(name);
    const limit = Math.min(SHOWN_AT_MOST, numberOf(asked('limit')) || SHOWN_AT_FIRST);
    const note = desk.noteOf(context);
    desk.markRead(chat.id);
    const { utterances, speakers } = lookAt(desk, chat, limit);
    const as = chosenSpeaker(speakers, asked('as'));
    const rewritten = findSpoken(utterances, asked('rewrite'));
    const editing = rewritten?.kind === 'person' ? rewritten : null;
    const page = chatPage({
      chat,
      utterances,
      olderLimit: utterances.length < limit || limit === SHOWN_AT_MOST ? null : limit * 2,
      speakers: speakers.map(({ person, as: what }) => ({ id: person.id, name: person.name, as: what })),
      as,
      replyTo: editing === null ? findSpoken(utterances, asked('to') ?? asked('reply')) : null,
      editing,
      draft: editing?.text ?? asked('text') ?? note?.draft ?? '',
      waiting: desk.read(({ tx }) => queuedTimes(tx, chat.id)),
      note,
      timeZone: office.rules.timeZone,
    });
    return desk.show(context, chat.title, page, { chatId: chat.id, as });
  });

  app.get('/chat/:id/picture/:message', async (context) => {
    const chat = desk.chatOf(context.req.param('id'));
    if (chat === undefined) return context.notFound();
    const picture = desk.read(({ tx }) => pictureIn(tx, chat.id, context.req.param('message')));
    const png = picture === null ? null : await office.draw(picture);
    return png === null ? context.notFound() : context.body(new Uint8Array(png), 200, { 'Content-Type': 'image/png' });
  });

  app.post('/chat/:id', async (context) => {
    const chat = desk.chatOf(context.req.param('id'));
    if (chat === undefined) return context.notFound();
    const form = await fieldsOf(context);
    const { utterances, speakers } = lookAt(desk, chat, SHOWN_AT_MOST);
    const speaker = speakers.find(({ person }) => person.id === numberOf(form('as')));
    if (speaker === undefined) return context.text('Người nói không có trong nhóm này; đề nghị mở lại nhóm.', 400);
    const did =
      form('press') === undefined
        ? await say(desk, chat, speaker, utterances, form)
        : await press(desk, chat, speaker, utterances, form);
    const note = did === null ? null : desk.notes.keep(did);
    return context.redirect(chatLink(chat.id, { as: speaker.person.id, note }), 303);
  });
}

function lookAt(desk: Desk, chat: Chat, limit: number): { utterances: Utterance[]; speakers: Speaker[] } {
  return desk.read((work) => ({
    utterances: readTranscript(work.tx, chat, desk.office.decode, limit),
    speakers: speakersIn(work, chat),
  }));
}

function chosenSpeaker(speakers: readonly Speaker[], asked: string | undefined): number {
  const wanted = numberOf(asked);
  return (speakers.find(({ person }) => person.id === wanted) ?? speakers[0])?.person.id ?? 0;
}

/** The form names a button by its position under a message; its action is looked up, never taken from the form. */
async function press(
  { office }: Desk,
  chat: Chat,
  speaker: Speaker,
  utterances: readonly Utterance[],
  form: Fields,
): Promise<Note> {
  const [messageId = '', row = '', index = ''] = (form('press') ?? '').split('.');
  const message = findSpoken(utterances, messageId);
  const button = message?.kind === 'bot' ? message.buttons[Number(row)]?.[Number(index)] : undefined;
  const action: Action | null = button?.action ?? null;
  const toast = await office.hear({ kind: 'press', chat: placeOf(chat), person: personOf(speaker), messageId, action });
  return {
    tone: toast?.alert === true ? 'refused' : 'done',
    text: toast?.text ?? '',
    draft: form('text') ?? '',
  };
}

async function say(
  { office }: Desk,
  chat: Chat,
  speaker: Speaker,
  utterances: readonly Utterance[],
  form: Fields,
): Promise<Note | null> {
  const quick = form('quick');
  const text = (quick ?? form('text') ?? '').replaceAll('\r\n', '\n').normalize('NFC');
  if (text.trim() === '') return { tone: 'refused', text: 'Chưa có nội dung để gửi.' };
  const named = quick === undefined ? findSpoken(utterances, form('edit')) : null;
  const edited = named?.kind === 'person' ? named : null;
  const person = personOf(speaker);
  if (edited !== null && edited.person.externalId !== person.externalId) {
    const refusal = `Chỉ ${edited.person.name} sửa được tin của mình; đề nghị chọn đúng người nói.`;
    return { tone: 'refused', text: refusal, draft: text };
  }
  const message: IncomingMessage = {
    kind: 'message',
    chat: placeOf(chat),
    person,
    messageId: edited?.messageId ?? randomUUID(),
    edited: edited !== null,
    text,
    files: [],
    album: null,
    replyTo: answered(findSpoken(utterances, form('reply') ?? edited?.replyTo ?? undefined)),
    addressed: true,
  };
  await office.hear(message);
  return quick === undefined ? null : { tone: 'done', text: '', draft: form('text') ?? '' };
}

function answered(message: BotUtterance | PersonUtterance | null): IncomingMessage['replyTo'] {
  if (message === null) return null;
  const { messageId } = message;
  return message.kind === 'bot'
    ? { messageId, ofBot: true, person: null }
    : { messageId, ofBot: false, person: message.person };
}

function placeOf({ externalId, type, title }: Chat): IncomingChat {
  return { externalId, threadId: null, type, title };
}

function personOf({ person }: Speaker): IncomingPerson {
  return { externalId: person.externalId, name: person.name, anonymous: false };
}

function findSpoken(
  utterances: readonly Utterance[],
  messageId: string | undefined,
): BotUtterance | PersonUtterance | null {
  const found = utterances.find(
    (utterance): utterance is BotUtterance | PersonUtterance =>
      utterance.kind !== 'press' && utterance.messageId === messageId,
  );
  return found ?? null;
}
