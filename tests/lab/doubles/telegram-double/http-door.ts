import { buffer as bytesOf } from 'node:stream/consumers';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { BotServer } from './methods.ts';
import { METHODS } from './methods.ts';
import { listenWith, type HttpDoor } from '../double/listen.ts';
import type { Observe } from '../double/moments.ts';
import type { Rules } from '../double/rules.ts';
import { answerHalf, answerSlowly } from '../double/slow-answers.ts';
import { parseMultipart } from './multipart.ts';
import type { Multipart } from './multipart.ts';
import type { Rule } from './rules.ts';
import type { Fields } from './shapes.ts';
import { Refusal } from './shapes.ts';
import type { UpdateQueue } from './update-queue.ts';

/**
 * One request. `outcome`: what the double did, whether or not its answer arrived; `open` while a long poll waits.
 * `answered` is false when the connection was broken instead.
 */
export interface Call {
  readonly method: string;
  readonly payload: Fields;
  readonly files: Multipart['files'];
  outcome: 'accepted' | 'refused' | 'not run' | 'open';
  answered: boolean;
  why: string | null;
  /** On the clock of `performance.now`; the answer's is null while none was given. */
  readonly at: number;
  answeredAt: number | null;
}

const NEW_CALL = { outcome: 'not run', answered: false, why: null, answeredAt: null } as const;

interface HttpDoorParts {
  readonly token: string;
  readonly server: BotServer;
  readonly queue: UpdateQueue;
  readonly rules: Rules<Rule>;
  readonly calls: Call[];
  readonly changed: () => void;
  readonly observe: Observe;
  /** 0: any free port. */
  readonly port: number;
}

export async function openHttpDoor(parts: HttpDoorParts): Promise<HttpDoor> {
  const { token, server, queue, rules, calls, changed, observe } = parts;
  const late = new Set<NodeJS.Timeout>();

  function respond(res: ServerResponse, status: number, body: string | Buffer, type: string, sent?: () => void): void {
    if (res.destroyed) return;
    res.writeHead(status, { 'content-type': type }).end(body, sent);
  }

  function respondJson(res: ServerResponse, body: Fields, sent?: () => void): void {
    respond(res, statusOf(body), JSON.stringify(body), 'application/json', sent);
  }

  /** The answer of a method that ran. */
  function give(call: Call, res: ServerResponse, body: Fields): void {
    answered(call, !res.destroyed);
    respondJson(res, body, () => {
      observe(call.method, 'answered');
    });
  }

  /** Runs a method and gives its answer; the effect stands even when the answer is never sent. */
  function run(call: Call): Fields {
    const method = METHODS[call.method];
    try {
      if (method === undefined) throw new Refusal(404, 'Not Found: method not found');
      const result = method(server, call.payload, call.files);
      call.outcome = 'accepted';
      observe(call.method, 'run');
      return { ok: true, result };
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      call.outcome = 'refused';
      call.why = error.message;
      const parameters = Object.keys(error.parameters).length > 0 ? { parameters: error.parameters } : {};
      return { ok: false, error_code: error.code, description: error.message, ...parameters };
    }
  }

  function poll(call: Call, res: ServerResponse): void {
    if (server.webhook !== null) {
      call.outcome = 'refused';
      call.answered = true;
      respondJson(res, {
        ok: false,
        error_code: 409,
        description:
          "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first",
      });
      return;
    }
    call.outcome = 'open';
    const answer = (body: Fields): void => {
      call.outcome = body.ok === true ? 'accepted' : 'refused';
      observe(call.method, 'run');
      give(call, res, body);
    };
    res.on('close', () => {
      queue.abandon(answer);
    });
    queue.getUpdates(call.payload, answer);
  }

  function breakConnection(req: IncomingMessage): void {
    req.socket.destroy();
    changed();
  }

  function follow(rule: Rule, call: Call, req: IncomingMessage, res: ServerResponse): void {
    if (rule.stall === true) return;
    if (rule.dropRequest === true) {
      breakConnection(req);
    } else if (rule.truncate === true && call.method !== 'getUpdates') {
      const body = run(call);
      answerHalf(res, statusOf(body), JSON.stringify(body));
      changed();
    } else if (rule.bytesPerSecond !== undefined && call.method !== 'getUpdates') {
      const body = run(call);
      void answerSlowly(res, statusOf(body), JSON.stringify(body), rule.bytesPerSecond).then(() => {
        answered(call, !res.destroyed);
        changed();
      });
    } else if (rule.dropResponse === true) {
      if (call.method === 'getUpdates') queue.getUpdates({ ...call.payload, timeout: 0 }, () => undefined);
      else run(call);
      breakConnection(req);
    } else if (rule.reply !== undefined) {
      call.outcome = 'refused';
      call.why = rule.reply.description;
      answered(call);
      respondJson(res, { ok: false, ...rule.reply });
    } else if (rule.rawBody !== undefined) {
      // What nobody can read tells nothing of what became of the call.
      answered(call, false);
      respond(res, rule.status ?? 200, rule.rawBody, 'text/html');
    } else {
      answerLate(rule.delayMs ?? 0, call, res);
    }
  }

  function answerLate(delayMs: number, call: Call, res: ServerResponse): void {
    if (call.method === 'getUpdates') {
      poll(call, res);
      return;
    }
    const body = run(call);
    const timer = setTimeout(() => {
      late.delete(timer);
      give(call, res, body);
      changed();
    }, delayMs);
    late.add(timer);
  }

  async function handle(req: IncomingMessage, res: ServerResponse): Promise<void> {
    const body = await bytesOf(req);
    const path = decodeURIComponent(req.url ?? '');
    const file = /^\/file\/bot([^/]+)\/files\/(.+)$/.exec(path);
    if (file !== null) {
      const data = file[1] === token ? server.files.get(file[2] ?? '') : undefined;
      respond(res, data === undefined ? 404 : 200, data ?? '', 'application/octet-stream');
      return;
    }
    const [, givenToken, method = ''] = /^\/bot([^/]+)\/(\w+)/.exec(path) ?? [];
    const call: Call = { method, ...payloadOf(req, body), ...NEW_CALL, at: performance.now() };
    calls.push(call);
    observe(method, 'read');
    const rule = rules.take(method, call.payload);
    if (givenToken !== token) {
      answered(call);
      const known = /^\d+:[\w-]+$/.test(givenToken ?? '');
      const [code, why] = known ? [401, 'Unauthorized'] : [404, 'Not Found'];
      respondJson(res, { ok: false, error_code: code, description: why });
    } else if (rule !== null) {
      follow(rule, call, req, res);
    } else if (method === 'getUpdates') {
      poll(call, res);
    } else {
      give(call, res, run(call));
    }
    changed();
  }

  const door = await listenWith(handle, parts.port, (error) =>
    JSON.stringify({ ok: false, error_code: 500, description: String(error) }),
  );
  return {
    ...door,
    close() {
      for (const timer of late) clearTimeout(timer);
      return door.close();
    },
  };
}

function statusOf(body: Fields): number {
  return body.ok === true ? 200 : Number(body.error_code);
}

function answered(call: Call, arrives = true): void {
  call.answered = arrives;
  if (arrives) call.answeredAt = performance.now();
}

function payloadOf(req: IncomingMessage, body: Buffer): Multipart {
  const boundary = /boundary=(.+)$/.exec(req.headers['content-type'] ?? '')?.[1];
  if (boundary !== undefined) return parseMultipart(body, boundary);
  return { payload: body.length === 0 ? {} : (JSON.parse(body.toString('utf8')) as Fields), files: {} };
}
