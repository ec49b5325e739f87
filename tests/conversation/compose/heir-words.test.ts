import { expect, test } from 'vitest';
import { composeEscalation } from '../../../src/conversation/compose/compose-digest.ts';
import { composeOverdue, composeTaskList } from '../../../src/conversation/compose/compose-lists.ts';
import { composeWaiting } from '../../../src/conversation/compose/compose-waiting.ts';
import type { Card } from '../../../src/domain/tasks/task.ts';
import { day } from '../../../src/domain/calendar/dates.ts';
import { card } from './make-card.ts';

const TODAY = day('2026-11-23');
const FORMER = 'Sở Kế hoạch và Đầu tư, Ban Dân tộc';

const takenOver = (id: number, formerly: string = FORMER): Card => ({
  ...card({
    task: { id, ref: `I.${String(id)}` },
    assignment: { id, dueOn: day('2026-10-31'), takenOverOn: day('2026-03-01'), toldOn: day('2026-03-02') },
  }),
  formerly,
});

const THREE = [takenOver(1), takenOver(2), takenOver(3, 'Sở Ngoại vụ')];
const context = { today: TODAY, agency: null, agencies: null, argument: '', page: 1, after: null };
const nothing = { count: 0, more: false };
const whole = (cards: readonly Card[]) => ({ kind: 'whole', cards }) as const;

const MESSAGES = {
  'an escalation': () => composeEscalation(THREE, 'leaders', TODAY),
  'the secretariat’s to-do': () =>
    composeWaiting(
      THREE.map((own) => ({ card: own, workingDays: 3 })),
      3,
      TODAY,
    ),
  'what is overdue': () =>
    composeOverdue(
      { overdue: whole(THREE), waiting: whole([]), silent: nothing, unreviewed: nothing, unlinked: 0 },
      context,
    ),
  'what is open': () => composeTaskList('open', whole(THREE), context),
};

test.each(Object.entries(MESSAGES))('%s says once whose tasks an heir took over, and of each that it did', (_, say) => {
  const { text } = say();
  expect(text.split(`trước đây ${FORMER}`)).toHaveLength(2);
  expect(text.split('trước đây Sở Ngoại vụ')).toHaveLength(2);
  expect(text.split('tiếp nhận 01/03/2026')).toHaveLength(4);
});
