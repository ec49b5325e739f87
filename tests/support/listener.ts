import type { PageListener } from '../../src/web/door/page-request.ts';

/** What was heard of an answer. */
export interface Listener extends PageListener {
  readonly status: number;
  readonly headers: Headers;
  text(): string;
}

export function listener(): Listener {
  const slices: Uint8Array[] = [];
  return {
    status: 0,
    headers: new Headers(),
    head(status, headers) {
      Object.assign(this, { status });
      for (const [name, value] of headers) this.headers.append(name, value);
    },
    slice: (bytes) => slices.push(bytes),
    text: () => Buffer.concat(slices).toString('utf8'),
  };
}
