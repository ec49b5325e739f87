// covers src/domain/drafts/amendment/align-rows.ts, src/domain/drafts/amendment/ask-changes.ts, src/usecases/drafts/read-amending.ts, src/importer/understand/amending/read-amending.ts, src/usecases/drafts/accepting.ts, src/usecases/drafts/amend-changes.ts, src/usecases/drafts/amend-live.ts, src/usecases/drafts/foresee-amended.ts, src/usecases/drafts/foreseen-reader.ts, src/usecases/drafts/undo-amendment.ts, src/usecases/show/word-queued.ts
/** Amending documents of many shapes: what each changes was written down before it was read. */

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import BetterSqlite from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { readForDraft } from '../../../src/importer/read-for-draft.ts';
import { readingDatabase } from '../../../src/store/sqlite/database.ts';
import { eachTask, leadsOfEachTask } from '../../../src/store/programmes/tasks.ts';
import { cardsOfTask } from '../../../src/store/programmes/assignments.ts';
import type { DraftAnswer } from '../../../src/domain/drafts/draft.ts';
import { PROGRAM } from '../../../src/usecases/acting.ts';
import { acceptDraft } from '../../../src/usecases/drafts/accept-draft.ts';
import { answerDraft, takeProposals } from '../../../src/usecases/drafts/answer-draft.ts';
import { foreseeAcceptance, type Foreseen } from '../../../src/usecases/drafts/foresee-acceptance.ts';
import { foreseeApart } from '../../../src/usecases/drafts/foresee-apart.ts';
import { showDraft, type ShownDraft } from '../../../src/usecases/drafts/show-draft.ts';
import { takeDraft } from '../../../src/usecases/drafts/take-draft.ts';
import { undoAcceptance } from '../../../src/usecases/drafts/undo-acceptance.ts';
import { workAt, type Work } from '../../../src/usecases/work.ts';
import { people } from '../../people.ts';
import { openLinked } from '../../support/office/linked-office.ts';
import type { Office } from '../../support/office.ts';

const TASKS = [
  { ref: 'I.1', section: 'I. Quy hoạch', title: 'Lập quy hoạch chung đô thị Lam Hà', lead: 'Sở Xây dựng', deadline: 'Quý III/2022' },
  { ref: 'I.2', section: 'I. Quy hoạch', title: 'Cải tạo chợ Vườn Hoa thành chợ trung tâm', lead: 'Sở Xây dựng', deadline: 'Quý IV/2022' },
  { ref: 'I.3', section: 'I. Quy hoạch', title: 'Rà soát quỹ đất công, đảm bảo sử dụng đúng mục đích', lead: 'Sở Xây dựng', deadline: 'Năm 2023' },
  { ref: 'II.1', section: 'II. Đầu tư', title: 'Nâng cấp đường tỉnh 506 qua huyện', lead: 'UBND huyện Thọ Xuân', deadline: 'Ngày 31/12/2022' },
  { ref: 'II.2', section: 'II. Đầu tư', title: 'Xây dựng bến xe khách phía Tây', lead: 'UBND huyện Thọ Xuân', deadline: 'Ngày 31/12/2022' },
  { ref: 'II.3', section: 'II. Đầu tư', title: 'Bố trí vốn cho khu tái định cư số 4', lead: 'Sở Tài chính', deadline: 'Quý II/2023' },
]; // prettier-ignore

let office: Office;
beforeEach(async () => {
  office = await openLinked(
    { at: '2022-06-20 09:00', programme: TASKS, followed: true },
    { VP: people.binh, SXD: people.lan, UBNDTX: people.tung },
  );
});
afterEach(() => {
  office.close();
});

const BY = { author: { ...PROGRAM, actor: 'Lan' }, actor: 'operator' } as const;
const inWork = <T>(act: (work: Work) => T): T =>
  office.database.transact((tx) => act(workAt(tx, office.now(), office.rules)));

const number = (): string => inWork(({ tx }) => eachTask(tx, 'tiny')[0]?.programme.number ?? '');

async function taken(text: string): Promise<number> {
  const bytes = new TextEncoder().encode(text);
  const read = await readForDraft(bytes);
  if (read.kind === 'unreadable') throw new Error(read.problem);
  const outcome = inWork((work) =>
    takeDraft(work, BY, { name: 'QĐ.md', bytes, content: read.content, programme: null }),
  );
  return outcome.kind === 'taken' ? outcome.id : expect.fail(outcome.why);
}

const shown = (id: number): ShownDraft => {
  const found = inWork((work) => showDraft(work, id));
  return found.kind === 'draft' ? found.shown : expect.fail(found.why);
};

