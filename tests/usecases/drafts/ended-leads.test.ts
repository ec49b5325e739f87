import { afterEach, beforeEach, expect, test } from 'vitest';
import { foreseenWords } from '../../../src/conversation/compose/draft/say-draft.ts';
import { readForDraft } from '../../../src/importer/read-for-draft.ts';
import type { Database } from '../../../src/store/sqlite/database.ts';
import { PROGRAM } from '../../../src/usecases/acting.ts';
import { acceptDraft } from '../../../src/usecases/drafts/accept-draft.ts';
import { answerDraft, takeProposals } from '../../../src/usecases/drafts/answer-draft.ts';
import { foreseeAcceptance } from '../../../src/usecases/drafts/foresee-acceptance.ts';
import { showDraft } from '../../../src/usecases/drafts/show-draft.ts';
import { takeDraft } from '../../../src/usecases/drafts/take-draft.ts';
import { workAt, type Work } from '../../../src/usecases/work.ts';
import { orderSuccession } from '../../scenes/order-succession.ts';
import { openMigrated } from '../../support/migrated-registry.ts';
import { localInstant } from '../../support/office/movable-clock.ts';
import { rulesForTests } from '../../support/office/rules.ts';

const BY = { author: { ...PROGRAM, actor: 'Lan' }, actor: 'operator' } as const;
const RULES = rulesForTests();
const NOW = localInstant('2022-06-20 09:00');
const inWork = (tx: Work['tx']): Work => workAt(tx, NOW, RULES);

let database: Database;
beforeEach(async () => {
  database = await openMigrated();
});
afterEach(() => {
  database.close();
});

async function taken(number: string, leads: readonly string[], name = 'KH.csv'): Promise<number> {
  const rows = leads.map((lead, at) => `${String(at + 1)},Rà soát thủ tục số ${String(at + 1)},${lead},Quý IV/2022`);
  const bytes = new TextEncoder().encode(['TT,Nội dung,Cơ quan chủ trì,Thời gian', ...rows].join('\n'));
  const read = await readForDraft(bytes);
  if (read.kind === 'unreadable') throw new Error(read.problem);
  const source = { name, bytes, content: read.content, programme: null };
  const outcome = database.transact((tx) => takeDraft(inWork(tx), BY, source));
  if (outcome.kind === 'refused') throw new Error(outcome.why);
  const head = { number, title: `Kế hoạch ${number}`, issued: '2022-06-10', authority: 'UBND tỉnh' };
  const answers = Object.entries(head).map(([question, text]) => ({
    question,
    answer: { kind: 'text', text } as const,
  }));
  database.transact((tx) => answerDraft(inWork(tx), BY, outcome.id, answers));
  database.transact((tx) => takeProposals(inWork(tx), BY, outcome.id));
  return outcome.id;
}

const previewed = (id: number): string =>
  database.transact((tx) => {
    const found = showDraft(inWork(tx), id);
    if (found.kind !== 'draft') throw new Error(found.kind);
    expect(found.shown.open).toEqual([]);
    return foreseenWords(foreseeAcceptance(inWork(tx), BY, found.shown), RULES.timeZone).join('\n');
  });

test('the preview of a file names who has the tasks of agencies that are no more', async () => {
  const first = await taken('45/KH-UBND', ['Sở Nội vụ', 'Sở Kế hoạch', 'Ban Dân tộc', 'Sở Tài chính']);
  expect(previewed(first)).not.toContain('nay là');
  expect(database.transact((tx) => acceptDraft(inWork(tx), BY, first))).toMatchObject({ kind: 'accepted' });
  const codeOf = (name: string) =>
    String(database.raw.prepare('select code from agency where name = ?').pluck().get(name));
  const [plans, finance, ethnic] = ['Sở Kế hoạch', 'Sở Tài chính', 'Ban Dân tộc'].map(codeOf);
  const order = 'từ 2022-06-20 (Nghị quyết số 99/NQ-HĐND)';
  orderSuccession(database, NOW, RULES, `hợp nhất ${plans ?? ''}, ${finance ?? ''} → ${finance ?? ''} ${order}`);
  orderSuccession(database, NOW, RULES, `bãi bỏ ${ethnic ?? ''} ${order}`);
  const second = await taken('46/KH-UBND', ['Sở Kế hoạch', 'Sở Nội vụ', 'Sở Kế hoạch', 'Ban Dân tộc']);
  const said = previewed(second);
  expect(said).toContain('“Sở Kế hoạch” nay là “Sở Tài chính”: 2 việc được giao cho “Sở Tài chính”.');
  expect(said).toContain('“Ban Dân tộc” đã kết thúc hoạt động: 1 việc chờ Văn phòng giao đơn vị kế thừa.');
  expect(said).not.toContain('“Sở Nội vụ” nay là');
});
