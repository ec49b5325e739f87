/** A PDF becomes paragraphs and tables, in a process of its own: its parser takes the time and memory that a file asks. */

import { fileURLToPath } from 'node:url';
import type { Block } from '../grids-of-blocks.ts';
import { runLimited } from '../limited-child.ts';
import type { OldFont } from '../old-fonts.ts';
import type { PdfAnswer, SilentPage } from './pdf-answer.ts';

const LIMITS = { seconds: 18, megabytes: 280, outputBytes: 48_000_000 };
const HEAP_MB = 180;
const CHILD = fileURLToPath(new URL('./pdf-child.ts', import.meta.url));

export type PdfReading =
  | {
      readonly kind: 'read';
      /** One more than there are runs of silent pages, which stand between them. */
      readonly parts: readonly (readonly Block[])[];
      readonly pages: number;
      /** Pages without a letter that follow each other: blank, or scanned. */
      readonly silent: readonly (readonly SilentPage[])[];
      /** Stamps and remarks laid over the pages; none of them stands in a block. */
      readonly notes: readonly string[];
      readonly oldFonts: readonly OldFont[];
    }
  | { readonly kind: 'unreadable'; readonly problem: string };

/** Reads a PDF with text in a child of bounded time and memory. */
export async function readPdf(bytes: Uint8Array): Promise<PdfReading> {
  const ended = await runLimited({
    program: process.execPath,
    // It may read its own files, and neither write, start others nor load what is not JavaScript.
    args: ['--permission', '--allow-fs-read=*', `--max-old-space-size=${String(HEAP_MB)}`, CHILD],
    env: {},
    input: bytes,
    limits: LIMITS,
  });
  if (ended.kind === 'too-long')
    return unreadable(`Tệp PDF đọc quá ${String(LIMITS.seconds)} giây mà chưa xong; ${SPLIT}`);
  if (ended.kind !== 'ended' || ended.code !== 0) return unreadable(`Tệp PDF cần quá nhiều bộ nhớ để đọc; ${SPLIT}`);
  const answer = JSON.parse(Buffer.from(ended.output).toString('utf8')) as PdfAnswer;
  switch (answer.kind) {
    case 'locked':
      return unreadable('Tệp PDF được đặt mật khẩu; hãy bỏ mật khẩu, lưu lại rồi nhập tệp mới.');
    case 'damaged':
      return unreadable('Tệp PDF bị hỏng, không mở được; hãy xin lại tệp, hoặc in ra PDF một lần nữa rồi nhập.');
    case 'too-many-pages':
      return unreadable(`Tệp PDF có ${String(answer.pages)} trang; ${SPLIT}`);
    case 'read': {
      const { pages, silent, notes, oldFonts, parts } = answer;
      return { kind: 'read', pages, silent, notes, oldFonts, parts: parts.map((blocks) => blocks.map(unpacked)) };
    }
  }
}

const SPLIT = 'hãy chỉ giữ lại các trang có bảng nhiệm vụ, hoặc dùng bản Word, Excel của văn bản.';

function unpacked(block: (PdfAnswer & { readonly kind: 'read' })['parts'][number][number]): Block {
  if (block.kind === 'paragraph') return block;
  return {
    kind: 'table',
    rows: block.rows.map(({ cells, lent, doubt }) => ({
      cells,
      ...(lent !== undefined && { lent: new Set(lent) }),
      ...(doubt !== undefined && { doubt }),
    })),
  };
}

function unreadable(problem: string): PdfReading & { readonly kind: 'unreadable' } {
  return { kind: 'unreadable', problem };
}
