/**
 * Loaded before a program under test: work that never ends, or with `HANG_BY=kill` kills the process at once, where `HANG_AT` says. `reading`: whatever reads a text with
 * `HANG_WORDS`; `writing`: whatever writes such a text to the record; `wording`: the wording of a reminder of assignments `HANG_WORDS`.
 */

import BetterSqlite from 'better-sqlite3';

const { HANG_AT = '', HANG_BY = '', HANG_WORDS = '' } = process.env;

/** Parts of the statements that tell these kinds of work. */
const PLACES = { writing: 'insert into "event"', wording: '"hold"' };

function hang(): never {
  if (HANG_BY === 'kill') process.kill(process.pid, 'SIGKILL');
  for (;;);
}

/* eslint-disable @typescript-eslint/unbound-method -- both are called on what they are methods of */
if (HANG_AT === 'reading') {
  const real = String.prototype.normalize;
  String.prototype.normalize = function (this: string, ...form: []) {
    if (this.includes(HANG_WORDS)) hang();
    return real.apply(this, form);
  };
}

const sample = new BetterSqlite(':memory:');
const statements = Object.getPrototypeOf(sample.prepare('select 1')) as Record<
  'run' | 'all',
  (this: BetterSqlite.Statement, ...args: unknown[]) => unknown
>;
sample.close();
for (const name of ['run', 'all'] as const) {
  const real = statements[name];
  statements[name] = function (...args) {
    const isHere = (HANG_AT === 'writing' || HANG_AT === 'wording') && this.source.includes(PLACES[HANG_AT]);
    if (isHere && args.some((arg) => String(arg).includes(HANG_WORDS))) hang();
    return real.apply(this, args);
  };
}
