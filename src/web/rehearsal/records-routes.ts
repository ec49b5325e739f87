import type { Context, Hono } from 'hono';
import { agencyById } from '../../store/programmes/agencies.ts';
import { allCards, cardsOfTask } from '../../store/programmes/assignments.ts';
import { historyOf } from '../../usecases/show/task-history.ts';
import type { Desk } from './desk.ts';
import { numberOf } from '../door/fields.ts';
import { agencyRecords, allRecords, type RecordsPage } from './records-page.ts';
import { taskPage } from './task-page.ts';

export function addRecordsRoutes(app: Hono, desk: Desk): void {
  /** The chat from which the reader came stays at hand. */
  const cameFrom = (context: Context): { page: RecordsPage; open: { chatId: number | null; as: null } } => {
    const chat = desk.chatOf(context.req.query('chat')) ?? null;
    return { page: { today: desk.today(), chat }, open: { chatId: chat?.id ?? null, as: null } };
  };

  app.get('/records', (context) => {
    const { page, open } = cameFrom(context);
    const agencyId = numberOf(context.req.query('agency'));
    const cards = desk.read(({ tx }) => allCards(tx, null));
    if (agencyId === null) return desk.show(context, 'Hồ sơ mọi đơn vị', allRecords(cards, page), open);
    const agency = desk.read(({ tx }) => agencyById(tx, agencyId));
    if (agency === undefined) return context.notFound();
    const own = cards.filter((card) => card.agency.id === agency.id);
    return desk.show(context, `Hồ sơ: ${agency.name}`, agencyRecords(agency.name, own, page), open);
  });

  app.get('/records/:task', (context) => {
    const taskId = numberOf(context.req.param('task'));
    const cards = taskId === null ? [] : desk.read(({ tx }) => cardsOfTask(tx, taskId));
    if (taskId === null || cards.length === 0) return context.notFound();
    const { page, open } = cameFrom(context);
    const events = desk.read((work) => historyOf(work, taskId));
    const content = taskPage(cards, events, desk.office.rules.timeZone, page);
    return desk.show(context, `Nhiệm vụ #${String(taskId)}`, content, open);
  });
}
