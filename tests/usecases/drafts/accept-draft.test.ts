import { afterEach, beforeEach, expect, test } from 'vitest';
import { readForDraft } from '../../../src/importer/read-for-draft.ts';
import type { Database } from '../../../src/store/sqlite/database.ts';
import { PROGRAM } from '../../../src/usecases/acting.ts';
import { acceptDraft, type DraftAccepted } from '../../../src/usecases/drafts/accept-draft.ts';
import { UNNAMED_OPERATOR, type DraftActing } from '../../../src/usecases/draft-acting.ts';
import { answerDraft, takeProposals } from '../../../src/usecases/drafts/answer-draft.ts';
import { takeDraft, type TakenDraft } from '../../../src/usecases/drafts/take-draft.ts';
import { undoAcceptance } from '../../../src/usecases/drafts/undo-acceptance.ts';
import { workAt, type Work } from '../../../src/usecases/work.ts';
import { openMigrated } from '../../support/migrated-registry.ts';
import { localInstant } from '../../support/office/movable-clock.ts';
import { rulesForTests } from '../../support/office/rules.ts';

const BY = { author: { ...PROGRAM, actor: 'Lan' }, actor: 'operator' } as const;
const RULES = rulesForTests();
const inWork = (tx: Work['tx']): Work => workAt(tx, localInstant('2022-06-20 09:00'), RULES);

const plan = ({
  number = '45/KH-UBND',
  day = '10 tháng 6',
  title = 'Rà soát thủ tục',
}): string => `ỦY BAN NHÂN DÂN TỈNH LAM HÀ
Số: ${number}
Lam Hà, ngày ${day} năm 2022

KẾ HOẠCH
Cải cách hành chính

| TT | Nội dung | Cơ quan chủ trì | Thời gian |
|---|---|---|---|
| 1 | ${title} | Sở Nội vụ | Quý IV/2022 |
`;

let database: Database;
beforeEach(async () => {
  database = await openMigrated();
});
afterEach(() => {
  database.close();
});

async function take(text: string): Promise<TakenDraft> {
  const bytes = new TextEncoder().encode(text);
  const read = await readForDraft(bytes);
  if (read.kind === 'unreadable') throw new Error(read.problem);
  const source = { name: 'KH.md', bytes, content: read.content, programme: null };
  return database.transact((tx) => takeDraft(inWork(tx), BY, source));
}

async function taken(text: string): Promise<number> {
  const outcome = await take(text);
  if (outcome.kind === 'refused') throw new Error(outcome.why);
  return outcome.id;
}

/** With every proposal taken, and an agency made of its lead where there is none. */
function accept(id: number): DraftAccepted {
  database.transact((tx) => takeProposals(inWork(tx), BY, id));
  return database.transact((tx) => acceptDraft(inWork(tx), BY, id));
}

const tasks = (): unknown => database.raw.prepare('select count(*) from task').pluck().get();

test.each([
  ['in another file', plan({ title: 'Rà soát thủ tục (bản gửi lại)' })],
  ['with spaces more', `${plan({})}\n\n`],
  ['with its lead written otherwise', plan({}).replace('Sở Nội vụ', 'Sở Nội  vụ')],
])('a decision that stands in the registry is not taken a second time: %s', async (_, again) => {
  expect(accept(await taken(plan({})))).toMatchObject({ kind: 'accepted', code: '45-kh-ubnd' });
  const second = await taken(again);
  // Whether it amends the one that stands is asked; as a document of its own it is refused.
  expect(accept(second)).toEqual({ kind: 'refused', why: 'open', open: 1 });
  database.transact((tx) => answerDraft(inWork(tx), BY, second, [{ question: 'amends', answer: { kind: 'keep' } }]));
  expect(accept(second)).toEqual({ kind: 'refused', why: 'known_programme', programme: '45-kh-ubnd' });
  expect(tasks()).toBe(1);
  // A person may say that it is another one.
  const answers = [{ question: 'number', answer: { kind: 'text', text: '46/KH-UBND' } as const }];
  database.transact((tx) => answerDraft(inWork(tx), BY, second, answers));
  expect(accept(second)).toMatchObject({ kind: 'accepted', number: '46/KH-UBND' });
});

test('the same file is turned away at once while its programme stands, and comes in again when that was taken back', async () => {
  const id = await taken(plan({}));
  accept(id);
  expect(await take(plan({}))).toEqual({ kind: 'refused', why: 'known_programme', programme: '45-kh-ubnd' });
  expect(database.transact((tx) => undoAcceptance(inWork(tx), BY, id)).kind).toBe('undone');
  expect(await take(plan({}))).toMatchObject({ kind: 'taken', id, again: true });
});