/** Follows the proposals until nothing more is proposed. */
function proposals(id: number): void {
  for (let rounds = 0; rounds < 4 && shown(id).open.some(({ proposal }) => proposal !== null); rounds += 1) {
    inWork((work) => takeProposals(work, BY, id));
  }
}

function answer(id: number, kind: string, given: DraftAnswer): void {
  const question = shown(id).open.find(
    ({ asks }) => asks.kind === kind || (asks.kind === 'change' && asks.group.kind === kind),
  );
  const outcome = inWork((work) => answerDraft(work, BY, id, [{ question: question?.key ?? '', answer: given }]));
  expect(outcome).toMatchObject({ kind: 'answered' });
}

/** Of each group its kind and the tasks that it changes. */
const groups = (id: number): readonly string[] =>
  shown(id).reading.questions.flatMap(({ asks }) =>
    asks.kind === 'change' ? [`${asks.group.kind}: ${asks.group.changes.map(({ task }) => task.ref).join(' ')}`] : [],
  );

const registry = () =>
  inWork(({ tx }) => {
    const leads = leadsOfEachTask(tx);
    return eachTask(tx, 'tiny').map(({ id, ref, title, deadline }) => ({
      ref,
      title,
      lead: (leads.get(id) ?? []).map(({ name }) => name).join('; '),
      deadline: deadline.text,
      due: cardsOfTask(tx, id).map(
        ({ agency, assignment }) => `${agency.code} ${assignment.status} ${assignment.dueOn ?? ''}`,
      ),
    }));
  });

