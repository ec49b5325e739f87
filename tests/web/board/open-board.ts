/** The board of a fictional office, and its people as they visit it: each with their own cookies. */

import { Hono } from 'hono';
import { createAnswers } from '../../../src/app/helper/create-answers.ts';
import { helperHere } from '../../../src/app/helper/helper-here.ts';
import { wholeAnswer } from '../../../src/app/helper/question.ts';
import { createReportFiles } from '../../../src/app/report-files.ts';
import { readForDraft } from '../../../src/importer/read-for-draft.ts';
import { createLog } from '../../../src/log.ts';
import { addBoard } from '../../../src/web/add-board.ts';
import { people, type Person } from '../../people.ts';
import { openOffice, type Office, type OfficeOptions } from '../../support/office.ts';
import { quietLog } from '../../support/quiet-log.ts';

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly page: string;
}

export interface BoardVisitor {
  get(path: string): Promise<Answer>;
  /** Posts fields, with the token of the form that was last seen unless `token` is given. */
  post(path: string, fields?: Record<string, string>, headers?: Record<string, string>): Promise<Answer>;
  /** The same with a file. */
  upload(path: string, file: File, fields?: Record<string, string>): Promise<Answer>;
}

export interface Board {
  readonly office: Office;
  readonly web: Hono;
  /** Somebody at a browser who is not signed in. */
  visitor(): BoardVisitor;
  /** The address that the bot gives to a person in private. */
  link(person: Person): Promise<string>;
  /** A person who asked the bot for the way and pressed the button. */
  signedIn(person: Person): Promise<BoardVisitor>;
}

/** Where the office says that its board is. */
export const PUBLIC_URL = 'https://dondoc.invalid';

export async function openBoard(options: OfficeOptions = {}, publicUrl: string | null = PUBLIC_URL): Promise<Board> {
  const office = await openOffice(options);
  const web = new Hono();
  const complaints = quietLog({ error: (fields: object) => expectNothing(fields) });
  const { database, rules } = office;
  const quiet = createLog('silent');
  const answers = createAnswers(database, rules, complaints);
  const documents = createReportFiles({
    write: (file) =>
      wholeAnswer(
        helperHere(() => Promise.resolve(answers)),
        { kind: 'report', file, both: false, now: office.now() },
      ),
    log: quiet,
    onNotice: (sentence) => expectNothing({ sentence }),
  });
  addBoard(
    web,
    {
      database,
      rules: { ...rules, publicUrl },
      clock: { now: () => office.now() },
      wake: () => undefined,
      writeReport: (file) => documents.write(file),
      readDocument: (bytes, _signal, choices) => readForDraft(bytes, choices),
    },
    complaints,
  );

  function visitor(): BoardVisitor {
    const cookies = new Map<string, string>();
    let token = '';
    async function visit(path: string, init: RequestInit): Promise<Answer> {
      const headers = new Headers(init.headers);
      headers.set('cookie', [...cookies].map(([name, value]) => `${name}=${value}`).join('; '));
      const response = await web.request(`${PUBLIC_URL}${path}`, { ...init, headers });
      for (const cookie of response.headers.getSetCookie()) {
        const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
        if (value === '') cookies.delete(name);
        else cookies.set(name, value);
      }
      const to = response.headers.get('location');
      if (response.status === 303 && to !== null) return visit(to, { method: 'GET' });
      const page = await response.text();
      token = /name="token" value="([^"]+)"/.exec(page)?.[1] ?? token;
      return { status: response.status, headers: response.headers, page };
    }
    return {
      get: (path) => visit(path, { method: 'GET' }),
      post: (path, fields = {}, headers = { origin: PUBLIC_URL }) =>
        visit(path, { method: 'POST', body: new URLSearchParams({ token, ...fields }), headers }),
      async upload(path, file, fields = {}) {
        const form = new FormData();
        for (const [name, value] of Object.entries({ token, ...fields })) form.set(name, value);
        form.set('file', file);
        const { headers, body } = new Request(PUBLIC_URL, { method: 'POST', body: form });
        const bytes = Buffer.from(await new Response(body).arrayBuffer());
        const type = headers.get('content-type') ?? '';
        const length = String(bytes.length);
        return visit(path, {
          method: 'POST',
          body: bytes,
          headers: { origin: PUBLIC_URL, 'content-type': type, 'content-length': length },
        });
      },
    };
  }

  async function link(person: Person): Promise<string> {
    await office.says(person, 'private', '/bang');
    const address = /https:\/\/\S+/.exec(office.lastTo(person).text)?.[0];
    if (address === undefined) throw new Error(`No address: ${office.lastTo(person).text}`);
    return new URL(address).pathname;
  }

  return {
    office,
    web,
    visitor,
    link,
    async signedIn(person) {
      const path = await link(person);
      const someone = visitor();
      const { status } = await someone.post(path);
      if (status !== 200) throw new Error(`${person.name} was not let in: ${String(status)}`);
      return someone;
    },
  };
}

/** Bình's secretariat, Sơn's leaders, Lan's Sở Xây dựng and Tùng's UBND huyện Thọ Xuân, each linked. */
export async function linkEverybody(office: Office): Promise<void> {
  await office.linkSecretariat(people.binh);
  await office.linkLeaders(people.son);
  await office.linkAgency('SXD', people.lan);
  await office.linkAgency('UBNDTX', people.tung);
}

function expectNothing(fields: object): never {
  throw new Error(`The board failed: ${JSON.stringify(fields)}`);
}

/** What the fields of the form for an action on a task's page would bring. */
export function formOf(page: string, action: string): { path: string; fields: Record<string, string> } {
  const form = page.split('<form').find((part) => part.includes(`/${action}"`)) ?? '';
  const path = /action="([^"]+)"/.exec(form)?.[1];
  if (path === undefined) throw new Error(`No form for ${action}`);
  const hidden = form.split('</form>')[0]?.matchAll(/name="(\w+)"\s+value="([^"]*)"/g) ?? [];
  return { path, fields: Object.fromEntries([...hidden].map(([, name = '', value = '']) => [name, value])) };
}
