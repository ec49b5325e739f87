/** The board's first page, as it is asked for over HTTP: figures by agency and section, and six lists. */

import { Hono } from 'hono';
import { addMs } from '../../../../src/domain/calendar/dates.ts';
import { giveRole, meetPerson } from '../../../../src/store/people/people.ts';
import { issueSignInLink, signIn } from '../../../../src/usecases/people/board-access.ts';
import { workAt } from '../../../../src/usecases/work.ts';
import { addBoard } from '../../../../src/web/add-board.ts';
import { atMost, counted, type BenchCase } from '../harness/bench-case.ts';
import { compare, msTaken, type Sample } from '../harness/compare.ts';
import { benchRules, HUNDRED_THOUSAND, SEED_TICK, seeded } from '../harness/seed.ts';
import { quietLog } from '../../../support/quiet-log.ts';

const WANTED_MS = 200;

export const board: BenchCase = {
  name: 'board',
  about: 'the board with 100,000 tasks of 5,000 agencies: totals, agencies, sections, lists; and one agency’s page',
  async run(stage) {
    const { database } = await seeded(HUNDRED_THOUSAND, stage.folder);
    try {
      const cookie = database.transact((tx) => {
        const work = workAt(tx, SEED_TICK, benchRules);
        const person = meetPerson(tx, { channel: 'telegram', externalId: '1', name: 'Sơn' });
        giveRole(tx, { personId: person.id, role: 'leader', agencyId: null, givenBy: null }, work.now);
        return `dondoc=${signIn(work, issueSignInLink(work, person.id))?.session ?? ''}`;
      });
      const app = new Hono();
      addBoard(
        app,
        {
          database,
          rules: benchRules,
          clock: { now: () => addMs(SEED_TICK, 1000) },
          wake: () => undefined,
          writeReport: () => Promise.resolve(null),
          readDocument: () => Promise.resolve(null),
        },
        quietLog({
          error(fields) {
            stage.say(JSON.stringify(fields));
          },
        }),
      );
      const page = async (path: string): Promise<number> =>
        msTaken(async () => {
          const answer = await app.request(path, { headers: { cookie } });
          await answer.text();
          counted(`status of ${path}`, answer.status, 200);
        });
      await page('/board');
      const compared = await compare(stage, [
        {
          name: 'ours',
          async run(): Promise<Sample> {
            return {
              'ms, the board': await page('/board'),
              'ms, one agency': await page('/board/agency/DV7'),
              'ms, a search': await page('/board/tasks?q=nhiem+vu'),
            };
          },
        },
      ]);
      const took = compared.median('ours', 'ms, the board');
      return { lines: compared.lines, targets: [atMost('the board, median', took, WANTED_MS, ' ms')] };
    } finally {
      database.close();
    }
  },
};
