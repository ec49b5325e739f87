import { text as textOf } from 'node:stream/consumers';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { listenWith, type HttpDoor } from '../double/listen.ts';
import type { Observe } from '../double/moments.ts';
import type { Rules } from '../double/rules.ts';
import { answerHalf, answerSlowly } from '../double/slow-answers.ts';
import type { BotServer } from './methods.ts';
import { METHODS } from './methods.ts';
import type { PollQueue } from './poll-queue.ts';
import type { ZaloRule } from './rules.ts';
import type { Fields } from './shapes.ts';
import { Refusal } from './shapes.ts';

/** One request. `outcome`: what the double did, whether or not its answer arrived; `open` while a long poll waits. */
export interface ZaloCall {
  readonly method: string;
  readonly payload: Fields;
  outcome: 'accepted' | 'refused' | 'not run' | 'open';
  /** On the clock of `performance.now`. */
  readonly at: number;
}

interface HttpDoorParts {
  readonly token: string;
  readonly server: BotServer;
  readonly queue: PollQueue;
  readonly rules: Rules<ZaloRule>;
  readonly calls: ZaloCall[];
  readonly changed: () => void;
  readonly observe: Observe;
  /** 0: any free port. */
  readonly port: number;
}

export async function openHttpDoor(parts: HttpDoorParts): Promise<HttpDoor> {
  const { token, server, queue, rules, calls, changed, observe } = parts;

  /** Runs a method and gives its answer; the effect stands even when the answer is never sent. */
  function run(call: ZaloCall): Fields {
    try {
      const method = METHODS[call.method];
      if (method === undefined) throw new Refusal(404, 'Not Found');
      const answer = method(server, call.payload);
      call.outcome = 'accepted';
      observe(call.method, 'run');
      return answer;
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      return refuse(call, error.code, error.message);
    }
  }

  function refuse(call: ZaloCall, code: number, description: string): Fields {
    call.outcome = 'refused';
    return { ok: false, error_code: code, description };
  }

  /** The answer of a method that ran. */
  function give(call: ZaloCall, res: ServerResponse, body: Fields): void {
    respond(res, 200, body, () => {
      observe(call.method, 'answered');
    });
  }

  function poll(call: ZaloCall, res: ServerResponse): void {
    if (server.webhook !== null) {
      respond(res, 200, refuse(call, 400, 'Bad Request: webhook is set'));
      return;
    }
    call.outcome = 'open';
    const answer = (body: Fields): void => {
      call.outcome = body.ok === true ? 'accepted' : 'refused';
      observe(call.method, 'run');
      give(call, res, body);
      changed();
    };
    res.on('close', () => {
      queue.abandon(answer);
      changed();
    });
    queue.poll(Number(call.payload.timeout ?? 30), answer);
  }

  function follow(rule: ZaloRule, call: ZaloCall, req: IncomingMessage, res: ServerResponse): void {
    if (rule.stall === true) return;
    if (rule.dropResponse === true || rule.hang === true) run(call);
    if (rule.hang === true) return;
    if (rule.truncate === true) answerHalf(res, 200, JSON.stringify(run(call)));
    else if (rule.bytesPerSecond !== undefined) {
      void answerSlowly(res, 200, JSON.stringify(run(call)), rule.bytesPerSecond).then(changed);
    } else if (rule.dropRequest === true || rule.dropResponse === true) req.socket.destroy();
    else if (rule.reply !== undefined) {
      respond(res, rule.status ?? 200, refuse(call, rule.reply.error_code, rule.reply.description));
    } else if (rule.rawBody !== undefined) {
      res.writeHead(rule.status ?? 200, { 'content-type': 'text/html', ...rule.headers }).end(rule.rawBody);
    } else {
      for (const [name, value] of Object.entries(rule.headers ?? {})) res.setHeader(name, value);
      respond(res, rule.status ?? 200, rule.body);
    }
  }

  async function handle(req: IncomingMessage, res: ServerResponse): Promise<void> {
    const text = await textOf(req);
    const [, givenToken, method = ''] = /^\/bot([^/]+)\/(\w+)$/.exec(decodeURIComponent(req.url ?? '')) ?? [];
    const payload = (text === '' ? {} : JSON.parse(text)) as Fields;
    const call: ZaloCall = { method, payload, outcome: 'not run', at: performance.now() };
    calls.push(call);
    observe(method, 'read');
    const rule = rules.take(method, payload);
    if (req.method !== 'POST') respond(res, 200, refuse(call, 400, 'Bad Request'));
    else if (givenToken !== token) respond(res, 200, refuse(call, 401, 'Unauthorized'));
    else if (rule !== null) follow(rule, call, req, res);
    else if (method === 'getUpdates') poll(call, res);
    else give(call, res, run(call));
    changed();
  }

  return listenWith(handle, parts.port, String);
}

function respond(res: ServerResponse, status: number, body: unknown, sent?: () => void): void {
  if (res.destroyed) return;
  res.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body), sent);
}
