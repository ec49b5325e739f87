// The floor under any start: Node itself, the database opened and asked once, one request, and then nothing.
import process from 'node:process';
import { request } from 'node:http';
import BetterSqlite from 'better-sqlite3';

const { BENCH_DATABASE, TELEGRAM_API_ROOT } = process.env;
new BetterSqlite(BENCH_DATABASE).prepare('select value from meta').all();
const headers = { 'content-type': 'application/json' };
request(`${TELEGRAM_API_ROOT}/bot7000001:AA/getUpdates`, { method: 'POST', headers })
  .end('{"timeout":30}')
  .on('response', (response) => response.resume());
