/** Answers that do not arrive as they should. */

import type { ServerResponse } from 'node:http';

const STEP_MS = 50;

/** The head and half of the body, then the connection breaks. */
export function answerHalf(res: ServerResponse, status: number, body: string): void {
  const bytes = Buffer.from(body);
  res.writeHead(status, { 'content-type': 'application/json', 'content-length': bytes.length });
  res.write(bytes.subarray(0, bytes.length >> 1), () => {
    res.socket?.destroy();
  });
}

/** At so many bytes a second; resolves when the last one is written, or the connection is gone. */
export async function answerSlowly(
  res: ServerResponse,
  status: number,
  body: string,
  bytesPerSecond: number,
): Promise<void> {
  const bytes = Buffer.from(body);
  const step = Math.max(1, Math.floor((bytesPerSecond * STEP_MS) / 1000));
  res.writeHead(status, { 'content-type': 'application/json', 'content-length': bytes.length });
  for (let at = 0; at < bytes.length && !res.destroyed; at += step) {
    res.write(bytes.subarray(at, at + step));
    await new Promise((resolve) => setTimeout(resolve, STEP_MS));
  }
  res.end();
}
