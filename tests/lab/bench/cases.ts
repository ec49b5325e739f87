import { backlog } from './cases/backlog.ts';
import { board } from './cases/board.ts';
import { beside } from './cases/beside.ts';
import { crowd } from './cases/crowd.ts';
import { coldStart } from './cases/cold-start.ts';
import { delivery } from './cases/delivery.ts';
import { digest } from './cases/digest.ts';
import { drafts } from './cases/drafts.ts';
import { dueTick } from './cases/due-tick.ts';
import { durability } from './cases/durability.ts';
import { felt } from './cases/felt.ts';
import { growth } from './cases/growth.ts';
import { importing } from './cases/import.ts';
import { looks } from './cases/looks.ts';
import { memory } from './cases/memory.ts';
import { outbox } from './cases/outbox.ts';
import { overdue } from './cases/overdue.ts';
import { tick } from './cases/tick.ts';
import { webhookReply } from './cases/webhook-reply.ts';
import type { BenchCase } from './harness/bench-case.ts';

/** In the order in which they run. */
export const CASES: readonly BenchCase[] = [
  durability,
  dueTick,
  tick,
  overdue,
  digest,
  webhookReply,
  backlog,
  outbox,
  looks,
  delivery,
  memory,
  beside,
  growth,
  importing,
  coldStart,
  board,
  felt,
  drafts,
  crowd,
];