const head = (amends = number(), title = 'sửa đổi, bổ sung một số nhiệm vụ'): string => `ỦY BAN NHÂN DÂN TỈNH LAM HÀ
Số: 2000/QĐ-UBND
Lam Hà, ngày 15 tháng 6 năm 2022

QUYẾT ĐỊNH
Về việc ${title} tại Phụ lục ban hành kèm theo Quyết định số ${amends} ngày 14 tháng 3 năm 2022

Căn cứ Quyết định số 77/QĐ-UBND ngày 01 tháng 01 năm 2020;

`;
type Row = readonly [ref: string, title: string, lead: string, deadline: string];
const row = (at: number, changes: Partial<(typeof TASKS)[number]> = {}): Row => {
  const { ref, title, lead, deadline } = { ...TASKS[at], ...changes } as (typeof TASKS)[number];
  return [ref, title, lead, deadline];
};
const table = (
  rows: readonly (readonly string[])[],
  header: readonly string[] = ['TT', 'Nội dung', 'Cơ quan chủ trì', 'Thời gian'],
): string => [header, header.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');

interface Shape {
  readonly what: string;
  readonly text: () => string;
  readonly groups: readonly string[];
  readonly asks?: readonly string[];
}

const all = (changes: Record<number, Partial<(typeof TASKS)[number]>> = {}): Row[] =>
  TASKS.map((_, at) => row(at, changes[at]));

const SHAPES: readonly Shape[] = [
  {
    what: 'the whole annex anew: a date and a title are others',
    text: () =>
      head(number(), 'thay thế Phụ lục') +
      table(all({ 0: { deadline: 'Quý IV/2022' }, 5: { title: 'Bố trí vốn cho khu tái định cư số 4 và số 5' } })),
    groups: ['deadline: I.1', 'words: II.3'],
  },
  {
    what: 'the changed rows only, numbered for themselves',
    text: () =>
      head() +
      table([
        ['1', TASKS[1]?.title ?? '', 'Sở Xây dựng', 'Quý II/2023'],
        ['2', TASKS[4]?.title ?? '', 'Sở Tài chính', 'Ngày 31/12/2022'],
      ]),
    groups: ['deadline: I.2', 'moved_lead: II.2'],
  },
  {
    what: 'a sentence that moves the date of one task',
    text: () =>
      `${head()}Điều 1. Sửa đổi thời gian thực hiện của nhiệm vụ số I.2 Phụ lục từ “Quý IV/2022” thành “Quý II/2023”.\nĐiều 2. Chánh Văn phòng, các sở, ban, ngành chịu trách nhiệm thi hành Quyết định này.`,
    groups: ['deadline: I.2'],
  },
  {
    what: 'a sentence that moves the dates of a section',
    text: () => `${head()}Điều 1. Điều chỉnh thời hạn hoàn thành các nhiệm vụ thuộc Mục II đến hết ngày 30/6/2023.`,
    groups: ['deadline: II.1 II.2 II.3'],
  },
  {
    what: 'leads that are renamed after a merger, in the whole annex',
    text: () =>
      head() + table(all({ 0: { lead: 'Sở Tài chính' }, 1: { lead: 'Sở Tài chính' }, 2: { lead: 'Sở Tài chính' } })),
    groups: ['moved_lead: I.1 I.2 I.3'],
  },
  {
    what: 'a task that is split in two',
    text: () =>
      head() +
      table([
        ...all().slice(0, 4),
        ['II.2a', 'Giải phóng mặt bằng để làm bến xe', 'UBND huyện Thọ Xuân', 'Quý III/2022'],
        ['II.2b', 'Thi công nhà ga, sân đỗ và đường dẫn', 'Sở Xây dựng', 'Quý II/2023'],
        row(5),
      ]),
    groups: ['new: II.2a II.2b', 'gone: II.2'],
  },
  {
    what: 'spelling and signs only',
    text: () =>
      head() +
      table(
        all({
          2: { title: 'Rà soát quỹ đất công; bảo đảm sử dụng đúng mục đích' },
          0: { title: 'Lập quy hoạch chung đô thị Lam Hà.' },
        }),
      ),
    groups: ['spelling: I.1 I.3'],
  },
  {
    what: 'another order',
    text: () =>
      head() +
      table(
        [row(1), row(0), ...all().slice(2)].map(
          (cells, at) => [at === 0 ? 'I.1' : at === 1 ? 'I.2' : cells[0], cells[1], cells[2], cells[3]] as const,
        ),
      ),
    groups: ['place: I.2 I.1'],
  },
  {
    what: 'the number of a decision that nobody knows',
    text: () => head('931/QĐ-UBND') + table([row(0, { deadline: 'Quý I/2023' })]),
    groups: [],
    asks: ['amends'],
  },
  {
    what: 'tasks that are given up by a sentence',
    text: () => `${head()}Điều 1. Bãi bỏ các nhiệm vụ số II.1 và II.2 tại Phụ lục.`,
    groups: ['given_up: II.1 II.2'],
  },
  {
    what: 'a lead by a sentence, and a place that no task has',
    text: () =>
      `${head()}1. Thay đổi đơn vị chủ trì nhiệm vụ số II.3 từ Sở Tài chính sang Sở Xây dựng.\n2. Sửa đổi thời hạn nhiệm vụ số IV.9 thành “Quý I/2023”.`,
    groups: ['moved_lead: II.3'],
    asks: ['place'],
  },
];

describe('a document that amends', () => {
  test.each(SHAPES)('$what', async ({ text, groups: expected, asks = [] }) => {
    const before = registry();
    const id = await taken(text());
    const first = shown(id).open.map(({ asks: { kind } }) => kind);
    expect(first).toContain('amends');
    proposals(id);
    if (asks.includes('place')) answer(id, 'place', { kind: 'aside' });
    else if (asks.length > 0) expect(shown(id).open.map(({ asks: { kind } }) => kind)).toEqual(asks);
    proposals(id);
    expect(groups(id)).toEqual(expected);
    expect(registry()).toEqual(before);
  });

  test('of an amendment names the decision by the amendment before it', async () => {
    const first = await taken(`${head()}Điều 1. Sửa đổi thời hạn của nhiệm vụ số I.2 thành “Quý II/2023”.`);
    proposals(first);
    expect(inWork((work) => acceptDraft(work, BY, first))).toMatchObject({ kind: 'amended', changed: 1 });
    const again = head('2000/QĐ-UBND').replace('Số: 2000', 'Số: 2100');
    const second = await taken(`${again}Điều 1. Sửa đổi thời hạn của nhiệm vụ số I.2 thành “Quý III/2023”.`);
    proposals(second);
    expect(groups(second)).toEqual(['deadline: I.2']);
  });
});

describe('what was accepted', () => {
  /** The same on a registry that can only be read. */
  function told(id: number): Foreseen {
    const foreseen = inWork((work) => foreseeAcceptance(work, BY, shown(id)));
    const path = join(mkdtempSync(join(tmpdir(), 'dondoc-foreseen-')), 'office.sqlite');
    writeFileSync(path, office.database.raw.serialize());
    const reading = readingDatabase(new BetterSqlite(path, { readonly: true }));
    const apart = foreseeApart(reading, (tx) => workAt(tx, office.now(), office.rules), BY, shown(id));
    reading.close();
    rmSync(dirname(path), { recursive: true });
    expect(apart).toEqual(foreseen);
    return foreseen;
  }
  const outbox = () =>
    office.database.raw.prepare("select count(*) from outbox where state = 'queued' and unprompted = 1").pluck().get();

  test('is sent as it was shown, and taken back as a whole until the first message has gone out', async () => {
    const before = registry();
    const id = await taken(
      head(number(), 'thay thế Phụ lục') +
        table([
          row(0, { deadline: 'Quý IV/2022' }), row(1, { title: 'Cải tạo chợ Vườn Hoa thành chợ đầu mối' }), row(2), row(3, { lead: 'Sở Xây dựng' }),
          row(5), ['II.4', 'Lập hồ sơ số hoá cây xanh đô thị', 'Sở Xây dựng', 'Quý I/2023'],
        ]), // prettier-ignore
    );
    proposals(id);
    expect(shown(id).open.map(({ asks }) => asks.kind === 'change' && asks.group.kind)).toEqual(['moved_lead', 'gone']);
    answer(id, 'moved_lead', { kind: 'keep' });
    answer(id, 'gone', { kind: 'withdraw', except: [] });
    const foreseen = told(id);
    expect(registry()).toEqual(before);
    const waiting = outbox();
    const event = inWork((work) => acceptDraft(work, BY, id));
    expect(event).toMatchObject({ kind: 'amended', added: 1, changed: 3, withdrawn: 2 });
    const after = registry();
    expect(after.map(({ ref, title, lead, deadline }) => [ref, title, lead, deadline])).toEqual([
      row(0, { deadline: 'Quý IV/2022' }), row(1, { title: 'Cải tạo chợ Vườn Hoa thành chợ đầu mối' }), row(2), row(3, { lead: 'Sở Xây dựng' }),
      row(4), row(5), ['II.4', 'Lập hồ sơ số hoá cây xanh đô thị', 'Sở Xây dựng', 'Quý I/2023'],
    ].sort((a, b) => after.findIndex(({ ref }) => ref === a[0]) - after.findIndex(({ ref }) => ref === b[0]))); // prettier-ignore
    const last = office.database.raw
      .prepare("select actor, text from event where kind = 'programme_amended' order by id desc limit 1")
      .get();
    expect(last).toMatchObject({
      actor: 'Lan',
      text: expect.stringMatching(/^2000\/QĐ-UBND: .*SHA-256 [0-9a-f]{64}/u) as string,
    });
    // Taken back and accepted again: the same messages.
    expect(inWork((work) => undoAcceptance(work, BY, id))).toMatchObject({ kind: 'undone' });
    expect(outbox()).toBe(waiting);
    // What the record names stays in it, followed by nobody.
    const standing = registry().filter(({ ref }) => !ref.includes('cũ'));
    const open = standing.map((task) => ({ ...task, due: task.due.filter((each) => !each.includes('cancelled')) }));
    expect(open).toEqual(before);
    expect(told(id).notices?.map(({ to, text }) => [to, text.replaceAll(/#\d+/gu, '#')])).toEqual(
      foreseen.notices?.map(({ to, text }) => [to, text.replaceAll(/#\d+/gu, '#')]),
    );
    inWork((work) => acceptDraft(work, BY, id));
    office.moveTo('2022-06-21 09:00');
    await office.relay.drain();
    expect(office.lastTo('SXD').text).toContain('2000/QĐ-UBND ngày 15/06/2022 sửa đổi');
    expect(inWork((work) => undoAcceptance(work, BY, id))).toEqual({ kind: 'refused', why: 'told' });
  });

  test('as agencies that became one is one event, and no lead of a task changes', async () => {
    const moved = { lead: 'Sở Tài chính' };
    const id = await taken(head() + table(all({ 0: moved, 1: moved, 2: moved })));
    proposals(id);
    answer(id, 'moved_lead', { kind: 'merger', from: '2022-06-15', document: 'Nghị quyết số 20/NQ-HĐND' });
    const before = registry();
    told(id);
    expect(inWork((work) => acceptDraft(work, BY, id))).toMatchObject({ kind: 'amended', changed: 0, mergers: 1 });
    const kinds = office.database.raw
      .prepare("select kind, count(*) as n from event where kind in ('agency_ended', 'task_amended') group by kind")
      .all();
    expect(kinds).toEqual([{ kind: 'agency_ended', n: 1 }]);
    expect(
      registry()
        .slice(0, 3)
        .map(({ due }) => due[0]?.slice(0, 3)),
    ).toEqual(['STC', 'STC', 'STC']);
    // The same list again says nothing new.
    const again = await taken(`${head()}${table(all({ 0: moved, 1: moved, 2: moved }))}\n\n`);
    proposals(again);
    expect(groups(again)).toEqual([]);
    expect(inWork((work) => undoAcceptance(work, BY, id))).toMatchObject({ kind: 'undone' });
    expect(registry()).toEqual(before);
  });

  test('by a report since then is not taken back under the agency', async () => {
    const id = await taken(`${head()}Điều 1. Sửa đổi thời hạn của nhiệm vụ số I.2 thành “Quý II/2023”.`);
    proposals(id);
    inWork((work) => acceptDraft(work, BY, id));
    await office.says(people.lan, 'SXD', '#2 đang làm 40%', { mention: true });
    expect(inWork((work) => undoAcceptance(work, BY, id))).toMatchObject({ kind: 'refused' });
  });
});
