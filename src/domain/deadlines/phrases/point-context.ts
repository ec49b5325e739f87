import type { Point } from './point.ts';

export interface PointContext {
  /** A bare year or a bare "31/3" may stand here: at a clause start or after a word such as "đến". */
  readonly opens: boolean;
  /** Such a word stands right before: "(hết) tháng" alone is the current month. */
  readonly afterEdge: boolean;
  /** The point before a comma, dash or "và", whose unit a bare number takes ("quý I, II"). */
  readonly joinedTo: Point | null;
  /** "ngày", "lễ", "dịp" stands right before. */
  readonly namesDay: boolean;
  /** "trước", "đến", "trong" stands before, with at most "ngày", "dịp" between. */
  readonly behindEdge: boolean;
}

export interface PointRead {
  readonly point: Point;
  readonly next: number;
}
