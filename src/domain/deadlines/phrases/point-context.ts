import type { Point } from './point.ts';

/**
 * `opens`: a bare year or a bare "31/3" may stand here (at a clause start or after a word such as "đến").
 * `afterEdge`: such a word stands right before, so that "(hết) tháng" alone means the current month.
 * `joinedTo`: the point before a comma, dash or "và"; a number after it is of the same unit ("quý I, II").
 */
export interface PointContext {
  readonly opens: boolean;
  readonly afterEdge: boolean;
  readonly joinedTo: Point | null;
}

export interface PointRead {
  readonly point: Point;
  readonly next: number;
}
