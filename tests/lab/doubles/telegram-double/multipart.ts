import type { Fields, UploadedFile } from './shapes.ts';

export interface Multipart {
  readonly payload: Fields;
  readonly files: Readonly<Record<string, UploadedFile>>;
}

/** Reads multipart/form-data as grammY writes it: unquoted file names, file parts named by their attach id. */
export function parseMultipart(body: Buffer, boundary: string): Multipart {
  const payload: Fields = {};
  const files: Record<string, UploadedFile> = {};
  const separator = Buffer.from(`--${boundary}`);
  let position = body.indexOf(separator);
  while (position >= 0) {
    const next = body.indexOf(separator, position + separator.length);
    if (next < 0) break;
    const part = body.subarray(position + separator.length + 2, next - 2);
    const headEnd = part.indexOf('\r\n\r\n');
    const headers = part.subarray(0, headEnd).toString('utf8');
    const content = part.subarray(headEnd + 4);
    const name = /name="([^"]*)"/.exec(headers)?.[1] ?? '';
    const filename = /filename="?([^";\r\n]*)/.exec(headers)?.[1];
    if (filename === undefined) payload[name] = valueOf(content.toString('utf8'));
    else files[name] = { filename: filename.trim(), data: Buffer.from(content) };
    position = next;
  }
  return { payload, files };
}

/** Objects and numbers arrive as text. */
function valueOf(text: string): unknown {
  if (!/^([[{]|-?\d+$|true$|false$)/.test(text)) return text;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}
