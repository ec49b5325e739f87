/** What a draft costs the bot, step by step: opened, answered, foreseen, accepted; then an amendment of what it made live. */

import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type BetterSqlite from 'better-sqlite3';
import { day, instantAt } from '../../../../src/domain/calendar/dates.ts';
import type { DraftContent } from '../../../../src/domain/drafts/draft.ts';
import { insertDraftAnswer } from '../../../../src/store/drafts/draft-answers.ts';
import { insertDraft } from '../../../../src/store/drafts/drafts.ts';
import { txOn } from '../../../../src/store/sqlite/database.ts';
import { atMost, counted, type BenchCase, type Line, type Target } from '../harness/bench-case.ts';
import { startOurs } from '../harness/bots.ts';
import { lineOf } from '../harness/compare.ts';
import { letIn, written } from '../harness/felt-actions.ts';
import { turnsDuring } from '../harness/longest-turn.ts';
import { look } from '../harness/look.ts';
import { postAll, untilItTakes } from '../harness/post.ts';
import { replyNumber } from '../harness/replies.ts';
import { TIME_ZONE, type SeedSize } from '../harness/seed.ts';

const SIZE: SeedSize = { tasks: 1000, agencies: 50, due: 10 };
const ROWS = [60, 1000, 5000];
const LONGEST_TURN_MS = 20;
const NEW_AGENCY = 'Trung tâm Mới';
const PROGRAMME = '45-kh-ubnd';
const WAITING = "select count(*) from outbox where kind = 'answer' and state in ('queued', 'sending')";
/** What one person writes, as long apart as one chat may be answered. */
const PACE_MS = 1200;

const STEPS = [
  { what: 'open', text: '/nhap 1' },
  { what: 'answer one', text: '/nhap 1 mới' },
  { what: 'answer the rest, with its preview', text: '/nhap 1 theo đề xuất' },
  { what: 'open again, with its preview', text: '/nhap 1' },
  { what: 'accept', text: '/nhap 1 nhận' },
  { what: 'amendment: open', text: '/nhap 2' },
  { what: 'amendment: answer, with its preview', text: '/nhap 2 theo đề xuất' },
  { what: 'amendment: accept', text: '/nhap 2 nhận' },
] as const;

export const drafts: BenchCase = {
  name: 'drafts',
  about: 'each step of a draft and of an amendment in a chat; longest turn of the bot, time',
  async run(stage) {
    const lines: Line[] = [];
    const targets: Target[] = [];
    for (const rows of ROWS) {
      const lag = join(stage.folder, `lag-${String(rows)}`);
      const prepare = (raw: BetterSqlite.Database): void => {
        letIn(raw);
        insertDrafts(raw, rows);
      };
      const bot = await startOurs('webhook', stage.folder, { BENCH_LAG: lag }, { size: SIZE, prepare });
      try {
        await untilItTakes(bot, replyNumber(0, SIZE));
        await look(bot.url, '/board');
        for (const [index, { what, text }] of STEPS.entries()) {
          await sleep(PACE_MS);
          stage.say(`${String(rows)} rows: ${what}`);
          const { done, turnMs, ownMs } = await turnsDuring(lag, async () => {
            const begun = performance.now();
            // The same person each time: every sixth of those who write.
            await postAll(bot, [written(index * 6, text)], 1);
            while (bot.read(WAITING) > 0) await sleep(20);
            return performance.now() - begun;
          });
          const name = `${String(rows)} rows: ${what}`;
          lines.push(lineOf(name, 'ms', [done]), lineOf(name, 'ms, longest turn', [turnMs]));
          lines.push(lineOf(name, 'ms, longest turn, not put off', [ownMs]));
          targets.push(atMost(name, ownMs, LONGEST_TURN_MS, ' ms'));
        }
        counted('accepted drafts', bot.read("select count(*) from draft where state = 'accepted'"), 2);
        counted('tasks that came', bot.read('select count(*) from task') - SIZE.tasks, rows);
      } finally {
        await bot.stop();
      }
    }
    return { lines, targets };
  },
};

/** A plan of so many rows, and one that gives a tenth of them another date. */
function insertDrafts(raw: BetterSqlite.Database, rows: number): void {
  const tx = txOn(raw);
  const takenAt = instantAt(day('2026-01-06'), '08:00', TIME_ZONE);
  const draft = { fileName: 'KH.xlsx', size: 1, takenAt, takenBy: 'Bình', personId: null, channel: null };
  const first = contentOf(rows, '45/KH-UBND', 'Quý IV/2027');
  insertDraft(
    tx,
    { ...draft, programme: PROGRAMME, sha256: 'a'.repeat(64) },
    { content: first, bytes: null, pictures: new Map() },
  );
  const second = contentOf(rows, '77/KH-UBND', 'Quý II/2028');
  const draftId = insertDraft(
    tx,
    { ...draft, programme: null, sha256: 'b'.repeat(64) },
    { content: second, bytes: null, pictures: new Map() },
  );
  const answer = { kind: 'amends', programme: PROGRAMME, whole: true } as const;
  const said = { at: takenAt, actor: 'Bình', personId: null, channel: null, chatId: null, messageId: null };
  insertDraftAnswer(tx, { draftId, question: 'amends', answer, ...said });
}

function contentOf(rows: number, number: string, tenth: string): DraftContent {
  return {
    head: { number, title: 'Cải cách hành chính', issued: day('2026-01-05'), authority: 'UBND tỉnh' },
    rows: Array.from({ length: rows }, (_, index) => ({
      line: index + 2,
      ref: `I.${String(index + 1)}`,
      section: 'I. Nhiệm vụ',
      title: `Nhiệm vụ số ${String(index + 1)}: lập, thẩm định và trình phê duyệt quy hoạch phân khu`,
      lead: index === 0 ? NEW_AGENCY : `Đơn vị ${String((index % SIZE.agencies) + 1)}`,
      coordinating: 'Sở Tư pháp',
      product: 'Báo cáo',
      deadline: index % 10 === 5 ? tenth : index % 10 === 6 ? 'Thường xuyên' : 'Năm 2027',
      reportTo: 'UBND tỉnh',
      source: 'annex' as const,
      feeds: [],
    })),
    year: 2026,
    notices: [],
    findings: [],
    mapping: [],
  };
}
