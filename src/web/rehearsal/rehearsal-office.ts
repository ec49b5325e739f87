import type { Incoming, IncomingMessage, IncomingPress } from '../../conversation/message/incoming.ts';
import type { Picture } from '../../conversation/message/picture.ts';
import type { ReportFile } from '../../conversation/message/report-file.ts';
import type { Clock } from '../../domain/calendar/clock.ts';
import type { Instant } from '../../domain/calendar/dates.ts';
import type { Database } from '../../store/sqlite/database.ts';
import type { Toast } from '../../conversation/message/toast.ts';
import type { MoveOutcome } from '../../usecases/operate/move-clock.ts';
import type { Rules } from '../../usecases/work.ts';
import type { BoardOffice } from '../board/board-office.ts';

/** What the rehearsal's pages need. The three actions run one at a time, each with all its consequences. */
export interface RehearsalOffice {
  readonly database: Database;
  readonly rules: Rules;
  readonly clock: Clock;
  readonly decode: (payload: unknown) => Incoming;
  /** A PNG; null when it cannot be drawn. */
  draw(picture: Picture): Promise<Buffer | null>;
  /** A report as a file; null when it cannot be written. */
  writeReport(file: ReportFile): Promise<Buffer | null>;
  /** See `BoardOffice`. */
  readonly readDocument: BoardOffice['readDocument'];
  /** Handles what a person wrote or pressed, and delivers the answers. */
  hear(incoming: IncomingMessage | IncomingPress): Promise<Toast | null>;
  moveTo(target: Instant): Promise<MoveOutcome>;
  moveToNextMessage(): Promise<MoveOutcome>;
}
