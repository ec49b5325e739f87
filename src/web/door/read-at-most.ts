import type { IncomingMessage } from 'node:http';

/** A body of up to `limit` bytes; the rest is discarded unread. Null when the request breaks off. */
export function readAtMost(request: IncomingMessage, limit: number): Promise<Buffer | null> {
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    let size = 0;
    const whole = (): Buffer =>
      (chunks.length === 1 ? (chunks[0] as Buffer) : Buffer.concat(chunks)).subarray(0, limit);
    request.on('data', (chunk: Buffer) => {
      if (size >= limit) return;
      chunks.push(chunk);
      size += chunk.length;
      if (size >= limit) resolve(whole());
    });
    request.on('end', () => {
      resolve(whole());
    });
    request.on('error', () => {
      resolve(null);
    });
  });
}

/** Whether the head of a request says that nothing follows it. */
export function isBodyEmpty({ headers }: IncomingMessage): boolean {
  return headers['transfer-encoding'] === undefined && Number(headers['content-length'] ?? 0) === 0;
}
