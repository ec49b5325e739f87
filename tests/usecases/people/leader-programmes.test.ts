// covers src/usecases/show/word-asked.ts

/** What a leader reads in private, on the board and in a report follows the programmes of the leaders' chat. */

import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { listProgrammes } from '../../../src/store/programmes/tasks.ts';
import { reportHead } from '../../../src/usecases/figures/gather-report.ts';
import { readTicket, reportTicket } from '../../../src/usecases/figures/report-link.ts';
import { issueCode } from '../../../src/usecases/people/codes.ts';
import { scopeOfReport } from '../../../src/usecases/show/word-asked.ts';
import { workAt, type Work } from '../../../src/usecases/work.ts';
import { people } from '../../people.ts';
import { addProgramme } from '../../support/office/fill-registry.ts';
import { openBoard, type Board } from '../../web/board/open-board.ts';

const FIRST = { ref: 'I.1', title: 'Lập quy hoạch chung', lead: 'Sở Xây dựng', deadline: 'Ngày 04/6/2022' };
const SECOND = { ref: 'II.1', title: 'Cải tạo chợ Vườn Hoa', lead: 'UBND huyện Thọ Xuân', deadline: 'Ngày 04/6/2022' };
const { son, binh } = people;

let board: Board;
beforeEach(async () => {
  board = await openBoard({ at: '2022-06-27 08:00', programme: [FIRST], followed: true });
  const { office } = board;
  addProgramme(office.database, [SECOND], office.now(), office.rules, { code: 'second', number: '77/QĐ-UBND' });
  office.database.raw.exec('update assignment set review_until = null');
  await office.linkSecretariat(binh);
  await office.linkAgency('SXD', people.lan);
  await office.linkAgency('UBNDTX', people.tung);
});
afterEach(() => {
  board.office.close();
});

function inWork<T>(act: (work: Work) => T): T {
  const { database, rules } = board.office;
  return database.transact((tx) => act(workAt(tx, board.office.now(), rules)));
}

const idOf = (code: string): number =>
  inWork(({ tx }) => listProgrammes(tx)).find((programme) => programme.code === code)?.id ?? 0;

async function linkLeadersOf(...codes: readonly string[]): Promise<void> {
  const { code } = inWork((work) => issueCode(work, 'leaders', null, { programmeIds: codes.map(idOf) }));
  await board.office.says(son, 'LD', `/lienket ${code}`);
}

async function privately(text: string): Promise<string> {
  await board.office.says(son, 'private', text);
  return board.office.lastTo(son).text;
}

describe('a leader whose chat is for one programme', () => {
  beforeEach(() => linkLeadersOf('second'));

  test.each(['/quahan', '/viec', '/tim chợ'])('reads of it alone in private: %s', async (command) => {
    const text = await privately(command);
    expect(text).toContain('#2 (II.1)');
    expect(text).not.toContain('#1 (I.1)');
  });

  test('finds nothing of another one, and sums up its own', async () => {
    expect(await privately('/tim quy hoạch')).toContain('Không tìm thấy nhiệm vụ nào');
    expect(await privately('/tonghop')).toContain('Tổng 1 phần việc');
  });

  test.each(['LD', 'private'] as const)('is shown no task of another one, in %s', async (place) => {
    await board.office.says(son, place, '/xem 1');
    const { text } = board.office.lastTo(place === 'LD' ? 'LD' : son);
    expect(text).toContain('Không tìm thấy nhiệm vụ');
    await board.office.says(son, place, '/xem 2');
    expect(board.office.lastTo(place === 'LD' ? 'LD' : son).text).toContain('Cải tạo chợ');
  });

  test('sees it alone on every page of the board', async () => {
    const visitor = await board.signedIn(son);
    for (const path of ['/board', '/board/tasks?list=all', '/board/tasks?list=overdue', '/board/agencies']) {
      const { status, page } = await visitor.get(path);
      expect(status).toBe(200);
      expect(page).not.toContain('Lập quy hoạch chung');
      expect(page).not.toContain('/board/agency/SXD');
    }
    expect((await visitor.get('/board/tasks?list=all')).page).toContain('Cải tạo chợ');
    expect((await visitor.get('/board/task/2')).status).toBe(200);
    for (const path of ['/board/task/1', '/board?programme=tiny', '/board/tasks?list=all&programme=tiny']) {
      expect((await visitor.get(path)).status).toBe(404);
    }
  });

  test('gets its report alone, also by its address', () => {
    const asked = { agencyId: null, programmes: [idOf('second')], from: '2022-04-01', to: '2022-06-27' };
    const head = inWork((work) =>
      reportHead(work, {
        scope: scopeOfReport(asked),
        programme: null,
        from: work.today,
        to: work.today,
      }),
    );
    expect(head.figures.total).toBe(1);
    expect(head.programme?.code).toBe('second');
    const file = inWork((work) => ({
      format: 'docx' as const,
      agencyId: null,
      programmes: [idOf('second')],
      from: work.today,
      to: work.today,
      asOf: work.now,
    }));
    expect(inWork((work) => readTicket(work, reportTicket(work, file)))).toEqual(file);
  });

  test('asks for the report of it alone', async () => {
    await board.office.says(son, 'LD', '/baocao');
    const files = board.office.sentTo('LD').flatMap(({ message }) => message.file ?? []);
    for (const { programmes } of files) expect(programmes).toEqual([idOf('second')]);
  });

  test('who leads another chat that is for all programmes sees all', async () => {
    await board.office.says(people.outsider, 'LA', `/lienket ${board.office.code('leaders')}`);
    await board.office.says(people.outsider, 'private', '/viec');
    expect(board.office.lastTo(people.outsider).text).toContain('#1 (I.1)');
  });

  test('the secretariat sees all', async () => {
    await board.office.says(binh, 'private', '/viec');
    expect(board.office.lastTo(binh).text).toContain('#1 (I.1)');
    expect((await (await board.signedIn(binh)).get('/board/task/1')).status).toBe(200);
  });
});

test('a leader whose chat is for all programmes sees all', async () => {
  await linkLeadersOf();
  expect(await privately('/viec')).toContain('#1 (I.1)');
});
