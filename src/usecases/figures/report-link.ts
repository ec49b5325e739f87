/** Signed addresses that serve one report each for a week and carry the report's parameters. */

import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import * as v from 'valibot';
import type { ReportFile } from '../../conversation/message/report-file.ts';
import { addMs, parseInstant, parseLocalDate } from '../../domain/calendar/dates.ts';
import { readMeta, writeMeta } from '../../store/sqlite/meta.ts';
import type { Work } from '../work.ts';

const KEPT_MS = 7 * 24 * 60 * 60 * 1000;

const day = textReadBy(parseLocalDate);
const instant = textReadBy(parseInstant);
const Ticket = v.strictTuple([
  v.picklist(['docx', 'xlsx']),
  v.nullable(v.pipe(v.number(), v.integer())),
  day,
  day,
  instant,
  instant,
  // Absent from the addresses of earlier versions.
  v.optional(v.array(v.pipe(v.number(), v.integer())), []),
]);

function textReadBy<T>(read: (text: string) => T | null) {
  return v.pipe(
    v.string(),
    v.rawTransform<string, T>(({ dataset, addIssue, NEVER }) => {
      const value = read(dataset.value);
      if (value === null) addIssue();
      return value ?? NEVER;
    }),
  );
}

/** The path under which the web door serves reports. */
export const REPORT_PATH = '/report';

/** The part of an address that names a report: letters, figures, "-", "_" and one ".". */
export function reportTicket(work: Work, { format, agencyId, programmes = [], from, to, asOf }: ReportFile): string {
  const ticket = [format, agencyId, from, to, asOf, addMs(work.now, KEPT_MS), programmes];
  const words = Buffer.from(JSON.stringify(ticket)).toString('base64url');
  return `${words}.${signed(keyOf(work), words)}`;
}

/** The report of a ticket; null for a ticket that is forged or expired. */
export function readTicket(work: Work, ticket: string): ReportFile | null {
  const [words = '', signature = ''] = ticket.split('.');
  const key = readMeta(work.tx, 'link_key');
  if (key === undefined || !isSame(signature, signed(key, words))) return null;
  const ticketed = v.safeParse(Ticket, JSON.parse(Buffer.from(words, 'base64url').toString('utf8')));
  if (!ticketed.success) return null;
  const [format, agencyId, from, to, asOf, until, programmes] = ticketed.output;
  if (until <= work.now) return null;
  return { format, agencyId, from, to, asOf, ...(programmes.length > 0 && { programmes }) };
}

/** Created once per registry. */
function keyOf({ tx }: Work): string {
  const known = readMeta(tx, 'link_key');
  if (known !== undefined) return known;
  const key = randomBytes(32).toString('base64url');
  writeMeta(tx, 'link_key', key);
  return key;
}

function signed(key: string, words: string): string {
  return createHmac('sha256', key).update(words).digest('base64url');
}

function isSame(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
}