test.each([plan({ number: '46/KH-UBND' }), plan({ day: '11 tháng 6' })])(
  'another number, or the same one of another day, is another decision',
  async (other) => {
    accept(await taken(plan({})));
    expect(accept(await taken(other))).toMatchObject({ kind: 'accepted' });
    expect(tasks()).toBe(2);
  },
);

const CODE = "insert into code (hash, purpose, expires_at, used_at) values ('h', 'leaders', '2022-07-20T01:00:00.000Z'";
const TIED = "insert into code_programme (code_hash, programme_id) select 'h', id from programme;";
const AWAITED = `insert into person (id, channel, external_id, name) values (9, 'telegram', '9', 'Sơn');
  insert into awaited_link (chat_id, person_id, code_hash, asked_at, expires_at)
    values (9, 9, 'h', '2022-06-20T01:00:00.000Z', '2022-07-20T01:00:00.000Z');`;

test.each([
  ['their chat', 'insert into chat_programme (chat_id, programme_id) select 9, id from programme', 'tied'],
  ['a code for it', `${CODE}, null); ${TIED}`, 'tied'],
  ['a chat that awaits', `${CODE}, '2022-06-20T01:00:00.000Z'); ${TIED} ${AWAITED}`, 'tied'],
  ['no more than a code that was used', `${CODE}, '2022-06-20T01:00:00.000Z'); ${TIED}`, null],
])('what leaders are to see is not taken back under them: %s', async (_, tying, why) => {
  const id = await taken(plan({}));
  accept(id);
  database.raw.exec(`insert into chat (id, channel, external_id, type, title, role, state)
    values (9, 'telegram', '9', 'group', 'Lãnh đạo', 'leaders', 'active'); ${tying}`);
  const outcome = database.transact((tx) => undoAcceptance(inWork(tx), BY, id));
  expect(outcome).toMatchObject(why === null ? { kind: 'undone' } : { kind: 'refused', why });
  expect(tasks()).toBe(why === null ? 0 : 1);
});

const inTwo = (tx: Work['tx']): Work => workAt(tx, localInstant('2022-06-20 09:00'), { ...RULES, acceptance: 'two' });
const OFFICE = `insert into person (id, channel, external_id, name) values
    (1, 'telegram', '1', 'Trần Thị Bình'), (2, 'telegram', '2', 'Lê Văn Chi'), (3, 'zalo', '3', 'Trần Thị Bình');
  insert into role (person_id, role, since) values
    (1, 'secretariat', '2022-01-01T00:00:00.000Z'), (3, 'secretariat', '2022-01-01T00:00:00.000Z')`;
const CHI = "insert into role (person_id, role, since) values (2, 'owner', '2022-01-01T00:00:00.000Z')";
const from = (personId: number, channel: 'telegram' | 'zalo' | 'web', actor: string): DraftActing => ({
  author: { ...PROGRAM, actor, personId, channel },
  actor: { roles: [{ role: 'secretariat', agencyId: null }], anonymous: false },
});
const typed = (actor: string): DraftActing => ({ author: { ...PROGRAM, actor }, actor: 'operator' });
const BOARD = from(1, 'web', 'Trần Thị Bình');
const SECOND = from(2, 'telegram', 'Lê Văn Chi');

test.each<[string, DraftActing, DraftActing, string]>([
  ['at the command line and on the board', typed('tran thi binh'), BOARD, 'same_person'],
  ['on the board and at the command line', BOARD, typed('Trần Thị Bình'), 'same_person'],
  ['in two messengers', BOARD, from(3, 'zalo', 'Trần Thị Bình'), 'same_person'],
  ['on the board, and an operator without a name', BOARD, typed(UNNAMED_OPERATOR), 'unnamed'],
])('with two to accept, one person does not do it twice: %s', async (_, first, again, why) => {
  database.raw.exec(`${OFFICE}; ${CHI}`);
  const id = await taken(plan({}));
  database.transact((tx) => takeProposals(inTwo(tx), BY, id));
  const as = (by: DraftActing): DraftAccepted => database.transact((tx) => acceptDraft(inTwo(tx), by, id));
  expect(as(first)).toEqual({ kind: 'first', by: first.author.actor });
  expect(as(again)).toEqual({ kind: 'refused', why });
  expect(tasks()).toBe(0);
  expect(as(SECOND)).toMatchObject({ kind: 'accepted' });
});

test('while only one person has the right, in whatever messengers, that one accepts alone', async () => {
  database.raw.exec(OFFICE);
  const id = await taken(plan({}));
  database.transact((tx) => takeProposals(inTwo(tx), BY, id));
  expect(database.transact((tx) => acceptDraft(inTwo(tx), BOARD, id))).toMatchObject({ kind: 'accepted' });
});
